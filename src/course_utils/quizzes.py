"""Multiple choice with a reason for every option, read from `data/course/quizzes/`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from course_utils.cards import Card, Fold, Listing
from course_utils.data import DATA
from course_utils.journal import current
from course_utils.names import pick
from course_utils.widgets import Question, Questions, Reply

FOLDER = DATA / "course" / "quizzes"


@dataclass(frozen=True)
class Option:
    """An option and the reason why it fits or not."""

    text: str
    reason: str


@dataclass(frozen=True)
class Item:
    """One question of a quiz; `right` is the number of the right option, counted from 0."""

    id: str
    text: str
    options: Sequence[Option]
    right: int


@dataclass(frozen=True)
class Quiz:
    """A quiz as its file holds it."""

    name: str
    title: str
    lesson: str
    items: Sequence[Item]


@cache
def quizzes() -> dict[str, Quiz]:
    """All quizzes by name. Raises ValueError, naming the file, if one cannot be read."""
    return {path.stem: _read(path.stem) for path in sorted(FOLDER.glob("*.toml"))}


def quiz(name: str) -> Questions:
    """The quiz of this name, such as ``"lesson-01"``. Raises KeyError naming the nearest."""
    return _widget(pick("quiz", name, quizzes()))


def reply(item: Item, chosen: int) -> Reply:
    """What the learner reads after choosing an option: its reason first, then all the others."""
    good = chosen == item.right
    others = [f"{o.text}: {o.reason}" for i, o in enumerate(item.options) if i != chosen]
    title = "Yes." if good else "Not this one."
    parts = (item.options[chosen].reason, "The other options:", Listing(others))
    return Reply(title, parts, "good" if good else "hint")


def _widget(found: Quiz) -> Questions:
    items = {item.id: item for item in found.items}
    questions = [
        Question(item.id, f"{number}. {item.text}", options=[o.text for o in item.options])
        for number, item in enumerate(found.items, 1)
    ]

    def record(question: Question, value: int, _: int | None) -> None:
        kept = {"chosen": value, "right": value == items[question.id].right}
        current().record("quiz", found.lesson, question.id, kept)

    earlier = {item: current().latest("quiz", item) for item in items}
    given = {item: kept.get("chosen") for item, kept in earlier.items() if isinstance(kept, dict)}
    return Questions(
        questions,
        lambda question, value: reply(items[question.id], value),
        record,
        _still(found),
        given,
    )


def _still(found: Quiz) -> Card:
    folds = [
        Fold(f"{number}. {item.text}", Listing([f"{o.text}: {o.reason}" for o in item.options]))
        for number, item in enumerate(found.items, 1)
    ]
    return Card(found.title, "Run the cell to answer. Each question opens to its reasons.", *folds)


def _read(name: str) -> Quiz:
    try:
        content = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
        items = [_item(question) for question in content["question"]]
        return Quiz(name, content["title"], content["lesson"], items)
    except (tomllib.TOMLDecodeError, KeyError, ValueError, OSError) as error:
        raise ValueError(f"The quiz file {name}.toml cannot be read: {error}.") from None


def _item(question: dict) -> Item:
    options = [Option(option["text"], option["reason"]) for option in question["option"]]
    right = [i for i, option in enumerate(question["option"]) if option.get("right")]
    if len(right) != 1:
        raise ValueError(f"question {question['id']} needs exactly one option with right = true")
    return Item(question["id"], question["text"], options, right[0])
