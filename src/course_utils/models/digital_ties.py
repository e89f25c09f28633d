"""Friendships on Facebook between two countries, against the people who moved between them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from course_utils.models import gravity

COUNTS = ("from the origin", "both ways", "a gap as zero")
FACTORS = {  # what the model may know, and the column that says it
    "migrants": "log_density",
    "distance": "distance_km",
    "common border": "border",
    "common language": "spoken_language",
    "colonial tie": "colonial_tie",
}
LEAST = 100  # people: a corridor of three says little about anything
YEAR = 2024


def tie_table(count: str = COUNTS[0], least: float = LEAST) -> pd.DataFrame:
    """One row for each corridor for which both people and friendships are known.

    Index: origin and destination (ISO3). To the columns of `gravity.corridor_table` two are added:
    `people` is what counts as people between the two, and `log_density` the natural logarithm of
    these people divided by the residents of the one and by the residents of the other, because
    connectedness is divided by the users on both sides as well.

    `count` says which people: "from the origin" (those born there who live in the destination),
    "both ways" (also those born in the destination who live in the origin; corridors for which one
    of the two is not listed are left out), or "a gap as zero" (a direction that is not listed
    counts as nobody, to see what that mistake does). Corridors of fewer than `least` people are
    left out. Raises ValueError for another `count`, or if `least` is not above 0.
    """
    if count not in COUNTS:
        raise ValueError(f"The count must be one of {', '.join(COUNTS)}, and not {count!r}.")
    if not least > 0:
        raise ValueError("The least number of people must be above 0.")
    table = gravity.corridor_table(YEAR).dropna(subset=["connectedness"])
    table["people"] = table["migrants"] + _back(table, count)
    table = table[table["people"] >= least].copy()
    residents = table["origin_population"].astype(float) * table["destination_population"]
    table["log_density"] = np.log(table["people"] / residents)
    return table


def _back(table: pd.DataFrame, count: str) -> pd.Series | float:
    """The people of the other direction, by corridor; empty where the table does not list it."""
    if count == COUNTS[0]:
        return 0.0
    swapped = table["migrants"].swaplevel()
    back = swapped.reindex(table.index)
    return back if count == COUNTS[1] else back.fillna(0.0)


def fit(table: pd.DataFrame, factors: Sequence[str] = tuple(FACTORS)) -> gravity.Fit:
    """What connectedness to expect of each corridor, from these `factors` (names in `FACTORS`).

    Least squares on the logarithm of the connectedness (`gravity.fit`), so what is expected is a
    geometric mean. The idea to set friendship beside migrants and distance is that of Bailey, M.,
    Cao, R., Kuchler, T., Stroebel, J. and Wong, A. (2018), "Social Connectedness: Measurement,
    Determinants, and Effects", Journal of Economic Perspectives 32(3). Connectedness is the same
    in both directions, so a pair with both corridors counts twice. Raises KeyError for an unknown
    factor, and what `gravity.fit` raises.
    """
    columns = [FACTORS[factor] for factor in factors]
    return gravity.fit(table, outcome="connectedness", factors=columns, kind="log-linear")
