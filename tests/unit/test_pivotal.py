"""Pivotal votes against examples that were worked out by hand."""

import numpy as np
import pytest

from course_utils.models.pivotal import (
    largest_lead_to_turn,
    needed_share,
    overall_lead,
    seats_turned,
    share_of_votes,
)


def test_a_small_country_by_hand():
    # 1,000 electors: 200 abroad, of whom 100 vote (50 percent); 800 at home, of whom 400 vote.
    assert share_of_votes(20, 50, 50) == pytest.approx(20)
    # 100 vote abroad and 640 at home: 100 of 740.
    assert share_of_votes(20, 50, 80) == pytest.approx(100 * 100 / 740)
    # At home 220 to 180: a lead of 40 votes, 10 points. Abroad 75 to 25 for the other: 50 votes.
    # In all 245 to 255: the leader at home is 10 of 500 votes behind.
    assert overall_lead(10, 20, 75) == pytest.approx(-2)
    # With 70 to 30 abroad: 250 to 250.
    assert overall_lead(10, 20, 70) == pytest.approx(0)
    assert needed_share(10, 20) == pytest.approx(70)
    # 75 to 25 abroad gives 50 votes, which is 12.5 percent of the 400 votes at home.
    assert largest_lead_to_turn(20, 75) == pytest.approx(12.5)


@pytest.mark.parametrize(("lead", "share"), [(0.5, 3), (2.64, 2.92), (12, 20), (0, 10), (30, 40)])
def test_what_is_needed_gives_a_tie(lead, share):
    needed = needed_share(lead, share)
    assert overall_lead(lead, share, needed) == pytest.approx(0)
    assert largest_lead_to_turn(share, needed) == pytest.approx(lead)


def test_where_even_all_votes_are_not_enough():
    assert np.isnan(needed_share(10, 5))  # at most 5 of 100 votes against 9.5
    assert overall_lead(10, 5, 100) == pytest.approx(4.5)
    # One vote abroad for 10 at home: all of them make up a lead of 10 points, and no larger one.
    assert needed_share(9.9, 100 / 11) == pytest.approx(99.5)
    assert np.isnan(needed_share(10.1, 100 / 11))


def test_votes_for_the_leader_turn_nothing():
    assert largest_lead_to_turn(20, 30) == 0
    assert overall_lead(10, 20, 30) > 10


def test_nobody_abroad_changes_nothing():
    assert share_of_votes(0, 50, 80) == 0
    assert overall_lead(7, 0, 90) == 7


def test_arrays():
    assert overall_lead([10, 10], 20, [75, 70]) == pytest.approx([-2, 0])
    assert share_of_votes(20, [50, 100], 50) == pytest.approx([20, 100 / 3])
    assert isinstance(overall_lead(10, 20, 70), float)


@pytest.mark.parametrize("wrong", [-1, 101, np.nan, np.inf])
def test_numbers_outside_the_limits(wrong):
    for call in (
        lambda: share_of_votes(wrong, 50, 50),
        lambda: share_of_votes(20, wrong, 50),
        lambda: share_of_votes(20, 50, wrong),
        lambda: overall_lead(wrong, 20, 70),
        lambda: overall_lead(10, wrong, 70),
        lambda: overall_lead(10, 20, wrong),
        lambda: needed_share(wrong, 20),
        lambda: needed_share(10, wrong),
        lambda: largest_lead_to_turn(wrong, 70),
        lambda: largest_lead_to_turn(20, wrong),
        lambda: seats_turned([1], 1, wrong),
    ):
        with pytest.raises(ValueError, match="between"):
            call()


def test_what_has_no_answer():
    with pytest.raises(ValueError, match="Nobody votes"):
        share_of_votes(20, 0, 0)
    with pytest.raises(ValueError, match="No votes come from abroad"):
        needed_share(10, 0)
    with pytest.raises(ValueError, match="no lead at home"):
        largest_lead_to_turn(100, 70)


def test_districts_by_hand():
    # 100 voters, 80 to 20: 60 votes. They turn the leads of 10 and 59, not the one of 60 (a tie).
    assert seats_turned([10, 59, 60, 200], 100, 80) == 2
    # All in one place: 400 voters give 240 votes in the last district alone.
    assert seats_turned([10, 59, 60, 200], [0, 0, 0, 400], 80) == 1
    assert seats_turned([10, 20], 100, 50) == 0
    assert seats_turned([], 100, 80) == 0


@pytest.mark.parametrize(
    ("leads", "group", "said"),
    [
        ([1, 2], [1, 2, 3], "for each district"),
        ([[1, 2]], 1, "for each district"),
        ([1, np.nan], 1, "missing"),
        ([1, 2], np.inf, "missing"),
        ([-1, 2], 1, "negative"),
        ([1, 2], -1, "negative"),
    ],
)
def test_districts_that_make_no_sense(leads, group, said):
    with pytest.raises(ValueError, match=said):
        seats_turned(leads, group, 80)
