"""Explorers of lesson 07: pictures, tables, words and code say what the data say."""

import math

import numpy as np
import pandas as pd
import pytest
from controls import run, some_values, started

from course_utils.countries import name, region
from course_utils.data import load
from course_utils.explorers.lesson_07 import (
    ALL,
    COUNT,
    IN_CONTEXT,
    LEAST,
    LINES,
    ORDERS,
    RATE,
    SPEAKERS,
    SPEECHES,
    TEN,
    TERMS,
    WINDOWS,
    Concordance,
    KeynessOfASpeaker,
    WordsOverTime,
    measured,
)

# ---------------------------------------------------------------- words over time


@pytest.fixture(scope="module")
def over_time():
    return WordsOverTime()


@pytest.fixture
def by_hand():
    """Four speeches: two in 1950, one in 1952, one in 1955; nobody speaks in 1951."""
    return pd.DataFrame(
        {
            "year": [1950, 1950, 1952, 1955],
            "words": [1_000, 3_000, 1_000, 5_000],
            "diaspora": [2, 0, 1, 0],
        }
    )


@pytest.mark.parametrize(
    ("unit", "window", "expected"),
    [
        (COUNT, 1, {1950: 2, 1952: 1, 1955: 0}),
        (RATE, 1, {1950: 5, 1952: 10, 1955: 0}),  # 2 in 4,000 words; 1 in 1,000
        (SPEECHES, 1, {1950: 50, 1952: 100, 1955: 0}),
        (COUNT, 5, {1950: 1.5, 1952: 1.5, 1955: 0}),  # 3 mentions in two years with speeches
        (RATE, 5, {1950: 6, 1952: 6, 1955: 0}),  # 3 in 5,000 words
        (SPEECHES, 5, {1950: 200 / 3, 1952: 200 / 3, 1955: 0}),
    ],
)
def test_measures_by_hand(by_hand, unit, window, expected):
    line = measured(by_hand, "diaspora", unit, window).dropna()
    assert line.to_dict() == pytest.approx(expected)


def test_years_without_a_speech_have_no_value(by_hand):
    line = measured(by_hand, "diaspora", RATE, 15)
    assert math.isnan(line[1951]) and math.isnan(line[1949]) and not math.isnan(line[1955])


@pytest.mark.parametrize("seed", range(30))
def test_the_line_is_that_of_the_code(over_time, seed):
    values = some_values(over_time, seed)
    view = over_time.draw(values)
    line = run(view.code)
    drawn = dict(zip(*over_time._lines[0].get_data(), strict=True))
    assert len(line) > 0
    for year, value in line.items():
        place = over_time.scale.at(value)
        assert drawn[year] == pytest.approx(place)
    unit = [COUNT, RATE, SPEECHES][values["Measure"]]
    short = ["mentions a year", "per 10,000 words", "% of speeches"][values["Measure"]]
    assert short in view.title or "no mention" in view.title
    assert over_time._unit.get_text() == unit and unit in view.alt


@pytest.mark.parametrize("who", ["Africa", "CPV", "UZB", ALL])
def test_the_words_hold_the_numbers_of_the_table(over_time, who):
    place = over_time.speakers.index(who)
    view = over_time.draw(started(over_time) | {"Speakers": place})
    rows = load("debate_mentions")
    rows = rows if who == ALL else rows[(rows["iso3"].map(region) == who) | (rows["iso3"] == who)]
    with_word = (rows["diaspora"] > 0).sum()
    speeches = f"{len(rows):,} speeches"
    assert f"stands in {with_word or 'none'} of {speeches}" in view.sentence
    assert sum(int(row[1].replace(",", "")) for row in view.rows) == len(rows)
    assert sum(int(row[3]) for row in view.rows) == rows["diaspora"].sum()


def test_a_zero_is_no_silence(over_time):
    place = over_time.speakers.index("IND")
    view = over_time.draw(started(over_time) | {"Speakers": place})
    assert "no mention" in view.title and "not used" in view.sentence


def test_the_window_is_as_long_as_its_years(over_time):
    for place, window in enumerate(WINDOWS):
        over_time.draw(started(over_time) | {"Years taken together": place})
        begin, end = over_time._window.get_xdata()
        assert end - begin == window


def test_terms_are_columns():
    assert set(TERMS.values()) < set(load("debate_mentions"))


# ---------------------------------------------------------------- concordance


@pytest.fixture(scope="module")
def context():
    return Concordance()


@pytest.mark.parametrize("word", list(IN_CONTEXT))
def test_every_sentence_has_a_line(context, word):
    frame = load("debate_sentences")
    rows = frame[frame["term"] == IN_CONTEXT[word][0]]
    found = set(context.by_word[word].index)
    assert found == set(zip(rows["iso3"], rows["year"], strict=True))
    assert len(context.by_word[word]) >= len(rows)


def test_a_line_and_its_sides_make_a_sentence(context):
    texts = {" ".join(text.split()) for text in load("debate_sentences")["sentence"]}
    for left, key, right in context.by_word["diaspora"].itertuples(index=False):
        whole = {f"{left}{a}{key}{b}{right}".strip() for a in (" ", "") for b in (" ", "")}
        assert {" ".join(w.split()) for w in whole} & texts


@pytest.mark.parametrize("seed", range(30))
def test_lines_are_those_of_the_code(context, seed):
    values = some_values(context, seed)
    view = context.draw(values)
    lines = run(view.code)
    count = {0: "no line", 1: "1 line in "}.get(len(lines), f"{len(lines)} lines in ")
    assert f": {count}" in view.title
    keys = [texts[2].get_text() for texts in context._texts if texts[2].get_text()]
    assert keys == [row[3] for row in view.rows] and len(keys) == min(LINES, len(keys))
    pairs = {(name(code), str(year)) for code, year in lines.index}
    assert {(row[0], row[1]) for row in view.rows} <= pairs
    assert bool(context._none.get_text()) == lines.empty


@pytest.mark.parametrize(("order", "side"), [(1, "right"), (2, "left")])
def test_lines_are_sorted_by_a_neighbour(context, order, side):
    lines = context.lines("remittances", ALL, (1946, 2024), ORDERS[order])
    place = 0 if side == "right" else -1
    words = [(text.lower().split() or [""])[place].strip(".,;:") for text in lines[side]]
    plain = [word for word in words if word.isalpha()]
    assert plain == sorted(plain)


@pytest.mark.parametrize("order", ORDERS)
def test_one_line_that_ends_with_the_word_can_be_put_in_order(context, order):
    """In its one sentence of these years, Haiti says the word at the very end."""
    lines = context.lines("diaspora", "HTI", context.spans["1970s"], order)
    assert [text.strip(" .") for text in lines["right"]] == [""]


def test_a_dollar_sign_is_no_formula(context):
    assert not any(text.get_parse_math() for text in context._all)


# ---------------------------------------------------------------- key words


@pytest.fixture(scope="module")
def keyness():
    return KeynessOfASpeaker()


@pytest.mark.parametrize("seed", range(30))
def test_bars_table_and_code_agree(keyness, seed):
    values = some_values(keyness, seed)
    view = keyness.draw(values)
    keys = run(view.code)
    column = ["G2", "log_ratio", "here"][values["Order by"]]
    assert [row[0] for row in view.rows] == list(keys.index)
    assert [row[4] for row in view.rows] == [f"{value:.1f}" for value in keys["G2"]]
    widths = [bar.get_width() for bar in keyness.bars.rows][: len(keys)]
    assert np.allclose(widths, keys[column] / keys[column].max())
    words = load("debate_words").set_index(["iso3", "word"])
    code = keyness.codes[values["Speaker"]]
    for word in keys.index:
        row = words.loc[(code, word)]
        assert row["mentions"] >= LEAST[values["Said here at least"]]
        assert row["speakers"] >= SPEAKERS[values["Said by at least"]]


def test_the_words_of_the_plain_count_are_not_cut(keyness):
    mexico = keyness.keys("MEX", 2, 1, "here")
    assert {"the", "and", "of"} <= set(mexico.head(TEN).index)
    assert (keyness.keys("MEX", 2, 1, "G2")["log_ratio"] > 0).all()


def test_names_go_when_many_speakers_are_asked(keyness):
    assert keyness.keys("MEX", 2, 1, "G2").index[0] == "mexico"
    assert "mexico" not in keyness.keys("MEX", 2, 20, "G2").index


def test_rates_by_hand(keyness):
    """Benin: 3 mentions of diaspora; the 4 others of 2024 stand in the rest of the words."""
    row = keyness.keys("BEN", 2, 1, "G2").loc["diaspora"]
    assert row["here"] == 3 and row["there"] == 4
    lengths = load("debate_mentions").query("year == 2024").set_index("iso3")["words"]
    rest = lengths.sum() - lengths["BEN"]
    assert row["log_ratio"] == pytest.approx(math.log2(3 / lengths["BEN"] / (4 / rest)))
