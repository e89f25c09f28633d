"""Visa rules: how many countries a passport opens.

Publisher: Arton Capital, Passport Index, https://www.passportindex.org, collected by Ilya Ilyankou.
Address: https://github.com/ilyankou/passport-index-dataset. Edition: 12 January 2025 and the last
one of each year from 2021 to 2024. Licence: MIT (the collection).

File in the folder of sources: `passport-power/passport_index_summary_2019_2025.csv`, which counts
the destinations of each passport by kind of rule.

Left out: 2019, where every destination counts as free of visa; 2020, where kinds were named
otherwise; the other days; a sum of kinds, which is not comparable over time.
"""

from pathlib import Path

import pandas as pd

from recipes.common import MIT, Field, Source, Table, code, count, read, year

FILE = "passport-power/passport_index_summary_2019_2025.csv"
DAYS = ["2021-12-14", "2022-12-21", "2023-12-03", "2024-12-04", "2025-01-12"]


def passports(sources: Path) -> pd.DataFrame:
    """The chosen days; electronic permits are empty before they were a kind of their own."""
    frame = read(sources / FILE).rename(columns={"passport": "iso3"})
    frame = frame[frame["date"].isin(DAYS)]
    frame["year"] = frame["date"].str[:4].astype(int)
    frame["eta"] = frame["eta"].where(frame["year"] >= 2025)
    return frame


def _places(name: str, what: str, needed: bool = True) -> Field:
    return count(name, what, "destinations", needed)


TABLES = [
    Table(
        name="passports",
        title="How many destinations a passport opens, by kind of rule",
        description="For each passport, 198 destinations sorted by what a traveller needs.",
        row="one passport in one year",
        make=passports,
        fields=(
            code("iso3", "Country of the passport"),
            year("year", "Year; one day stands for it", needed=True),
            Field(
                "date",
                "string",
                "The day, as year-month-day",
                constraints={"pattern": r"\d{4}-\d{2}-\d{2}"},
            ),
            _places("visa_free", "Destinations without a visa"),
            _places("visa_on_arrival", "Destinations that give a visa at the border"),
            _places(
                "eta", "Destinations with an electronic permit; part of e_visa before 2025", False
            ),
            _places("e_visa", "Destinations with a visa that is asked for online"),
            _places("visa_required", "Destinations that want a visa before the journey"),
            _places("covid_ban", "Destinations closed because of the pandemic"),
            _places("no_admission", "Destinations that let nobody with this passport in"),
        ),
        key=("iso3", "year"),
        codes=("iso3",),
        sources=(
            Source(
                "Passport Index Dataset",
                "https://github.com/ilyankou/passport-index-dataset",
                "12 January 2025, and the last of each year from 2021",
                "2025-01-12",
                "https://github.com/ilyankou/passport-index-dataset",
            ),
        ),
        licences=(MIT,),
        publisher="Arton Capital, collected by Ilya Ilyankou",
        work="Passport Index Dataset",
        kind="counted",
        caveats=(
            "What it cannot show: who can pay for a journey, or whether a border officer lets a "
            "person in. A rule on paper is not a journey. It says nothing about attraction either: "
            "others decide what a passport opens.",
            "The seven columns add up to 198. For change over time use visa_free and "
            "visa_on_arrival. From 2 to 12 January 2025 the ranking's own sum rises only because "
            "819 permits were moved from e_visa to eta.",
            "2021 shows the pandemic: 7,030 pairs of countries were closed.",
            "2025 is 12 January, 39 days after the day of 2024. It is not a full year later.",
            "This is the ranking of Arton Capital. The one of Henley & Partners counts otherwise "
            "and puts Singapore or Japan first.",
            "The passports of Kosovo, Palestine, Taiwan, Hong Kong, Macao and the Holy See are "
            "here too. Every destination weighs the same: Tuvalu counts like China.",
        ),
        lessons=("02",),
        left_out="2019 and 2020, which are damaged or sorted otherwise; other days; which "
        "destinations they are.",
    )
]
