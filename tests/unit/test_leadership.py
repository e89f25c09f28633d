"""Movements with one centre, four, or none: counted by hand."""

import pytest

from course_utils.models.leadership import (
    FORMS,
    all_agree,
    leaders,
    movement,
    still_linked,
    voices,
)


def test_before_a_loss_every_pair_is_linked():
    assert [still_linked(movement(form), []) for form in FORMS] == [100, 100, 100]


def test_without_its_centre_nobody_reaches_anybody():
    star = movement("one centre")
    assert leaders(star, 1) == [0] and still_linked(star, [0]) == 0


def test_four_centres_by_hand():
    # 24 organisations: each centre has 5 of its own. Without one centre, 18 stay linked.
    graph = movement("four centres")
    assert sorted(leaders(graph, 4)) == [0, 1, 2, 3]
    assert still_linked(graph, [0]) == pytest.approx(100 * 18 * 17 / (24 * 23))
    assert still_linked(graph, [0, 1, 2, 3]) == 0


def test_a_ring_by_hand():
    graph = movement("no centre")
    # One lost: 23 of 24 are left, and all of them reach each other.
    assert still_linked(graph, [0]) == pytest.approx(100 * 23 * 22 / (24 * 23))
    # Two pairs of neighbours lost, opposite each other: two arcs of ten.
    assert still_linked(graph, [0, 1, 12, 13]) == pytest.approx(100 * 2 * 10 * 9 / (24 * 23))


def test_who_can_promise():
    assert [voices(form) for form in FORMS] == [1, 4, 24]
    # Four voices, each with a chance of a half: one in sixteen.
    assert all_agree(4, 50) == pytest.approx(6.25)
    assert all_agree(1, 80) == 80 and all_agree(24, 100) == 100


@pytest.mark.parametrize(
    "call",
    [
        lambda: movement("two centres"),
        lambda: movement("no centre", 7),
        lambda: voices("none"),
        lambda: leaders(movement("one centre"), 25),
        lambda: all_agree(3, 101),
    ],
)
def test_what_cannot_be_is_refused(call):
    with pytest.raises(ValueError, match=r"Choose|There are|must lie"):
        call()
