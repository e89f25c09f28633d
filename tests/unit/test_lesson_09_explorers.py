"""Explorers of lesson 09: pictures, tables, words and code say what the data say."""

import numpy as np
import pandas as pd
import pytest
from controls import run, some_values, started

from course_utils.countries import name
from course_utils.data import load
from course_utils.explorers.lesson_09 import (
    CHANCES,
    COUNTS,
    HIGHEST,
    LEASTS,
    LOSSES,
    LOWEST,
    MEASURES,
    MEMBERS,
    DigitalTies,
    InternetUse,
    MadeUpCommunity,
)
from course_utils.models import diffusion, digital_ties

# ---------------------------------------------------------------- who is online


@pytest.fixture(scope="module")
def online():
    return InternetUse()


def between(scene, origin, destination, **others):
    places = {"Origin": origin, "Destination": destination}
    return started(scene) | {k: scene.codes.index(v) for k, v in places.items()} | others


def test_the_first_view_by_hand(online):
    view = online.draw(started(online))
    assert view.title == "Uzbekistan 83.9, South Korea 97.2: percent online, 2022"
    assert "222 in 1990, 59,361 in 2024" in view.sentence
    assert view.rows[0] == ["1990", "0.0", "0.0", "222"]


@pytest.mark.parametrize("seed", range(20))
def test_lines_and_code_agree_with_the_data(online, seed):
    values = some_values(online, seed)
    view = online.draw(values)
    column, _ = list(MEASURES.values())[values["Measure"]]
    year = online.years[values["Year"]]
    shown = run(view.code)
    for line, side in zip(online.lines, ("Origin", "Destination"), strict=True):
        code = online.codes[values[side]]
        years, heights = line.get_data()
        drawn = dict(zip(years, heights, strict=True))[year]
        wanted = load("economy").query("iso3 == @code and year == @year")[column].iloc[0]
        if pd.isna(wanted):
            assert np.isnan(drawn) and "no number" in view.title
        else:
            scale = online.scale
            assert scale.low + drawn * (scale.high - scale.low) == pytest.approx(wanted)
            assert shown.loc[year, code] == pytest.approx(wanted)


def test_a_corridor_that_is_not_listed_is_no_zero(online):
    view = online.draw(between(online, "UZB", "USA"))
    assert "The table lists no people born in Uzbekistan for United States" in view.sentence
    assert "that is not a zero" in view.sentence
    assert all(row[3] == "no number" for row in view.rows)
    assert len(online.people.get_xdata()) == 0


def test_a_year_without_a_number_is_a_gap_in_the_line(online):
    online.draw(between(online, "KGZ", "UZB"))
    years, heights = online.lines[0].get_data()
    assert np.isnan(dict(zip(years, heights, strict=True))[1995])


def test_no_unit_follows_a_number_that_is_missing(online):
    view = online.draw(between(online, "UZB", "KGZ", Year=online.years.index(2024)))
    assert "no number" in view.sentence and "no number percent" not in view.sentence
    assert "percent of population: Uzbekistan no number" in view.sentence


def test_one_country_on_both_sides(online):
    view = online.draw(between(online, "UZB", "UZB"))
    assert "Choose two countries" in view.sentence


# ---------------------------------------------------------------- digital ties


@pytest.fixture(scope="module")
def ties():
    return DigitalTies()


def test_the_philippines_as_in_the_lesson(ties):
    view = ties.draw(started(ties) | {"Country": ties.codes.index("PHL")})
    assert view.title == "Philippines with Qatar: 7.4 times as connected as expected, 2021"
    by_name = {row[0]: row for row in view.rows}
    assert by_name["Saudi Arabia"][1:] == ["755,432", "39,000", "6,200", "6.3"]
    assert by_name["United States"][-1] == "0.23"


@pytest.mark.parametrize("seed", range(24))
def test_dots_table_and_code_agree(ties, seed):
    values = some_values(ties, seed)
    view = ties.draw(values)
    shown = run(view.code)
    dots = ties.dots.get_offsets()
    assert len(dots) == len(shown)
    if len(shown):
        assert sorted(dots[:, 1]) == pytest.approx(sorted(shown.clip(LOWEST, HIGHEST)))
        listed = {row[0]: row[-1] for row in view.rows}
        top = shown.idxmax()
        if shown.max() >= 1:
            assert name(top) in view.title and name(top) in listed
    else:
        assert "That is no zero." in view.sentence


@pytest.mark.parametrize("seed", range(8))
def test_blue_lies_above_the_line_and_red_below(ties, seed):
    ties.draw(some_values(ties, seed))
    for dots, sign in ((ties.above, 1), (ties.below, -1)):
        assert all(sign * (times - 1) >= 0 for _, times in dots.get_offsets())


def test_other_people_counted_other_partners(ties):
    uzbek = {"Country": ties.codes.index("UZB")}
    counts = []
    for place in range(len(digital_ties.COUNTS)):
        ties.draw(started(ties) | uzbek | {"People counted": place})
        counts.append(len(ties.dots.get_offsets()))
    one, both, _ = counts
    assert both < one
    assert len(LEASTS) == 3


def test_the_homeland_comes_first(monkeypatch):
    monkeypatch.setenv("COURSE_HOMELAND", "IRL")
    made = DigitalTies()
    assert made.codes[started(made)["Country"]] == "IRL"
    monkeypatch.setenv("COURSE_HOMELAND", "CHN")  # no number from Meta
    made = DigitalTies()
    assert made.codes[started(made)["Country"]] == "UZB"


# ---------------------------------------------------------------- the made-up community


@pytest.fixture(scope="module")
def made_up():
    return MadeUpCommunity()


def chosen(way, count, chance, loss="nothing"):
    return {
        "The embassy speaks to": diffusion.WAYS.index(way),
        "How many it speaks to": COUNTS.index(count),
        "Chance that a contact passes it on": CHANCES.index(chance),
        "Lost before": list(LOSSES).index(loss),
    }


def test_the_title_says_that_it_is_made_up(made_up):
    for seed in range(6):
        view = made_up.draw(some_values(made_up, seed))
        assert "Made-up community" in view.title and "made-up community" in view.alt


def test_a_worker_alone_reaches_no_exile(made_up):
    view = made_up.draw(chosen("one group", 1, 1))
    assert "1 worker first, less than 0.1 percent" in view.title
    assert "0.0 percent of the exiles" in view.sentence
    rows = {row[0]: row for row in view.rows}
    assert rows["exiles"][2] == "0.0" and rows["workers"][1] == "30,000"
    assert sum(int(row[1].replace(",", "")) for row in view.rows) == MEMBERS


def test_losing_a_platform_leaves_fewer_connected(made_up):
    whole = made_up.after("nothing")[2]
    assert all(made_up.after(loss)[2] < whole for loss in LOSSES if LOSSES[loss])
    hubs, some = (
        made_up.after("the 5,000 largest hubs")[2],
        made_up.after("5,000 random members")[2],
    )
    assert hubs < some


def test_members_who_were_lost_are_still_counted_and_the_sentence_says_so(made_up):
    said = "Those who were lost still count as members"
    assert said in made_up.draw(chosen("hubs", 100, 10, "5,000 random members")).sentence
    for loss in ("nothing", "the platform Ash"):
        assert said not in made_up.draw(chosen("hubs", 100, 10, loss)).sentence


@pytest.mark.parametrize("seed", range(20))
def test_bars_table_and_code_agree_with_the_model(made_up, seed):
    values = some_values(made_up, seed)
    view = made_up.draw(values)
    by_code = run(view.code)
    assert [float(row[2]) for row in view.rows] == by_code
    assert [bar.get_width() for bar in made_up.bars] == pytest.approx(by_code, abs=0.051)
    pale = [bar.get_width() for bar in made_up.pale]
    assert [float(row[3]) for row in view.rows] == [round(width, 1) for width in pale]


def test_a_higher_chance_reaches_more(made_up):
    shares = []
    for chance in CHANCES:
        made_up.draw(chosen("hubs", 100, chance))
        shares.append(made_up.ways[1].get_width())
    assert shares == sorted(shares) and shares[0] < 1 < 80 < shares[-1]
