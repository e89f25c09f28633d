"""The parts of the index of lesson 02, and its explorers: what the generic tests do not hold."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from course_utils.countries import code as iso3_of
from course_utils.data import load
from course_utils.exercises.lesson_02 import GUESSES
from course_utils.explorers import explore
from course_utils.explorers.lesson_02 import (
    DENOMINATORS,
    GAPS,
    METHODS,
    PARTS,
    PUBLISHED,
    SHOWN,
    SLIDERS,
    PublishedRankings,
    SoftPowerWeights,
)
from course_utils.figures import COLOURS
from course_utils.models.composite import combine, normalise, ranks
from course_utils.soft_power import COUNTED, parts, per_million


def run(code: str) -> Any:
    """What a learner sees who runs these lines in a cell of their own."""
    cell: dict[str, Any] = {"load": load}
    *lines, last = code.split("\n")
    exec("\n".join(lines), cell)
    return eval(last, cell)


def started(scene: Any, **changed: int) -> dict[str, int]:
    return {control.name: control.start for control in scene.controls} | changed


# ---------------------------------------------------------------- the parts


def test_the_parts_stand_in_the_tables():
    table = parts()
    assert list(table.columns) == list(PARTS) and table.index.is_unique
    rows = load("diplomatic_posts").query("sender == 'ISL' and year == 2023")
    assert table.loc["ISL", "posts"] == rows["posts"].sum()
    passport = load("passports").query("iso3 == 'UZB' and year == 2023").iloc[0]
    assert table.loc["UZB", "passport"] == passport["visa_free"] + passport["visa_on_arrival"]
    assert pd.isna(table.loc["UZB", "posts"])
    assert table["egov"].count() == 193


def test_students_are_those_of_the_newest_year_with_a_number():
    students = load("students").set_index(["iso3", "year"])["inbound_students"]
    assert pd.isna(students.get(("GBR", 2023)))
    assert parts().loc["GBR", "students"] == students["GBR", 2022]
    assert parts().loc["DEU", "students"] == students["DEU", 2023]
    assert students["IDN"].dropna().index.max() < 2020
    assert pd.isna(parts().loc["IDN", "students"])


def test_only_counts_are_divided_by_the_population():
    people = load("migrant_totals").query("iso3 == 'ISL' and year == 2024")["population"].iloc[0]
    divided, total = per_million(parts()), parts()
    for part in PARTS:
        factor = 1e6 / people if part in COUNTED else 1
        assert divided.loc["ISL", part] == pytest.approx(total.loc["ISL", part] * factor)


# ---------------------------------------------------------------- weights


@pytest.fixture(scope="module")
def scene() -> SoftPowerWeights:
    return SoftPowerWeights()


def expected(weights: list[int], per_head: bool, method: str, gaps: str) -> pd.Series:
    """Places by the settings, with pandas and numpy alone."""
    table = per_million(parts()) if per_head else parts()
    chosen = [part for part, weight in zip(PARTS, weights, strict=True) if weight]
    table = table[chosen]
    if gaps == "leave the country out":
        table = table.dropna()
    table = table.fillna(table.mean() if gaps == "put in the mean" else 0)
    given = np.array([weight for weight in weights if weight])
    if method.startswith("ranks"):
        score = table.rank().mul(given).sum(axis="columns")
    elif method.startswith("z-scores"):
        score = ((table - table.mean()) / table.std()).mul(given).sum(axis="columns")
    else:
        unit = (table - table.min()) / (table.max() - table.min())
        score = unit.mul(given).sum(axis="columns")
        if "geometric" in method:
            score = np.log(1 + 99 * unit).mul(given).sum(axis="columns")
    return score.round(10).rank(ascending=False, method="min")


@pytest.mark.parametrize("seed", range(24))
def test_the_table_and_the_code_agree_with_the_data(scene, seed):
    chance = Random(seed)
    weights = [chance.randrange(5) for _ in PARTS]
    weights[seed % 5] = 1 + seed % 4
    settings = {
        "Count": chance.randrange(2),
        "Scale and mean": seed % 4,
        "Where a number is missing": seed % 3,
    }
    view = scene.draw(dict(zip(SLIDERS.values(), weights, strict=True)) | settings)
    method, gaps = list(METHODS)[seed % 4], list(GAPS)[seed % 3]
    places = expected(weights, settings["Count"] == 1, method, gaps)
    by_code = run(view.code)
    assert len(places) == len(by_code) and f"First of {len(places)}: " in view.title
    for row in view.rows:
        country = iso3_of(row[0])
        assert row[1] == f"{places[country]:.0f}" == f"{by_code['place'][country]}"
        assert row[2] == f"{by_code['best'][country]} to {by_code['worst'][country]}"
    shown = [int(row[1]) for row in view.rows[:SHOWN]]
    assert shown == sorted(places)[: len(shown)]
    for label, weight in zip(PARTS.values(), weights, strict=True):
        assert (f"{label.lower()} {weight}" in view.alt) == (weight > 0)


def test_bars_dots_and_names_stand_where_the_table_says(scene):
    view = scene.draw(started(scene, **{SLIDERS["posts"]: 0}))
    for y, row in enumerate(view.rows):
        best, worst = map(int, row[2].split(" to "))
        bar = scene._bars[y]
        assert (bar.get_x(), bar.get_x() + bar.get_width()) == (best - 0.5, worst + 0.5)
        assert list(scene._dots.get_offsets()[y]) == [int(row[1]), y]
        assert scene._names[y].get_text() == f"{row[0]}  {row[1]}"


def test_the_homeland_is_always_named(scene):
    """Uzbekistan has no number of posts; without this part it has a place, in another colour."""
    without_place = scene.draw(started(scene))
    assert "Uzbekistan has no place, because it has no number for: diplomatic posts." in (
        without_place.sentence
    )
    assert "Uzbekistan" in scene._note.get_text()
    with_place = scene.draw(started(scene, **{SLIDERS["posts"]: 0}))
    country, place, places, *_ = with_place.rows[-1]
    assert country == "Uzbekistan" and len(with_place.rows) == SHOWN + 1
    assert f"Uzbekistan has place {place}, and place {places} in" in with_place.sentence
    assert scene._note.get_text() == ""
    assert to_hex(scene._dots.get_facecolors()[-1]) == COLOURS["red"].lower()


def test_a_homeland_among_the_first_stands_there_once(monkeypatch):
    monkeypatch.setenv("COURSE_HOMELAND", "ITA")
    made = SoftPowerWeights()
    view = made.draw(started(made))
    assert [row[0] for row in view.rows].count("Italy") == 1 and len(view.rows) == SHOWN


def test_without_any_weight_there_is_no_index(scene):
    view = scene.draw(started(scene, **dict.fromkeys(SLIDERS.values(), 0)))
    assert view.rows == [] and "no index" in view.title
    assert all(text.get_text() == "" for text in scene._names)


def test_one_part_alone_leaves_nothing_to_weigh(scene):
    weights = dict.fromkeys(SLIDERS.values(), 0) | {SLIDERS["heritage"]: 3}
    view = scene.draw(started(scene, **weights))
    assert all(row[2] == f"{row[1]} to {row[1]}" for row in view.rows)


def test_only_the_weights_move_a_dot_but_not_its_bar(scene):
    before = {row[0]: row for row in scene.draw(started(scene)).rows}
    after = {row[0]: row for row in scene.draw(started(scene, **{SLIDERS["passport"]: 4})).rows}
    both = before.keys() & after.keys()
    assert all(before[country][2] == after[country][2] for country in both)
    assert any(before[country][1] != after[country][1] for country in both)


def test_per_head_is_named(scene):
    view = scene.draw(started(scene, Count=DENOMINATORS.index("per million people")))
    assert "per million people" in view.alt and view.rows[0][0] == "Iceland"


@pytest.mark.parametrize("name", ["soft_power_weights", "published_rankings"])
def test_each_control_leads_back(name):
    widget = explore(name)
    start, values = widget.view, started(widget.scene)
    for control in widget.scene.controls:
        for other in range(len(control.labels)):
            widget.values = values | {control.name: other}
            changed = widget.view != start
            assert changed == (other != control.start)
        widget.values = values
        assert widget.view == start


# ---------------------------------------------------------------- published rankings


@pytest.fixture(scope="module")
def rankings() -> PublishedRankings:
    return PublishedRankings()


@pytest.mark.parametrize("ranking", range(len(PUBLISHED)))
@pytest.mark.parametrize("other", range(13))
def test_the_comparison_agrees_with_its_code_and_with_scipy(rankings, ranking, other):
    from scipy.stats import spearmanr

    assert len(rankings.others) == 13
    view = rankings.draw({"Published ranking": ranking, "Compared with": other})
    by_code = run(view.code)
    assert len(view.rows) == len(by_code) >= 4
    for country, mine, theirs in view.rows:
        row = by_code.loc[iso3_of(country)]
        assert (mine, theirs) == (f"{row['published']:.0f}", f"{row['other']:.0f}")
    published = load("soft_power_published").set_index(["ranking", "year", "iso3"])["rank"]
    places = published.loc[PUBLISHED[ranking]].dropna()
    measure = list(rankings.others.values())[other].reindex(places.index).dropna()
    result = spearmanr(places[measure.index], -measure)
    assert f"correlation {result.statistic:.2f} " in view.title.replace("-0.00", "0.00")
    spots = rankings._dots.get_offsets()
    assert sorted(map(tuple, spots)) == sorted((float(a), float(b)) for _, a, b in view.rows)


def test_few_countries_are_called_few(rankings):
    few = rankings.draw({"Published ranking": 4, "Compared with": 0}).sentence
    many = rankings.draw({"Published ranking": 0, "Compared with": 0}).sentence
    assert "With only 6 countries" in few and "With only" not in many


def test_missing_is_not_called_last(rankings):
    view = rankings.draw(started(rankings))
    assert "Uzbekistan is not in the picture: missing is not last." in view.sentence
    assert all(row[0] != "Uzbekistan" for row in view.rows)


# ---------------------------------------------------------------- what the guesses say


def test_the_numbers_in_the_questions_before_a_look_are_true():
    """Questions are plain text, so that nothing is loaded before they are asked."""
    asked = {guess.id: guess.question for guess in GUESSES}
    complete, score = parts().dropna(), combine(normalise(parts().dropna()))
    published = load("soft_power_published").set_index(["ranking", "year", "iso3"])["rank"]
    second = published["Global Soft Power Index", 2026, "CHN"]
    assert f"put China in place {second:.0f}. In which of 30" in asked["guess-02-china"]
    assert published["Soft Power 30", 2018].count() == 30
    assert f"name {len(parts())} countries" in asked["guess-02-complete"]
    assert f"first of {len(complete)}." in asked["guess-02-usa"] and ranks(score)["USA"] == 1
    assert f"place {ranks(score)['CHN']} of {len(complete)}." in asked["guess-02-range"]
