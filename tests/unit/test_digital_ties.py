"""Digital ties against migration: the table by hand, three ways to count, and a model that fits."""

import numpy as np
import pandas as pd
import pytest

from course_utils.data import load
from course_utils.models import digital_ties
from course_utils.models.digital_ties import COUNTS, FACTORS, fit, tie_table


@pytest.fixture(scope="module")
def table():
    return tie_table()


def stock(origin, destination):
    """The people of one corridor in 2024, straight from the table; 0 if it is not listed."""
    rows = load("migrant_stock").query("year == 2024")
    found = rows[(rows["origin"] == origin) & (rows["destination"] == destination)]["migrants"]
    return float(found.sum())


def test_one_corridor_by_hand(table):
    row = table.loc["PHL", "SAU"]
    assert row["people"] == stock("PHL", "SAU")
    residents = load("migrant_totals").query("year == 2024").set_index("iso3")["population"]
    density = row["people"] / (float(residents["PHL"]) * float(residents["SAU"]))
    assert row["log_density"] == pytest.approx(np.log(density))
    pairs = load("pairs").set_index(["country_a", "country_b"])
    assert row["connectedness"] == pairs.loc[("PHL", "SAU"), "connectedness"]


def test_small_corridors_and_countries_without_a_number_are_left_out(table):
    assert table["people"].min() >= 100 and table["connectedness"].notna().all()
    countries = set(table.index.unique("origin")) | set(table.index.unique("destination"))
    assert not countries & {"CHN", "RUS", "IRN", "ISR", "PSE", "CUB"}
    assert len(tie_table(least=10_000)) < len(tie_table(least=1_000)) < len(table)


def test_both_ways_are_the_sum_of_two_rows():
    both = tie_table("both ways")
    assert both.loc[("UZB", "KAZ"), "people"] == stock("UZB", "KAZ") + stock("KAZ", "UZB")
    assert both.loc[("KAZ", "UZB"), "people"] == both.loc[("UZB", "KAZ"), "people"]


def test_a_corridor_with_one_direction_counts_only_where_a_gap_is_taken_for_zero():
    pair = ("UZB", "TUR")
    assert stock(*pair) > 0 and stock("TUR", "UZB") == 0
    assert pair in tie_table().index and pair not in tie_table("both ways").index
    assert tie_table("a gap as zero").loc[pair, "people"] == stock(*pair)


def test_the_counts_differ_as_they_should():
    one, both, gaps = (tie_table(count) for count in COUNTS)
    assert len(both) < len(one) < len(gaps)
    assert (gaps["people"].reindex(one.index) >= one["people"]).all()


def test_the_model_finds_the_numbers_that_made_the_data(table):
    """Connectedness made from known coefficients, without noise."""
    made = table.copy()
    made["connectedness"] = np.exp(
        20 + 0.5 * made["log_density"] - 0.7 * np.log(made["distance_km"]) + made["border"]
    )
    found = fit(made).coefficients["coefficient"]
    expected = {"log_density": 0.5, "distance_km": -0.7, "border": 1.0, "spoken_language": 0.0}
    assert found[list(expected)].to_dict() == pytest.approx(expected, abs=1e-6)


def test_migrants_and_friendship_go_together_and_distance_weakens(table):
    found = fit(table).coefficients
    assert found.loc["log_density", "low"] > 0 > found.loc["distance_km", "high"]
    assert found.loc["spoken_language", "low"] > 0


def test_what_is_left_over_averages_one_by_logarithm(table):
    found = fit(table)
    ratio = np.log(found.observed / found.predicted)
    assert ratio.mean() == pytest.approx(0, abs=1e-9)
    pd.testing.assert_series_equal(ratio, found.residuals, check_names=False)


def test_factors_can_be_left_out(table):
    assert list(fit(table, ["distance"]).coefficients.index) == ["constant", "distance_km"]
    assert fit(table, []).predicted.nunique() == 1
    assert set(FACTORS.values()) <= set(table.columns)


def test_bad_input_gives_a_clear_sentence():
    with pytest.raises(ValueError, match="must be one of"):
        tie_table("friends")
    with pytest.raises(ValueError, match="above 0"):
        tie_table(least=0)
    with pytest.raises(KeyError):
        fit(tie_table(), ["weather"])
    assert digital_ties.YEAR == 2024
