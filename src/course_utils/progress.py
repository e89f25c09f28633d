"""The learner's view of the journal: progress over the lessons, and work taken home."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from course_utils.cards import Card, Grid, Link, Part
from course_utils.data import DATA
from course_utils.exercises import all_exercises
from course_utils.journal import Journal, JournalFileError, current
from course_utils.names import pick
from course_utils.quizzes import quizzes

WORK = "my-work.json"


@dataclass(frozen=True)
class Lesson:
    """A lesson of the course; `file` is empty as long as it is being written."""

    number: str
    title: str
    question: str
    file: str = ""


@cache
def lessons() -> dict[str, Lesson]:
    """All lessons by number, in the order of the course."""
    content = tomllib.loads((DATA / "course" / "lessons.toml").read_text(encoding="utf-8"))
    return {row["number"]: Lesson(**row) for row in content["lesson"]}


class Progress(Card):
    """What is done so far, as a card; `export` and `merge` carry it in one file."""

    def __init__(self, journal: Journal, title: str, *parts: Part) -> None:
        self._journal = journal
        super().__init__(title, *parts, *journal.notices)

    @property
    def path(self) -> str:
        """Where the journal is kept on this machine."""
        return self._journal.path

    def export(self, path: str | Path = WORK) -> Card:
        """Write all your work to one file, to keep it or to take it to another machine."""
        try:
            file = self._journal.export(path)
        except (OSError, JournalFileError) as error:
            return Card("Your work was not saved", str(error), tone="warn")
        return Card("Your work is saved", f"The file is {file.name}. Keep it.", tone="good")

    def merge(self, path: str | Path = WORK) -> Card:
        """Add the work of such a file to this journal; nothing is overwritten."""
        try:
            new = self._journal.merge(path)
        except JournalFileError as error:
            return Card("Nothing was added", str(error), tone="warn")
        return Card("Your work was read", f"New entries: {new}.", tone="good")


def journal(lesson: str | None = None) -> Progress:
    """Progress over all lessons, or over one, with the next step. Raises KeyError for another."""
    kept = current()
    if lesson is not None:
        return _one(kept, pick("lesson", lesson, lessons()))
    rows = [_row(kept, each) for each in lessons().values()]
    grid = Grid(("Lesson", "Question", "Exercises", "Quiz"), rows)
    return Progress(
        kept, "Your course", grid, 'To take your work home: journal().export("my-work.json")'
    )


def _one(kept: Journal, lesson: Lesson) -> Progress:
    exercises, solved = _exercises(kept, lesson)
    open_ones = [e for e in exercises if e not in solved]
    parts = [f"Exercises: {len(solved)} of {len(exercises)}. Quiz: {_quiz(kept, lesson)}."]
    if open_ones:
        parts.append(f"Still open: {', '.join(open_ones)}.")
    following = _next(lesson)
    if following:
        parts.append(f"Next: Lesson {following.number} · {following.title}. {following.question}")
    return Progress(kept, f"Lesson {lesson.number} · {lesson.title}", *parts)


def _next(lesson: Lesson) -> Lesson | None:
    order = list(lessons().values())
    later = order[order.index(lesson) + 1 :]
    return later[0] if later else None


def _row(kept: Journal, lesson: Lesson) -> tuple[str | Link, ...]:
    name = f"{lesson.number} · {lesson.title}"
    if not lesson.file:
        return (name, lesson.question, "being written", "")
    exercises, solved = _exercises(kept, lesson)
    return (name, lesson.question, _of(solved, exercises), _quiz(kept, lesson))


def _exercises(kept: Journal, lesson: Lesson) -> tuple[list[str], set[str]]:
    ids = [exercise.id for exercise in all_exercises() if exercise.lesson == lesson.number]
    tries = kept.entries(kind="exercise", lesson=lesson.number)
    values = [(one.item, one.value) for one in tries if isinstance(one.value, dict)]
    solved = {item for item, value in values if value.get("state") == "correct"}
    return ids, solved & set(ids)


def _quiz(kept: Journal, lesson: Lesson) -> str:
    items = [i.id for q in quizzes().values() if q.lesson == lesson.number for i in q.items]
    answered = {entry.item for entry in kept.entries(kind="quiz", lesson=lesson.number)}
    return _of(answered & set(items), items)


def _of(done: Iterable[str], everything: Iterable[str]) -> str:
    return f"{len(list(done))} of {len(list(everything))}"
