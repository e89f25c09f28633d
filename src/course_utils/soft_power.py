"""The five parts of the index of lesson 02, from five tables."""

from __future__ import annotations

import pandas as pd

from course_utils.data import load

TABLES = ("diplomatic_posts", "passports", "heritage", "students", "egovernment", "migrant_totals")
COUNTED = ["posts", "heritage", "students"]  # the parts that can be divided by the population


def parts() -> pd.DataFrame:
    """One row for each country that stands in at least one table, one column for each part.

    `posts`: diplomatic posts in other countries, 2023. `passport`: destinations without a visa
    before the journey, December 2023. `heritage`: World Heritage sites, 2023. `students`: students
    from abroad, the newest number of 2020 to 2023. `egov`: E-Government Development Index from 0 to
    1, 2024. A gap means that the table has no row, or no number, for the country.
    """
    passports = _in_year("passports", 2023)
    return pd.DataFrame(
        {
            "posts": posts(),
            "passport": passports["visa_free"] + passports["visa_on_arrival"],
            "heritage": _in_year("heritage", 2023)["sites"],
            "students": students(),
            "egov": _in_year("egovernment", 2024)["egdi"],
        }
    ).rename_axis("iso3")


def posts() -> pd.Series:
    """Diplomatic posts of all types in 2023, by sender."""
    rows = load("diplomatic_posts")
    return rows[rows["year"] == 2023].groupby("sender")["posts"].sum()


def students() -> pd.Series:
    """Students from abroad: for each country the newest number of 2020 to 2023."""
    rows = load("students").dropna(subset="inbound_students").sort_values("year")
    return rows[rows["year"].between(2020, 2023)].groupby("iso3")["inbound_students"].last()


def per_million(table: pd.DataFrame) -> pd.DataFrame:
    """The counted parts for each million people of 2024; the others as they are.

    A country without a population gets a gap in the counted parts.
    """
    people = _in_year("migrant_totals", 2024)["population"].reindex(table.index)
    divided = table[COUNTED].div(people / 1e6, axis="index")
    return table.assign(**{column: divided[column] for column in COUNTED})


def _in_year(name: str, year: int) -> pd.DataFrame:
    rows = load(name)
    return rows[rows["year"] == year].set_index("iso3")
