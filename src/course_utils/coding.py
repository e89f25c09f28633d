"""The coding sheet of lesson 01: a community, its notes, and a code for each feature."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from course_utils.cards import Card, Fold, Listing
from course_utils.data import DATA, load
from course_utils.journal import current
from course_utils.names import pick
from course_utils.widgets import Question, Questions, Reply

CODES = ("0", "1", "2", "?")
LABELS = (
    "0 · the notes speak against it",
    "1 · in part",
    "2 · clearly",
    "? · the notes are silent",
)


@dataclass(frozen=True)
class Community:
    """A community with the notes that a coder may use, each with its source."""

    key: str
    name: str
    notes: Sequence[tuple[str, str]]


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads((DATA / "course" / "communities.toml").read_text(encoding="utf-8"))


@cache
def communities() -> dict[str, Community]:
    """The communities by name, from `data/course/communities.toml`."""
    rows = _content()["community"]
    return {row["name"]: Community(row["key"], row["name"], row["notes"]) for row in rows}


@cache
def features() -> list[str]:
    """The features of the codebook, in its order."""
    return [row["name"] for row in _content()["feature"]]


def notes(name: str) -> Card:
    """What a coder may use about a community. Raises KeyError naming the nearest."""
    found = pick("community", name, communities())
    parts = [f"{text} [{source}]" for text, source in found.notes]
    return Card(f"Notes on: {found.name}", Listing(parts))


def sheet(name: str) -> Questions:
    """A coding sheet for a community; after each code the two coders and their reasons appear.

    Raises KeyError naming the nearest.
    """
    found = pick("community", name, communities())
    rows = load("community_codes").query("community == @name").set_index("feature").loc[features()]
    by_id = {_item(found, feature): rows.loc[feature] for feature in features()}
    questions = [
        Question(item, f"{row.name}. {row['meaning']}", options=LABELS, button="Code it")
        for item, row in by_id.items()
    ]
    earlier = {item: current().latest("code", item) for item in by_id}
    return Questions(
        questions,
        lambda question, value: _beside(value, by_id[question.id]),
        lambda question, value, _: current().record("code", "01", question.id, value),
        Card(
            f"Coding sheet: {name}",
            "Run the cell to fill it in.",
            Fold("Open the codes", _codes(rows)),
        ),
        {item: value for item, value in earlier.items() if value is not None},
    )


def my_codes() -> pd.DataFrame:
    """The learner's own codes beside the coders': community, feature, mine, coder_a, coder_b."""
    table = load("community_codes")
    names = {community.name: community for community in communities().values()}
    items = [_item(names[row.community], row.feature) for row in table.itertuples()]
    kept = [current().latest("code", item) for item in items]
    mine = [_code(index) for index in kept]
    own = table.assign(mine=mine).dropna(subset="mine")
    return own[["community", "feature", "mine", "coder_a", "coder_b"]].reset_index(drop=True)


def _code(index: Any) -> str | None:
    """The code of this number; None for what is no number of a code, as in a merged journal."""
    return CODES[index] if type(index) is int and 0 <= index < len(CODES) else None


def _item(community: Community, feature: str) -> str:
    return f"code-{community.key}-{feature}"


def _beside(value: int, row: pd.Series) -> Reply:
    mine, coders = CODES[value], [row["coder_a"], row["coder_b"]]
    agree = sum(mine == code for code in coders)
    title = ("Neither coder chose this code.", "One coder agrees.", "Both coders agree.")[agree]
    parts = (f"Coder A: {coders[0]}. {row['reason_a']}", f"Coder B: {coders[1]}. {row['reason_b']}")
    return Reply(title, parts, "good" if agree == len(coders) else "hint")


def _codes(rows: pd.DataFrame) -> Listing:
    return Listing([f"{f}: A {row['coder_a']}, B {row['coder_b']}" for f, row in rows.iterrows()])
