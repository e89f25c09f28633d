"""Answers of law as numbers, against rows counted by hand."""

import pandas as pd
import pytest

from course_utils.citizenship import RULES, STATES, answers, offices, rights
from course_utils.data import load


def made_up(column: str, *texts: str | None) -> pd.DataFrame:
    return pd.DataFrame({column: list(texts)})


def test_an_answer_is_yes_in_part_no_or_unknown():
    rows = made_up("loss_by_living_abroad", "no", "some citizens only", "yes", None)
    assert answers(rows, "stay", 0.3).iloc[:3].tolist() == [1.0, 0.3, 0.0]
    assert answers(rows, "stay").isna().tolist() == [False, False, False, True]


@pytest.mark.parametrize("half", [-0.1, 1.1, float("nan")])
def test_an_answer_in_part_is_not_more_than_yes(half):
    with pytest.raises(ValueError, match="between 0"):
        answers(load("citizenship_rules"), "keep", half)


def test_every_answer_of_a_rule_is_one_of_the_table():
    table = load("citizenship_rules")
    for rule in RULES.values():
        assert {*rule.yes, *rule.in_part} < set(table[rule.column].dropna())


def test_the_published_count_of_1960():
    """The description of the table says: 24 of 88 states."""
    table = load("citizenship_rules")
    found = answers(table[table["year"] == 1960], "keep").dropna()
    assert (found.sum(), len(found)) == (24, 88)
    assert table["iso3"].nunique() == STATES


def test_uzbekistan_by_hand():
    """By decision, yes, limits for dual citizens, yes, no, yes; an institution that exists."""
    assert rights(0.5).loc["UZB"].tolist() == [0.5, 0, 0.5, 1, 0, 1, 1]
    assert rights(0).loc["UZB"].tolist() == [0, 0, 0, 1, 0, 1, 1]
    assert rights(1).loc["UZB"].tolist() == [1, 0, 1, 1, 0, 1, 1]


def test_an_ended_office_is_a_no_and_a_state_outside_the_list_is_unknown():
    known = offices()
    assert known["IND"] == 0 and known["ARM"] == 1 and "DEU" not in known.index
    assert pd.isna(rights().loc["DEU", "office"])
