"""Explorers: every position of every control draws, and picture, words, table and code agree."""

from __future__ import annotations

import html
import io
import math
from dataclasses import replace
from functools import cache
from random import Random

import numpy as np
import pandas as pd
import pytest
from controls import run, some_values, started
from matplotlib.colors import to_hex
from PIL import Image

from course_utils.data import load, tables
from course_utils.explorers import explore, scenes
from course_utils.explorers.explorer import DPI, Explorer, Scene, View
from course_utils.explorers.lesson_01 import (
    CODERS,
    LEVELS,
    LOOKS,
    SHOWN,
    SILENCE,
    DefinitionDial,
    Origins,
)
from course_utils.figures import COLOURS, WIDTH
from course_utils.maps import _ramp

each_scene = pytest.mark.parametrize("name", scenes())


@cache
def scene(name: str) -> Scene:
    return scenes()[name]()


@cache
def explorer(name: str) -> Explorer:
    return explore(name)


def all_positions(name: str) -> list[dict[str, int]]:
    """The fewest values in which every control takes each position once or more, mixed by chance.

    All controls move at the same time: so the longest list says how many values there are.
    """
    chance = Random(name)
    controls = scene(name).controls
    longest = max(len(control.labels) for control in controls)
    columns = {
        control.name: [n % len(control.labels) for n in range(longest)] for control in controls
    }
    for column in columns.values():
        chance.shuffle(column)
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def extremes(name: str) -> list[dict[str, int]]:
    controls = scene(name).controls
    lowest = {control.name: 0 for control in controls}
    highest = {control.name: len(control.labels) - 1 for control in controls}
    return [started(scene(name)), lowest, highest]


# ---------------------------------------------------------------- every scene


@each_scene
def test_controls_are_named_and_begin_within_their_labels(name):
    controls = scene(name).controls
    assert len({control.name for control in controls}) == len(controls)
    for control in controls:
        assert control.kind in {"select", "range", "radio", "check"}
        assert 0 <= control.start < len(control.labels) >= 2
        assert len(set(control.labels)) == len(control.labels)
        assert control.kind != "check" or len(control.labels) == 2


@each_scene
def test_a_scene_names_its_tables(name):
    assert scene(name).title
    assert set(scene(name).tables) <= set(tables()["name"])
    assert scene(name).tables or "made-up" in scene(name).title


@each_scene
def test_every_position_of_every_control_draws(name):
    """Warnings are errors in these tests."""
    for values in all_positions(name):
        assert_complete(scene(name).draw(values))


def assert_complete(view: View) -> None:
    assert view.title and len(view.title) <= 110
    assert 25 <= len(view.alt) <= 700 and view.alt.endswith(".")
    assert len(view.sentence) >= 40 and view.sentence.endswith(".")
    assert len(view.header) >= 3 and all(view.header)
    assert all(len(row) == len(view.header) and all(row) for row in view.rows)
    said = " ".join([view.title, view.alt, view.sentence, *(cell for r in view.rows for cell in r)])
    assert "nan" not in said.lower().split() and "None" not in said and "inf " not in said


@each_scene
def test_pictures_are_painted_at_the_extremes_and_between(name):
    widget = explorer(name)
    for values in [*extremes(name), *(some_values(scene(name), seed) for seed in range(4))]:
        widget.values = values
        image = Image.open(io.BytesIO(widget.view["picture"]))
        assert image.format == "PNG" and image.size[0] == round(WIDTH * DPI)
        assert len(image.getcolors()) > 10


@each_scene
def test_the_code_shown_runs(name):
    for values in [*extremes(name), *(some_values(scene(name), seed) for seed in range(8))]:
        assert len(run(scene(name).draw(values).code)) >= 0


@each_scene
def test_another_picture_has_another_alt_text(name):
    seen: dict[bytes, str] = {}
    widget = explorer(name)
    for seed in range(8):
        base = some_values(scene(name), seed)
        control = Random(seed).choice(scene(name).controls)
        for value in {0, 1, len(control.labels) - 1}:
            widget.values = base | {control.name: value}
            seen[widget.view["picture"]] = widget.view["alt"]
    assert len(set(seen.values())) == len(seen)


# ---------------------------------------------------------------- the widget


@each_scene
def test_the_last_position_wins(name):
    """After fast dragging the widget shows just what it shows when it is set at once."""
    dragged, fresh = explorer(name), explore(name)
    for turn, last in enumerate(reversed(extremes(name))):
        for seed in (2 * turn, 2 * turn + 1):
            dragged.set_state({"values": some_values(scene(name), seed)})
        dragged.set_state({"values": last})
        fresh.set_state({"values": last})
        assert dragged.view == fresh.view


@each_scene
def test_the_first_view_is_the_still_one(name):
    widget = explore(name)
    data, _ = widget._repr_mimebundle_()
    page = html.unescape(data["text/html"])
    assert f'alt="{widget.view["alt"]}"' in page
    assert widget.view["title"] in page and widget.view["sentence"] in page
    assert widget.source and widget.source.split(" · ")[0] in page
    assert scene(name).title in data["text/plain"] and "base64" not in data["text/plain"]


@each_scene
def test_the_first_control_that_is_moved_changes_the_picture(name):
    widget = explorer(name)
    first = widget.scene.controls[0]
    widget.values = started(scene(name))
    before = widget.view
    widget.values = started(scene(name)) | {first.name: (first.start + 1) % len(first.labels)}
    assert widget.view["picture"] != before["picture"]
    assert widget.view["alt"] != before["alt"]


ABSURD = [math.nan, math.inf, 1.5, "2", "", None, [], {}, [1], True]


@each_scene
def test_absurd_values_are_made_sound(name):
    widget = explorer(name)
    controls = widget.scene.controls
    limits = {control.name: len(control.labels) - 1 for control in controls}
    assert widget._sound({}) == started(scene(name))
    for control in controls:
        for odd in ABSURD[:-1]:
            assert widget._sound({control.name: odd}) == started(scene(name))
        for huge, expected in ((10**30, limits[control.name]), (-(10**30), 0)):
            assert widget._sound({control.name: huge})[control.name] == expected
    assert widget._sound({"other": 1, "": 2}) == started(scene(name))


@each_scene
def test_absurd_values_from_the_front_end_draw_the_start(name):
    widget = explorer(name)
    widget.values = started(scene(name))
    expected = widget.view
    for odd in ABSURD[:-1]:
        widget.set_state({"values": {control.name: odd for control in widget.scene.controls}})
        assert widget.view == expected
    widget.set_state({"values": {}})
    assert widget.view == expected


@each_scene
def test_the_table_is_escaped_html_with_all_rows(name):
    widget = explorer(name)
    widget.values = started(scene(name))
    view = widget.scene.draw(started(scene(name)))
    assert widget.view["table"].count("<tr>") == len(view.rows) + 1
    assert all(html.escape(cell) in widget.view["table"] for cell in view.rows[0])


def test_an_unknown_explorer_names_the_nearest():
    with pytest.raises(KeyError, match=r"no explorer 'origin'\. The nearest: origins"):
        explore("origin")


# ---------------------------------------------------------------- the definition dial

IN_PART, CLEARLY = (LEVELS.index(level) for level in LEVELS)
NO, YES = (SILENCE.index(word) for word in SILENCE)


@pytest.fixture(scope="module")
def dial() -> DefinitionDial:
    return DefinitionDial()


@pytest.fixture
def by_hand() -> DefinitionDial:
    """Three communities and two features, coded by hand."""
    made = DefinitionDial.__new__(DefinitionDial)
    made.features, made.communities = ["memory", "return"], ["one", "two", "three"]
    columns = {"memory": ["2", "1", "?"], "return": ["1", "0", "2"]}
    other = {"memory": ["2", "2", "1"], "return": ["?", "1", "2"]}
    made.codes = {
        coder: pd.DataFrame(codes, index=made.communities)
        for coder, codes in zip(CODERS, (columns, other), strict=False)
    }
    return made


@pytest.mark.parametrize(
    ("asked", "coder", "level", "silent", "expected"),
    [
        ([], "coder A", 2, False, "one two three"),
        (["memory"], "coder A", 1, False, "one two"),
        (["memory"], "coder A", 2, False, "one"),
        (["memory"], "coder A", 2, True, "one three"),
        (["memory", "return"], "coder A", 1, False, "one"),
        (["memory", "return"], "coder A", 1, True, "one three"),
        (["memory", "return"], "coder A", 2, True, "three"),
        (["memory", "return"], "coder A", 2, False, ""),
        (["memory", "return"], "coder B", 1, False, "two three"),
        (["memory", "return"], "both coders", 1, False, ""),
        (["memory", "return"], "both coders", 1, True, "one three"),
        (["memory"], "both coders", 1, False, "one two"),
    ],
)
def test_what_remains_by_hand(by_hand, asked, coder, level, silent, expected):
    kept = [c for c in by_hand.communities if by_hand.remains(c, asked, coder, level, silent)]
    assert " ".join(kept) == expected


def dial_values(seed: int) -> dict[str, int]:
    return some_values(scene("definition_dial"), seed)


@pytest.mark.parametrize("seed", range(30))
def test_the_dial_agrees_with_its_code_and_its_words(dial, seed):
    values = dial_values(seed) | (dict.fromkeys(dial.features, 0) if seed == 0 else {})
    view = dial.draw(values)
    inside = [row[0] for row in view.rows if row[1] == "in"]
    result = run(view.code)
    by_code = list(result[result].index) if isinstance(result, pd.Series) else list(result)
    assert sorted(by_code) == sorted(inside)
    assert f"{len(inside)} of 8 communities remain" in view.title
    assert f"{len(inside)} of 8" in view.alt
    assert all(community in view.sentence for community in inside) or "every" in view.sentence


@pytest.mark.parametrize("coder", range(len(CODERS)))
def test_the_table_of_the_dial_holds_the_codes(dial, coder):
    codes = load("community_codes").set_index(["community", "feature"])
    view = dial.draw(dial_values(1) | {"Whose coding": coder})
    columns = [["coder_a"], ["coder_b"], ["coder_a", "coder_b"]][coder]
    for community, _, *cells in view.rows:
        for feature, cell in zip(view.header[2:], cells, strict=True):
            expected = dict.fromkeys(codes.loc[(community, feature), columns])
            assert cell.split(" / ") == list(expected)


def test_the_marks_of_the_dial_stand_at_their_codes(dial):
    """Each square lies in the cell of its community and feature; what is not asked for is pale."""
    values = dial_values(3) | {"Whose coding": 0}
    dial.draw(values)
    codes = load("community_codes").set_index(["community", "feature"])["coder_a"]
    by_label = {look["label"]: code for code, look in LOOKS.items()}
    found = {}
    for marks in dial._marks.values():
        spots = marks.get_offsets()
        for (x, y), strength in zip(
            spots, np.broadcast_to(marks.get_alpha(), len(spots)), strict=True
        ):
            place = dial.communities[round(y)], dial.features[round(x)]
            found[place] = by_label[marks.get_label()]
            assert (strength == 1) == bool(values[place[1]])
    assert found == codes.to_dict()


def test_what_remains_has_a_tick_and_a_band(dial):
    view = dial.draw(dial_values(2))
    remaining = [row[1] == "in" for row in view.rows]
    ticked = {round(y) for _, y in dial._ticks.get_offsets()}
    assert [band.get_visible() for band in dial._bands] == remaining
    assert [row in ticked for row in range(len(remaining))] == remaining


# ---------------------------------------------------------------- where people live


@pytest.fixture(scope="module")
def origins() -> Origins:
    return Origins()


def expected_top(code: str, year: int, inward: bool, measure: int, column: str) -> pd.DataFrame:
    """People and the measure by partner, with pandas alone."""
    stock, totals = load("migrant_stock"), load("migrant_totals")
    here, there = ("destination", "origin") if inward else ("origin", "destination")
    rows = stock.query(f"{here} == @code and year == @year and origin != 'OOO'").set_index(there)
    people = rows[column]
    residents = totals.query("year == @year").set_index("iso3")["population"]
    shown = [people, people / people.sum() * 100, people / residents * 1000][measure].dropna()
    both = pd.DataFrame({"people": people, "shown": shown}).dropna()
    return both.sort_values("shown", ascending=False).head(SHOWN)


def written(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


@pytest.mark.parametrize("seed", range(24))
def test_the_table_picture_words_and_code_agree_with_the_data(origins, seed):
    values = some_values(scene("origins"), seed)
    code, year = origins.codes[values["Country"]], origins.years[values["Year"]]
    inward, measure = values["Show"] == 1, values["Measure"]
    column = ["migrants", "female", "male"][values["Count"]]
    view = origins.draw(values)
    top = expected_top(code, year, inward, measure, column)
    names = load("countries").set_index("iso3")["name"]
    assert [row[2] for row in view.rows] == [written(value) for value in top["shown"]]
    people = {names[iso3]: f"{row.people:,.0f}" for iso3, row in top.iterrows()}
    ties = top["shown"].duplicated(keep=False).any()
    assert ties or {row[0]: row[1] for row in view.rows} == people
    assert np.allclose(run(view.code).to_numpy(float), top["shown"].to_numpy(float))
    assert names[code] in view.title and str(year) in view.title
    longest = top["shown"].iloc[0] or 1
    widths = [bar.get_width() for bar in origins.bars.rows]
    assert widths[: len(top)] == pytest.approx(list(top["shown"] / longest))
    labels = [text.get_text() for text in origins.bars.values]
    assert labels == [row[2] for row in view.rows] + [""] * (SHOWN - len(top))


def test_the_map_of_the_origins_has_the_colours_of_the_values(origins):
    india = origins.codes.index("IND")
    values = started(scene("origins")) | {"Country": india, "Measure": 0, "Show": 0, "Count": 0}
    origins.draw(values)
    people = origins.people("IND", origins.years[values["Year"]], inward=False, column="migrants")
    faces = map(to_hex, origins.map._shapes.get_facecolor())
    by_code = dict(zip(origins.map._shape_codes, faces, strict=True))
    assert by_code["IND"] == COLOURS["orange"].lower()
    classes = np.searchsorted([1e3, 1e4, 1e5, 1e6], people, side="right")
    on_map = [code in by_code for code in people.index]
    found = [by_code[code] for code in people.index[on_map]]
    assert found == [_ramp(5)[number] for number in classes[on_map]]
    assert len(set(found)) == 5


def test_the_legend_follows_the_measure():
    """The legend stands behind the artists that move, so a new one needs a new background."""
    moved = explore("origins")
    last = extremes("origins")[2]
    moved.values = last
    begun = Origins()
    begun.controls = [replace(control, start=last[control.name]) for control in begun.controls]
    assert moved.view == Explorer(begun).view


def test_unknown_origin_is_no_country(origins):
    assert "OOO" not in origins.codes
    for year in range(len(origins.years)):
        view = origins.draw(started(scene("origins")) | {"Show": 1, "Year": year})
        assert all("nknown" not in row[0] for row in view.rows)


def test_the_title_claims_no_majority(origins):
    """The first country of a list is not "most" of the people."""
    for show in (0, 1):
        title = origins.draw(started(scene("origins")) | {"Show": show}).title
        assert "most" not in title.split() and "majority" not in title


def test_the_homeland_comes_first(monkeypatch):
    monkeypatch.setenv("COURSE_HOMELAND", "IRL")
    made = Origins()
    assert made.codes[made.controls[0].start] == "IRL"
