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
            f"{one.what}.",
            f"{one.cost}.",
            f"{one.evidence_for}.",
            f"{one.evidence_against}.",
            f"lesson {one.lesson}: {one.tables if isinstance(one.tables, str) else 'no table'}",
        ]
        for one in table.itertuples()
    ]
    header = ["Option", "What", "Cost", "For it", "Against it, or unknown", "Evidence"]
    return Card("Options for a policy towards people abroad", Grid(header, rows))


def scores() -> pd.DataFrame:
    """The scores from 0 (worst) to 4 (best): one row an option, one column a criterion."""
    table = load("policy_options").set_index("option")
    return table[[f"{key}_score" for key in CRITERIA]].set_axis(list(CRITERIA), axis="columns")
