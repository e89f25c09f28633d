"""How long a lesson takes: what there is to read, to run and to do, counted in its notebook.

One rule turns the counts into minutes for one learner who works alone:

- Reading: 165 words a minute for a fluent reader of a second language, 100 for a slow one. First
  language readers of English non-fiction read 238 words a minute (Brysbaert 2019, a review of 190
  studies, https://doi.org/10.1016/j.jml.2019.104047). Fluent bilinguals read "30% or more slower"
  (Segalowitz, Poulsen and Komoda 1991), advanced students of English "100 words per minute or
  less" (Jensen 1986). Both are quoted as in Busbee 2001, English Teaching 56(2).
- Everything else: `MINUTES` and `of_exercise`. These are estimates. Nobody has measured them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from nbformat import NotebookNode

from course_utils.exercises import Exercise, find
from course_utils.exercises.exercise import Choice, Order, Text
from course_utils.quizzes import quizzes

FLUENT, SLOW = 165, 100  # words a minute
# Minutes for a cell to run and look at, a question of a quiz, and so on.
MINUTES = {"cell": 0.5, "question": 0.5, "guess": 0.5, "judge": 1.5, "explore": 2}
MINUTES |= {"write": 3, "sheet": 8}
CHOOSE, ORDER, WRITE = 2, 4, 8
COMPUTE = {1: 3, 2: 5, 3: 10}  # by level
# A discussion takes the time that a class gives it, and the form is voluntary.
NOT_COUNTED = {"form": "", "write": "discuss-"}

HEADING = re.compile(r"(#{1,6}) +(.+?) *$")
CALL = re.compile(r'^(?:\w+ = )?(\w+)\("([^"]+)"', re.M)
STATED = re.compile(r"^\*\*Time\*\* (\d+) minutes of .*?, (\d+) minutes of ", re.M)
OPENING, CLOSING, MORE = "Opening", "Close", "More practice"
LAST_STEPS = ("Why?", "Your homeland")


def of_exercise(exercise: Exercise) -> int:
    """Minutes for an exercise by its kind and level; an estimate, as `MINUTES`."""
    match exercise.asked:
        case Choice():
            return CHOOSE
        case Order():
            return ORDER
        case Text():
            return WRITE
    return COMPUTE[exercise.level]


@dataclass
class Counts:
    """What stands in a part of a lesson."""

    words: int = 0
    tasks: list[tuple[str, str]] = field(default_factory=list)  # word and name, as ("guess", "g1")

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.words + other.words, self.tasks + other.tasks)

    def number(self, task: str) -> int:
        """How many there are of a kind of `MINUTES`; a quiz is counted by its questions."""
        names = [name for word, name in self.tasks if word == task]
        if task == "question":
            return sum(len(quizzes()[name].items) for word, name in self.tasks if word == "quiz")
        return len(names)

    @cached_property
    def exercises(self) -> list[Exercise]:
        """The exercises in the order of the page."""
        return [find(name) for word, name in self.tasks if word == "check"]

    @property
    def doing(self) -> float:
        """Minutes for everything that is not reading."""
        small = sum(each * self.number(task) for task, each in MINUTES.items())
        return small + sum(map(of_exercise, self.exercises))

    def minutes(self, rate: int = SLOW) -> float:
        """Minutes for a learner who reads `rate` words a minute."""
        return self.words / rate + self.doing


def total(counts: Iterable[Counts]) -> Counts:
    """Several parts as one."""
    return sum(counts, Counts())


def parts(notebook: NotebookNode) -> dict[str, Counts]:
    """The counts of a lesson by part: the opening, each numbered section, the close, and more.

    *More practice* is one part, wherever it stands. Where a cell ends does not matter.
    """
    found: dict[str, Counts] = {OPENING: Counts()}
    for part, counts in _pieces(notebook):
        found[part] = found.get(part, Counts()) + counts
    if MORE in found:  # it comes last, and is no part of the core
        found[MORE] = found.pop(MORE)
    return found


def stated(notebook: NotebookNode) -> int | None:
    """The minutes that a lesson states below its title, reading and exercises together."""
    found = STATED.search("\n".join(cell.source for cell in notebook.cells))
    return sum(map(int, found.groups())) if found else None


def core(found: dict[str, Counts]) -> Counts:
    """All parts without *More practice*."""
    return total(counts for part, counts in found.items() if part != MORE)


def _pieces(notebook: NotebookNode) -> Iterator[tuple[str, Counts]]:
    """Each line of prose and each code cell, with the part in which it stands."""
    part, more = OPENING, False
    for cell in notebook.cells:
        if cell.cell_type == "code":
            yield MORE if more else part, Counts(tasks=_tasks(cell.source))
            continue
        for line in _prose(cell.source).splitlines():
            if heading := HEADING.match(line):
                marks, title = heading.groups()
                part, more = _part(part, marks, title), is_more(more, len(marks), title)
            yield MORE if more else part, Counts(_words(line))


def _part(part: str, marks: str, title: str) -> str:
    """The part that a heading begins, or the one in which it stands."""
    if len(marks) != 2:
        return part
    if re.match(r"\d+ · ", title):
        return title
    return part if part == OPENING else CLOSING


def is_more(more: bool, level: int, title: str) -> bool:
    """Is a heading in *More practice*, if the one before it is `more`, or not?

    The last two steps of a lesson end it without a section of their own.
    """
    return title == MORE or (more and level > 2 and title not in LAST_STEPS)


def _prose(source: str) -> str:
    """Markdown without code between fences and without the addresses of links."""
    return re.sub(r"\]\([^)]*\)", "]", re.sub(r"^```.*?^```", "", source, flags=re.M | re.S))


def _words(line: str) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in line.split())


def _tasks(source: str) -> list[tuple[str, str]]:
    """What a cell asks for. A cell is only run where it asks for nothing else."""
    calls = [
        call for call in CALL.findall(source) if call[0] in {*MINUTES, "quiz", "check", "form"}
    ]
    tasks = [call for call in calls if not _left_out(*call)]
    return tasks or ([] if calls or "puzzle(" in source else [("cell", "")])


def _left_out(word: str, name: str) -> bool:
    return word in NOT_COUNTED and name.startswith(NOT_COUNTED[word])
