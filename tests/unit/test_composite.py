"""Composite indicators against hand-computed and published examples, and what must not matter."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest

from course_utils import load
from course_utils.models.composite import (
    GAPS,
    MEANS,
    SCALES,
    combine,
    complete,
    normalise,
    rank_ranges,
    ranks,
    sample_weights,
    sampled_ranks,
)


@pytest.fixture
def table() -> pd.DataFrame:
    """Three countries, two parts."""
    return pd.DataFrame({"a": [10.0, 20.0, 40.0], "b": [9.0, 3.0, 0.0]}, index=["X", "Y", "Z"])


@pytest.fixture
def many() -> pd.DataFrame:
    """Forty countries, four parts."""
    rng = np.random.default_rng(1)
    return pd.DataFrame(rng.gamma(2.0, size=(40, 4)), columns=list("abcd"))


def weightings(count: int = 300, parts: int = 4) -> np.ndarray:
    return sample_weights(count, parts, np.random.default_rng(5))


# ---------------------------------------------------------------- published examples


def test_the_example_of_the_handbook():
    """OECD and JRC (2008) compare 21, 1, 1, 1 with 6, 6, 6, 6: equal by the arithmetic mean, 2.14
    against 6 by the geometric mean."""
    two = pd.DataFrame([[21, 1, 1, 1], [6, 6, 6, 6]], index=["uneven", "even"])
    assert list(combine(two)) == [6, 6]
    geometric = combine(two, how="geometric")
    assert round(geometric["uneven"], 2) == 2.14
    assert geometric["even"] == pytest.approx(6)


@pytest.mark.parametrize("year", [2016, 2018, 2020, 2022, 2024])
def test_the_e_government_index_of_the_united_nations(year):
    """The published index is the plain mean of its three published parts."""
    rows = load("egovernment").query("year == @year").set_index("iso3")
    assert len(rows) == 193
    made = combine(rows[["osi", "tii", "hci"]])
    assert (made - rows["egdi"]).abs().max() < 1.5e-4


def test_the_e_government_index_of_2010_has_other_weights():
    rows = load("egovernment").query("year == 2010").set_index("iso3")
    three = rows[["osi", "tii", "hci"]]
    plain = (combine(three) - rows["egdi"]).abs().max()
    weighted = (combine(three, [0.34, 0.33, 0.33]) - rows["egdi"]).abs().max()
    assert weighted < 1.5e-4 < plain


def test_the_published_ranks_follow_from_the_published_scores():
    rows = load("egovernment").query("year == 2024").set_index("iso3")
    made = ranks(rows["egdi"])
    assert (made - rows["egdi_rank"]).abs().max() <= 1  # ties were broken by more digits


# ---------------------------------------------------------------- by hand


def test_common_scales_by_hand(table):
    scaled = normalise(table)
    assert scaled["a"].tolist() == pytest.approx([0, 1 / 3, 1])
    assert scaled["b"].tolist() == pytest.approx([1, 1 / 3, 0])
    assert normalise(table, low=1, high=100)["a"].tolist() == pytest.approx([1, 34, 100])
    # Of 9, 3, 0 the mean is 4 and the variance (25 + 1 + 16) / 3 = 14.
    assert normalise(table, "z-score")["b"].tolist() == pytest.approx(
        np.array([5, -1, -4]) / 14**0.5
    )
    assert normalise(table, "rank")["b"].tolist() == [3, 2, 1]


def test_ties_in_a_scale_of_ranks_share_the_mean():
    assert normalise(pd.DataFrame({"a": [5, 7, 7, 9]}), "rank")["a"].tolist() == [1, 2.5, 2.5, 4]


def test_means_by_hand(table):
    assert combine(table).tolist() == [9.5, 11.5, 20]
    assert combine(table, [3, 1]).tolist() == [9.75, 15.75, 30]
    squares = pd.DataFrame({"a": [1, 4], "b": [9, 16]})
    assert combine(squares, how="geometric").tolist() == pytest.approx([3, 8])
    assert combine(squares, [1, 0], "geometric").tolist() == pytest.approx([1, 4])


def test_gaps_by_hand():
    gaps = pd.DataFrame({"a": [1.0, None, 3.0, 8.0], "b": [2.0, 4.0, 6.0, 7.0]})
    assert complete(gaps).index.tolist() == [0, 2, 3]
    assert complete(gaps, "mean")["a"].tolist() == [1, 4, 3, 8]
    assert complete(gaps, "zero")["a"].tolist() == [1, 0, 3, 8]
    assert gaps["a"].isna().sum() == 1  # the table that was given is not changed


def test_a_gap_gives_no_score():
    gaps = pd.DataFrame({"a": [1.0, None], "b": [2.0, 4.0]})
    assert combine(gaps).isna().tolist() == [False, True]


def test_ranks_by_hand():
    assert ranks(pd.Series([0.2, 0.9, 0.9, 0.1])).tolist() == [3, 1, 1, 4]


def test_the_same_parts_in_another_order_are_a_tie():
    three = pd.DataFrame([[0.1, 0.2, 0.3], [0.3, 0.2, 0.1]])
    assert sum(three.iloc[0]) != sum(three.iloc[1])  # the last digits of the sums differ
    assert ranks(three.apply(sum, axis="columns")).tolist() == [1, 1]
    all_orders = pd.DataFrame(permutations([0.1, 0.2, 0.3, 0.7, 0.9]))
    assert (sampled_ranks(all_orders, [[1] * 5, [3] * 5]) == 1).all()


def test_sampled_ranks_by_hand(table):
    scaled = normalise(table)  # X: 0, 1.   Y: 1/3, 1/3.   Z: 1, 0.
    places = sampled_ranks(scaled, [[1, 0], [0, 1], [1, 1], [2, 1]])
    assert places.tolist() == [[3, 2, 1], [1, 2, 3], [1, 3, 1], [2, 2, 1]]


def test_ranges_by_hand(table):
    """Country X is third in one of ten weightings, and first in the nine others."""
    weights = [[1, 0]] + [[0, 1]] * 9
    full = rank_ranges(normalise(table), weights, inner=100)
    assert full.loc["X"].tolist() == [1, 1, 3] and full.loc["Z"].tolist() == [1, 3, 3]
    inner = rank_ranges(normalise(table), weights, inner=80)
    assert inner.loc["X"].tolist() == [1, 1, 1] and inner.loc["Y"].tolist() == [2, 2, 2]


def test_five_percent_lie_outside_on_each_side(table):
    """Of 20 weightings one may lie outside on each side: two that are alike stay inside."""
    once = rank_ranges(normalise(table), [[1, 0]] + [[0, 1]] * 19)
    twice = rank_ranges(normalise(table), [[1, 0]] * 2 + [[0, 1]] * 18)
    assert (once.loc["X", "worst"], twice.loc["X", "worst"]) == (1, 3)
    assert (once.loc["Z", "best"], twice.loc["Z", "best"]) == (3, 1)


def test_a_range_holds_only_places_that_occurred(table):
    """Country X is first or third, never second."""
    assert rank_ranges(normalise(table), [[1, 0], [0, 1]]).loc["X"].tolist() == [1, 1, 3]


# ---------------------------------------------------------------- what must not matter


@pytest.mark.parametrize("how", ["min-max", "z-score"])
def test_the_unit_of_a_part_does_not_matter(many, how):
    """Fahrenheit or Celsius, people or thousands: an affine change of a part changes nothing."""
    other = many.assign(a=1000 * many["a"] - 7, b=many["b"] / 3)
    pd.testing.assert_frame_equal(normalise(other, how), normalise(many, how))


def test_a_scale_of_ranks_forgets_the_distances(many):
    pd.testing.assert_frame_equal(normalise(np.exp(many), "rank"), normalise(many, "rank"))
    assert not np.allclose(normalise(np.exp(many)), normalise(many))


def test_only_the_proportions_of_the_weights_matter(many):
    once, ten_times = combine(many, [4, 3, 2, 1]), combine(many, [40, 30, 20, 10])
    pd.testing.assert_series_equal(once, ten_times)


def test_a_weight_of_zero_takes_a_part_out(many):
    pd.testing.assert_series_equal(combine(many, [1, 1, 0, 1]), combine(many.drop(columns="c")))


def test_the_order_of_the_parts_does_not_matter(many):
    turned = sampled_ranks(many.iloc[:, ::-1], weightings()[:, ::-1])
    assert (turned == sampled_ranks(many, weightings())).all()


@pytest.mark.parametrize("how", MEANS)
def test_sampled_ranks_are_the_ranks_of_each_weighting(many, how):
    places = sampled_ranks(many, weightings(), how)
    assert places.shape == (300, 40)
    for weights, row in zip(weightings()[::30], places[::30], strict=True):
        assert row.tolist() == ranks(combine(many, weights, how)).tolist()


def test_a_country_that_is_best_in_every_part_is_always_first(many):
    many.loc["best"] = many.max() + 1
    assert rank_ranges(many, weightings(), inner=100).loc["best"].tolist() == [1, 1, 1]


def test_the_geometric_mean_is_never_above_the_arithmetic_one(many):
    for weights in weightings(20):
        assert (combine(many, weights, "geometric") <= combine(many, weights) + 1e-12).all()


def test_a_wider_inner_part_gives_wider_ranges(many):
    narrow, wide = (rank_ranges(many, weightings(), inner=inner) for inner in (50, 90))
    assert (wide["best"] <= narrow["best"]).all() and (wide["worst"] >= narrow["worst"]).all()
    assert (wide["worst"] - wide["best"]).sum() > (narrow["worst"] - narrow["best"]).sum()


# ---------------------------------------------------------------- weights that are drawn


def test_every_part_gets_the_same_weight_on_average():
    drawn = sample_weights(20_000, 5, np.random.default_rng(3))
    assert drawn.shape == (20_000, 5) and (drawn >= 0).all()
    assert drawn.sum(axis=1) == pytest.approx(np.ones(20_000))
    # One weight of a flat Dirichlet distribution of k parts has mean 1/k, variance (k-1)/(k²(k+1)).
    assert drawn.mean(axis=0) == pytest.approx(np.full(5, 0.2), abs=0.005)
    assert drawn.var(axis=0) == pytest.approx(np.full(5, 4 / (25 * 6)), rel=0.05)


def test_the_same_seed_gives_the_same_weights():
    one, two, other = (sample_weights(9, 3, np.random.default_rng(s)) for s in (7, 7, 8))
    assert (one == two).all() and not (one == other).any()


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("function", "choices"), [(normalise, SCALES), (combine, MEANS), (complete, GAPS)]
)
def test_an_unknown_way_is_answered_with_the_known_ones(table, function, choices):
    with pytest.raises(ValueError, match=", ".join(choices)):
        function(table, how="magic")


@pytest.mark.parametrize("how", SCALES)
def test_a_part_that_tells_nobody_apart(table, how):
    with pytest.raises(ValueError, match="same number in: a"):
        normalise(table.assign(a=1.0), how)


@pytest.mark.parametrize("weights", [[1], [1, 1, 1], 1, []])
def test_weights_that_do_not_fit(table, weights):
    with pytest.raises(ValueError, match="2 parts, so 2 weights"):
        combine(table, weights)


@pytest.mark.parametrize("weights", [[0, 0], [1, -1], [1, np.nan], [1, np.inf]])
def test_weights_that_are_no_weights(table, weights):
    with pytest.raises(ValueError, match="zero or more"):
        combine(table, weights)
    with pytest.raises(ValueError, match="zero or more"):
        sampled_ranks(table, [[1, 1], weights])


def test_the_geometric_mean_of_zero(table):
    with pytest.raises(ValueError, match="scale from 1 to 100"):
        combine(table, how="geometric")


def test_gaps_have_no_place():
    with pytest.raises(ValueError, match="without a score"):
        ranks(pd.Series([1.0, None]))
    with pytest.raises(ValueError, match="Complete the table"):
        sampled_ranks(pd.DataFrame({"a": [1.0, None]}), [[1.0]])


@pytest.mark.parametrize("inner", [0, -5, 101, np.nan])
def test_an_inner_part_outside_of_percent(table, inner):
    with pytest.raises(ValueError, match="percent"):
        rank_ranges(table, [[1, 1]], inner=inner)


@pytest.mark.parametrize(("count", "parts"), [(0, 3), (3, 0)])
def test_nothing_to_draw(count, parts):
    with pytest.raises(ValueError, match="at least one"):
        sample_weights(count, parts, np.random.default_rng(1))
