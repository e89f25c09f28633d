"""Rules on keeping and passing on citizenship, read as answers: yes, in part, no, or unknown."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from course_utils.data import load

LATEST = 2024
STATES = 201  # states with a row in the table, in any year; former states are among them


class Rule(NamedTuple):
    """A column of the table, seen from the side of the citizen: which answers mean yes, or in part.

    Every other answer means no; an empty cell stays unknown.
    """

    column: str
    yes: tuple[str, ...]
    in_part: tuple[str, ...] = ()


# The order is the one of the index in lesson 08.
RULES = {
    "keep": Rule(
        "loss_by_foreign_citizenship",
        ("no", "automatic, naturalised only", "by decision, naturalised only"),
        ("automatic, with exceptions", "by decision", "by decision, with exceptions"),
    ),
    "stay": Rule("loss_by_living_abroad", ("no",), ("some citizens only",)),
    "child": Rule(
        "child_born_abroad",
        ("yes",),
        (
            "limits for dual citizens",
            "limits out of wedlock",
            "limits for mothers",
            "limits by generation or residence",
        ),
    ),
    "back": Rule("former_citizen", ("yes",), ("after some kinds of loss only",)),
    "descendant": Rule("descendant_of_former_citizen", ("yes",)),
    "co_ethnic": Rule("co_ethnic", ("yes",)),
}


def answers(rules: pd.DataFrame, rule: str, half: float = 0.0) -> pd.Series:
    """One answer a row: 1 for yes, `half` for in part, 0 for no, and a gap where it is unknown.

    `rules` is the table `citizenship_rules` or some of its rows, `rule` a key of `RULES`. Raises
    ValueError unless `half` lies from 0 to 1.
    """
    if not 0 <= half <= 1:
        raise ValueError("An answer in part counts between 0 (as no) and 1 (as yes).")
    column, yes, in_part = RULES[rule]
    text = rules[column]
    values = text.isin(yes).astype(float) + half * text.isin(in_part)
    return values.where(text.notna())


def offices() -> pd.Series:
    """1 for a state with an institution whose end is not known in our list, 0 if all have ended.

    A state that is not in the list has no row: the list is a choice, so its absence means nothing.
    """
    institutions = load("diaspora_institutions")
    return institutions["ended_year"].isna().groupby(institutions["iso3"]).any().astype(float)


def rights(half: float = 0.5, year: int = LATEST) -> pd.DataFrame:
    """The parts of the index of lesson 08: one row a state, one column a right, from 0 to 1.

    The columns are the keys of `RULES`, and `office` (see `offices`). Only 2020 to 2024 have all
    rules. Raises ValueError as `answers`.
    """
    table = load("citizenship_rules")
    rows = table[table["year"] == year].set_index("iso3")
    parts = pd.DataFrame({rule: answers(rows, rule, half) for rule in RULES})
    return parts.assign(office=offices().reindex(parts.index))
