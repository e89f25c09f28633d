"""How much depends on a few: the concentration of amounts."""

from __future__ import annotations

import numpy as np
import pandas as pd


def herfindahl(amounts: pd.Series) -> float:
    """The Herfindahl index: the sum of the squared shares, from 1/n (all equal) to 1 (one has all).

    Herfindahl, O. C. (1950), "Concentration in the steel industry", and before him Hirschman, A. O.
    (1945), "National Power and the Structure of Foreign Trade". `amounts` holds one amount a part,
    in any unit; missing amounts are left out. Raises ValueError if an amount is negative, or if
    nothing is left to share.
    """
    known = pd.Series(amounts, dtype=float).dropna()
    if (known < 0).any():
        raise ValueError("An amount is negative, so it has no share in the total.")
    if not 0 < known.sum() < np.inf:
        raise ValueError("The amounts must add up to a number above zero.")
    return float(((known / known.sum()) ** 2).sum())


def effective_number(amounts: pd.Series) -> float:
    """How many parts of equal size would be as concentrated: 1 over the Herfindahl index.

    Laakso, M. and Taagepera, R. (1979), "Effective number of parties", Comparative Political
    Studies 12(1). `amounts` and errors as in `herfindahl`.
    """
    return 1 / herfindahl(amounts)
