"""A section of the brief: facts, tables, a figure, and what is missing, each in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from course_utils.cards import Card, Grid, Listing, Part
from course_utils.countries import name
from course_utils.data import load
from course_utils.figures import Picture

# Names that need an article in a sentence; those that begin with "United" need it too.
WITH_ARTICLE = {"NLD", "PHL", "COM", "MDV", "BHS", "GMB", "VAT", "CAF", "DOM", "COG", "COD", "SYC"}


@dataclass(frozen=True)
class Section:
    """What the tables say on one country in one field; `lesson` is where the field was learnt.

    `gaps` name what is missing, `limit` says what the numbers cannot show, and `tables` are the
    names of the tables behind it all.
    """

    lesson: str
    title: str
    limit: str
    tables: Sequence[str]
    facts: Sequence[str] = ()
    gaps: Sequence[str] = ()
    grids: Sequence[Grid] = ()
    figure: Picture | None = None

    @property
    def card(self) -> Card:
        """The facts in sentences, and what is missing."""
        gaps: list[Part] = ["What is missing:", Listing(self.gaps)] if self.gaps else []
        return Card(self.title, Listing(self.facts), *gaps)


def the(iso3: str) -> str:
    """The name of a country as it stands in a sentence: "the United States", "Uzbekistan"."""
    short = name(iso3)
    article = iso3 in WITH_ARTICLE or short.startswith("United") or short.endswith("Islands")
    return f"the {short}" if article else short


def rows_of(table: str, iso3: str, column: str = "iso3") -> pd.DataFrame:
    """The rows of a table for one country."""
    rows = load(table)
    return rows[rows[column] == iso3]


def newest(rows: pd.DataFrame, column: str, since: int = 0) -> tuple[float, int] | None:
    """The newest known value of a column and its year, or None."""
    known = rows[rows["year"] >= since].dropna(subset=[column]).sort_values("year")
    if known.empty:
        return None
    return float(known[column].iloc[-1]), int(known["year"].iloc[-1])


def people(count: float) -> str:
    """A number of people with all its digits."""
    return f"{count:,.0f}"


def dollars(amount: float) -> str:
    """An amount of dollars, in a unit that fits its size."""
    if abs(amount) >= 1e9:
        return f"{amount / 1e9:,.2f} billion US dollars"
    if abs(amount) >= 1e6:
        return f"{amount / 1e6:,.1f} million US dollars"
    return f"{amount:,.0f} US dollars"


def share(part: float, whole: float) -> str:
    """A share in percent; a very small one is not written as zero."""
    percent = 100 * part / whole
    if 0 < percent < 0.05:
        return "less than 0.1 percent"
    return f"{percent:,.1f} percent"


def listed(texts: Sequence[str]) -> str:
    """Names in one line: "Russia", "Russia and China", "Russia, China and Japan"."""
    *others, last = texts
    return f"{', '.join(others)} and {last}" if others else last


def no_row(publisher: str, iso3: str, about: str) -> str:
    """The sentence for a country that a table does not have."""
    return (
        f"{publisher} has no row for {the(iso3)}, so this brief says nothing on {about}. "
        "Absent is not zero."
    )
