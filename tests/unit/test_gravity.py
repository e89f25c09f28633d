"""The gravity model against cases that can be computed by hand, and against published estimates."""

import numpy as np
import pandas as pd
import pytest

from course_utils.data import load
from course_utils.models import gravity

# Santos Silva and Tenreyro (2006), tables 3 and 5: distance in their models of trade. Leamer and
# Levinsohn (1995) call 0.6 typical.
PUBLISHED = (-1.35, -0.6)


@pytest.fixture(scope="module")
def two_groups() -> pd.DataFrame:
    """Corridors with and without a border: then the model can only give the mean of each group."""
    return pd.DataFrame({"border": [0, 0, 0, 1, 1, 1], "migrants": [1.0, 2.0, 9.0, 10.0, 20.0, 60]})


@pytest.fixture(scope="module")
def listed() -> pd.DataFrame:
    return gravity.corridor_table(2024)


def test_poisson_compares_means(two_groups):
    found = gravity.fit(two_groups, factors=["border"], kind="poisson")
    assert found.coefficients["coefficient"].tolist() == pytest.approx([np.log(4), np.log(30 / 4)])
    assert found.predicted.tolist() == pytest.approx([4, 4, 4, 30, 30, 30])


def test_log_linear_compares_means_of_logarithms(two_groups):
    found = gravity.fit(two_groups, factors=["border"], kind="log-linear")
    low, high = np.log([1, 2, 9]).mean(), np.log([10, 20, 60]).mean()
    assert found.coefficients["coefficient"].tolist() == pytest.approx([low, high - low])


def test_poisson_keeps_the_zeros_and_logarithms_lose_them(two_groups):
    rows = pd.concat([two_groups, pd.DataFrame({"border": [0, 1], "migrants": [0.0, 0.0]})])
    both = [gravity.fit(rows, factors=["border"], kind=kind) for kind in gravity.KINDS]
    assert [found.observations for found in both] == [8, 6]
    assert np.exp(both[0].coefficients["coefficient"]["constant"]) == pytest.approx(12 / 4)


def test_distance_is_taken_as_a_logarithm():
    """The power law that made the data comes back, apart from one part in a thousand of noise."""
    distance = np.array([100.0, 200.0, 500.0, 1000.0, 3000.0])
    noise = np.array([0.999, 1.001, 1.001, 0.999, 1.0])
    rows = pd.DataFrame({"distance_km": distance, "migrants": 5e6 * distance**-1.2 * noise})
    for kind in gravity.KINDS:
        found = gravity.fit(rows, factors=["distance_km"], kind=kind)
        assert found.coefficients["coefficient"]["distance_km"] == pytest.approx(-1.2, abs=0.002)
        assert found.residuals.abs().max() < 0.003


def test_where_the_spread_grows_with_distance_only_poisson_is_right():
    """The argument of Santos Silva and Tenreyro (2006): noise whose mean is 1, but whose spread
    depends on a factor, pulls the logarithm down by half its variance, and so bends the line."""
    rng = np.random.default_rng(7)
    distance = np.exp(rng.uniform(5, 9, 40_000))
    spread = 0.25 * (np.log(distance) - 5)
    noise = np.exp(rng.normal(-(spread**2) / 2, spread))
    rows = pd.DataFrame({"distance_km": distance, "migrants": 1e6 * distance**-1.0 * noise})
    slopes = {
        kind: gravity.fit(rows, factors=["distance_km"], kind=kind).coefficients["coefficient"]
        for kind in gravity.KINDS
    }
    assert slopes["poisson"]["distance_km"] == pytest.approx(-1, abs=0.03)
    assert slopes["log-linear"]["distance_km"] < -1.08


def test_residuals_are_logarithms_of_observed_over_predicted(two_groups):
    found = gravity.fit(two_groups, factors=["border"], kind="poisson")
    assert found.residuals.tolist() == pytest.approx(
        np.log([1 / 4, 2 / 4, 9 / 4, 10 / 30, 20 / 30, 60 / 30]).tolist()
    )


def test_empty_corridors_have_no_residual(two_groups):
    rows = two_groups.assign(migrants=[0.0, 3.0, 9.0, 10.0, 20.0, 60.0])
    assert list(gravity.fit(rows, factors=["border"]).residuals.index) == [1, 2, 3, 4, 5]


def test_the_interval_is_that_of_the_standard_error(two_groups):
    rows = gravity.fit(two_groups, factors=["border"]).coefficients
    assert (rows["high"] - rows["low"]).tolist() == pytest.approx(
        (2 * 1.959964 * rows["standard_error"]).tolist(), rel=1e-5
    )


@pytest.mark.parametrize("kind", gravity.KINDS)
@pytest.mark.parametrize("absent_as_zero", [False, True])
def test_distance_lies_in_the_published_range(kind, absent_as_zero):
    table = gravity.corridor_table(2024, absent_as_zero)
    slope = gravity.fit(table, kind=kind).coefficients["coefficient"]["distance_km"]
    assert PUBLISHED[0] < slope < PUBLISHED[1]


def test_the_table_has_each_direction_of_a_pair(listed):
    stock = load("migrant_stock").query("year == 2024").set_index(gravity.PAIR)["migrants"]
    for way in (("UZB", "RUS"), ("RUS", "UZB")):
        assert listed.loc[way, "migrants"] == stock[way]
    there, back = listed.loc[("UZB", "RUS")], listed.loc[("RUS", "UZB")]
    assert there["distance_km"] == back["distance_km"]
    assert there["origin_population"] == back["destination_population"]


def test_population_is_that_of_the_year_and_side(listed):
    totals = load("migrant_totals").set_index(["year", "iso3"])["population"]
    assert listed.loc[("IND", "ARE"), "origin_population"] == totals[2024, "IND"]
    assert listed.loc[("IND", "ARE"), "destination_population"] == totals[2024, "ARE"]


def test_absent_is_not_zero_unless_asked(listed):
    """The publisher gives no number for people from Armenia in the United States."""
    assert ("ARM", "USA") not in listed.index
    filled = gravity.corridor_table(2024, absent_as_zero=True)
    assert filled.loc[("ARM", "USA"), "migrants"] == 0
    assert listed["migrants"].sum() == filled["migrants"].sum()


def test_no_number_is_lacking(listed):
    assert listed[["migrants", *gravity.FACTORS]].notna().all().all()
    assert listed.index.is_unique


def test_an_unknown_year():
    with pytest.raises(ValueError, match="no year 2023"):
        gravity.corridor_table(2023)


@pytest.mark.parametrize(
    ("change", "options", "problem"),
    [
        ({}, {"kind": "linear"}, "must be one of poisson, log-linear"),
        ({}, {"factors": ["border", "height"]}, "no column height"),
        ({}, {"outcome": "people"}, "no column people"),
        ({"migrants": -1.0}, {}, "0 or more"),
        ({"migrants": np.nan}, {}, "0 or more"),
        ({"border": 1}, {}, "border is the same for all"),
    ],
)
def test_bad_input_gets_a_sentence(two_groups, change, options, problem):
    with pytest.raises(ValueError, match=problem):
        gravity.fit(two_groups.assign(**change), **{"factors": ["border"], **options})


def test_too_few_corridors(two_groups):
    with pytest.raises(ValueError, match="too few corridors"):
        gravity.fit(two_groups.head(2), factors=["border"])
