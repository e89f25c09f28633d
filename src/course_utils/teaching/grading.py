"""What stands in the locked cells of the graded version, and the sentences of its feedback."""

from __future__ import annotations

import os
import textwrap
from typing import Any

from course_utils.cards import Card
from course_utils.checking import judge
from course_utils.comparing import difference
from course_utils.exercises import Exercise, find
from course_utils.teaching.worlds import HERE, solution_in

WIDTH = 88  # characters in a line of feedback
RIGHT = "Right."
ALSO_RIGHT = "Right. Your lines also find the answer when the numbers in the tables are others."
TYPED = (
    "Your answer does not change when the numbers in the tables change. So it was typed or copied, "
    "and not computed. Compute it from the table."
)
ANOTHER = (
    "With other numbers in the tables your lines do not give the right answer. Look for a number "
    "or a name that is typed, although it should be computed."
)
WRONG_ABOVE = "First find the right answer with the real tables: see the locked cell further up."
NOTHING = (
    "There is no answer here: the lines were left out, or they stopped with an error before they "
    "had an answer."
)
SETTINGS_MISSING = (
    "This cell was not graded. It needs the settings of the course: the file nbgrader_config.py "
    "that `course release` wrote."
)


class NotYet(Exception):  # noqa: N818, a learner reads the name
    """An answer that gets no points yet. It shows its sentence and no traceback."""

    def _render_traceback_(self) -> list[str]:
        return lines(str(self))


def lines(text: str) -> list[str]:
    """A sentence cut into lines that fit on a page of feedback."""
    return textwrap.wrap(text, WIDTH)


def grade(exercise_id: str, answer: Any) -> Card | None:
    """Say whether an answer gets its points. Raises NotYet for nbgrader: an error is 0 points.

    A learner who runs the cell gets the same sentence as a card, so that other cells still run.
    """
    trouble = trouble_with(find(exercise_id), answer)
    if "NBGRADER_EXECUTION" not in os.environ:
        return Card("Not yet: 0 points", trouble, tone="hint") if trouble else _points_card()
    if trouble:
        raise NotYet(trouble)
    return None


def again(exercise_id: str, world: str) -> None:
    """Mark an exercise that is graded once more in another world, outside of the learner's kernel.

    Raises NotYet always: only the settings of the course know how to grade it.
    """
    raise NotYet(SETTINGS_MISSING)


def trouble_with(exercise: Exercise, answer: Any) -> str | None:
    """None for a right answer, else the sentence that helps."""
    verdict = judge(exercise, answer)
    if verdict.state == "not attempted":
        return NOTHING
    return None if verdict.state == "correct" else verdict.message


def trouble_elsewhere(exercise: Exercise, world: str, here: Any, there: Any) -> str | None:
    """None if `there` is the right answer of another world, else the sentence that helps.

    `here` is the answer that the same lines gave with the real tables.
    """
    if there is Ellipsis:
        return NOTHING
    if _agree(exercise, there, solution_in(world, exercise.id)):
        return None
    expected_here = solution_in(HERE, exercise.id)
    if not _agree(exercise, here, expected_here):
        return WRONG_ABOVE
    return TYPED if _agree(exercise, there, expected_here) else ANOTHER


def _agree(exercise: Exercise, answer: Any, expected: Any) -> bool:
    try:
        return difference(exercise.asked, answer, expected) is None
    except Exception:  # an answer may be any object, also one that fails when it is read
        return False


def _points_card() -> Card:
    return Card("This answer gets its points", tone="good")
