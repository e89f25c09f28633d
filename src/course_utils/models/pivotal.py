"""Can votes from abroad, or a mobilised minority, turn a result? An arithmetic of possibility.

All functions work for two candidates and a plain majority. They take the votes at home as given
and say what would follow; they do not forecast how anybody votes. The formulas are plain counting
of votes, worked out for this course; each stands in the docstring of its function.

Shares, turnouts and margins are in percent or percentage points. Each argument may be a number or
an array; the results have the shape that numpy gives to them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]


def _percent(value: ArrayLike, what: str, lowest: float = 0.0) -> Numbers:
    numbers = np.asarray(value, dtype=float)
    if not (np.isfinite(numbers) & (numbers >= lowest) & (numbers <= 100)).all():
        raise ValueError(f"The {what} must lie between {lowest:g} and 100 percent.")
    return numbers


def share_of_votes(
    electorate_share: ArrayLike, turnout_abroad: ArrayLike, turnout_home: ArrayLike
) -> Any:
    """The votes from abroad as a share of all votes, in percent.

    With a the share of the electorate that lives abroad: a·t / (a·t + (100 − a)·h), where t and h
    are the turnouts abroad and at home. All in percent. Raises ValueError if a number lies outside
    0 to 100, or if nobody votes at all.
    """
    abroad = _percent(electorate_share, "share of the electorate")
    votes_abroad = abroad * _percent(turnout_abroad, "turnout abroad")
    votes = votes_abroad + (100 - abroad) * _percent(turnout_home, "turnout at home")
    if not (votes > 0).all():
        raise ValueError("Nobody votes, so there is no share. Give a turnout above zero.")
    return (100 * votes_abroad / votes)[()]


def overall_lead(home_lead: ArrayLike, votes_share: ArrayLike, for_other: ArrayLike) -> Any:
    """The lead of the candidate who is first at home, once all votes are counted, in points.

    (1 − s)·m − s·(2x − 1): m is the lead at home in percentage points (0 to 100), s the share of
    all votes that come from abroad, x the part of the votes abroad for the *other* candidate
    (percent). Below zero the votes from abroad turn the result. ValueError outside 0 to 100.
    """
    lead = _percent(home_lead, "lead at home")
    share = _percent(votes_share, "share of the votes") / 100
    other = _percent(for_other, "part for the other candidate")
    return ((1 - share) * lead - share * (2 * other - 100))[()]


def needed_share(home_lead: ArrayLike, votes_share: ArrayLike) -> Any:
    """The part of the votes abroad that the other candidate needs for a tie, in percent.

    `overall_lead` is zero for x = 50 + m·(1 − s) / (2s). NaN where even all votes abroad are not
    enough. Arguments and errors as in `overall_lead`; the share of votes must be above zero.
    """
    lead = _percent(home_lead, "lead at home")
    share = _percent(votes_share, "share of the votes") / 100
    if not (share > 0).all():
        raise ValueError("No votes come from abroad, so they cannot turn anything.")
    needed = 50 + lead * (1 - share) / (2 * share)
    return np.where(needed > 100, np.nan, needed)[()]


def largest_lead_to_turn(votes_share: ArrayLike, for_other: ArrayLike) -> Any:
    """The largest lead at home that the votes from abroad can still overcome, in points.

    s·(2x − 1) / (1 − s), and zero where most votes abroad go to the leader. Arguments and errors
    as in `overall_lead`; some votes must come from home.
    """
    share = _percent(votes_share, "share of the votes") / 100
    if not (share < 1).all():
        raise ValueError("All votes come from abroad, so there is no lead at home.")
    lead = 2 * _percent(for_other, "part for the other candidate") - 100
    return np.maximum(share * lead / (1 - share), 0)[()]


def seats_turned(leads: ArrayLike, group: ArrayLike, for_other: float) -> int:
    """In how many districts a group turns the result.

    `leads` holds the lead of the first candidate over the second in each district, in votes and
    without the group; `group` the voters of the group in each district (or one number for all). A
    part `for_other` (50 to 100 percent) of the group votes for the second, the rest for the first.
    A tie turns nothing. Raises ValueError for a negative number or another length.
    """
    before, voters = np.asarray(leads, dtype=float), np.asarray(group, dtype=float)
    if before.ndim != 1 or voters.shape not in ((), before.shape):
        raise ValueError("Give one lead and one number of voters for each district.")
    if not (np.isfinite(before).all() and np.isfinite(voters).all()):
        raise ValueError("A lead or a number of voters is missing.")
    if (before < 0).any() or (voters < 0).any():
        raise ValueError("A lead or a number of voters is negative.")
    part = float(_percent(for_other, "part for the other candidate", 50))
    return int((voters * (2 * part - 100) / 100 > before).sum())
