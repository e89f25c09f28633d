"""Agreement between two coders."""

from __future__ import annotations

import pandas as pd


def percent_agreement(first: pd.Series, second: pd.Series) -> float:
    """The share of cases, in percent (0 to 100), to which both coders gave the same code.

    `first` and `second` hold one code a case, matched by index. Raises ValueError if the indexes
    differ or there is no case.
    """
    pairs = _pairs(first, second)
    return float(100 * (pairs["first"] == pairs["second"]).mean())


def kappa(first: pd.Series, second: pd.Series) -> float:
    """Agreement beyond chance: Cohen's kappa, from -1 to 1 (1 = full, 0 = as by chance).

    Cohen, J. (1960), "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20(1). `first` and `second` as in `percent_agreement`. Raises ValueError if both
    coders used one and the same code throughout: then chance alone explains everything.
    """
    pairs = _pairs(first, second)
    observed = (pairs["first"] == pairs["second"]).mean()
    shares = [pairs[coder].value_counts(normalize=True) for coder in pairs]
    by_chance = shares[0].mul(shares[1], fill_value=0).sum()
    if by_chance == 1:
        raise ValueError("Both coders used a single code: kappa is not defined.")
    return float((observed - by_chance) / (1 - by_chance))


def _pairs(first: pd.Series, second: pd.Series) -> pd.DataFrame:
    if len(first) == 0 or not first.index.sort_values().equals(second.index.sort_values()):
        raise ValueError("The two coders must have coded the same cases, and at least one.")
    return pd.DataFrame({"first": first, "second": second})
