"""Other worlds: the same tables for every exercise and every reader, and the real ones again."""

from __future__ import annotations

import pandas as pd
import pytest

from course_utils import countries, data
from course_utils.comparing import difference
from course_utils.exercises import all_exercises, find
from course_utils.exercises.exercise import Choice, Order, Text
from course_utils.teaching.worlds import (
    HERE,
    IN_WORDS,
    WORLDS,
    hidden_world,
    solution_in,
    world,
)

EXCHANGES = ("other countries", "other years")
TABLES = sorted(data._resources())


def pair_of(name: str, table: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    with world(name):
        there = data.load(table)
    return data.load(table), there


def without_year_and_country(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    links = data._resources()[table].get("schema", {}).get("foreignKeys", [])
    left = frame.drop(columns=["year", *(link["fields"][0] for link in links)], errors="ignore")
    return left.astype(str).sort_values(list(left.columns), ignore_index=True)


@pytest.mark.parametrize("name", EXCHANGES)
@pytest.mark.parametrize("table", [t for t in TABLES if t != "world_shapes"])
def test_an_exchange_changes_only_who_and_when(name, table):
    here, there = pair_of(name, table)
    assert there.attrs == here.attrs
    assert list(there.dtypes) == list(here.dtypes)
    pd.testing.assert_frame_equal(
        without_year_and_country(there, table), without_year_and_country(here, table)
    )
    key = data._resources()[table]["schema"]["primaryKey"]
    assert not there.duplicated(key).any()


@pytest.mark.parametrize("table", [t for t in TABLES if t != "world_shapes"])
def test_years_stay_the_years_of_the_table(table):
    here, there = pair_of("other years", table)
    if "year" in here:
        assert set(here["year"].dropna()) == set(there["year"].dropna())


def test_a_table_that_names_the_country_in_words_is_not_exchanged():
    """Two columns of a row would contradict each other, and both are right ways to choose rows."""
    found = {table for table in TABLES if table != "world_shapes" and tells_its_country(table)}
    assert found <= IN_WORDS


def tells_its_country(table: str) -> bool:
    frame = data.load(table)
    links = data._resources()[table].get("schema", {}).get("foreignKeys", [])
    codes = [link["fields"][0] for link in links]
    texts = [c for c in frame.select_dtypes("string") if c not in codes]
    names = [frame[code].map(countries.name, na_action="ignore") for code in codes]
    return any(
        str(name) in str(text)
        for column in names
        for other in texts
        for name, text in zip(column.head(2000), frame[other].head(2000), strict=True)
        if isinstance(name, str)
    )


def test_two_tables_agree_in_every_world():
    for name in EXCHANGES:
        with world(name):
            stock, totals = data.load("migrant_stock"), data.load("migrant_totals")
        from_stock = stock.groupby(["destination", "year"])["migrants"].sum()
        from_totals = totals.set_index(["iso3", "year"])["immigrants"]
        here = data.load("migrant_totals").set_index(["iso3", "year"])["immigrants"]
        before = data.load("migrant_stock").groupby(["destination", "year"])["migrants"].sum()
        same = (from_stock / from_totals.reindex(from_stock.index)).round(9)
        as_before = (before / here.reindex(before.index)).round(9)
        assert sorted(same.dropna()) == sorted(as_before.dropna())


def test_afterwards_everything_is_as_before():
    here = data.load("economy")
    with pytest.raises(RuntimeError), world("other countries"):
        assert not data.load("economy").equals(here)
        raise RuntimeError
    assert data.load("economy").equals(here)
    assert solution_in(HERE, "4.8") == find("4.8").solution()


def test_an_unknown_world():
    with pytest.raises(KeyError, match="There is no world 'Mars'"), world("Mars"):
        pass


@pytest.mark.parametrize("exercise", all_exercises(), ids=lambda exercise: exercise.id)
def test_a_hidden_world_has_another_answer(exercise):
    name = hidden_world(exercise)
    if isinstance(exercise.asked, Choice | Order | Text):
        assert name is None
    if name is None:
        return
    assert name in WORLDS and name != HERE
    there = solution_in(name, exercise.id)
    assert difference(exercise.asked, exercise.solution(), there)
    with world(name):
        assert difference(exercise.asked, exercise.solution(), there) is None


def test_most_exercises_with_a_computed_answer_have_a_hidden_world():
    assert sum(hidden_world(exercise) is not None for exercise in all_exercises()) >= 45
