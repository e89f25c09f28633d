"""An answer against an exercise: the verdict, its sentence, and the next help."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from numbers import Real
from typing import Any

from course_utils.answers import is_dots, one_text, unfilled
from course_utils.cards import Card, Code, Fold, Part
from course_utils.comparing import difference
from course_utils.exercises import Exercise, find
from course_utils.exercises.exercise import Kind, Mistake, Number, Text
from course_utils.journal import current

TITLES = {"correct": "Correct", "not yet": "Not yet", "not attempted": "Not attempted yet"}
TONES = {"correct": "good", "not yet": "hint", "not attempted": "plain"}
TRIES_BEFORE_SOLUTION = 3
FORGOTTEN: Any = object()  # stands for an answer that was left out of the brackets


@dataclass(frozen=True)
class Verdict:
    """What `check` found: `state` is "correct", "not yet" or "not attempted"."""

    state: str
    message: str
    mistake: str | None = None
    more: tuple[Part, ...] = ()

    @property
    def card(self) -> Card:
        """The verdict as the learner sees it."""
        return Card(TITLES[self.state], self.message, *self.more, tone=TONES[self.state])

    def _repr_html_(self) -> str:
        return self.card.html

    def __repr__(self) -> str:
        return self.card.text


def check(exercise_id: str, answer: Any = FORGOTTEN) -> Verdict:
    """Compare `answer` with the exercise and record the try in the journal.

    Never raises for any answer. Raises KeyError, naming the nearest ids, for an unknown exercise.
    """
    exercise = find(exercise_id)
    if answer is FORGOTTEN:
        forgotten = f'Nothing to check yet: add your answer, as in check("{exercise.id}", answer).'
        return Verdict("not attempted", forgotten)
    verdict = judge(exercise, answer)
    if verdict.state == "not attempted":
        return verdict
    value = {"state": verdict.state, "mistake": verdict.mistake}
    current().record("exercise", exercise.lesson, exercise.id, value)
    return Verdict(verdict.state, verdict.message, verdict.mistake, _more(exercise, verdict))


def judge(exercise: Exercise, answer: Any) -> Verdict:
    """The verdict alone: nothing is recorded."""
    if is_dots(answer):
        return Verdict(
            "not attempted", "Nothing to check yet: replace the ... and run the cell again."
        )
    try:
        return _judge(exercise, answer)
    except Exception:
        # An answer may be any object, also one that fails when it is read: the lesson goes on.
        message = (
            "Your answer could not be read. Look at what the exercise asks for, and try again."
        )
        return Verdict("not yet", message, "unreadable")


def hint(exercise_id: str) -> Card:
    """The next hint of an exercise; after the last one they start again. Raises KeyError."""
    exercise = find(exercise_id)
    seen = len(current().entries(kind="hint", item=exercise.id))
    number = seen % len(exercise.hints)
    current().record("hint", exercise.lesson, exercise.id, number + 1)
    title = f"Hint {number + 1} of {len(exercise.hints)} for exercise {exercise.id}"
    return Card(title, exercise.hints[number], tone="hint")


def solution(exercise_id: str) -> Card:
    """The reference solution of an exercise as code, with its reasoning. Raises KeyError."""
    exercise = find(exercise_id)
    current().record("solution", exercise.lesson, exercise.id, True)
    return Card(f"Solution of exercise {exercise.id}", *_solution(exercise))


def _judge(exercise: Exercise, answer: Any) -> Verdict:
    if unfilled(answer):
        message = "A ... still stands in your answer. Put your own value in its place."
        return Verdict("not yet", message)
    if isinstance(exercise.asked, Text):
        answer = one_text(answer)  # so that the mistakes see what is compared
    off = difference(exercise.asked, answer, exercise.solution())
    looked_for = () if _is_no_text(exercise, answer) else exercise.mistakes
    mistake = next((m for m in looked_for if _is(m, exercise, answer)), None)
    if mistake and (off or mistake.applies):
        return Verdict("not yet", mistake.message, mistake.name)
    if off:
        return Verdict("not yet", off)
    return Verdict("correct", exercise.reasoning)


def _is_no_text(exercise: Exercise, answer: Any) -> bool:
    """Mistakes in a text are looked for in texts alone."""
    return isinstance(exercise.asked, Text) and not isinstance(answer, str)


def _is(mistake: Mistake, exercise: Exercise, answer: Any) -> bool:
    if mistake.applies:
        # A test for texts may fail on a widget: then it is another mistake.
        with suppress(Exception):
            return mistake.applies(answer)
        return False
    wrong = mistake.answer()
    return difference(_as_near(exercise.asked, wrong), answer, wrong) is None


def _as_near(asked: Kind, wrong: Any) -> Kind:
    """A small wrong number has to be met closely: within 0.3 of 0.27 lie 0 and 0.5 as well."""
    if isinstance(asked, Number) and isinstance(wrong, Real):
        return replace(asked, within=min(asked.within, abs(float(wrong)) / 20))
    return asked


def _more(exercise: Exercise, verdict: Verdict) -> tuple[Part, ...]:
    if verdict.state == "correct":
        return (Fold("Compare with the solution of the course", Code(exercise.code)),)
    tries = current().entries(kind="exercise", item=exercise.id)
    if len(tries) >= TRIES_BEFORE_SOLUTION:
        return (Fold("After three tries: open the solution", *_solution(exercise)),)
    return (f'For help, type hint("{exercise.id}") in a new cell.',)


def _solution(exercise: Exercise) -> tuple[Part, ...]:
    return (Code(exercise.code), exercise.reasoning)
