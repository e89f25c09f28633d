"""Options for a policy towards people abroad: what speaks for and against, and made-up scores."""

from __future__ import annotations

import pandas as pd

from course_utils.cards import Card, Grid
from course_utils.data import load

CRITERIA = {
    "people_abroad": "good for people abroad",
    "people_at_home": "good for people at home",
    "evidence": "strength of the evidence",
    "low_cost": "low cost for the state",
    "safety": "safety of the people",
}
WORST, BEST = 0, 4


def options() -> Card:
    """The options as a table to read: what to do, the cost, the evidence, and where to look."""
    table = load("policy_options")
    rows = [
        [
            one.option,
            f"{one.what}. Cost: {one.cost[0].lower()}{one.cost[1:]}.",
            f"{one.evidence_for}. (Lesson {one.lesson}, {_where(one.tables)})",
            f"{one.evidence_against}.",
        ]
        for one in table.itertuples()
    ]
    header = ["Option", "What, and its cost", "For it", "Against it, or unknown"]
    return Card("Options for a policy towards people abroad", Grid(header, rows))


def _where(tables: str | float) -> str:
    """The tables in which a reader can look; an empty cell of the list means none."""
    if not isinstance(tables, str):
        return "no table"
    return f"tables {tables.replace('; ', ' and ')}" if ";" in tables else f"table {tables}"


def scores() -> pd.DataFrame:
    """The scores from 0 (worst) to 4 (best): one row an option, one column a criterion."""
    table = load("policy_options").set_index("option")
    return table[[f"{key}_score" for key in CRITERIA]].set_axis(list(CRITERIA), axis="columns")
