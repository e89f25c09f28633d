"""A class made by a program, to look at a report before the first real files are there.

Nobody stands behind it. Every learner gets a strength and every question a difficulty, both drawn
at random; the chance of a right answer is the one of the Rasch model (Rasch 1960): the logistic
function of the difference. So the class has hard questions and easy ones, as a real class has, but
which ones they are says nothing about the course.
"""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from course_utils.exercises import Exercise, all_exercises
from course_utils.forms import FORMS, MOMENTS, Item, items, kept
from course_utils.journal import EXPORT_FORMAT, EXPORT_VERSION, JSON
from course_utils.progress import lessons
from course_utils.quizzes import quizzes
from course_utils.teaching.handed_in import Class, read_class

LEARNERS = 24
LEAVES = 0.03  # chance that a learner hands in nothing more after a lesson
BEFORE = 0.6  # how much harder the forms are than the exercises
LEARNED = 1.0  # what the strength grows by until the second form, for what the course teaches
NAMED = 0.8  # chance that a wrong answer is a mistake that the exercise knows
SKIPS = 0.05  # chance to leave out an exercise
GIVES_UP = 0.15  # chance to stop after a wrong try
HELP = 0.4  # chance to read a hint after a wrong try
MOST_TRIES = 4
FIRST_DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)

Row = tuple[str, str, str, JSON]  # kind, lesson, item, value


def example() -> Class:
    """The class of the notebook for teachers: always the same, and marked as made up."""
    with tempfile.TemporaryDirectory() as folder:
        write_class(folder)
        return replace(read_class(folder), made_up=True)


def write_class(
    folder: str | Path, learners: int = LEARNERS, leaves: float = LEAVES, seed: int = 1
) -> None:
    """Write a file for each learner, as `journal().export()` does: learner-01.json and so on.

    `leaves` is the chance to stop after a lesson. The same numbers give the same bytes.
    """
    for number in range(1, learners + 1):
        rows = _work(Random(f"{seed} {number}"), leaves)
        content = {"format": EXPORT_FORMAT, "version": EXPORT_VERSION, "entries": rows}
        path = Path(folder) / f"learner-{number:02}.json"
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def _work(chance: Random, leaves: float) -> list[dict[str, JSON]]:
    """The entries of one learner: a lesson a week, an entry a minute."""
    strength, entries = chance.gauss(0.5, 0.8), []
    forms = dict(zip(MOMENTS, chance.sample(FORMS, len(MOMENTS)), strict=True))
    for week, lesson in enumerate(lessons()):
        start = FIRST_DAY + timedelta(weeks=week)
        rows = _lesson(lesson, strength, forms, chance)
        entries += [_entry(row, start + timedelta(minutes=n), chance) for n, row in enumerate(rows)]
        if chance.random() < leaves:
            break
    return entries


def _entry(row: Row, at: datetime, chance: Random) -> dict[str, JSON]:
    kind, lesson, item, value = row
    return {
        "id": UUID(int=chance.getrandbits(128)).hex,
        "at": at.isoformat(timespec="microseconds"),
        "kind": kind,
        "lesson": lesson,
        "item": item,
        "value": value,
    }


def _lesson(
    lesson: str, strength: float, forms: Mapping[str, str], chance: Random
) -> Iterator[Row]:
    for exercise in all_exercises():
        if exercise.lesson == lesson and chance.random() >= SKIPS:
            yield from _exercise(exercise, strength, chance)
    for quiz in quizzes().values():
        for item in quiz.items if quiz.lesson == lesson else ():
            chosen = _option(item.id, len(item.options), item.right, strength, chance)
            yield "quiz", lesson, item.id, {"chosen": chosen, "right": chosen == item.right}
    for moment, when in MOMENTS.items():
        for question in items(forms[moment]) if when.lesson == lesson else ():
            yield _answer(question, moment, strength, chance)


def _exercise(exercise: Exercise, strength: float, chance: Random) -> Iterator[Row]:
    """Tries until one is right or the learner gives up, with a hint or the solution in between."""
    for _ in range(MOST_TRIES):
        right = chance.random() < _chance_of_right(exercise.id, strength)
        named = not right and exercise.mistakes and chance.random() < NAMED
        mistake = _often_the_first(exercise.mistakes, chance).name if named else None
        value = {"state": "correct" if right else "not yet", "mistake": mistake}
        yield "exercise", exercise.lesson, exercise.id, value
        if right or chance.random() < GIVES_UP:
            return
        if chance.random() < HELP:
            yield "hint", exercise.lesson, exercise.id, 1
    yield "solution", exercise.lesson, exercise.id, True


def _answer(question: Item, moment: str, strength: float, chance: Random) -> Row:
    learned = LEARNED if moment == "after" and not question.control else 0
    # The twin in the other form is as difficult, so the difficulty belongs to the pair.
    options = len(question.options)
    chosen = _option(question.pair, options, question.right, strength + learned - BEFORE, chance)
    value = kept(question, moment, chosen, chance.randrange(3))
    return "form", MOMENTS[moment].lesson, question.id, value


def _option(name: str, options: int, right: int, strength: float, chance: Random) -> int:
    if chance.random() < _chance_of_right(name, strength):
        return right
    return _often_the_first([each for each in range(options) if each != right], chance)


def _chance_of_right(name: str, strength: float) -> float:
    """The Rasch model; the difficulty hangs on the name alone, so it is the same for everybody."""
    difficulty = Random(name).gauss(0, 1)
    return 1 / (1 + math.exp(difficulty - strength))


def _often_the_first(things: Sequence[Any], chance: Random) -> Any:
    """One of them; the first is twice as likely as the second, and so on."""
    return chance.choices(things, [2.0**-place for place in range(len(things))])[0]
