"""The made-up scores of the options for a policy, in the shape that `models.composite` takes."""

from __future__ import annotations

import pandas as pd

from course_utils.data import load

CRITERIA = {
    "people_abroad": "good for people abroad",
    "people_at_home": "good for people at home",
    "evidence": "strength of the evidence",
    "low_cost": "low cost for the state",
    "safety": "safety of the people",
}
WORST, BEST = 0, 4


def scores() -> pd.DataFrame:
    """The scores from 0 (worst) to 4 (best): one row an option, one column a criterion."""
    table = load("policy_options").set_index("option")
    return table[[f"{key}_score" for key in CRITERIA]].set_axis(list(CRITERIA), axis="columns")
