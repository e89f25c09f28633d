"""Networks against graphs that can be computed by hand.

The star: four villages send people to one city. The bridge: two triangles that share one tie.
"""

import networkx as nx
import pandas as pd
import pytest

from course_utils.models import networks

STAR = pd.DataFrame(
    {"origin": list("abcd"), "destination": ["hub"] * 4, "migrants": [10.0, 20.0, 30.0, 40.0]}
)
TRIANGLES = ["ab", "bc", "ac", "xy", "yz", "xz", "cx"]


@pytest.fixture
def star() -> nx.DiGraph:
    return networks.corridors(STAR)


@pytest.fixture
def bridge() -> nx.DiGraph:
    ends = pd.DataFrame([tuple(tie) for tie in TRIANGLES], columns=["origin", "destination"])
    return networks.corridors(ends.assign(migrants=1.0))


def test_corridors_keep_direction_and_weight(star):
    assert set(star.edges(data="weight")) == {
        (a, "hub", w) for a, w in zip("abcd", (10.0, 20.0, 30.0, 40.0), strict=True)
    }


def test_corridors_may_have_other_columns():
    rows = STAR.rename(columns={"origin": "sender", "destination": "host", "migrants": "posts"})
    assert networks.corridors(rows, "sender", "host", "posts").number_of_edges() == 4


def test_small_missing_and_empty_corridors_make_no_tie():
    rows = STAR.assign(migrants=[0.0, None, 30.0, 40.0])
    assert set(networks.corridors(rows).edges) == {("c", "hub"), ("d", "hub")}
    assert set(networks.corridors(rows, least=30).edges) == {("d", "hub")}


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (STAR.drop(columns="migrants"), "no column migrants"),
        (STAR.assign(migrants=0), "No row has more than 0"),
        (pd.concat([STAR, STAR]), "choose one year first"),
    ],
)
def test_corridors_say_what_is_wrong(rows, problem):
    with pytest.raises(ValueError, match=problem):
        networks.corridors(rows)


def test_strengths(star):
    found = networks.strengths(star)
    assert found.loc["hub"].to_dict() == {
        "partners_in": 4,
        "partners_out": 0,
        "strength_in": 100,
        "strength_out": 0,
    }
    assert found.loc["c"].to_dict() == {
        "partners_in": 0,
        "partners_out": 1,
        "strength_in": 0,
        "strength_out": 30,
    }


def test_density(star, bridge):
    # Five nodes have 5 x 4 = 20 directed ties; four exist. Six have 30; seven exist.
    assert networks.density(star) == pytest.approx(4 / 20)
    assert networks.density(bridge) == pytest.approx(7 / 30)


def test_clustering(star, bridge):
    assert networks.clustering(star) == 0
    # a, b, y, z: all pairs of partners meet. c and x: one pair of three.
    assert networks.clustering(bridge) == pytest.approx((4 + 2 / 3) / 6)


@pytest.mark.parametrize("weighted", [True, False])
def test_the_hub_of_a_star_lies_on_every_path(star, weighted):
    found = networks.brokerage(star, weighted)
    assert found.index[0] == "hub" and found["hub"] == 1
    assert (found.drop("hub") == 0).all()


def test_brokers_stand_on_the_bridge(bridge):
    found = networks.brokerage(bridge, weighted=False)
    # Of the ten pairs of others, six reach each other only through c: a or b with x, y or z.
    assert found[["c", "x"]].tolist() == pytest.approx([0.6, 0.6])
    assert found[["a", "b", "y", "z"]].sum() == 0


def test_a_strong_detour_is_shorter_than_a_weak_tie():
    ends = pd.DataFrame({"origin": list("aab"), "destination": list("bcc")})
    weak_direct = networks.corridors(ends.assign(migrants=[10.0, 1.0, 10.0]))
    # a to c: directly 1/1, by way of b 1/10 + 1/10.
    assert networks.brokerage(weak_direct)["b"] == 1
    assert networks.brokerage(weak_direct, weighted=False)["b"] == 0


def test_both_directions_are_added_up():
    rows = pd.DataFrame({"origin": ["a", "b"], "destination": ["b", "a"], "migrants": [3.0, 4.0]})
    assert networks.undirected(networks.corridors(rows))["a"]["b"]["weight"] == 7


def test_ties_without_weight_count_as_one():
    assert networks.undirected(nx.Graph([("a", "b")]))["a"]["b"]["weight"] == 1


def test_the_two_triangles_are_two_communities(bridge):
    found = networks.communities(bridge)
    assert found[list("abc")].nunique() == found[list("xyz")].nunique() == 1
    assert set(found) == {1, 2}


def test_communities_are_numbered_by_size():
    ends = [*TRIANGLES, "wx", "wy", "wz"]  # the second group has four nodes now
    rows = pd.DataFrame([tuple(e) for e in ends], columns=["origin", "destination"])
    found = networks.communities(networks.corridors(rows.assign(migrants=1.0)))
    assert found["w"] == 1 and found["a"] == 2


def test_modularity_of_the_two_triangles(bridge):
    # Each group: 3 of 7 ties inside, and half of all ends of ties: 2 x (3/7 - 1/4).
    groups = pd.Series({node: int(node in "xyz") for node in bridge})
    assert networks.modularity(bridge, groups) == pytest.approx(2 * (3 / 7 - 1 / 4))
    assert networks.modularity(bridge, groups * 0) == pytest.approx(0)


def test_modularity_needs_a_group_for_each_node(bridge):
    with pytest.raises(ValueError, match="No group is given for x"):
        networks.modularity(bridge, pd.Series(dict.fromkeys("abcyz", 1)))


def test_backbone_by_hand():
    # The sender has ten ties. One has 91 of 100: by chance (1 - 0.91)^9. The others: 0.99^9 = 0.91.
    weights = [91.0] + [1.0] * 9
    rows = pd.DataFrame({"origin": "a", "destination": list("bcdefghijk"), "migrants": weights})
    kept = networks.backbone(networks.corridors(rows), alpha=0.05)
    assert list(kept.edges(data="weight")) == [("a", "b", 91.0)]
    assert 0.09**9 < 0.05 < 0.99**9


def test_backbone_looks_from_both_sides():
    """A tie that is small for its sender may be large for its receiver."""
    star = pd.DataFrame({"origin": "a", "destination": list("bcdef"), "migrants": 100.0})
    small = pd.DataFrame({"origin": list("ghijk"), "destination": "b", "migrants": 0.1})
    kept = networks.backbone(networks.corridors(pd.concat([star, small])))
    assert list(kept.edges) == [("a", "b")]


def test_a_network_may_have_no_backbone(star):
    assert networks.backbone(star, alpha=0.01).number_of_edges() == 0


@pytest.mark.parametrize("alpha", [0, 1, -0.1, float("nan")])
def test_alpha_is_a_probability(star, alpha):
    with pytest.raises(ValueError, match="between 0 and 1"):
        networks.backbone(star, alpha)


def test_ego_keeps_the_strongest_partners_and_their_ties(star):
    star.add_edge("d", "c", weight=5.0)
    near = networks.ego(star, "hub", most=2)
    assert set(near) == {"hub", "c", "d"}
    assert set(near.edges) == {("c", "hub"), ("d", "hub"), ("d", "c")}


def test_ego_of_a_stranger(star):
    with pytest.raises(ValueError, match="nowhere has no tie"):
        networks.ego(star, "nowhere")
