"""Percentiles by hand, and beside scipy."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import percentileofscore

from course_utils.models.percentiles import percentile

FIVE = pd.Series({"A": 1.0, "B": 2.0, "C": 2.0, "D": 5.0, "E": np.nan})


@pytest.mark.parametrize(("who", "expected"), [("A", 0), ("B", 50), ("C", 50), ("D", 100)])
def test_by_hand(who, expected):
    """B: one of three others lies below, one is equal: 1.5 of 3."""
    assert percentile(FIVE, who) == pytest.approx(expected)


def test_beside_scipy():
    values = pd.Series(np.random.default_rng(1).integers(0, 9, 40).astype(float))
    values.index = values.index.astype(str)
    for who in values.index:
        expected = percentileofscore(values.drop(who), values[who], kind="mean")
        assert percentile(values, who) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("values", "who", "words"),
    [(FIVE, "E", "no number for E"), (FIVE, "X", "no number for X"), (FIVE[["A"]], "A", "Nobody")],
)
def test_nothing_to_compare(values, who, words):
    with pytest.raises(ValueError, match=words):
        percentile(values, who)
