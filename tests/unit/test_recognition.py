"""The threshold model against Granovetter's example and against worlds worked out by hand."""

import numpy as np
import pytest

from course_utils.models.recognition import (
    LEVELS,
    World,
    acting,
    by_level,
    draw_thresholds,
    first_actors,
    make_world,
    spread_of_acts,
)

# ---------------------------------------------------------------- everybody sees everybody


def test_the_example_of_granovetter():
    """American Journal of Sociology 83(6), 1978: a hundred people, and one of them changes."""
    hundred = np.arange(100)
    assert acting(hundred) == 100
    hundred[1] = 2
    assert acting(hundred) == 1


@pytest.mark.parametrize(
    ("thresholds", "expected"),
    [([], 0), ([1, 1, 1], 0), ([0], 1), ([2, 0, 0], 3), ([3, 0, 0], 2), ([0, 1, 1, 4, 9], 3)],
)
def test_small_groups_by_hand(thresholds, expected):
    assert acting(thresholds) == expected


def test_the_order_of_people_does_not_matter():
    mixed = np.random.default_rng(3).permutation(np.arange(50))
    assert acting(mixed) == 50


@pytest.mark.parametrize("wrong", [[-1, 0], [np.nan, 0]])
def test_a_threshold_that_cannot_be(wrong):
    with pytest.raises(ValueError, match="missing or negative"):
        acting(wrong)


# ---------------------------------------------------------------- a world by hand

# Two states (6, 7), each with one region (4, 5), each with two towns (0, 1 and 2, 3).
SMALL = World(
    level=np.array([0, 0, 0, 0, 1, 1, 2, 2]),
    peers=np.array(
        [
            [0, 1, 0, 0, 0, 0, 0, 0],
            [1, 0, 1, 0, 0, 0, 0, 0],
            [0, 1, 0, 1, 0, 0, 0, 0],
            [0, 0, 1, 0, 0, 0, 0, 0],
            [0, 0, 0, 0, 0, 1, 0, 0],
            [0, 0, 0, 0, 1, 0, 0, 0],
            [0, 0, 0, 0, 0, 0, 0, 1],
            [0, 0, 0, 0, 0, 0, 1, 0],
        ],
        dtype=float,
    ),
    below=np.array(
        [
            *[[0] * 8] * 4,
            [1, 1, 0, 0, 0, 0, 0, 0],
            [0, 0, 1, 1, 0, 0, 0, 0],
            [0, 0, 0, 0, 1, 0, 0, 0],
            [0, 0, 0, 0, 0, 1, 0, 0],
        ],
        dtype=float,
    ),
)
ONE_TOWN = np.array([True, *[False] * 7])
HALF = np.full(8, 0.5)


def test_a_chain_of_towns_that_climbs_by_hand():
    """Town 0 begins. Each town follows a neighbour one round later: rounds 0, 1, 2, 3.

    With half of the weight on the level below, region 4 sees half of its towns in round 1: 0.25 is
    too little. In round 2 both its towns act: 0.5 is enough. Region 5 then sees its peer and one of
    two towns (0.5 + 0.25): round 3. State 6 sees its only region: 0.5, round 3. State 7 sees its
    peer and its region: round 4.
    """
    found = spread_of_acts(SMALL, HALF, 0.5, ONE_TOWN)
    assert list(found) == [0, 1, 2, 3, 2, 3, 3, 4]


def test_nothing_climbs_if_nobody_looks_below():
    found = spread_of_acts(SMALL, HALF, 0, ONE_TOWN)
    assert list(found[:4]) == [0, 1, 2, 3] and np.isnan(found[4:]).all()


def test_a_weight_that_is_a_little_too_small():
    """All towns and regions act, and a state with the threshold 0.5 sees 0.49."""
    first = SMALL.level < 2
    assert np.isnan(spread_of_acts(SMALL, HALF, 0.49, first)[6:]).all()
    assert list(spread_of_acts(SMALL, HALF, 0.5, first)[6:]) == [1, 1]


def test_the_weight_below_is_taken_from_the_peers():
    """State 6 acts. State 7 sees its only peer act, and no region: 0.6 of the weight, or 0.4."""
    first = np.arange(8) == 6
    assert spread_of_acts(SMALL, HALF, 0.4, first)[7] == 1
    assert np.isnan(spread_of_acts(SMALL, HALF, 0.6, first)[7])


def test_shares_by_hand():
    table = by_level(SMALL, spread_of_acts(SMALL, HALF, 0, ONE_TOWN))
    assert list(table.index) == list(LEVELS)
    assert table["act"].tolist() == [4, 0, 0] and table["of"].tolist() == [4, 2, 2]
    assert table.loc["towns", "first_round"] == 0 and table["first_round"].isna().tolist()[1:]


@pytest.mark.parametrize(
    ("thresholds", "climb", "first"),
    [(HALF[:3], 0.5, ONE_TOWN), (HALF, 1.5, ONE_TOWN), (HALF * 3, 0.5, ONE_TOWN), (HALF, 0, [1])],
)
def test_what_cannot_be_is_refused(thresholds, climb, first):
    with pytest.raises(ValueError, match=r"Give one|lie between"):
        spread_of_acts(SMALL, thresholds, climb, first)


# ---------------------------------------------------------------- worlds that are drawn


@pytest.fixture
def rng():
    return np.random.default_rng(5)


def test_a_drawn_world_has_the_ties_asked_for(rng):
    world = make_world(3, 2, 5, rng, links=4)
    assert np.bincount(world.level).tolist() == [30, 6, 3]
    assert (world.peers.sum(axis=1) == [*[4] * 36, 2, 2, 2]).all()
    assert (np.diag(world.peers) == 0).all()
    # Each town is in one region, each region in one state, and nothing else is inside anything.
    assert (world.below.sum(axis=0) == [*[1] * 36, 0, 0, 0]).all()
    same = world.level[:, None] == world.level
    assert not (world.peers.astype(bool) & ~same).any()
    assert not (world.below.astype(bool) & (world.level[:, None] != world.level + 1)).any()


def test_the_same_seed_gives_the_same_world():
    worlds = [make_world(3, 2, 5, np.random.default_rng(9)) for _ in range(2)]
    assert all((a == b).all() for a, b in zip(*worlds, strict=True))
    other = make_world(3, 2, 5, np.random.default_rng(10))
    assert (other.peers != worlds[0].peers).any()


def test_thresholds_lie_around_their_middle(rng):
    world = make_world(4, 5, 6, rng)
    drawn = draw_thresholds(world, (0.2, 0.3, 0.6), 0.1, rng)
    for number, middle in enumerate((0.2, 0.3, 0.6)):
        assert (np.abs(drawn[world.level == number] - middle) <= 0.1).all()
    assert draw_thresholds(world, (0, 0, 0), 0.1, rng).min() == 0.01


def test_those_who_begin_are_counted(rng):
    world = make_world(3, 2, 5, rng)
    first = first_actors(world, 7, 2, rng)
    assert np.bincount(world.level[first], minlength=3).tolist() == [7, 2, 0]
    with pytest.raises(ValueError, match="There are 30 towns, so 31"):
        first_actors(world, 31, 0, rng)


@pytest.mark.parametrize("seed", range(10))
def test_more_weight_below_never_means_fewer_states_once_all_below_act(seed):
    """If all towns and regions act, a state needs the weight of its threshold, and not more."""
    rng = np.random.default_rng(seed)
    world = make_world(5, 4, 6, rng)
    thresholds = draw_thresholds(world, (0.2, 0.3, 0.5), 0.2, rng)
    lowest = thresholds[world.level == 2].min()
    first = world.level < 2
    assert by_level(world, spread_of_acts(world, thresholds, lowest + 0.001, first))["act"].iloc[2]
    assert not by_level(world, spread_of_acts(world, thresholds, lowest - 0.001, first))[
        "act"
    ].iloc[2]


@pytest.mark.parametrize("wrong", [(1, 1, 1), (2, 0, 1), (2, 1, 0)])
def test_a_world_without_somebody_is_refused(wrong, rng):
    with pytest.raises(ValueError, match="at least two states"):
        make_world(*wrong, rng)


def test_a_middle_that_cannot_be(rng):
    with pytest.raises(ValueError, match="three middles"):
        draw_thresholds(SMALL, (0.1, 0.2, 1.2), 0.1, rng)
