"""Explorers of lesson 11: pictures, tables, words and code say what the data and the models say."""

import numpy as np
import pytest
from controls import run, some_values, started
from matplotlib.colors import to_hex

from course_utils.data import load
from course_utils.explorers.lesson_11 import (
    ANSWERS,
    BODIES,
    COUNTED_IN,
    EVERYWHERE,
    FORMS,
    NO_DATE,
    TEXTS,
    WEIGHTS,
    WHOLES,
    ActsOverTime,
    LeadersLost,
    OneVote,
    RecognitionCascade,
    _decimal,
)
from course_utils.figures import COLOURS

# ---------------------------------------------------------------- one vote


@pytest.fixture(scope="module")
def vote():
    return OneVote()


def test_the_record_of_the_united_nations(vote):
    """GA/10693: 39 to 7, with 100 abstentions; 192 members in 2008."""
    view = vote.draw(started(vote))
    assert [row[1] for row in view.rows] == ["39", "7", "100", "46"]
    assert view.rows[0][2] == "20.3" and "39 of 192" in view.title
    data_set = vote.draw(started(vote) | {"Votes as in": 1})
    assert [row[1] for row in data_set.rows] == ["38", "7", "101", "46"]


def test_regions_add_up_to_the_world(vote):
    regions = range(1, len(vote.regions))
    found = [
        [int(row[1]) for row in vote.draw(started(vote) | {"Region": r}).rows] for r in regions
    ]
    assert np.sum(found, axis=0).tolist() == [39, 7, 100, 46]


@pytest.mark.parametrize("seed", range(20))
def test_bars_table_and_code_agree(vote, seed):
    values = some_values(vote, seed)
    view = vote.draw(values)
    inside = COUNTED_IN[WHOLES[values["Divide by"]]]
    shares = run(view.code)
    assert list(shares.index) == list(inside) and shares.sum() == pytest.approx(100, abs=0.2)
    for answer, bar, row in zip(ANSWERS, vote._bars, view.rows, strict=True):
        if answer in inside:
            assert bar.get_width() == pytest.approx(shares[answer], abs=0.06)
            assert float(row[2]) == pytest.approx(shares[answer], abs=0.11)
        else:
            assert bar.get_width() == 0 and row[2] == "not in this whole"
    assert (vote.regions[values["Region"]] == EVERYWHERE) == ("The whole world" in view.title)


# ---------------------------------------------------------------- acts


@pytest.fixture(scope="module")
def acts():
    return ActsOverTime()


def test_dates_as_numbers():
    assert _decimal("2020") == 2020.5 and _decimal("2012-05") == pytest.approx(2012.37, abs=0.01)
    assert _decimal("2019-01-01") < _decimal("2019-12-31") < 2020 < _decimal("2020-01-02")
    assert np.isnan(_decimal(np.nan))


@pytest.mark.parametrize("seed", range(24))
def test_dots_table_and_code_agree_with_the_data(acts, seed):
    values = some_values(acts, seed)
    view = acts.draw(values)
    dated = run(view.code)
    assert [int(row[1]) for row in view.rows] == [int(dated.get(text, 0)) for text in TEXTS]
    shown = sum(len(dots.get_offsets()) for dots in acts._dots.values())
    undated = sum(int(row[2]) for row in view.rows)
    assert shown == int(dated.sum()) + undated
    assert len(acts._crosses.get_offsets()) == sum(int(row[3]) for row in view.rows)
    assert f"{int(dated.sum())} dated act" in view.title


def test_each_dot_stands_in_the_row_of_its_text_and_at_its_date(acts):
    acts.draw(started(acts))
    table = load("karabakh_acts")
    for side, dots in acts._dots.items():
        rows = table[table["welcomed_by"] == side]
        expected = [
            (NO_DATE if np.isnan(row.year) else _decimal(row.date), TEXTS.index(row.text_does))
            for row in rows.itertuples()
        ]
        found = [(x, round(y)) for x, y in dots.get_offsets()]
        for x, y in expected:
            assert any(abs(x - a) < 0.13 and y == b for a, b in found), (x, y)


def test_no_annulled_act_before_the_courts_ruled(acts):
    early = acts.draw(started(acts) | {"Up to the end of": 7})  # 2018
    late = acts.draw(started(acts) | {"Up to the end of": 8})  # 2019
    assert sum(int(row[3]) for row in early.rows) == 0
    assert sum(int(row[3]) for row in late.rows) == 7


@pytest.mark.parametrize("side", [1, 2])
def test_one_side_alone_has_the_other_empty(acts, side):
    acts.draw(started(acts) | {"Welcomed by": side})
    counts = [len(dots.get_offsets()) for dots in acts._dots.values()]
    assert counts[side - 1] > 0 and counts[2 - side] == 0


# ---------------------------------------------------------------- the cascade


@pytest.fixture(scope="module")
def world():
    return RecognitionCascade()


@pytest.mark.parametrize("seed", range(16))
def test_colours_table_and_code_agree(world, seed):
    values = some_values(world, seed)
    view = world.draw(values)
    table = run(view.code)
    assert [int(row[1]) for row in view.rows] == table["act"].tolist()
    faces = np.array([to_hex(face).lower() for face in world._dots.get_facecolors()])
    acting = faces != "#ffffff"
    assert acting.sum() == table["act"].sum()
    begin = values["Towns that begin"] * 6 + values["Regions that begin"]
    assert (faces == COLOURS["orange"].lower()).sum() == begin


@pytest.mark.parametrize("draw", range(6))
def test_without_weight_no_state_acts(world, draw):
    most = {"Towns that begin": 10, "Regions that begin": 10}
    values = started(world) | most | {"Draw of the thresholds": draw}
    states = [
        int(world.draw(values | {"Weight of the level below": w}).rows[2][1])
        for w in (0, len(WEIGHTS) - 1)
    ]
    assert states == [0, 5]


def test_the_record_stands_beside_the_model(world):
    rows = world.draw(started(world)).rows
    levels = load("karabakh_acts")["level"].value_counts()
    assert [row[4] for row in rows] == [
        str(levels["town or department"]),
        str(levels["state or region"]),
        "none (claim C49)",
    ]


# ---------------------------------------------------------------- lost leaders


@pytest.fixture(scope="module")
def lost():
    return LeadersLost()


def test_one_leader_lost_by_hand(lost):
    rows = lost.draw(started(lost)).rows
    # A star falls apart; with four centres 18 of 24 stay linked; a ring keeps 23 of 24.
    expected = [0, 100 * 18 * 17 / (24 * 23), 100 * 23 * 22 / (24 * 23)]
    assert [float(row[1]) for row in rows[:3]] == pytest.approx(expected, abs=0.06)
    assert [row[2] for row in rows] == ["1", "4", "24", "20"]
    # 0.8 to the power of 1 and of 4.
    assert [row[3] for row in rows[:2]] == ["80.0", "41.0"]


def test_the_number_of_bodies_stands_in_the_timeline():
    rows = load("karabakh_timeline")["event"]
    assert rows.str.contains(f"over {BODIES} bodies by 25 November").sum() == 1


@pytest.mark.parametrize("seed", range(16))
def test_picture_table_and_code_of_the_leaders_agree(lost, seed):
    values = some_values(lost, seed)
    view = lost.draw(values)
    linked, chance = run(view.code)
    row = view.rows[values["Form"]]
    assert row[0] == FORMS[values["Form"]]
    assert float(row[1]) == pytest.approx(linked, abs=0.06)
    assert float(row[3]) == pytest.approx(chance, rel=0.5, abs=0.06)
    assert len(lost._lost.get_offsets()) == values["Leaders lost"]
    assert len(lost._dots.get_offsets()) == 24 - values["Leaders lost"]
