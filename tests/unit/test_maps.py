"""Maps: each country has the colour of its own value, and a missing value looks missing."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from course_utils.data import load
from course_utils.figures import COLOURS, figure
from course_utils.maps import (
    MISSING,
    NOT_SHOWN,
    PROJECTION,
    FlowMap,
    WorldMap,
    _ramp,
    _spots,
    choropleth,
)

BREAKS = [10, 100, 1000]
RAMP = _ramp(4)


@pytest.fixture(scope="module")
def world() -> WorldMap:
    return WorldMap(figure(4.4)[1])


@pytest.fixture(scope="module")
def shapes() -> pd.DataFrame:
    """The shapes as they are published, projected; independent of how the map holds them."""
    table = load("world_shapes").to_crs(PROJECTION)
    return table[table["name"] != NOT_SHOWN]


def colours(world: WorldMap) -> dict[str, set[str]]:
    """The colours that each country has on the map, over all its shapes and points."""
    found: dict[str, set[str]] = {}
    for collection, codes in (
        (world._shapes, world._shape_codes),
        (world._points, world._point_codes),
    ):
        faces = collection.get_facecolor()
        assert len(faces) == len(codes)
        for code, face in zip(codes, faces, strict=True):
            found.setdefault(code, set()).add(to_hex(face).upper())
    return found


def test_every_shape_on_the_map_is_the_shape_of_its_code(world, shapes):
    """The colours follow the list of codes, so the list must follow the drawn shapes."""
    paths = world._shapes.get_paths()
    assert len(paths) == len(world._shape_codes)
    drawn: dict[str, list] = {}
    for code, path in zip(world._shape_codes, paths, strict=True):
        corners = path.vertices
        drawn.setdefault(code, []).append((*corners.min(axis=0), *corners.max(axis=0)))
    for code, group in shapes.groupby("iso3"):
        expected = group.geometry.explode().bounds.to_numpy()
        assert np.allclose(sorted(drawn.pop(code)), sorted(map(tuple, expected))), code
    assert drawn == {}


def test_every_point_on_the_map_stands_in_the_place_of_its_code(world):
    import geopandas

    table = load("countries").set_index("iso3").loc[world._point_codes]
    places = geopandas.points_from_xy(table["longitude"], table["latitude"], crs="EPSG:4326")
    expected = geopandas.GeoSeries(places).to_crs(PROJECTION)
    offsets = np.asarray(world._points.get_offsets())
    assert np.allclose(offsets, np.column_stack([expected.x, expected.y]))


def test_small_states_have_a_point_and_large_ones_a_shape(world, shapes):
    countries = load("countries").dropna(subset=["latitude"])
    assert set(world._shape_codes) == set(shapes["iso3"])
    assert set(world._point_codes) == set(countries["iso3"]) - set(shapes["iso3"]) - {"ATA"}
    assert {"SGP", "MLT", "BRB"} <= set(world._point_codes)
    assert {"IND", "FRA", "UZB"} <= set(world._shape_codes)
    assert len(set(world._point_codes)) == len(world._point_codes)


def test_the_points_lie_inside_the_map(world):
    x, y = np.asarray(world._points.get_offsets()).T
    (west, east), (south, north) = world.axes.get_xlim(), world.axes.get_ylim()
    edge = 1e5  # metres: about the half of a point
    assert west + edge < x.min() and x.max() < east - edge
    assert south + edge < y.min() and y.max() < north - edge


def test_each_country_has_the_colour_of_the_class_of_its_value(world):
    rng = np.random.default_rng(1)
    codes = sorted({*world._shape_codes, *world._point_codes})
    values = pd.Series(10 ** rng.uniform(0, 4, len(codes)), index=rng.permutation(codes))
    world.colour(values, BREAKS)
    for code, found in colours(world).items():
        above = sum(values[code] >= limit for limit in BREAKS)
        assert found == {RAMP[above].upper()}, code


def test_a_value_on_a_limit_belongs_to_the_class_above(world):
    world.colour(pd.Series({"IND": 10, "FRA": 9.999, "UZB": 1000}), BREAKS)
    found = colours(world)
    assert found["IND"] == {RAMP[1].upper()} and found["FRA"] == {RAMP[0].upper()}
    assert found["UZB"] == {RAMP[3].upper()}


def test_what_has_no_value_is_missing(world):
    world.colour(pd.Series({"IND": 50.0, "FRA": np.nan, "SGP": 0.0}), BREAKS)
    found = colours(world)
    assert found.pop("IND") == {RAMP[1].upper()}
    assert found.pop("SGP") == {RAMP[0].upper()}, "zero is a value"
    assert set().union(*found.values()) == {MISSING.upper()}


def test_colours_of_before_are_gone(world):
    world.colour(pd.Series({"IND": 5000.0}), BREAKS, mark="SGP")
    world.colour(pd.Series({"FRA": 1.0}), BREAKS)
    found = colours(world)
    assert found["IND"] == found["SGP"] == {MISSING.upper()}


@pytest.mark.parametrize("code", ["UZB", "SGP"])
def test_the_marked_country_is_orange_whatever_its_value(world, code):
    for values in (pd.Series({code: 50.0}), pd.Series({"IND": 50.0})):
        world.colour(values, BREAKS, mark=code)
        found = colours(world)
        assert found[code] == {COLOURS["orange"].upper()}
        others = {one for other, some in found.items() if other != code for one in some}
        assert COLOURS["orange"].upper() not in others


def test_a_map_may_have_another_palette_and_another_mark():
    other = WorldMap(figure(4.4)[1], palette="cividis_r", marked=COLOURS["red"])
    other.colour(pd.Series({"IND": 5000.0, "FRA": 1.0}), BREAKS, mark="UZB")
    found, ramp = colours(other), _ramp(4, "cividis_r")
    assert found["UZB"] == {COLOURS["red"]}
    assert (found["IND"], found["FRA"]) == ({ramp[3].upper()}, {ramp[0].upper()})
    other.legend(BREAKS, "people")
    patches = other.axes.get_legend().get_patches()
    assert [to_hex(patch.get_facecolor()) for patch in patches] == [*ramp, MISSING.lower()]


def test_codes_that_are_not_on_the_map_do_no_harm(world):
    world.colour(pd.Series({"XXX": 5.0, "OOO": 7.0}), BREAKS, mark="YYY")
    assert set().union(*colours(world).values()) == {MISSING.upper()}


def test_the_legend_says_what_each_colour_means(world):
    world.legend([10, 100, 1000], "people")
    legend = world.axes.get_legend()
    assert legend.get_title().get_text() == "people"
    texts = [text.get_text() for text in legend.get_texts()]
    patches = [to_hex(patch.get_facecolor()) for patch in legend.get_patches()]
    assert dict(zip(texts, patches, strict=True)) == {
        "below 10": RAMP[0],
        "10 to 100": RAMP[1],
        "100 to 1,000": RAMP[2],
        "1,000 or more": RAMP[3],
        "no number": MISSING.lower(),
    }
    assert min(text.get_fontsize() for text in legend.get_texts()) >= 9


def test_small_limits_are_written_as_they_are(world):
    world.legend([0.1, 1.5], "percent")
    texts = [text.get_text() for text in world.axes.get_legend().get_texts()]
    assert texts[:3] == ["below 0.1", "0.1 to 1.5", "1.5 or more"]


def test_choropleth():
    fig = choropleth(pd.Series({"IND": 50.0}), BREAKS, "A finding", "people", mark="UZB")
    (axes,) = fig.axes
    assert axes.get_title(loc="left") == "A finding"
    assert axes.get_legend().get_title().get_text() == "people"
    shown = {to_hex(face) for face in axes.collections[0].get_facecolor()}
    assert shown == {RAMP[1], COLOURS["orange"].lower(), MISSING.lower()}
    fig.canvas.draw()


# ---------------------------------------------------------------- lines to partners


@pytest.fixture
def flows() -> FlowMap:
    return FlowMap(figure(4.0)[1])


def test_a_line_runs_from_the_centre_to_each_partner(flows):
    flows.draw("UZB", pd.Series({"RUS": 8.0, "KAZ": 2.0}))
    ends = [(line[0], line[-1]) for line in flows._lines.get_segments()]
    places = _spots()
    assert np.allclose([start for start, _ in ends], places.loc["UZB"])
    assert np.allclose([end for _, end in ends], places.loc[["RUS", "KAZ"]])


def test_the_area_of_a_circle_stands_for_the_amount(flows):
    flows.draw("UZB", pd.Series({"RUS": 8.0, "KAZ": 2.0}))
    assert flows._circles.get_sizes().tolist() == [FlowMap.LARGEST, FlowMap.LARGEST / 4]
    flows.draw("UZB", pd.Series({"RUS": 8.0, "KAZ": 2.0}), largest=16)
    assert flows._circles.get_sizes().tolist() == [FlowMap.LARGEST / 2, FlowMap.LARGEST / 8]


def test_what_has_no_place_or_no_amount_is_not_drawn(flows):
    flows.draw("UZB", pd.Series({"OOO": 9.0, "UZB": 5.0, "KAZ": 0.0, "TUR": np.nan, "RUS": 1.0}))
    assert len(flows._lines.get_segments()) == 1


def test_nothing_to_show_clears_the_map(flows):
    flows.draw("UZB", pd.Series({"RUS": 8.0}))
    flows.draw("UZB", pd.Series(dtype=float))
    assert len(flows._lines.get_segments()) == len(flows._circles.get_offsets()) == 0
    assert [label.get_text() for label in flows._names] == [""] * len(flows._names)


def test_names_of_partners_do_not_overlap():
    stock = load("migrant_stock").query("year == 2024 and origin != 'OOO'")
    fig, axes = figure(4.0)
    flows = FlowMap(axes)
    for code in ("UZB", "IND", "ARM", "DEU"):
        flows.draw(code, stock[stock["origin"] == code].set_index("destination")["migrants"])
        fig.canvas.draw()
        boxes = [label.get_window_extent() for label in flows._names if label.get_text()]
        assert len(boxes) >= 2
        pairs = [(a, b) for i, a in enumerate(boxes) for b in boxes[:i]]
        assert not any(a.overlaps(b) for a, b in pairs), code
