"""Composite indicators: a common scale, weights, an index, ranks, and how far the ranks can move.

The steps follow OECD and European Commission Joint Research Centre (2008), "Handbook on
Constructing Composite Indicators". A table of parts has one row a country and one column a part; in
every part more counts as better.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

SCALES = ("min-max", "z-score", "rank")
MEANS = ("arithmetic", "geometric")
GAPS = ("drop", "mean", "zero")
# Two sums of the same numbers in another order differ in the last digits; they are still a tie.
DIGITS = 10


def complete(parts: pd.DataFrame, how: str = "drop") -> pd.DataFrame:
    """The table without gaps: rows with a gap left out, or gaps filled with the mean or with zero.

    The mean is taken over the countries that have a number in the part. Raises ValueError for an
    unknown `how`.
    """
    _known(how, GAPS, "gaps are handled")
    if how == "drop":
        return parts.dropna()
    return parts.fillna(parts.mean() if how == "mean" else 0.0)


def normalise(
    parts: pd.DataFrame, how: str = "min-max", low: float = 0.0, high: float = 1.0
) -> pd.DataFrame:
    """Every part on a common scale, with the same rows and columns.

    "min-max": the lowest country gets `low` and the highest gets `high`. "z-score": mean 0 and
    standard deviation 1 over the countries of the table. "rank": 1 for the lowest up to the number
    of countries, ties share the mean. A gap stays a gap. Raises ValueError for an unknown `how`, or
    if all countries have the same number in a part, because then it can tell nobody apart.
    """
    _known(how, SCALES, "parts are put on a common scale")
    flat = [str(column) for column in parts if parts[column].nunique() < 2]
    if flat:
        raise ValueError(f"All countries have the same number in: {', '.join(flat)}. Leave it out.")
    if how == "rank":
        return parts.rank()
    if how == "z-score":
        return (parts - parts.mean()) / parts.std(ddof=0)
    return low + (high - low) * (parts - parts.min()) / (parts.max() - parts.min())


def combine(
    parts: pd.DataFrame, weights: ArrayLike | None = None, how: str = "arithmetic"
) -> pd.Series:
    """One score for each row: the weighted mean of its parts. Without `weights` all count the same.

    Weights may have any sum, for example 2, 1, 1. In the arithmetic mean a high part pays in full
    for a low one, in the geometric mean it pays less (OECD and JRC 2008, step on aggregation). A
    row with a gap gets a gap. Raises ValueError for an unknown `how`, for weights that do not fit,
    and for parts that are not above zero where the mean is geometric.
    """
    given = np.ones(parts.shape[1]) if weights is None else weights
    scores = _scores(parts, _shares(given, parts.shape[1])[np.newaxis], how)
    return pd.Series(scores[0], index=parts.index, name="score")


def ranks(scores: pd.Series) -> pd.Series:
    """Place 1 for the highest score; ties share the better place.

    Raises ValueError if a score is missing, because a country without a score has no place.
    """
    if scores.isna().any():
        raise ValueError("A score is missing. Leave out countries without a score first.")
    return scores.round(DIGITS).rank(ascending=False, method="min").astype(int)


def sample_weights(count: int, parts: int, rng: np.random.Generator) -> Floats:
    """`count` weightings of a number of `parts`, drawn so that every weighting is equally likely.

    An array of shape (count, parts); each row adds up to 1 (a flat Dirichlet distribution). Raises
    ValueError unless both numbers are at least 1.
    """
    if count < 1 or parts < 1:
        raise ValueError("Draw at least one weighting of at least one part.")
    return rng.dirichlet(np.ones(parts), size=count)


def sampled_ranks(
    parts: pd.DataFrame, weights: ArrayLike, how: str = "arithmetic"
) -> NDArray[np.intp]:
    """The place of every country under every weighting, in an array (weightings, countries).

    `parts` and `how` are as in `combine`, `weights` has one row a weighting; ties share the better
    place. Raises ValueError as `combine`, and for gaps.
    """
    if parts.isna().any(axis=None):
        raise ValueError("A part is missing. Complete the table first.")
    scores = pd.DataFrame(_scores(parts, _shares(weights, parts.shape[1]), how))
    places = scores.round(DIGITS).rank(axis="columns", ascending=False, method="min")
    return places.to_numpy(dtype=np.intp)


def rank_ranges(
    parts: pd.DataFrame, weights: ArrayLike, how: str = "arithmetic", inner: float = 90.0
) -> pd.DataFrame:
    """How far the place of each country moves: the columns best, middle and worst.

    Best and worst are what remains when as many places are left out on each side, so that the
    inner 90 percent (`inner`) stay; middle is the median, the better one of two. All three are
    places that occurred. Other arguments and errors as in `sampled_ranks`; ValueError also if
    `inner` is not above 0 and at most 100.
    """
    if not 0 < inner <= 100:
        raise ValueError("The inner part is given in percent, above 0 and at most 100.")
    places = np.sort(sampled_ranks(parts, weights, how), axis=0)
    last = len(places) - 1
    left_out = min(int(len(places) * (100 - inner) / 200 + 1e-9), last // 2)
    rows = [left_out, last // 2, last - left_out]
    return pd.DataFrame(places[rows].T, index=parts.index, columns=["best", "middle", "worst"])


def _scores(parts: pd.DataFrame, shares: Floats, how: str) -> Floats:
    """Scores of shape (weightings, countries)."""
    _known(how, MEANS, "parts are combined")
    values = parts.to_numpy(dtype=float)
    if how == "arithmetic":
        return shares @ values.T
    if (values <= 0).any():
        raise ValueError("The geometric mean needs parts above zero. Use a scale from 1 to 100.")
    return np.exp(shares @ np.log(values).T)


def _shares(weights: ArrayLike, parts: int) -> Floats:
    """Weights that add up to 1, in the last dimension."""
    given = np.asarray(weights, dtype=float)
    if given.shape[-1:] != (parts,):
        raise ValueError(f"There are {parts} parts, so {parts} weights are needed.")
    total = given.sum(axis=-1, keepdims=True)
    if not (np.isfinite(given).all() and (given >= 0).all() and (total > 0).all()):
        raise ValueError("Weights are zero or more, and at least one of them is above zero.")
    return np.asarray(given / total)


def _known(how: str, choices: tuple[str, ...], what: str) -> None:
    if how not in choices:
        raise ValueError(f"There are {len(choices)} ways in which {what}: {', '.join(choices)}.")
