"""Concentration against examples that can be computed by hand."""

import pandas as pd
import pytest

from course_utils.models.concentration import effective_number, herfindahl


def test_by_hand():
    # Shares 0.5, 0.3 and 0.2: 0.25 + 0.09 + 0.04.
    assert herfindahl(pd.Series([50, 30, 20])) == pytest.approx(0.38)
    assert effective_number(pd.Series([50, 30, 20])) == pytest.approx(1 / 0.38)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_equal_parts_count_as_themselves(count):
    assert herfindahl(pd.Series([3.0] * count)) == pytest.approx(1 / count)
    assert effective_number(pd.Series([3.0] * count)) == pytest.approx(count)


def test_the_unit_does_not_matter():
    amounts = pd.Series([5.0, 2.0, 1.0])
    assert herfindahl(amounts) == pytest.approx(herfindahl(1e6 * amounts))


def test_the_largest_share_sets_a_lower_limit():
    amounts = pd.Series([78, 9, 8, 5])
    assert herfindahl(amounts) > 0.78**2


def test_parts_without_a_number_and_empty_parts_change_nothing():
    assert herfindahl(pd.Series([1.0, 1.0, None, 0.0])) == pytest.approx(0.5)


@pytest.mark.parametrize("amounts", [[], [None], [0.0, 0.0]])
def test_nothing_to_share(amounts):
    with pytest.raises(ValueError, match="add up to a number above zero"):
        herfindahl(pd.Series(amounts, dtype=float))


def test_a_negative_amount():
    with pytest.raises(ValueError, match="negative"):
        herfindahl(pd.Series([3.0, -1.0]))
