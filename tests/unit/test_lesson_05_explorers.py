"""Explorers of lesson 05: what they show against the tables, with pandas alone."""

from __future__ import annotations

from random import Random

import numpy as np
import pandas as pd
import pytest
from controls import run, started

from course_utils.countries import name
from course_utils.data import load
from course_utils.explorers.lesson_05 import (
    BASES,
    LINES,
    RESPONSES,
    UNKNOWN,
    GainOrLoss,
    Names,
    SkilledEmigration,
    StudentsAbroad,
    _years,
)
from course_utils.figures import figure


def numbers(cells: list[str]) -> list[float]:
    return [float(cell.replace(",", "")) for cell in cells]


# ---------------------------------------------------------------- who leaves with a degree

COLUMNS = ["high_percent", "medium_percent", "low_percent", "all_percent"]
PEOPLE = ["emigrants", "emigrants_female", "emigrants_male"]
SEXES = ["all", "women", "men"]


@pytest.fixture(scope="module")
def skilled() -> SkilledEmigration:
    return SkilledEmigration()


def expected(measure: int, year: int, across: int, sex: int) -> pd.DataFrame:
    """x and y of the countries of birth, taken from the tables in another way."""
    rates, totals, economy = load("brain_drain"), load("migrant_totals"), load("economy")
    known = rates.query("year == @year and sex == @SEXES[@sex]")
    if measure == 4:
        known = rates.query("year == @year and sex == 'all'")[["origin"]].merge(
            totals.query("year == @year"), left_on="origin", right_on="iso3"
        )
    y = known.set_index("origin")[PEOPLE[sex] if measure == 4 else COLUMNS[measure]]
    x = (
        totals.query("year == @year").set_index("iso3")["population"]
        if across == 0
        else economy.query("year == @year").set_index("iso3")["gdp_per_capita_usd"]
    )
    return pd.concat([x.rename("x"), y.rename("y")], axis="columns", join="inner").dropna()


@pytest.mark.parametrize("seed", range(24))
def test_dots_table_and_code_agree_with_the_tables(skilled, seed):
    chance = Random(seed)
    measure, year, across, sex = (chance.randrange(n) for n in (5, 5, 2, 3))
    values = {"Measure": measure, "Year": year, "Across": across, "Count": sex}
    view = skilled.draw(values)
    wanted = expected(measure, skilled.years[year], across, sex)
    dots = np.asarray(skilled.dots.get_offsets())
    both = [np.array(sorted(map(tuple, points))) for points in (dots, wanted.to_numpy(float))]
    assert both[0].shape == both[1].shape and np.allclose(*both)
    top = wanted.sort_values(["y", "x"], ascending=False).head(5)
    assert [row[0] for row in view.rows[: len(top)]] == [name(code) for code in top.index]
    assert numbers([row[2] for row in view.rows[: len(top)]]) == pytest.approx(
        list(top["y"]), rel=0.006
    )
    assert np.allclose(run(view.code).to_numpy(float), top[["x", "y"]].to_numpy(float))


def test_years_without_women_are_empty_and_say_so(skilled):
    year = skilled.years.index(1995)
    view = skilled.draw({"Measure": 0, "Year": year, "Across": 0, "Count": 1})
    assert len(skilled.dots.get_offsets()) == 0 and view.rows == []
    assert skilled.empty.get_text() == UNKNOWN
    assert "no rates for women" in view.title and "not zero" in view.sentence
    skilled.draw({"Measure": 0, "Year": year, "Across": 0, "Count": 0})
    assert skilled.empty.get_text() == ""


def test_women_and_the_unit_are_said(skilled):
    view = skilled.draw({"Measure": 4, "Year": 4, "Across": 1, "Count": 1})
    assert skilled.axes.get_ylabel() == "women abroad"
    assert "women abroad" in view.title and "women born there who live abroad" in view.sentence
    assert view.header[1] == "Income a person, US dollars"
    assert {"India", "Guyana"} <= {text.get_text() for text in skilled.names.texts}
    rate = skilled.draw({"Measure": 0, "Year": 4, "Across": 0, "Count": 1})
    assert "the median of women is" in rate.title and "percent" in rate.title


def test_the_black_lines_are_medians_of_thirds(skilled):
    skilled.draw({"Measure": 0, "Year": 4, "Across": 0, "Count": 0})
    rows = expected(0, 2010, 0, 0).sort_values("x")
    thirds = [rows.iloc[place] for place in np.array_split(np.arange(len(rows)), 3)]
    wanted = [(t["x"].min(), t["x"].max(), t["y"].median()) for t in thirds]
    drawn = [(a[0], b[0], a[1]) for a, b in skilled.medians.get_segments()]
    assert np.allclose(drawn, wanted)


def test_the_homeland_is_marked(monkeypatch):
    monkeypatch.setenv("COURSE_HOMELAND", "IRL")
    made = SkilledEmigration()
    view = made.draw({"Measure": 0, "Year": 4, "Across": 0, "Count": 0})
    row = expected(0, 2010, 0, 0).loc["IRL"]
    assert np.asarray(made.own.get_offsets()) == pytest.approx(row.to_numpy(float)[None, :])
    assert "Ireland" in [text.get_text() for text in made.names.texts]
    assert f"Ireland: {row['y']:.3g}." in view.sentence
    assert view.rows[-1][0] == "Ireland"


def test_a_homeland_without_a_rate_is_said_and_not_marked(monkeypatch):
    monkeypatch.setenv("COURSE_HOMELAND", "GRL")
    made = SkilledEmigration()
    view = made.draw({"Measure": 0, "Year": 4, "Across": 0, "Count": 0})
    assert len(made.own.get_offsets()) == 0
    assert "Greenland has no number here." in view.sentence


def test_names_do_not_lie_upon_each_other():
    _, axes = figure(3)
    names = Names(axes, 4)
    names.draw([(0.3, 0.5, "Armenia"), (0.31, 0.5, "Ireland"), (0.9, 0.5, "Haiti")])
    heights = [text.get_position()[1] for text in names.texts[:2]]
    assert abs(heights[0] - heights[1]) >= 0.98 * Names.HEIGHT
    assert names.texts[2].get_position()[1] == 0.5
    assert names.texts[3].get_text() == ""
    assert len(names.lines.get_segments()) == 1


# ---------------------------------------------------------------- gain or loss


@pytest.fixture(scope="module")
def gain() -> GainOrLoss:
    return GainOrLoss()


@pytest.mark.parametrize("base", range(len(BASES)))
@pytest.mark.parametrize("response", range(0, len(RESPONSES), 3))
def test_the_spots_are_the_sums_of_the_table(gain, base, response):
    first, second = (control.name for control in gain.controls)
    view = gain.draw({first: base, second: response})
    stay = []
    for row, (x, y) in zip(view.rows, np.asarray(gain.spots.get_offsets()), strict=True):
        students = min(BASES[base] + RESPONSES[response] * x, 100)
        stay.append(students * (100 - x) / 100)
        assert y == pytest.approx(stay[-1])
        assert numbers(row[1:]) == pytest.approx([x, students, stay[-1]], abs=0.051)
    assert list(run(view.code)) == pytest.approx(stay)


def test_more_and_fewer_are_told_apart(gain):
    first, second = (control.name for control in gain.controls)
    view = gain.draw({first: 1, second: 4})
    assert "a gain below 50 percent leaving" in view.title
    assert "more would stay in India, Ireland" in view.sentence
    assert "fewer would stay in Jamaica, Haiti" in view.sentence and "invented" in view.sentence
    assert "a loss at every rate" in gain.draw({first: 1, second: 0}).title


# ---------------------------------------------------------------- students


@pytest.fixture(scope="module")
def abroad() -> StudentsAbroad:
    return StudentsAbroad()


def of(scene: StudentsAbroad, country: str, **others: int) -> dict[str, int]:
    start = started(scene)
    return start | {"Country": scene.codes.index(country)} | others


@pytest.mark.parametrize("country", ["UZB", "KGZ", "CHN", "USA", "ARM", "TUV"])
@pytest.mark.parametrize("measure", [0, 1])
@pytest.mark.parametrize("lines", range(len(LINES)))
def test_the_lines_are_the_numbers_of_the_table(abroad, country, measure, lines):
    view = abroad.draw(of(abroad, country, Measure=measure, Lines=lines))
    rows = load("students").query("iso3 == @country").set_index("year").reindex(range(2000, 2024))
    people = load("economy").query("iso3 == @country").set_index("year")["population"]
    per = 1000 / people.reindex(rows.index) if measure else 1.0
    went, came = rows["outbound_students"] * per, rows["inbound_students"] * per
    wanted = {"outbound_students": went, "inbound_students": came}
    if lines == 1:
        wanted = {"balance": came - went}
    for side, line in abroad.lines.items():
        heights = np.asarray(line.get_ydata(), float)
        low, high = abroad.scale.low, abroad.scale.high
        assert np.allclose(
            low + heights * (high - low),
            wanted[side].to_numpy() if side in wanted and wanted[side].notna().any() else [],
            equal_nan=True,
        )
    table = run(view.code)
    shown = [[float("nan") if c == "no number" else float(c.replace(",", "")) for c in row[1:]]
             for row in view.rows]  # fmt: skip
    assert np.allclose(np.array(shown), table.to_numpy(float), rtol=0.006, atol=0.6, equal_nan=True)


def test_a_missing_year_is_a_gap_and_not_a_bridge(abroad):
    abroad.draw(of(abroad, "UZB"))
    line = abroad.lines["outbound_students"]
    by_year = dict(zip(line.get_xdata(), line.get_ydata(), strict=True))
    assert np.isnan(by_year[2019]) and np.isnan(by_year[2020])
    assert not np.isnan(by_year[2018]) and not np.isnan(by_year[2021])


def test_nigeria_is_unknown_and_not_zero(abroad):
    view = abroad.draw(of(abroad, "NGA"))
    assert abroad.empty.get_text() == UNKNOWN
    assert all(len(line.get_xdata()) == 0 for line in abroad.lines.values())
    assert "not known, which is not zero" in view.title
    assert all(cell == "no number" for row in view.rows for cell in row[1:])
    pairs = load("student_pairs").query("origin == 'NGA' and year == 2018")
    first = pairs.loc[pairs["students"].idxmax()]
    assert abroad.bars.names[0].get_text() == name(first["destination"])
    assert f"{first['students']:,}" in abroad.bars.values[0].get_text()


@pytest.mark.parametrize(
    ("country", "known"), [("GIB", "students abroad"), ("NIC", "students from abroad")]
)
def test_one_known_side_is_said(abroad, country, known):
    title = abroad.draw(of(abroad, country)).title
    assert f"only {known} are known" in title and "not zero" in title


def test_the_table_of_students_says_number_once(abroad):
    header = abroad.draw(of(abroad, "UZB")).header
    assert header[1:] == ["Students abroad (number)", "Students from abroad (number)"]


def test_who_sends_and_who_receives(abroad):
    assert "receives more than it sends" in abroad.draw(of(abroad, "KGZ")).title
    assert "sends more than it receives" in abroad.draw(of(abroad, "UZB")).title


def test_a_homeland_without_students_begins_elsewhere(monkeypatch):
    monkeypatch.setenv("COURSE_HOMELAND", "ATA")
    made = StudentsAbroad()
    assert made.codes[made.controls[0].start] == "UZB"


def test_years_without_a_number_are_said_in_runs():
    assert _years(["2000", "2001", "2002", "2007"]) == "2000 to 2002, 2007"
    assert _years([]) == ""
