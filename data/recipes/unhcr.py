"""Refugees and others whom UNHCR protects, by origin and country of asylum.

Publisher: UNHCR, the United Nations Refugee Agency.
Address: https://www.unhcr.org/refugee-statistics/ (Refugee Data Finder, "Download", all countries
of origin and asylum). Edition: the data frame `population` of the R package `refugees`, version
2025.12.1, with data to the end of 2025. Licence: CC BY 4.0.

File in the folder of sources: `unhcr-population/unhcr_bilateral_1990_2025.csv`.

Left out: the years between 1990, 1995, ... 2020 and from 2021 on every year is kept, to stay small;
people displaced inside their own country, stateless people who did not flee, and returns.
"""

from pathlib import Path

import pandas as pd

from recipes.common import CC_BY_4, Field, Source, Table, read

YEARS = [*range(1990, 2021, 5), *range(2021, 2026)]
OTHER_CODES = {"UNK": "OOO", "XXA": "STL"}  # unknown and stateless, as in the table countries


def refugees(sources: Path) -> pd.DataFrame:
    """Every pair of origin and asylum in the chosen years, as published."""
    frame = read(sources / "unhcr-population/unhcr_bilateral_1990_2025.csv")
    frame = frame[frame["year"].isin(YEARS)].drop(columns=["origin", "asylum"])
    frame = frame.rename(columns={"origin_iso3": "origin", "asylum_iso3": "asylum"})
    return frame.replace({"origin": OTHER_CODES, "asylum": OTHER_CODES})


def _people(name: str, what: str, needed: bool = True) -> Field:
    return Field(name, "integer", what, unit="people", needed=needed, constraints={"minimum": 0})


CODE = {"pattern": "[A-Z]{3}"}

TABLES = [
    Table(
        name="refugees",
        title="Refugees and asylum seekers by origin and country of asylum",
        description="People who fled to another country: where they come from, where they are.",
        row="the people from one origin in one country of asylum at the end of one year",
        make=refugees,
        fields=(
            Field("origin", "string", "Country that people fled", constraints=CODE),
            Field("asylum", "string", "Country where they are", constraints=CODE),
            Field("year", "integer", "Year; the numbers are for 31 December", unit="year"),
            _people("refugees", "Recognised refugees and people in a similar situation"),
            _people("asylum_seekers", "People who wait for a decision"),
            _people(
                "other_in_need_of_protection",
                "Others in need of international protection; this group exists since 2018",
                needed=False,
            ),
        ),
        key=("origin", "asylum", "year"),
        codes=("origin", "asylum"),
        sources=(
            Source(
                "Refugee Population Statistics Database",
                "https://www.unhcr.org/refugee-statistics/",
                "R package refugees 2025.12.1, data to the end of 2025",
                "2026-06-25",
                "https://github.com/PopulationStatistics/refugees",
            ),
        ),
        licences=(CC_BY_4,),
        publisher="UNHCR",
        work="Refugee Population Statistics Database",
        kind="counted",
        caveats=(
            "What it cannot show: people who fled and were not registered, or why each "
            "person fled.",
            "Palestine refugees under the care of UNRWA are not in the column refugees.",
            "Most Venezuelans abroad stand in other_in_need_of_protection, not in refugees. "
            "Without that column the largest displacement of the Americas is invisible.",
            "An empty cell in other_in_need_of_protection means that UNHCR reports no such group "
            "for the pair. It is not a count of zero.",
            "UNHCR rounds small numbers to multiples of five. Registration differs by country; "
            "some numbers are estimates of governments.",
            "Special codes: OOO (unknown), STL (stateless), TIB (Tibetans). Serbia and Kosovo are "
            "one. In a few rows origin and asylum are the same.",
            "The newest year may still be revised. Between 1990 and 2020 only every fifth year "
            "is here.",
        ),
        lessons=("01", "03"),
        left_out="The years between 1990, 1995 and so on to 2020; people displaced inside their "
        "own country; stateless people who did not flee; returns.",
    )
]
