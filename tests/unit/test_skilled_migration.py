"""Gain and loss against sums that can be done on paper."""

import numpy as np
import pytest

from course_utils.models.skilled_migration import (
    break_even_response,
    gain_until,
    graduates_at_home,
)


def test_without_a_response_the_share_that_leaves_is_lost():
    # 20 study; a quarter of them leaves.
    assert graduates_at_home(20, 25, 0) == pytest.approx(15)


def test_a_gain_by_hand():
    # 20 + 0.5 x 10 = 25 study; a tenth of them leaves.
    assert graduates_at_home(20, 10, 0.5) == pytest.approx(22.5)


def test_the_same_response_can_be_a_loss():
    # 20 + 0.5 x 80 = 60 study; four fifths of them leave.
    assert graduates_at_home(20, 80, 0.5) == pytest.approx(12)


def test_not_more_than_all_can_study():
    # 20 + 2 x 60 = 140 would be too many: 100 study, 40 stay.
    assert graduates_at_home(20, 60, 2) == pytest.approx(40)


def test_break_even_by_hand():
    # Half leaves, so 40 have to study that 20 stay: 20 more for 50 points.
    assert break_even_response(20, 50) == pytest.approx(0.4)
    assert graduates_at_home(20, 50, 0.4) == pytest.approx(20)


@pytest.mark.parametrize(
    ("studying", "response", "until"),
    [
        (20, 0.4, 50),
        (20, 0.5, 60),
        (20, 0.2, 0),
        (20, 0.1, 0),
        (20, 0, 0),
        (30, 5, 70),
        (0, 1, 100),
    ],
)
def test_where_the_gain_ends_by_hand(studying, response, until):
    assert gain_until(studying, response) == pytest.approx(until)


@pytest.mark.parametrize("response", [0.3, 0.7, 1.0, 3.0])
def test_there_is_a_gain_before_the_end_and_a_loss_after_it(response):
    end = gain_until(25, response)
    assert graduates_at_home(25, end - 1, response) > 25 > graduates_at_home(25, end + 1, response)


def test_arrays_give_what_numbers_give():
    leaving = np.array([0.0, 10.0, 80.0])
    assert list(graduates_at_home(20, leaving, 0.5)) == pytest.approx([20, 22.5, 12])
    assert list(break_even_response(20, leaving)) == pytest.approx([0.2, 2 / 9, 1])


@pytest.mark.parametrize("wrong", [-1, 101, float("nan")])
def test_shares_outside_the_hundred(wrong):
    with pytest.raises(ValueError, match="leaving must be between 0 and 100"):
        graduates_at_home(20, wrong, 0)
    with pytest.raises(ValueError, match="studying must be between 0 and 100"):
        break_even_response(wrong, 20)


@pytest.mark.parametrize("wrong", [-0.1, float("nan")])
def test_a_negative_response(wrong):
    with pytest.raises(ValueError, match="not negative"):
        gain_until(20, wrong)


def test_nobody_stays_if_all_leave():
    assert graduates_at_home(20, 100, 1) == 0
    with pytest.raises(ValueError, match="nobody stays"):
        break_even_response(20, 100)
