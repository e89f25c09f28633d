"""The made-up community, by hand: cascades on small networks, parts, losses, and its own form."""

import networkx as nx
import numpy as np
import pytest
from numpy.random import default_rng

from course_utils.models import diffusion
from course_utils.models.diffusion import (
    BRIDGES,
    GROUPS,
    PLATFORMS,
    cascade,
    community,
    from_graph,
    graph_of,
    largest_part,
    parts,
    reach,
    reached,
    robustness,
    seeds,
    without,
)

PATH = from_graph(nx.path_graph(5))  # 0 - 1 - 2 - 3 - 4
STAR = from_graph(nx.star_graph(10))  # 0 in the middle, ten contacts around it
TWO = from_graph(nx.disjoint_union(nx.complete_graph(3), nx.path_graph(2)))
TOWN = community(2_000, default_rng(4))


# ---------------------------------------------------------------- cascades


def test_a_sure_message_takes_one_step_a_round():
    assert list(cascade(PATH, [0], 1, default_rng(1))) == [0, 1, 2, 3, 4]
    assert list(cascade(PATH, [2], 1, default_rng(1))) == [2, 1, 0, 1, 2]
    assert list(cascade(STAR, [3], 1, default_rng(1))) == [1, 2, 2, 0, 2, 2, 2, 2, 2, 2, 2]


def test_a_message_that_nobody_passes_on_stays():
    assert list(cascade(PATH, [1, 4], 0, default_rng(1))) == [-1, 0, -1, -1, 0]


def test_a_message_does_not_leave_its_part():
    assert list(cascade(TWO, [4], 1, default_rng(1))) == [-1, -1, -1, 1, 0]


def test_nobody_told_and_the_same_one_told_twice():
    assert (cascade(PATH, [], 1, default_rng(1)) == -1).all()
    assert list(cascade(PATH, [1, 1], 0, default_rng(1))) == [-1, 0, -1, -1, -1]


@pytest.mark.parametrize(
    ("first", "expected"),
    # The hub: 1 + 10 × 0.2. A contact: 1 + 0.2 × (1 + 9 × 0.2).
    [([0], 3.0), ([1], 1.56)],
)
def test_the_expected_reach_on_a_star(first, expected):
    rng = default_rng(2)
    mean = np.mean([(cascade(STAR, first, 0.2, rng) >= 0).sum() for _ in range(20_000)])
    # The standard deviation of one run is 1.3 or 1.4: five standard errors are 0.05.
    assert mean == pytest.approx(expected, abs=0.05)


def test_the_expected_reach_on_a_path():
    # From one end: 1 + 0.5 + 0.25 + 0.125 + 0.0625.
    rng = default_rng(3)
    mean = np.mean([(cascade(PATH, [0], 0.5, rng) >= 0).sum() for _ in range(20_000)])
    assert mean == pytest.approx(1.9375, abs=0.04)


def test_live_ties_reach_as_many_as_cascades_do():
    """Two ways to the same distribution (Kempe, Kleinberg and Tardos 2003)."""
    rng, first = default_rng(5), [0, 1, 2, 3, 4]
    by_rounds = [(cascade(TOWN, first, 0.15, rng) >= 0).mean() for _ in range(200)]
    lucks = (rng.random(len(TOWN.ties)) for _ in range(200))
    by_parts = [reached(parts(TOWN, 0.15, luck), first).mean() for luck in lucks]
    error = np.hypot(np.std(by_rounds), np.std(by_parts)) / np.sqrt(200)
    assert abs(np.mean(by_rounds) - np.mean(by_parts)) < 4 * error


def test_the_same_start_gives_the_same_cascade():
    hub = int(np.argmax(TOWN.contacts))
    one, other = (cascade(TOWN, [hub], 0.2, default_rng(8)) for _ in range(2))
    assert (one == other).all() and (one >= 0).sum() > 1


def test_reach_is_in_percent_and_chooses_anew():
    assert list(reach(STAR, 1, "hubs", 1, default_rng(1), runs=3)) == [100, 100, 100]
    assert list(reach(STAR, 11, "random members", 0, default_rng(1), runs=1)) == [100]
    ends = reach(TOWN, 1, "random members", 0.1, default_rng(1), runs=30)
    assert len(ends) == 30 and len(set(ends)) > 1


# ---------------------------------------------------------------- parts and losses


def test_parts_by_hand():
    part = parts(TWO)
    assert part[0] == part[1] == part[2] != part[3] == part[4]
    luck = np.array([0.1, 0.9, 0.2, 0.3])  # of the ties 0-1, 1-2, 2-3, 3-4 of the path
    assert list(reached(parts(PATH, 0.5, luck), [0])) == [True, True, False, False, False]
    assert list(reached(parts(PATH, 0.5, luck), [3])) == [False, False, True, True, True]
    assert list(reached(parts(PATH, 0.05, luck), [3])) == [False, False, False, True, False]


def test_a_higher_chance_never_reaches_fewer():
    luck = default_rng(6).random(len(TOWN.ties))
    counts = [reached(parts(TOWN, p, luck), [0, 9]).sum() for p in (0.05, 0.1, 0.2, 0.4, 0.8)]
    assert counts == sorted(counts) and counts[0] < counts[-1]


def test_the_largest_part_by_hand():
    assert largest_part(TWO) == 3 / 5
    assert largest_part(PATH) == 1
    # Without its middle a path of five falls into two and two; the lost one still counts below.
    assert largest_part(without(PATH, [2])) == 2 / 5
    assert largest_part(without(STAR, [0])) == 1 / 11
    assert largest_part(without(STAR, [4, 5])) == 9 / 11


def test_losing_the_hub_of_a_star():
    assert list(robustness(STAR, [0, 1], "hubs", default_rng(1))) == [1, 1 / 11]


def test_hubs_hurt_more_than_random_members():
    lost = [0, 100, 300]
    hubs = robustness(TOWN, lost, "hubs", default_rng(1))
    some = robustness(TOWN, lost, "random members", default_rng(1))
    assert hubs[0] == some[0] and (hubs[1:] < some[1:]).all() and (np.diff(hubs) < 0).all()


def test_a_platform_takes_its_ties_along():
    kept = {p: without(TOWN, platform=p) for p in PLATFORMS}
    for number, platform in enumerate(PLATFORMS):
        assert number not in kept[platform].platform
        assert len(kept[platform].ties) == (TOWN.platform != number).sum()
    assert sum(len(rest.ties) for rest in kept.values()) == 2 * len(TOWN.ties)


def test_who_is_spoken_to_first():
    assert list(seeds(STAR, 1, "hubs", default_rng(1))) == [0]
    some = seeds(TOWN, 50, "random members", default_rng(1))
    workers = seeds(TOWN, 50, "one group", default_rng(1))
    assert len(set(some)) == len(set(workers)) == 50
    assert set(TOWN.group[workers]) == {0} and len(set(TOWN.group[some])) > 1
    hubs = seeds(TOWN, 3, "hubs", default_rng(1))
    assert list(TOWN.contacts[hubs]) == sorted(TOWN.contacts, reverse=True)[:3]


# ---------------------------------------------------------------- the form of the community


@pytest.mark.parametrize("members", [50, 120, 2_000, 20_000])
def test_the_form_of_the_community(members):
    made = community(members, default_rng(1))
    one, other = made.ties.T
    assert (one < other).all() and len(np.unique(made.ties, axis=0)) == len(made.ties)
    assert other.max() < made.members == members and one.min() >= 0
    shares = np.bincount(made.group) / members
    assert shares == pytest.approx(list(GROUPS.values()), abs=1 / members)
    exiles = made.group == len(GROUPS) - 1
    assert (exiles[one] != exiles[other]).sum() == BRIDGES
    assert set(made.platform) <= {0, 1, 2}


def test_few_have_many_contacts_and_many_have_few():
    made = community(20_000, default_rng(1))
    assert 7 < made.contacts.mean() < 8 and np.median(made.contacts) <= 5
    assert made.contacts.max() > 150
    inside = made.group[made.ties[:, 0]] == made.group[made.ties[:, 1]]
    # 8 percent may lead anywhere outside the exiles, and some of them lead back home.
    assert 0.92 < inside.mean() < 0.96


def test_the_same_seed_gives_the_same_community():
    assert (community(300, default_rng(2)).ties == community(300, default_rng(2)).ties).all()
    assert diffusion.made_up(120) is diffusion.made_up(120)
    first = community(300, default_rng(2)).ties
    assert first.shape != community(300, default_rng(3)).ties.shape or (
        (first != community(300, default_rng(3)).ties).any()
    )


def test_to_networkx_and_back():
    graph = graph_of(TOWN)
    assert graph.number_of_nodes() == 2_000 and graph.number_of_edges() == len(TOWN.ties)
    assert dict(graph.degree()) == dict(enumerate(TOWN.contacts))
    assert graph.nodes[0] == {"group": "workers"} and graph.nodes[1999] == {"group": "exiles"}
    back = from_graph(graph)
    assert {tuple(sorted(t)) for t in back.ties.tolist()} == {tuple(t) for t in TOWN.ties.tolist()}


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: community(49, default_rng(1)), "at least 50 members"),
        (lambda: community(100, default_rng(1), contacts=0.5), "mean number of contacts"),
        (lambda: community(100, default_rng(1), contacts=26), "mean number of contacts"),
        (lambda: community(100, default_rng(1), outside=1.1), "between 0 and 1"),
        (lambda: cascade(PATH, [0], 1.1, default_rng(1)), "between 0 and 1"),
        (lambda: cascade(PATH, [5], 0.5, default_rng(1)), "numbers 0 to 4"),
        (lambda: cascade(PATH, [-1], 0.5, default_rng(1)), "numbers 0 to 4"),
        (lambda: seeds(PATH, 1, "friends", default_rng(1)), "must be one of"),
        (lambda: seeds(PATH, 6, "hubs", default_rng(1)), "Between 1 and 5"),
        (lambda: seeds(TOWN, 0, "one group", default_rng(1)), "Between 1 and 600"),
        (lambda: without(TOWN, platform="Elm"), "must be one of"),
        (lambda: parts(PATH, 0.5, np.zeros(3)), "each tie"),
    ],
)
def test_bad_input_gives_a_clear_sentence(call, said):
    with pytest.raises(ValueError, match=said):
        call()
