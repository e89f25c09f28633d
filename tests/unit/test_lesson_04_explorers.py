"""The explorers of lesson 04 against the tables: picture, table, words and code say the same."""

from __future__ import annotations

import numpy as np
import pytest
from controls import run, some_values
from matplotlib.colors import to_hex

from course_utils.data import load
from course_utils.explorers.explorer import Scene
from course_utils.explorers.lesson_04 import (
    BOTTOM,
    EAST,
    GAP,
    LARGEST,
    TOP,
    WITHOUT_CHINA,
    MoneyFromAbroad,
    SendingCosts,
    Shocks,
    said,
    spread,
)
from course_utils.figures import COLOURS

SENT, INVESTED, AID = "remittances_received_usd", "fdi_net_inflows_usd", "oda_net_received_usd"
SEEDS = range(16)


@pytest.fixture(scope="module")
def money() -> MoneyFromAbroad:
    return MoneyFromAbroad()


@pytest.fixture(scope="module")
def shocks() -> Shocks:
    return Shocks()


@pytest.fixture(scope="module")
def costs() -> SendingCosts:
    return SendingCosts()


def values(scene: Scene, seed: int = 0, **chosen: str) -> dict[str, int]:
    """Any position of every control, or, for the names in `chosen`, the label that is given."""
    found = some_values(scene, seed)
    labels = {c.name.replace(" ", "_"): list(c.labels) for c in scene.controls}
    return found | {n.replace("_", " "): labels[n].index(label) for n, label in chosen.items()}


# ---------------------------------------------------------------- numbers in words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234.6, "1,235"),
        (99.96, "100.0"),
        (12.34, "12.3"),
        (0.046, "0.05"),
        (-0.001, "0.00"),
        (-7.25, "−7.2"),
        (np.nan, "no number"),
    ],
)
def test_a_number_is_said_with_its_size(value, text):
    assert said(value) == text


def test_labels_do_not_lie_upon_each_other():
    heights = spread({"a": 0.5, "b": 0.5, "c": 0.9, "d": 0.51})
    assert heights == pytest.approx({"a": 0.5, "b": 0.5 + GAP, "d": 0.5 + 2 * GAP, "c": 0.9})


# ---------------------------------------------------------------- money from abroad


def test_the_group_without_china_by_hand(money):
    group = load("economy_groups").query("group == 'low and middle income' and year == 2023")
    china = load("economy").query("iso3 == 'CHN' and year == 2023")
    expected = group[SENT].item() - china[SENT].item()
    shown, unit = money.measured(WITHOUT_CHINA, "dollars", added=False)
    assert unit == "billion dollars"
    assert shown.loc[2023, "remittances"] == pytest.approx(expected / 1e9)


def test_a_sum_with_a_missing_part_is_missing(money):
    """Aid of 2024 is not published, so investment alone must not stand for both."""
    shown, _ = money.measured("World", "dollars", added=True)
    assert np.isnan(shown.loc[2024, "investment and aid"])
    assert np.isfinite(shown.loc[2024, "remittances"])


def test_shares_and_dollars_a_person(money):
    row = load("economy").query("iso3 == 'TJK' and year == 2023").iloc[0]
    share, _ = money.measured("Tajikistan", "percent of GDP", added=False)
    person, _ = money.measured("Tajikistan", "dollars a person", added=False)
    assert share.loc[2023, "remittances"] == pytest.approx(100 * row[SENT] / row["gdp_usd"])
    assert person.loc[2023, "aid"] == pytest.approx(row[AID] / row["population"])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_table_of_money_is_what_the_code_gives(money, seed):
    view = money.draw(values(money, seed))
    result = run(view.code)
    assert [str(year) for year in result.index if str(year) in {r[0] for r in view.rows}] == [
        row[0] for row in view.rows
    ]
    for year, *cells in view.rows:
        assert cells == [said(value) for value in result.loc[int(year)]]


def test_missing_years_are_gaps_in_the_line(money):
    view = money.draw(values(money, Receiver="Uzbekistan", Measure="dollars"))
    known = load("economy").query(f"iso3 == 'UZB' and year <= 2024 and {SENT}.notna()")
    line = money.lines["remittances"].get_ydata()
    assert np.isfinite(np.array(line, dtype=float)).sum() == len(known) < len(line)
    assert f"remittances {len(line) - len(known)}" in view.sentence
    assert view.rows[0][:2] == ["1995", "no number"]


def test_lines_stand_at_their_values_on_the_moving_scale(money):
    money.draw(
        values(
            money, Receiver="Cyprus", Measure="percent of GDP", Investment_and_aid="as two lines"
        )
    )
    shown, _ = money.measured("Cyprus", "percent of GDP", added=False)
    height = np.array(money.lines["investment"].get_ydata(), dtype=float)
    ticks = [text for text in money.scale._ticks if text.get_text()]
    for text in ticks:
        assert money.scale.at(
            float(text.get_text().replace(",", "").replace("−", "-"))
        ) == pytest.approx(text.get_position()[1])
    scale = money.scale
    assert scale.low + height * (scale.high - scale.low) == pytest.approx(
        shown["investment"].to_numpy(), nan_ok=True
    )
    assert scale.low < shown["investment"].min() < 0


def test_a_title_names_only_a_year_that_has_every_number(money):
    view = money.draw(values(money, Receiver="World", Measure="dollars"))
    assert ", 2023: " in view.title


# ---------------------------------------------------------------- years of shock


@pytest.mark.parametrize("seed", SEEDS)
def test_the_bars_table_and_code_of_a_shock_agree(shocks, seed):
    view = shocks.draw(values(shocks, seed))
    result = run(view.code)
    names = load("countries").set_index("iso3")["name"]
    assert [row[0] for row in view.rows] == [names[code] for code in result.index]
    widths = [bar.get_width() for bar in shocks.bars if bar.get_visible()]
    assert widths == pytest.approx(list(result / result.abs().max()))
    red = to_hex(COLOURS["red"])
    reds = [to_hex(bar.get_facecolor()) == red for bar in shocks.bars if bar.get_visible()]
    assert reds == [value < 0 for value in result]
    assert f"{(result < 0).sum()} of {len(result)}" in view.title


def test_a_change_by_hand(shocks):
    view = shocks.draw(values(shocks, Year="2022", Countries=EAST, Change_in="percent"))
    rows = load("economy").query("iso3 == 'UZB'").set_index("year")[SENT]
    found = {row[0]: row[3] for row in view.rows}["Uzbekistan"]
    assert float(found.replace("+", "")) == pytest.approx(
        100 * (rows[2022] - rows[2021]) / rows[2021], abs=0.06
    )


def test_the_largest_are_chosen_by_the_year_before(shocks):
    """A country that collapses has to stay in the picture."""
    codes = shocks.chosen(LARGEST, 2020)
    before = load("economy").query("year == 2019").set_index("iso3")[SENT]
    assert set(codes) == set(before.nlargest(len(codes)).index)


def test_who_has_no_number_is_named(shocks):
    view = shocks.draw(values(shocks, Year="2022", Countries=EAST))
    assert "Without a number: Turkmenistan." in view.sentence


# ---------------------------------------------------------------- what it costs


@pytest.mark.parametrize("seed", SEEDS)
def test_the_dots_table_and_code_of_the_costs_agree(costs, seed):
    view = costs.draw(values(costs, seed))
    result = run(view.code)
    assert [row[1] for row in view.rows] == [said(value) for value in result]
    dots = costs.dots.get_offsets()
    assert len(dots) >= len(result)
    assert sorted(dots[:, 1], reverse=True)[: len(result)] == pytest.approx(
        list(result.clip(BOTTOM, TOP))
    )


def test_corridors_above_the_limit_by_hand(costs):
    view = costs.draw(
        values(
            costs,
            Country="United States",
            Money="sent from",
            Quarter="2025, quarter 1",
            Corridors="all corridors",
        )
    )
    rows = load("remittance_prices").query("sender == 'USA' and year == 2025 and quarter == 1")
    above = (rows["cost_percent"] > 5).sum()
    assert view.title.startswith(f"2025, quarter 1: {above} of {len(rows)} corridors")


def test_no_price_is_not_no_cost(costs):
    view = costs.draw(
        values(costs, Country="Uzbekistan", Money="received by", Quarter="2025, quarter 1")
    )
    assert "no price" in view.title and "does not mean that no money" in view.sentence
    assert view.rows == [] and len(costs.dots.get_offsets()) == 0


def test_the_line_of_a_corridor_ends_with_its_prices(costs):
    costs.draw(values(costs, Country="Uzbekistan", Money="received by", Corridors="all corridors"))
    times, heights = costs.middle.get_data()
    known = np.array(times)[np.isfinite(np.array(heights, dtype=float))]
    assert known.max() < 2022 < max(times)


def test_the_same_corridors_are_those_of_both_years(costs):
    rows = costs.corridors("FRA", inward=False, same=True)
    years = rows.groupby("receiver")["year"].agg(["min", "max"])
    assert (years["max"] == 2025).all() and (years["min"] <= 2016).all()
    assert len(years) < costs.corridors("FRA", inward=False, same=False)["receiver"].nunique()


def test_what_is_too_dear_stands_at_the_edge_and_is_named(costs):
    view = costs.draw(
        values(
            costs,
            Country="Türkiye",
            Money="sent from",
            Quarter="2025, quarter 1",
            Corridors="all corridors",
        )
    )
    cost = load("remittance_prices").query("sender == 'TUR' and year == 2025")["cost_percent"]
    assert cost.max() > TOP and max(costs.dots.get_offsets()[:, 1]) == TOP
    assert "stand at its edge" in view.sentence and said(cost.max()) in view.sentence
