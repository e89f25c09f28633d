"""What the explorers of lesson 12 compute, beside the tables; the scores of the options."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from controls import run, started

from course_utils.data import load
from course_utils.explorers.lesson_12 import (
    GATES,
    GROUPS,
    INDICATORS,
    WEIGHTS,
    CountryProfile,
    TradeOffs,
    indicators,
)
from course_utils.policy import BEST, CRITERIA, WORST, options, scores

# ---------------------------------------------------------------- options


def test_scores_are_whole_numbers_in_their_range():
    table = scores()
    assert list(table.columns) == list(CRITERIA) and len(table) == 8
    assert table.to_numpy().min() >= WORST and table.to_numpy().max() <= BEST
    assert (table == table.round()).all(axis=None)


def test_no_option_is_best_in_everything():
    """Otherwise there would be no trade-off to show."""
    table = scores()
    assert not (table == table.max()).all(axis="columns").any()


def test_the_card_holds_every_option_with_both_sides():
    text = options().text
    for row in load("policy_options").itertuples():
        assert row.option in text and row.evidence_for in text and row.evidence_against in text


def test_every_table_that_is_named_is_there():
    named = load("policy_options")["tables"].dropna().str.split("; ").explode()
    assert all(len(load(name)) for name in named)


@pytest.fixture(scope="module")
def trade() -> TradeOffs:
    return TradeOffs()


def set_to(scene, gate: str = "no gate", **weights: int) -> dict[str, int]:
    values = started(scene)
    values["Ethics gate before the weights"] = list(GATES).index(gate)
    return values | {WEIGHTS[key]: weight for key, weight in weights.items()}


def by_hand(weights: dict[str, int], floor: int) -> pd.Series:
    kept = scores()[scores()["safety"] >= floor]
    weight = pd.Series(weights)
    return (kept * weight).sum(axis="columns") / weight.sum()


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize(
    "weights",
    [
        dict.fromkeys(CRITERIA, 1),
        dict(zip(CRITERIA, (4, 1, 0, 2, 3), strict=True)),
        dict(zip(CRITERIA, (0, 4, 0, 4, 0), strict=True)),
    ],
)
def test_the_order_is_that_of_the_weighted_means(trade, gate, weights):
    view = trade.draw(set_to(trade, gate, **weights))
    expected = by_hand(weights, GATES[gate])
    shown = {row[0]: float(row[2]) for row in view.rows}
    assert shown == {one: pytest.approx(score, abs=0.006) for one, score in expected.items()}
    assert list(shown.values()) == sorted(shown.values(), reverse=True)
    result = run(view.code)
    assert result["score"].to_dict() == pytest.approx(expected.to_dict())
    out = set(scores().index) - set(expected.index)
    assert all(one in view.sentence for one in out)


def test_a_gate_takes_the_register_out_before_the_weights(trade):
    thrifty = dict(zip(CRITERIA, (0, 4, 0, 4, 0), strict=True))
    assert (
        "“Register of everybody abroad” comes first" in trade.draw(set_to(trade, **thrifty)).title
    )
    view = trade.draw(set_to(trade, "safety 2 or more", **thrifty))
    assert "Register" not in view.title and "Register" not in [row[0] for row in view.rows]


def test_the_parts_of_a_bar_add_up_to_its_score(trade):
    view = trade.draw(set_to(trade, people_abroad=3, low_cost=2))
    widths = np.sum([[bar.get_width() for bar in bars] for bars in trade._parts.values()], axis=0)
    assert widths == pytest.approx([float(row[2]) for row in view.rows], abs=0.006)


def test_without_a_weight_there_is_no_order(trade):
    view = trade.draw(set_to(trade, **dict.fromkeys(CRITERIA, 0)))
    assert view.rows == [] and "no order" in view.title
    assert sum(bar.get_width() for bars in trade._parts.values() for bar in bars) == 0


# ---------------------------------------------------------------- the profile


@pytest.fixture(scope="module")
def profile() -> CountryProfile:
    return CountryProfile()


def values_for(scene, iso3: str, group: str, other: str = "") -> dict[str, int]:
    also = scene.codes.index(other) + 1 if other else 0
    return {
        "Country": scene.codes.index(iso3),
        "Compared with": GROUPS.index(group),
        "Also show": also,
    }


def test_an_indicator_is_that_of_its_table():
    row = load("economy").query("iso3 == 'TJK' and year == 2023").iloc[0]
    expected = 100 * row["remittances_received_usd"] / row["gdp_usd"]
    assert indicators().loc["TJK", "remittances"] == pytest.approx(expected)
    total = load("migrant_totals").query("iso3 == 'TJK' and year == 2024").iloc[0]
    assert indicators().loc["TJK", "abroad"] == pytest.approx(
        100 * total["emigrants"] / total["population"]
    )


@pytest.mark.parametrize("iso3", ["UZB", "XKX", "USA", "TUV", "VAT", "TWN"])
@pytest.mark.parametrize("group", GROUPS)
def test_picture_table_and_code_agree(profile, iso3, group):
    view = profile.draw(values_for(profile, iso3, group))
    result = run(view.code)["percent lower"]
    shown = dict(zip(INDICATORS, (row[3] for row in view.rows), strict=True))
    for key, percent in result.items():
        expected = "no place" if pd.isna(percent) else f"{percent:.0f} percent"
        assert shown[key] == expected
    marked = sum(place != "no place" for place in shown.values())
    assert len(profile._first.get_offsets()) == marked


def test_a_gap_is_no_lowest_place(profile):
    view = profile.draw(values_for(profile, "XKX", "its region"))
    assert "No place, and not the lowest place" in view.sentence
    assert [row[3] for row in view.rows].count("no place") == 4
    drawn = [text.get_text() for text in profile._gaps]
    assert drawn.count("Kosovo: no number in the table") == 4


def test_the_list_has_no_country_without_any_number(profile):
    assert "SGS" not in profile.codes and {"XKX", "VAT", "TWN", "UZB"} <= set(profile.codes)


def test_a_small_group_is_named(profile):
    view = profile.draw(values_for(profile, "TJK", "its subregion"))
    assert "In one row only 3 others have a number" in view.sentence


def test_a_second_country_from_elsewhere_is_named(profile):
    view = profile.draw(values_for(profile, "TJK", "its subregion", "IRL"))
    assert "The diamonds show Ireland. It is no part of this group" in view.sentence
    assert len(view.header) == 6 and all(len(row) == 6 for row in view.rows)
