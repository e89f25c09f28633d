"""The explorers of lesson 08 beside the tables, and beside cases counted by hand."""

import pandas as pd
import pytest
from controls import run, some_values, started
from matplotlib.colors import to_hex

from course_utils import countries
from course_utils.citizenship import RULES
from course_utils.explorers.lesson_08 import (
    ALL,
    QUESTIONS,
    REGIONS,
    SAME,
    STEPS,
    WEIGHTS,
    CitizenshipRules,
    PolicyIndex,
    ReadingAnAct,
    classes,
)
from course_utils.figures import COLOURS


def at(scene, **labels):
    """The start, with other labels: the first word of a control, and its label."""
    values = started(scene)
    for word, label in labels.items():
        (control,) = [c for c in scene.controls if c.name.split()[0] == word]
        values[control.name] = list(control.labels).index(label)
    return values


# ---------------------------------------------------------------- one rule over the years


@pytest.fixture(scope="module")
def rules():
    return CitizenshipRules()


def test_the_published_count_of_1960_and_its_two_wholes(rules):
    """24 of 88 coded states is 27 percent, and 24 of all 201 is 12: so says the table's card."""
    assert "24 of 88 states (27.3 percent)" in rules.draw(at(rules, Year="1960")).title
    assert "24 of 201 states (11.9 percent)" in rules.draw(at(rules, Year="1960", Divide=ALL)).title


def test_the_same_states_all_along(rules):
    """61 and 21 of the 84 states that have a code in each of the 65 years."""
    assert "61 of 84 states (72.6 percent)" in rules.draw(at(rules, Divide=SAME)).title
    assert "21 of 84 states (25.0" in rules.draw(at(rules, Divide=SAME, Year="1960")).title


def test_before_the_first_code_nothing_is_said(rules):
    view = rules.draw(at(rules, Rule="living abroad", Year="2019"))
    assert view.title == "2019: no state has a code"
    assert view.sentence.startswith("2019: no state has a code. Divided by")
    assert "coded from 2020 to 2024" in view.sentence


@pytest.mark.parametrize("seed", range(30))
def test_line_title_and_code_agree_with_the_table(rules, seed):
    values = some_values(rules, seed)
    view, year = rules.draw(values), rules.years[values["Year"]]
    shares = run(view.code).dropna()
    line = pd.Series(rules._line.get_ydata(), index=rules._line.get_xdata()).dropna()
    assert list(line.index) == list(shares.index)
    assert list(line) == pytest.approx(list(shares), abs=0.051)
    if year in shares.index:
        assert f"({shares[year]:.1f} percent)" in view.title
        assert rules._point.get_ydata()[0] == pytest.approx(line[year])
    else:
        assert "no state has a code" in view.title


@pytest.mark.parametrize("seed", range(12))
def test_the_table_beside_it_adds_up(rules, seed):
    """All answers together are the states of the region, whether they have a code or not."""
    values = some_values(rules, seed) | at(rules, Divide=ALL) | {"Region": seed % len(REGIONS)}
    rows = rules.draw(values).rows
    area = REGIONS[values["Region"]]
    states = rules.states if not values["Region"] else rules.region_of[rules.region_of == area]
    assert sum(int(row[1]) for row in rows) == len(states)


def test_the_strip_of_a_state_that_changed(rules):
    """Türkiye: by decision until 2009, no loss from 2010."""
    view = rules.draw(at(rules, Mark="Türkiye", Year="2009"))
    assert "Türkiye in 2009: in part" in view.sentence
    heights = pd.Series([bar.get_height() for bar in rules._bars], index=rules.years)
    assert heights[1960] == heights[2009] < heights[2010] == heights[2024]
    colours = [to_hex(rules._bars[y - 1960].get_facecolor()).upper() for y in (2009, 2010)]
    assert colours == [COLOURS["orange"], COLOURS["blue"]]


def test_a_year_without_a_code_has_no_bar(rules):
    rules.draw(at(rules, Mark="Uzbekistan"))
    assert [rules._bars[y - 1960].get_height() for y in (1960, 1992)] == [0, 0]


def test_every_rule_has_a_question():
    assert {rule for rule, _ in QUESTIONS.values()} == set(RULES)


# ---------------------------------------------------------------- the index


@pytest.fixture
def index(monkeypatch):
    monkeypatch.setenv("COURSE_HOMELAND", "UZB")
    return PolicyIndex()


def row(view, state):
    return next(r for r in view.rows if r[0] == state)


def test_scores_by_hand(index):
    """Uzbekistan: by decision, yes, limits, yes, no. Half: 0.5 + 0 + 0.5 + 1 + 0 = 2 of 5."""
    assert row(index.draw(started(index)), "Uzbekistan")[1:3] == ["0.40", "middle"]
    no = started(index) | {"An answer in part counts": 0}
    assert row(index.draw(no), "Uzbekistan")[1:3] == ["0.20", "low"]
    heavier = started(index) | {WEIGHTS["back"]: 3}
    assert row(index.draw(heavier), "Uzbekistan")[1] == "0.57"  # 4 of 7


def test_an_unknown_office_leaves_states_out(index):
    with_office = started(index) | {WEIGHTS["office"]: 1}
    assert index.draw(with_office).sentence.startswith("37 states have a score")
    with_zero = with_office | {"Where an answer is unknown": 2}
    assert index.draw(with_zero).sentence.startswith("196 states have a score")


def test_the_sizes_of_the_classes_stand_in_the_picture(index):
    index.draw(started(index))
    shown = [text.get_text() for text in index._sizes]
    assert shown == ["low: 8 states", "middle: 99 states", "high: 84 states"]
    index.draw(started(index) | {"Where an answer is unknown": 1})
    assert [text.get_text() for text in index._sizes] != shown


def test_the_strokes_stay_at_the_first_scores(index):
    """Uzbekistan 0.4, India 0.4, Armenia 0.8 with equal weights, whatever the weights are now."""
    index.draw(started(index) | {WEIGHTS["back"]: 3})
    strokes = dict(zip(index.shown, index._begin.get_offsets()[:, 0], strict=True))
    assert [strokes[c] for c in ("UZB", "IND", "ARM")] == pytest.approx([0.4, 0.4, 0.8])


def test_limits_belong_to_the_higher_class():
    scores = pd.Series([0.33, 1 / 3, 0.5, 0.66, (1 + 1 + 0) / 3, 1.0])
    assert list(classes(scores)) == ["low", "middle", "middle", "middle", "high", "high"]


def test_nothing_moves_at_the_start_and_all_zero_says_so(index):
    assert "0 of 191 states change class" in index.draw(started(index)).title
    zero = started(index) | dict.fromkeys(WEIGHTS.values(), 0)
    assert "no index" in index.draw(zero).title


@pytest.mark.parametrize("seed", range(24))
def test_bars_table_and_code_agree(index, seed):
    values = some_values(index, seed) | {WEIGHTS["keep"]: 1 + seed % (len(STEPS) - 1)}
    view = index.draw(values)
    scores = run(view.code)
    for y, iso3 in enumerate(index.shown):
        width = index._bars[y].get_width()
        said = row(view, countries.name(iso3))[1]
        if pd.isna(scores[iso3]):
            assert (said, width) == ("no score", 0)
        else:
            assert width == pytest.approx(scores[iso3], abs=0.0006) and said == f"{width:.2f}"


def test_a_homeland_without_a_code_is_shown_without_a_score(monkeypatch):
    monkeypatch.setenv("COURSE_HOMELAND", "AND")
    scene = PolicyIndex()
    view = scene.draw(started(scene))
    assert view.title.startswith("Andorra: no score") and row(view, "Andorra")[1] == "no score"


# ---------------------------------------------------------------- two acts


@pytest.fixture(scope="module")
def acts():
    return ReadingAnAct()


def test_five_provisions_have_a_number_and_a_deadline(acts):
    view = acts.draw(at(acts, Number="with a number", Deadline="with a deadline"))
    assert view.title == "5 of 29 provisions chosen: 5 with a number and a deadline"
    assert {r[1] for r in view.rows} == {"not named"}


@pytest.mark.parametrize("seed", range(20))
def test_rows_code_and_dots_agree(acts, seed):
    values = some_values(acts, seed)
    if seed % 2:
        values |= {"Instrument": 0, "How far verified": 0}
    view = acts.draw(values)
    found = run(view.code)
    assert len(found) == len(view.rows) == int(view.title.split()[0])
    dots = acts._dots.get_facecolor().reshape(len(acts.table), 4, 4)
    for y, keep in enumerate(acts.kept(values)):
        assert acts._veils[y].get_visible() != keep
        filled = [to_hex(dot).upper() != "#FFFFFF" for dot in dots[y]]
        assert filled == list(acts.has.iloc[y])
