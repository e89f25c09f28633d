"""Other worlds: the tables of the course with countries or years exchanged, or countries left out.

Code that computes an answer from the tables finds the answer of the other world; a number that was
typed stays what it was. All tables are changed in the same way, so that two tables still agree
on a country and a year. Where countries are exchanged, sums over all of them stay what they were.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import _lru_cache_wrapper, cache
from typing import Any

import pandas as pd

from course_utils import data
from course_utils.comparing import difference
from course_utils.exercises import Exercise, find
from course_utils.exercises.exercise import Column, Names, Number, Table
from course_utils.names import pick

HERE = "here"
COMPUTED = (Number, Names, Column, Table)
# Their rows tell the country or the year also in words, which would be wrong after an exchange.
IN_WORDS = frozenset(
    {
        "countries",
        "debate_codes",
        "debate_sentences",
        "diaspora_bonds",
        "diaspora_claims",
        "diaspora_institutions",
        "foreign_agents",
        "genocide_recognition",
        "karabakh_acts",
        "karabakh_timeline",
        "leader_accounts",
        "overseas_vote_cases",
        "overseas_vote_italy",
    }
)
YEARS = [(2020, 2024), (2022, 2023), (2019, 2021), (2016, 2018), (2014, 2012)]
YEARS += [(2010, 2015), (2000, 2005), (1990, 1995)]

Change = Callable[[str, pd.DataFrame], pd.DataFrame]


def hidden_world(exercise: Exercise) -> str | None:
    """The first other world in which the solution works and has another answer, if there is one."""
    if not isinstance(exercise.asked, COMPUTED):
        return None
    return next((name for name in WORLDS if name != HERE and _differs(exercise, name)), None)


def _differs(exercise: Exercise, name: str) -> bool:
    here = solution_in(HERE, exercise.id)
    try:
        there = solution_in(name, exercise.id)
    except Exception:  # whatever fails: the exercise cannot be asked in this world
        return False
    usable = difference(exercise.asked, there, there) is None
    return usable and difference(exercise.asked, here, there) is not None


@cache
def solution_in(name: str, exercise_id: str) -> Any:
    """The reference solution of an exercise in a world. Raises KeyError for an unknown name."""
    exercise = find(exercise_id)
    with world(name):
        return exercise.solution()


@contextmanager
def world(name: str) -> Iterator[None]:
    """Inside the `with` block, `load` gives the tables of this world. Raises KeyError."""
    change = pick("world", name, WORLDS)
    read = data._read
    _replace_reader(cache(lambda table: _changed(change, table, read(table))))
    try:
        yield
    finally:
        _replace_reader(read)


def _replace_reader(reader: Callable[[str], pd.DataFrame]) -> None:
    data._read = reader  # type: ignore[assignment]
    _forget()


def _forget() -> None:
    """Empty what the library remembers of the tables; the tables as read from disk are kept."""
    modules = [module for name, module in sys.modules.items() if name.startswith("course_utils")]
    for thing in [thing for module in modules for thing in list(vars(module).values())]:
        if isinstance(thing, _lru_cache_wrapper) and thing not in KEPT:
            thing.cache_clear()


def _changed(change: Change, table: str, frame: pd.DataFrame) -> pd.DataFrame:
    changed = change(table, frame)
    key = data._resources()[table].get("schema", {}).get("primaryKey", [])
    changed = changed.sort_values(key, ignore_index=True) if key else changed
    changed.attrs = frame.attrs
    return changed


def _exchange_countries(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    partners = _partners()
    columns = [] if table in IN_WORDS else _country_columns(table)
    return frame.assign(**{c: [partners.get(code, code) for code in frame[c]] for c in columns})


def _country_columns(table: str) -> list[str]:
    links = data._resources()[table].get("schema", {}).get("foreignKeys", [])
    return [link["fields"][0] for link in links]


@cache
def _partners() -> Mapping[str, str]:
    """Countries in pairs, those with the most numbers first, so that both have some to give."""
    economy = READ_FROM_DISK("economy").set_index("iso3")
    known = economy.notna().sum(axis="columns").groupby(level=0).sum()
    codes = sorted(known.index, key=lambda code: (-known[code], code))
    pairs = list(zip(codes[0::2], codes[1::2], strict=False))
    return dict(pairs) | {b: a for a, b in pairs}


def _exchange_years(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Two years change places in a table that has both, so that it keeps its years."""
    if table in IN_WORDS or "year" not in frame:
        return frame
    present = set(frame["year"])
    pairs = [pair for pair in YEARS if present.issuperset(pair)]
    return frame.assign(year=frame["year"].replace(dict(pairs) | {b: a for a, b in pairs}))


def _leave_countries_out(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Every fifth country is missing, in all tables alike."""
    missing = sorted(READ_FROM_DISK("countries")["iso3"])[2::5]
    keep = ~frame[_country_columns(table)].isin(missing).any(axis="columns")
    return frame[keep]


def _unchanged(_: str, frame: pd.DataFrame) -> pd.DataFrame:
    return frame


WORLDS: Mapping[str, Change] = {
    HERE: _unchanged,
    "other countries": _exchange_countries,
    "other years": _exchange_years,
    "fewer countries": _leave_countries_out,
}
READ_FROM_DISK = data._read
KEPT = (READ_FROM_DISK, data._resources, _partners, solution_in)
