"""Names: which sentence and which suggestions a wrong name gets."""

from __future__ import annotations

import pytest

from course_utils.names import nearest, pick

TABLES = dict.fromkeys(["migrant_stock", "migrant_stock_editions", "remittances", "gap_04"], "here")
ADVICE = "Write the name between quotation marks, as in"
EXERCISES = ["1.4", "4.3", "4.9", "4.13", "9.9", "14.3"]


@pytest.mark.parametrize("name", ["migrant stock", "Migrant_Stock", " migrant-stock ", "GAP 4"])
def test_a_name_in_another_spelling_is_the_only_one_named(name):
    assert nearest(name, TABLES) == ["gap_04" if "4" in name else "migrant_stock"]


@pytest.mark.parametrize("name", ["4.3 ", "04.3", "4,3", "(4.3)"])
def test_the_number_of_an_exercise_in_another_spelling(name):
    assert nearest(name, EXERCISES) == ["4.3"]


def test_names_that_share_most_words_come_first():
    assert nearest("4.99", EXERCISES)[0] == "4.9" and "9.9" not in nearest("4.99", EXERCISES)
    assert nearest("migrant_stock.csv", TABLES) == ["migrant_stock", "migrant_stock_editions"]
    assert nearest("remitances", TABLES) == ["remittances"]
    assert nearest("xyz", TABLES) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("remitances", "There is no table 'remitances'. The nearest: remittances."),
        ("", "There is no table ''. Examples: migrant_stock, migrant_stock_editions, remittances."),
        (4, f'There is no table 4. {ADVICE} "gap_04".'),
        (None, f'There is no table None. {ADVICE} "migrant_stock".'),
    ],
)
def test_the_sentence_stands_without_quotation_marks_around_it(name, sentence):
    with pytest.raises(KeyError) as caught:
        pick("table", name, TABLES)
    assert str(caught.value) == sentence


def test_a_name_that_is_there():
    assert pick("table", "gap_04", TABLES) == "here"
