"""Comparing: what counts as the same answer, and the sentence when it is another one."""

from __future__ import annotations

import math
import string
import time
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from course_utils.answers import as_number, kind_of, names_of, short
from course_utils.comparing import FACTORS, difference
from course_utils.data import load
from course_utils.exercises.exercise import Choice, Column, Names, Number, Order, Table, Text

# The same examples on every machine, and no limit of time on a slow one.
settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")

PERCENT = Number("percent", within=0.06)
PEOPLE = Number("people", within=0.5)
MILLIONS = Number("million people", within=0.06)
TIMES = Column("times", within=0.1)
NAMES = Names("countries")
RANKED = Names("countries", ordered=True)
ROWS = Table(("iso3", "year"), ("people",), within=0.5)
CHOICE = Choice({"a": "A stock.", "b": "A flow", "c": "Both (in part)"})
ORDER = Order(("x = 1", "y = x", "z = y"))

numbers = some.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12)
apart = some.floats(min_value=1.01, max_value=1000)


def column(*values: float) -> pd.Series:
    return pd.Series(values, index=["IND", "IRL", "ARM"][: len(values)])


def table(*people: float) -> pd.DataFrame:
    codes = ["IND", "IRL", "ARM"][: len(people)]
    return pd.DataFrame({"iso3": codes, "year": 2024, "people": people})


# ---------------------------------------------------------------- one number


@given(numbers)
def test_a_number_is_read_back_from_what_python_writes(number):
    assert as_number(number) == as_number(str(number)) == as_number(np.float64(number)) == number
    assert as_number(pd.Series([number])) == as_number([number]) == number


@given(some.integers(-(10**12), 10**12))
def test_a_whole_number_is_read_back_with_any_separator(number):
    assert as_number(number) == number
    for text in (f"{number:,}", f"{number:_}", f"{number:,}".replace(",", " "), f" {number} "):
        assert as_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("23.4 %", 23.4),
        ("23,4", 23.4),
        ("23.4 percent", 23.4),
        ("18,533,845", 18_533_845),
        ("18 533 845 people", 18_533_845),
        ("1,234.5", 1234.5),
        ("18.5 million", 18_500_000),
        ("18.5m", 18_500_000),
        ("2 bn", 2e9),
        ("3 thousand", 3000),
        ("1.5e3", 1500),
        ("1e-2", 0.01),
        ("-6.1", -6.1),
        ("−6.1", -6.1),
        ("+4", 4),
    ],
)
def test_number_in_a_text(text, number):
    assert as_number(text) == pytest.approx(number)


@pytest.mark.parametrize(
    "value",
    [
        *(None, True, "", "abc", "12 apples", "1.2.3", "--1", ",", "e5", {}, 1j, [], [1, 2], [[1]]),
        *(pd.Series([1, 2]), pd.DataFrame(), pd.Series(["a"]), np.array([]), np, object(), pd.NaT),
    ],
)
def test_what_is_not_one_number(value):
    assert as_number(value) is None


def test_a_number_that_is_too_large_is_infinite_and_found_at_once():
    assert as_number("1e999999999") == math.inf
    assert as_number(10**5000) == math.inf


@given(some.text(max_size=80))
def test_any_text_is_a_number_or_none(text):
    assert as_number(text) is None or isinstance(as_number(text), float)


# ---------------------------------------------------------------- numbers beside a reference


@given(numbers)
def test_a_number_agrees_with_itself(number):
    assert difference(PERCENT, number, number) is None


@given(some.floats(-1e6, 1e6), apart, some.sampled_from([-1, 1]))
def test_a_number_beyond_the_tolerance_never_agrees(expected, steps, side):
    assert difference(PERCENT, expected + side * steps * PERCENT.within, expected)


@given(some.floats(10, 1e6), some.floats(-0.99, 0.99))
def test_a_number_within_the_tolerance_agrees(expected, part):
    assert difference(PERCENT, expected + part * PERCENT.within, expected) is None


@given(some.floats(100, 1e6), some.floats(0.002, 0.019))
def test_a_near_miss_is_called_near_on_both_sides(expected, part):
    above = difference(PERCENT, expected * (1 + part), expected)
    below = difference(PERCENT, expected * (1 - part), expected)
    assert "very near" in above and "very near" in below
    assert "0.06 away" in above


def test_a_count_is_never_called_near():
    sentence = difference(Number("rows", within=0), 2001, 2000)
    assert sentence.startswith("Your number is 2,001. It is larger")


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("asked", [PERCENT, Number("percentage points", 0.02)])
def test_a_wrong_scale_is_named_where_percent_is_asked(factor, asked):
    sentence = difference(asked, 37.41 * factor, 37.41)
    assert sentence == FACTORS[factor].format(yours=short(37.41 * factor), unit=asked.unit)


@pytest.mark.parametrize("factor", FACTORS)
def test_a_hundred_times_is_only_a_matter_of_percent(factor):
    sentence = difference(PEOPLE, 370_410 * factor, 370_410)
    named = FACTORS[factor].format(yours=short(370_410 * factor), unit="people")
    assert (sentence == named) == (factor not in (100.0, 0.01))


def test_the_sentences_on_scale_say_what_they_mean():
    for factor, sentence in FACTORS.items():
        size = {2: "100 times", 3: "1,000 times", 6: "a million times"}[
            abs(round(math.log10(factor)))
        ]
        assert size in sentence
        assert ("too large" if factor > 1 else "too small") in sentence


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (-37.41, "wrong sign"),
        (20, "It is smaller"),
        (50, "It is larger"),
        (math.nan, "missing (NaN)"),
        (math.inf, "infinite"),
        (pd.Series([1, 2]), "a Series"),
        (pd.DataFrame({"a": [1, 2]}), "a table"),
        ("abc", "a text"),
        (None, "nothing (None)"),
        (len, "Add the brackets"),
        (True, "True or False"),
        (pd.NA, "a missing value"),
        ([1, 2], "a list"),
    ],
)
def test_what_is_off_with_a_number(answer, words):
    sentence = difference(PERCENT, answer, 37.41)
    assert words in sentence and "37.41" not in sentence.replace("-37.41", "")


@pytest.mark.parametrize("text", ["-6.1 million people", "-6.1 million", "-6,1", " −6.1 "])
def test_the_unit_asked_for_may_stand_behind_the_number(text):
    assert difference(MILLIONS, text, -6.1) is None


@given(numbers)
def test_no_sentence_tells_the_right_number(answer):
    sentence = difference(PERCENT, answer, 37.41) or ""
    assert "37.4" not in sentence.replace(short(answer), "")


# ---------------------------------------------------------------- names


@given(some.lists(some.text(string.ascii_letters, min_size=1), min_size=1, unique=True))
def test_names_agree_with_themselves(items):
    assert difference(NAMES, items, items) is None
    assert difference(RANKED, items, items) is None
    assert difference(NAMES, items[::-1], items) is None


@pytest.mark.parametrize("answer", [["India", "irl"], "IND, IRL", {"IND": 1, "IRL": 2}.keys()])
def test_names_of_countries_in_any_spelling(answer):
    assert difference(RANKED, answer, ["IND", "IRL"]) is None


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (["IRL", "IND"], "It runs the wrong way round."),
        (["IND"], "countries are missing: you have 1."),
        (["IND", "FRA"], "Look again at: FRA."),
        (["FRA", "FRA", "FRA"], "in your list is 1. Look again at: FRA."),
        ([], "Your list is empty."),
        ("", "Your list is empty."),
        (["IND"] * 2000, "more than 1,000 entries"),
        ({"IND": 1}, "a dictionary"),
        (5, "a number"),
    ],
)
def test_what_is_off_with_names(answer, words):
    assert words in difference(RANKED, answer, ["IND", "IRL"])


def test_an_order_that_is_not_reversed():
    sentence = difference(RANKED, ["IRL", "IND", "ARM"], ["IND", "IRL", "ARM"])
    assert sentence == "You have the right countries, but not in the order asked for."


def test_names_without_an_end_are_not_read_to_the_end():
    def forever():
        while True:
            yield "IND"

    assert "more than 1,000" in difference(RANKED, forever(), ["IND"])


# ---------------------------------------------------------------- columns and tables


@given(some.lists(numbers, min_size=1, max_size=3))
def test_columns_and_tables_agree_with_themselves(values):
    assert difference(TIMES, column(*values), column(*values)) is None
    assert difference(ROWS, table(*values), table(*values)) is None


@given(some.lists(numbers, min_size=1, max_size=3), some.integers(0, 2), apart)
def test_one_other_value_is_found(values, place, steps):
    place %= len(values)
    other = [v + steps * (i == place) for i, v in enumerate(values)]
    code = ["IND", "IRL", "ARM"][place]
    assert f"In the row {code} " in difference(TIMES, column(*other), column(*values))
    assert f"In the row {code} · 2024 " in difference(ROWS, table(*other), table(*values))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (column(1), "1 row. That is fewer than asked for"),
        (column(1, 2), "2 rows. That is fewer than asked for"),
        (pd.Series([1, 2, 3, 4]), "4 rows. That is more than asked for"),
        (pd.Series(dtype=float), "is empty: no row passed your filter"),
        (pd.Series([1, 2, 3]), "Look at the row 0."),
        (column(1, 2, math.nan), "In the row ARM your value is missing."),
        (column(1, 2, 300), "In the row ARM your value is 300. That is 100 times too large"),
        (column(1, 2, 0.003), "That is 1,000 times too small"),
        (column(1, 2, 9), "Check how it was computed."),
        (pd.Series([1.0], index=pd.MultiIndex.from_tuples([("a", 1)])), "has 2 levels"),
        (pd.DataFrame({"a": [1], "b": [2], "c": [3]}), "a Series with its index, or a dictionary"),
        ([1, 2, 3], "a Series with its index, or a dictionary"),
    ],
)
def test_what_is_off_with_a_column(answer, words):
    assert words in difference(TIMES, answer, column(1, 2, 3))


def test_rows_may_be_named_by_country_or_in_small_letters():
    expected = column(1, 2, 3)
    assert difference(TIMES, {"India": 1, "irl": 2, " Armenia ": 3}, expected) is None
    assert "Look at the row Peru." in difference(TIMES, {"India": 1, "irl": 2, "Peru": 3}, expected)
    assert "ARM your value is missing" in difference(
        TIMES, {"IND": 1, "India": 1, "IRL": 2}, expected
    )


def test_a_percent_sign_where_no_percent_is_asked():
    for answer in ("5.1 %", "5.1 percent"):
        assert "in percent. The question asks for people." in difference(PEOPLE, answer, 5.1)
        assert difference(PERCENT, answer, 5.1) is None


def test_the_order_of_rows():
    asked, expected = Column("times", 0.1, ordered=True), column(1, 2, 3)
    assert "the wrong way round" in difference(asked, expected[::-1], expected)
    assert difference(asked, expected.iloc[[1, 0, 2]], expected).endswith("but their order is not.")
    assert difference(TIMES, expected[::-1], expected) is None


def test_missing_where_missing_is_right():
    assert difference(TIMES, column(1, math.nan), column(1, math.nan)) is None
    assert difference(TIMES, column(1, 0), column(1, math.nan))


def test_a_year_may_be_a_float_or_a_text():
    years = pd.Series([1.0, 2.0], index=[2020, 2024])
    for index in ([2020.0, 2024.0], ["2020", "2024"], [np.int32(2020), np.int32(2024)]):
        assert difference(TIMES, years.set_axis(index), years) is None


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (table(1, 2).drop(columns="year"), "It needs a column named 'year'."),
        (table(1, 2).drop(columns="people"), "It needs a column named 'people'."),
        (table(1), "1 row. That is fewer than asked for"),
        (table(1, 2).assign(iso3="FRA"), "Look at the row FRA · 2024."),
        (table(1, 2)["people"], "asks for a table"),
        (pd.concat([table(1, 2)] * 60_000), "120,000 rows. That is more than asked for"),
    ],
)
def test_what_is_off_with_a_table(answer, words):
    assert words in difference(ROWS, answer, table(1, 2))


def test_texts_in_a_table_are_compared_as_texts():
    asked = Table(("iso3",), ("name",))
    right = pd.DataFrame({"iso3": ["IND"], "name": ["India"]})
    assert difference(asked, right.assign(name=" india "), right) is None
    assert "your name is Ireland" in difference(asked, right.assign(name="Ireland"), right)


def test_many_rows_are_compared_quickly():
    asked = Table(("key",), ("value",))
    rows = pd.DataFrame({"key": range(90_000), "value": 1.0})
    start = time.perf_counter()
    assert difference(asked, rows, rows) is None
    assert (
        time.perf_counter() - start < 2
    )  # seconds; about 0.2 on a machine with nothing else to do


# ---------------------------------------------------------------- choices, lines and texts


@pytest.mark.parametrize(
    "answer", ["b", "B", " b ", "b)", "b.", "A flow.", "option b", ["b"], {"b"}]
)
def test_a_choice_as_letter_or_text(answer):
    assert difference(CHOICE, answer, "b") is None


def test_an_option_that_ends_in_a_bracket():
    assert difference(CHOICE, "Both (in part)", "c") is None


@pytest.mark.parametrize("answer", ["d", "ab", "", "stock", None, 1, ["a", "b"], b"b"])
def test_what_is_no_choice(answer):
    assert "one of the letters a, b, c" in difference(CHOICE, answer, "b")


def test_another_choice():
    assert difference(CHOICE, "A", "b") == "You chose a. Read that option again: it does not fit."


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (["y = x", "x = 1", "z = y"], "Your first line needs something"),
        (["x = 1", "z = y", "y = x"], "right up to line 1. Think about what line 2 needs"),
        (["x = 1", "y = x"], "Use all the lines"),
        (["x = 1"] * 3, "Use all the lines"),
        ([1, 2, 3], "Use all the lines"),
        ("x = 1", "a text"),
    ],
)
def test_what_is_off_with_an_order(answer, words):
    assert words in difference(ORDER, answer, ORDER.lines)


@given(some.permutations(ORDER.lines))
def test_only_one_order_agrees(lines):
    assert (difference(ORDER, lines, ORDER.lines) is None) == (tuple(lines) == ORDER.lines)


@given(some.integers(0, 40))
def test_a_text_needs_its_number_of_words(words):
    sentence = difference(Text(words=20), "word " * words, "")
    assert sentence is None if words >= 20 else f"has {words} word" in sentence


# ---------------------------------------------------------------- words for values


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.05812345, "0.0581235"),
        (2.0, "2"),
        (18_533_845, "18,533,845"),
        (np.int64(5), "5"),
        (np.float64(123456.7), "123,457"),
        (1e20, "1e+20"),
        ("two\nlines", "two lines"),
        ("\ud800", "?"),
        ("x" * 100, "x" * 59 + "…"),
        ([1] * 10, "[1, 1, 1, 1, 1, 1, ...]"),
    ],
)
def test_short(value, text):
    assert short(value) == text


def test_a_long_answer_is_not_written_out():
    class Counted:
        written = 0

        def __repr__(self) -> str:
            Counted.written += 1
            return "one"

    short([Counted() for _ in range(1000)])
    assert 0 < Counted.written < 10


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (np.float64(1), "a number"),
        (1j, "a complex number"),
        (pd.DataFrame({"a": [1]}).groupby("a"), "a grouped table without a sum or a mean"),
        (Ellipsis, "an object of the type ellipsis"),
    ],
)
def test_kind_of(value: Any, words: str):
    assert kind_of(value) == words


def test_numbers_with_the_names_in_their_index_are_not_the_names():
    answer = pd.Series([3.5, 2.5], index=["IND", "MEX"])
    assert "take list(….index)" in difference(NAMES, answer, ["IND", "MEX"])
    assert difference(NAMES, list(answer.index), ["IND", "MEX"]) is None
    assert difference(NAMES, pd.Series(["IND", "MEX"]), ["IND", "MEX"]) is None


@pytest.mark.parametrize("text", ["-61.1 bn", "-61.1 billion USD", "$ -61.1"])
def test_a_unit_may_have_another_name(text):
    assert difference(Number("billion dollars", within=0.06), text, -61.1) is None


@pytest.mark.parametrize("answer", ["soft,hard,soft", "soft; hard; soft", ["soft", "hard", "soft"]])
def test_words_may_stand_in_a_list_or_between_commas(answer):
    assert difference(Text(words=3), answer, "") is None
    assert "3 words" in difference(Text(words=4), answer, "")


def test_one_word_is_no_plural():
    assert "has 1 word." in difference(Text(words=4), "soft", "")


# ---------------------------------------------------------------- what a right answer may look like


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("about 27.4", 27.4),
        ("≈ 27.4", 27.4),
        ("'27.4'", 27.4),
        ("27.4.", 27.4),
        ("np.float64(27.4)", 27.4),
        ("146'012'018", 146_012_018),
        ("146.012.018", 146_012_018),
        ("1.234,5", 1234.5),
        ("1.234", 1.234),
        ("1,234", 1234),
        ("0.84 percentage points", 0.84),
        ("5.3 mln", 5_300_000),
    ],
)
def test_a_number_as_people_write_it(text, number):
    assert as_number(text) == pytest.approx(number)


@pytest.mark.parametrize("answer", [{37.41}, ["37.41"], np.array(["37.41"]), pd.Index([37.41])])
def test_a_number_alone_in_any_container(answer):
    assert difference(PERCENT, answer, 37.41) is None


@pytest.mark.parametrize("text", ["-6.1 mln", "-6.1m", "$-6.1 mn", "-6.1 million dollars"])
def test_a_number_in_millions_and_its_short_forms(text):
    assert difference(Number("million dollars", 0.06), text, -6.1) is None


@pytest.mark.parametrize(
    ("text", "unit"), [("5 people", "people"), ("$5", "dollars"), ("5 per cent", "percent")]
)
def test_another_unit_than_the_one_asked_for(text, unit):
    sentence = f"Your answer is in {unit}. The question asks for posts."
    assert difference(Number("posts", 0), text, 5) == sentence
    assert difference(Number(f"{unit} or posts", 0), text, 5) is None


@pytest.mark.parametrize(
    "answer",
    [
        "IND IRL",
        "India and Ireland",
        "1. India\n2. Ireland",
        "['IND', 'IRL']",
        ["India (IND)", "Ireland (IRL)"],
        [["IND", "IRL"]],
        pd.Categorical(["IND", "IRL"]),
    ],
)
def test_names_as_people_write_them(answer):
    assert difference(RANKED, answer, ["IND", "IRL"]) is None


def test_a_country_with_and_in_its_name_is_one_country():
    assert difference(RANKED, "Trinidad and Tobago, India", ["TTO", "IND"]) is None


def test_a_wrong_name_is_shown_as_it_was_typed():
    assert "Look again at: Narnia." in difference(NAMES, ["India", "Narnia"], ["IND", "IRL"])
    assert "more than once" in difference(RANKED, ["IND", "India", "IRL"], ["IND", "IRL"])
    assert "a column of numbers" in difference(NAMES, pd.DataFrame({"n": [1, 2]}), ["IND", "IRL"])
    assert "a grouped table" in difference(NAMES, table(1, 2).groupby("iso3"), ["IND"])


@pytest.mark.parametrize(
    "answer",
    [
        [("IND", 1), ("IRL", "2 times"), ("ARM", "3")],
        [{"IND": 1, "IRL": 2, "ARM": 3}],
        pd.DataFrame({"country": ["India", "Ireland", "Armenia"], "ratio": [1, 2, 3]}),
    ],
)
def test_pairs_and_a_table_of_two_columns_are_a_column(answer):
    assert difference(TIMES, answer, column(1, 2, 3)) is None


def test_what_is_no_number_in_a_column():
    assert "is 'two'. That is a text, not a number." in difference(
        TIMES, {"IND": 1, "IRL": "two"}, column(1, 2)
    )
    assert "names come from set_index" in difference(TIMES, pd.Series([1, 2]), column(1, 2))
    assert "names come" not in difference(TIMES, column(1, 2), pd.Series([1, 2]))
    assert "names come" not in difference(TIMES, {"IND": 1, "Peru": 2}, column(1, 2))


@pytest.mark.parametrize(
    "answer", ["'b'", "[b]", "b: a flow", "B) A FLOW.", "Answer b", ("b",), np.array("b")]
)
def test_a_choice_as_people_write_it(answer):
    assert difference(CHOICE, answer, "b") is None


def test_a_letter_with_the_text_of_another_option_is_no_choice():
    assert "one of the letters" in difference(CHOICE, "b: a stock", "b")


def test_lines_in_a_text_or_an_array():
    for lines in ("x = 1\ny = x\nz = y\n", np.array(ORDER.lines), [" x = 1 ", "y = x", "z = y"]):
        assert difference(ORDER, lines, ORDER.lines) is None


def test_a_text_alone_in_a_column_or_set():
    for answer in (pd.Series(["one two"]), {"one two"}, np.array("one two")):
        assert difference(Text(words=2), answer, "") is None


def test_missing_and_infinite_numbers_have_their_own_sentences():
    assert "missing (NaN)" in difference(PERCENT, math.nan, 1)
    assert "too large to compute" in difference(PERCENT, 10**400, 1)


def test_a_country_whose_name_holds_and_is_one_name():
    for name in load("countries")["name"]:
        assert names_of(name) == [name] or "," in name
