"""Explorers of lesson 03: the numbers in picture, words, table and code, worked out again."""

from __future__ import annotations

from functools import cache
from typing import Any

import controls
import numpy as np
import pandas as pd
import pytest
from controls import run, some_values
from matplotlib.colors import to_hex

from course_utils.countries import name
from course_utils.data import load
from course_utils.explorers import lesson_03
from course_utils.explorers.lesson_03 import FACTORS, LAYERS, LIMITS
from course_utils.maps import _ramp
from course_utils.models import gravity, networks

SCENES = lesson_03.SCENES


@cache
def scene(which: str) -> Any:
    return SCENES[which]()


def started(which: str, **changes: int) -> dict[str, int]:
    return controls.started(scene(which)) | {
        key.replace("_", " "): value for key, value in changes.items()
    }


def at(which: str, code: str) -> int:
    return scene(which).codes.index(code)


# ---------------------------------------------------------------- corridors


@pytest.mark.parametrize("seed", range(12))
def test_corridors_agree_with_the_table(seed):
    values = some_values(scene("corridors"), seed)
    view = scene("corridors").draw(values)
    code = scene("corridors").codes[values["Country"]]
    year = scene("corridors").years[values["Year"]]
    here, there = [("origin", "destination"), ("destination", "origin")][values["Show"]]
    column = ["migrants", "female", "male"][values["Count"]]
    rows = load("migrant_stock").query(f"{here} == @code and year == @year and origin != 'OOO'")
    people = rows.set_index(there)[column].sort_values(ascending=False)
    assert [row[1] for row in view.rows] == [f"{value:,.0f}" for value in people.head(5)]
    assert str(year) in view.title and name(code) in view.title
    cell: dict[str, Any] = {}
    listed = run(view.code, cell)
    assert listed.tolist() == people.head(5).tolist()
    if people.sum() > 0:
        equal = 1 / ((people / people.sum()) ** 2).sum()
        assert cell["equal"] == pytest.approx(equal)
        assert f"{equal:.1f}" in view.title or "one " in view.title
        assert scene("corridors").history.label.get_text() == f"{equal:.1f}"


def test_circles_of_one_country_keep_their_scale_through_the_years():
    made = scene("corridors")
    areas = {}
    for year in (0, len(made.years) - 1):
        values = started("corridors", Country=at("corridors", "MEX"), Year=year)
        made.draw(values)
        areas[made.years[year]] = made.map._circles.get_sizes().max()
    stock = load("migrant_stock").set_index(["origin", "destination", "year"])["migrants"]
    grown = stock["MEX", "USA", 1990] / stock["MEX", "USA", 2024]
    assert areas[1990] / areas[2024] == pytest.approx(grown)


def test_in_percent_the_whole_group_is_the_largest_circle():
    made = scene("corridors")
    values = started("corridors", Country=at("corridors", "MEX")) | {"Size of a circle": 1}
    made.draw(values)
    sizes = made.map._circles.get_sizes()
    assert sizes.sum() == pytest.approx(made.map.LARGEST, rel=0.01)


# ---------------------------------------------------------------- the ego network


def by_networkx(code: str, layer: str, year: int, most: int) -> pd.Series:
    """The partners by the functions of the model."""
    rows, source, target, weight = lesson_03._layer_rows(layer, year)
    graph = networks.undirected(networks.corridors(rows, source, target, weight))
    if code not in graph:
        return pd.Series(dtype=float)
    near = networks.ego(graph, code, most)
    return pd.Series({other: near[code][other]["weight"] for other in near[code]})


@pytest.mark.parametrize("seed", range(12))
def test_the_ego_network_agrees_with_the_model(seed):
    values = some_values(scene("ego_network"), seed)
    made = scene("ego_network")
    view = made.draw(values)
    code, layer = made.codes[values["Country"]], LAYERS[values["Layer"]]
    year = 2021 if layer == "friendship" else made.years[values["Year"]]
    partners = by_networkx(code, layer, year, values["Partners"] + lesson_03.FEWEST)
    assert {row[0] for row in view.rows} == {name(other) for other in partners.index}
    listed = run(view.code)
    assert sorted(listed) == pytest.approx(sorted(partners))
    assert len(made.own.get_segments()) == len(partners) == len(view.rows)


@pytest.mark.parametrize("limit", range(len(LIMITS)))
@pytest.mark.parametrize("layer", range(len(LAYERS)))
def test_ties_among_partners_are_those_that_are_strong_enough(layer, limit):
    made = scene("ego_network")
    values = started("ego_network", Country=at("ego_network", "DEU"), Layer=layer)
    view = made.draw(values | {"Ties among partners": limit})
    year = 2021 if LAYERS[layer] == "friendship" else 2024
    rows, source, target, weight = lesson_03._layer_rows(LAYERS[layer], year)
    graph = networks.undirected(networks.corridors(rows, source, target, weight))
    weights = np.array([w for *_, w in graph.edges(data="weight")])
    least = np.ceil(np.quantile(weights, list(LIMITS.values())[limit]))
    near = networks.ego(graph, "DEU", 12)
    there = [w for a, b, w in near.edges(data="weight") if "DEU" not in (a, b) and w >= least]
    assert f"{len(there)} of 66 possible ties" in view.sentence
    assert len(made.among.get_segments()) == len(there)
    assert sum(int(row[2]) for row in view.rows) == 2 * len(there)


def test_a_partner_keeps_its_place_in_every_layer_and_year():
    made = scene("ego_network")
    seen: dict[str, set[tuple[float, float]]] = {}
    for seed in range(30):
        values = some_values(scene("ego_network"), seed) | {"Country": at("ego_network", "UZB")}
        made.draw(values)
        spots = made.circles.get_offsets()
        for label, spot in zip(made.labels, spots, strict=False):
            seen.setdefault(label.get_text(), set()).add(tuple(np.round(spot, 6)))
    assert len(seen) > 12
    assert all(len(places) == 1 for places in seen.values())


def test_no_two_names_of_partners_can_overlap():
    """On each side every slot has a height of its own, more than a line apart."""
    made = scene("ego_network")
    inches = made.figure.get_size_inches()[1] / 2.16  # for one unit of height
    for code in made.codes:
        slots = made.slots(code)
        for side in (slots[slots["x"] < 0], slots[slots["x"] > 0]):
            steps = np.diff(np.sort(side["y"]))
            assert len(steps) == 0 or steps.min() * inches * 72 > 11, code


def test_names_stay_inside_the_picture():
    made = scene("ego_network")
    renderer = made.figure.canvas.get_renderer()
    made.figure.canvas.draw()
    width = made.figure.bbox.width
    for code in ("USA", "FRA", "COD", "TTO", "GBR", "UZB", "NZL", "SXM", "BRB", "TCD", "BES"):
        for layer in range(len(LAYERS)):
            values = started("ego_network", Country=at("ego_network", code), Layer=layer)
            made.draw(values)
            for label in made.labels:
                box = label.get_window_extent(renderer)
                assert not label.get_text() or (box.x0 >= 0 and box.x1 <= width), label.get_text()


def test_a_country_without_a_tie_is_said_to_have_no_data():
    made = scene("ego_network")
    empty = next(c for c in made.codes if made.partners(c, "friendship", 2021).empty)
    view = made.draw(started("ego_network", Country=at("ego_network", empty), Layer=2))
    assert "no data" in view.sentence and view.rows == []


# ---------------------------------------------------------------- residuals


@pytest.mark.parametrize("seed", range(10))
def test_the_residuals_agree_with_the_model(seed):
    values = some_values(scene("gravity_residuals"), seed)
    made = scene("gravity_residuals")
    view = made.draw(values)
    code = made.codes[values["Country"]]
    kind = ["poisson", "log-linear"][values["Model"]]
    factors = [column for f, columns in FACTORS.items() if values[f] for column in columns]
    found = gravity.fit(gravity.corridor_table(2024), factors=factors, kind=kind)
    side = gravity.PAIR[values["Show"]]
    ratio = (found.observed / found.predicted).xs(code, level=side)
    for partner, *_, shown in view.rows:
        index = next(other for other in ratio.index if name(other) == partner)
        assert shown == ("under 0.01" if ratio[index] < 0.01 else f"{ratio[index]:.3g}")
    listed = run(view.code)
    assert sorted(listed) == pytest.approx(sorted(ratio))


def test_the_colours_of_the_residuals():
    made = scene("gravity_residuals")
    made.draw(started("gravity_residuals", Country=at("gravity_residuals", "IND")))
    found = gravity.fit(gravity.corridor_table(2024))
    ratio = (found.observed / found.predicted).xs("IND", level="origin")
    faces = map(to_hex, made.map._shapes.get_facecolor())
    on_map = dict(zip(made.map._shape_codes, faces, strict=True))
    ramp = _ramp(5, "cividis_r")
    for partner, value in ratio.items():
        if partner in on_map:
            above = sum(value >= limit for limit in (0.25, 0.5, 2, 4))
            assert on_map[partner] == ramp[above], partner
    assert on_map["SAU"] == ramp[4] and on_map["CHN"] == ramp[0]


def test_factors_that_the_model_does_not_know_have_no_dot():
    made = scene("gravity_residuals")
    known = started("gravity_residuals") | {"distance": 0, "colonial tie": 0}
    made.draw(known)
    words = {text.get_text() for text in made.effects.words}
    assert len(made.effects.dots.get_offsets()) == 4 and "(not in this model)" in words
    made.draw(dict.fromkeys(known, 0))
    assert len(made.effects.dots.get_offsets()) == 0


def test_the_words_beside_the_coefficients():
    made = scene("gravity_residuals")
    made.draw(started("gravity_residuals"))
    effect = gravity.fit(gravity.corridor_table(2024)).coefficients["coefficient"]
    words = [text.get_text() for text in made.effects.words]
    assert words[0] == f"twice as far: {2 ** effect['distance_km']:.2f} times"
    assert words[4] == f"with one: {np.exp(effect['spoken_language']):.1f} times"
    ends = [segment[:, 0] for segment in made.effects.bars.get_segments()]
    assert all(low < high for low, high in ends)


@pytest.mark.parametrize(("choice", "start"), [("IRL", "IRL"), ("MNE", "UZB")])
def test_the_homeland_comes_first_if_the_model_knows_it(monkeypatch, choice, start):
    monkeypatch.setenv("COURSE_HOMELAND", choice)
    made = SCENES["gravity_residuals"]()
    assert made.codes[made.controls[0].start] == start
