"""Where one value stands among others."""

from __future__ import annotations

import pandas as pd


def percentile(values: pd.Series, who: str) -> float:
    """Of the others that have a number, the percent that lie below `who`; ties count by half.

    This is the percentile rank of a score with its mid-point convention (as "mean" in
    ``scipy.stats.percentileofscore``), but the one who is asked about is not counted among the
    others: the lowest gets 0 and the highest 100. `values` has one row a country. Raises ValueError
    if `who` has no number, or if nobody else has one.
    """
    known = values.dropna()
    if who not in known.index:
        raise ValueError(f"There is no number for {who}, so it has no place among the others.")
    others = known.drop(who)
    if others.empty:
        raise ValueError(f"Nobody else has a number, so {who} cannot be compared.")
    below = (others < known[who]).sum() + 0.5 * (others == known[who]).sum()
    return float(100 * below / len(others))
