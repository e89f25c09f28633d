"""Explorers of lesson 06: pictures, tables, words and code say what the data say."""

import numpy as np
import pytest
from controls import run, some_values, started
from matplotlib.colors import to_hex

from course_utils import readings
from course_utils.countries import name
from course_utils.data import load
from course_utils.explorers.lesson_06 import (
    ABROAD,
    LEADS,
    ONE_SIDED,
    SMALLEST,
    TURNOUT_ABROAD,
    TURNOUT_HOME,
    ForeignClients,
    OverseasTurnout,
    PivotalVote,
    real_elections,
)
from course_utils.figures import COLOURS

# ---------------------------------------------------------------- pivotal votes


@pytest.fixture(scope="module")
def pivotal():
    return PivotalVote()


def chosen(scene, abroad, out, at_home, lead, other):
    steps = [(ABROAD, abroad), (TURNOUT_ABROAD, out), (TURNOUT_HOME, at_home)]
    steps += [(LEADS, lead), (ONE_SIDED, other)]
    places = [values.index(value) for values, value in steps]
    return {c.name: place for c, place in zip(scene.controls, places, strict=True)}


def test_real_elections_by_hand():
    """Votes counted one by one, as far as they were published."""
    moldova, poland = real_elections()
    # Moldova: 930,000 of 1,680,000 votes, of them 272,000 of 328,855 abroad, as newspapers rounded.
    assert moldova.share == pytest.approx(100 * 328_855 / 1_680_000, abs=0.15)
    # Poland: 84.3 percent of 722,000 registered voted abroad; 20,843,805 votes in all.
    assert poland.share == pytest.approx(100 * 608_646 / 20_843_805, abs=0.001)
    # 386,429 to 222,217 abroad leaves 9,850,748 to 10,384,411 at home.
    assert poland.lead == pytest.approx(100 * (10_384_411 - 9_850_748) / 20_235_159, abs=0.001)


@pytest.mark.parametrize(
    "number", ["51.33", "48.67", "82.83", "55.33", "63.49", "10,237,177", "10,606,628"]
)
def test_the_numbers_of_the_real_elections_have_a_source(number):
    assert number in readings._claims()["C23"].evidence


def test_moldova_was_turned_and_poland_was_not(pivotal):
    with_votes_of_moldova = pivotal.draw(chosen(pivotal, 10, 50, 70, 3, 83)).rows
    assert [row[0] for row in with_votes_of_moldova[1:]] == ["Moldova 2024", "Poland 2025"]
    assert [row[-1] for row in with_votes_of_moldova[1:]] == ["turned", "not turned"]
    last = {row[0]: row for row in pivotal.draw(chosen(pivotal, 10, 50, 70, 3, 63)).rows}
    assert last["Poland 2025"][-1] == "not turned"
    assert 93 < float(last["Poland 2025"][3]) < 95


def test_a_case_by_hand(pivotal):
    # 20 of 100 abroad, half of them vote; 80 at home, half of them vote: 10 and 40 votes.
    # At home 22 to 18 (10 points); abroad 2.5 to 7.5: 24.5 to 25.5, so 1 of 50 behind.
    view = pivotal.draw(chosen(pivotal, 20, 50, 50, 10, 75))
    assert "20.0 percent of the votes" in view.title and "and turn the result" in view.title
    assert "2.00 points behind" in view.sentence and "70.0 percent" in view.sentence
    assert view.rows[0][1:] == ["20.0", "10.00", "70.0", "turned"]
    assert run(view.code) == [20.0, -2.0]


def test_where_nothing_is_enough(pivotal):
    view = pivotal.draw(chosen(pivotal, 1, 5, 95, 15, 100))
    assert "would not be enough" in view.sentence and view.rows[0][3] == "more than all"
    assert "do not turn" in view.title


@pytest.mark.parametrize("seed", range(20))
def test_the_point_lies_below_the_line_if_and_only_if_it_is_turned(pivotal, seed):
    view = pivotal.draw(some_values(pivotal, seed))
    (share,), (lead,) = pivotal._yours.get_data()
    limit = np.interp(share, *pivotal._limit.get_data())
    assert (lead < limit) == ("and turn the result" in view.title) == (view.rows[0][4] == "turned")
    assert run(view.code)[0] == pytest.approx(share, abs=0.01)


# ---------------------------------------------------------------- turnout by place


@pytest.fixture(scope="module")
def places():
    return OverseasTurnout()


def test_the_first_view_by_hand(places):
    view = places.draw(started(places))
    assert view.title == (
        "182 places: 26.3 percent of all electors; the mean of the places is 25.7"
    )
    assert "In 52 of them no ballot was counted" in view.sentence
    assert view.rows[0] == ["Argentina", "771,639", "285,967", "37.1"]


@pytest.mark.parametrize("seed", range(20))
def test_lines_dots_and_code_agree_with_the_data(places, seed):
    values = some_values(places, seed)
    view = places.draw(values)
    rows = load("overseas_vote_italy").query("electors >= @least", local_dict=least(values))
    rows = rows[rows["chamber"] == places.chambers[values["Chamber"]]]
    if values["Division"]:
        rows = rows[rows["division"] == places.divisions[values["Division"]]]
    what = rows[["voters", "valid_votes"][values["Count"]]]
    pooled, mean = 100 * sum(what) / sum(rows["electors"]), (100 * what / rows["electors"]).mean()
    assert places._pooled.get_ydata()[0] == pytest.approx(pooled)
    assert places._mean.get_ydata()[0] == pytest.approx(mean)
    assert run(view.code) == pytest.approx([pooled, mean], abs=0.006)
    crosses, dots = places._zeros.get_offsets(), places._dots.get_offsets()
    assert len(crosses) == (rows["voters"] == 0).sum() and len(crosses) + len(dots) == len(rows)
    assert f"{len(rows)} places" in view.title


def least(values):
    return {"least": SMALLEST[values["Smallest register shown"]]}


# ---------------------------------------------------------------- clients


@pytest.fixture(scope="module")
def clients():
    return ForeignClients()


PEOPLE, GDP = 1, 2


def test_the_order_of_2024(clients):
    view = clients.draw(started(clients) | {"Measure": 0, "Clients that were": 0})
    assert [row[0] for row in view.rows[:3]] == ["Japan", "Saudi Arabia", "United Arab Emirates"]
    assert view.rows[0][1:] == ["1", "59"]


@pytest.mark.parametrize("seed", range(24))
def test_bars_table_and_code_agree_with_the_data(clients, seed):
    values = some_values(clients, seed)
    view = clients.draw(values)
    top = run(view.code)
    shown = [bar.get_width() for bar in clients.bars.rows[: len(top)]]
    assert shown == pytest.approx(list(top / top.iloc[0]))
    assert sorted(row[2] for row in view.rows[:10]) == sorted(
        text.get_text() for text in clients.bars.values[:10]
    )
    assert name(clients.codes[values["Also show"]]) in view.sentence


def test_a_country_without_clients_has_a_true_zero(clients):
    cuba = clients.codes.index("CUB")
    view = clients.draw(started(clients) | {"Measure": 0, "Also show": cuba})
    assert "Cuba: 0." in view.sentence and view.rows[-1][0] == "Cuba"


def test_a_country_without_a_denominator_has_no_number(clients):
    """No number of people born in Armenia is listed for the United States."""
    armenia = clients.codes.index("ARM")
    view = clients.draw(started(clients) | {"Measure": PEOPLE, "Also show": armenia})
    assert "Armenia: no number." in view.sentence
    assert "Armenia" not in [row[0] for row in view.rows]
    assert clients.bars.values[-1].get_text() == "no number"


def test_the_country_that_is_also_shown_is_orange(clients):
    for code, place in (("JPN", 0), ("UZB", 10)):
        at = clients.codes.index(code)
        clients.draw(started(clients) | {"Measure": 0, "Clients that were": 0, "Also show": at})
        faces = [to_hex(bar.get_facecolor()) for bar in clients.bars.rows]
        assert [n for n, face in enumerate(faces) if face == COLOURS["orange"].lower()] == [place]


def test_the_homeland_is_also_shown(monkeypatch):
    monkeypatch.setenv("COURSE_HOMELAND", "IRL")
    made = ForeignClients()
    assert made.codes[started(made)["Also show"]] == "IRL"
