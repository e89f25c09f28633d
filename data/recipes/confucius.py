"""Confucius Institutes by host country, in two lists that do not agree.

Publishers: Financial Times (graphic of October 2017), https://github.com/ft-interactive/
confucius-institutes, and NC State University, Laboratory for Analytic Sciences (project Bridash,
2022), https://github.com/LAS-NCSU/bridash. The office in charge was Hanban, since 2020 the Chinese
International Education Foundation, https://www.cief.org.cn. Licence: none is stated; only counts by
country are kept.

Files in the folder of sources: `confucius-institutes/confucius_institutes_ft_2017.csv` and
`confucius_institutes_2022.csv`, one row an institute.

Totals in the caveats were read at: ethnologia.gr/2015/06 (Global Times, 475), en.cncnews.cn (516),
csstoday.com/Item/6252.aspx (525), telegrafi.com/en (548, no date), thequint.com (541 and 81).

Left out: names, places and web pages; the status "open" or "closed" of 2022, which only says
whether a web page answered, and is kept under that name; years from the dates of 2022, known for
fewer than half.
"""

from pathlib import Path

import pandas as pd

from recipes.common import YEAR, Field, Source, Table, code, count, read
from recipes.spellings import to_iso3

FOLDER = "confucius-institutes/confucius_institutes_"
LISTS = ["Financial Times 2017", "NC State University 2022"]
MISPRINTS = {"The Republic of Montenegro": "MNE", "Trinidad and Tobage": "TTO"}
YEARS = range(2004, 2018)
CITED = {
    "name": "cited-confucius-lists",
    "title": "no licence stated; counts taken from the cited lists",
    "path": "https://github.com/ft-interactive/confucius-institutes",
}


def institutes_abroad(sources: Path) -> pd.DataFrame:
    """The list of 2017 with its years of founding, and the list of 2022."""
    return pd.concat([_list_of_2017(sources), _list_of_2022(sources)])


def _list_of_2017(sources: Path) -> pd.DataFrame:
    institutes = read(sources / f"{FOLDER}ft_2017.csv")
    hosts = to_iso3(institutes["country"], sources, MISPRINTS)
    founded = pd.to_datetime(institutes["date"], format="%d-%b-%y").dt.year
    dated = pd.crosstab(hosts, founded).reindex(index=hosts.unique(), columns=YEARS, fill_value=0)
    frame = dated.cumsum(axis=1).stack().rename_axis(["iso3", "year"]).reset_index(name="dated")
    frame["listed"] = frame["iso3"].map(hosts.value_counts()).where(frame["year"] == 2017)
    return frame[(frame["dated"] > 0) | (frame["year"] == 2017)].assign(list=LISTS[0])


def _list_of_2022(sources: Path) -> pd.DataFrame:
    institutes = read(sources / f"{FOLDER}2022.csv")
    by_host = institutes.groupby(to_iso3(institutes["country"], sources))
    columns = {
        "dated": by_host["date_est"].count(),
        "listed": by_host.size(),
        "page_answered": by_host["status"].agg(lambda status: (status == "Open").sum()),
    }
    frame = pd.DataFrame(columns).rename_axis("iso3").reset_index()
    return frame.assign(year=2022, list=LISTS[1])


TABLES = [
    Table(
        name="institutes_abroad",
        title="Confucius Institutes by host country, in two lists",
        description="Institutes for Chinese language and culture abroad: one list of 2017 with "
        "years of founding, one of 2022 that is longer and less certain.",
        row="one host country in one year of one list",
        make=institutes_abroad,
        fields=(
            code("iso3", "Host country"),
            Field("list", "string", "Who made the list", constraints={"enum": LISTS}),
            YEAR,
            count(
                "dated", "Institutes of the list that are known to be founded by then", "institutes"
            ),
            count(
                "listed",
                "All institutes of the list; only in the list's own year",
                "institutes",
                False,
            ),
            count(
                "page_answered",
                "Institutes whose web page answered; 2022 only",
                "institutes",
                False,
            ),
        ),
        key=("iso3", "list", "year"),
        codes=("iso3",),
        sources=(
            Source(
                "Confucius Institutes, data of a graphic by the Financial Times",
                "https://github.com/ft-interactive/confucius-institutes",
                "October 2017",
                "",
                "https://github.com/ft-interactive/confucius-institutes",
            ),
            Source(
                "Confucius Institutes, project Bridash of NC State University",
                "https://github.com/LAS-NCSU/bridash",
                "2022",
                "",
                "https://github.com/LAS-NCSU/bridash",
            ),
        ),
        licences=(CITED,),
        publisher="Financial Times and NC State University",
        work="lists of Confucius Institutes, 2017 and 2022",
        kind="estimated",
        caveats=(
            "What it cannot show: how many people learn there, or whether they come to like "
            "China. It also does not show closures, which no list has in full.",
            "Nobody agrees on the number. The lists have 500 (2017) and 665 (2022). The office in "
            "charge was quoted with 475 for the end of 2014 (Global Times), 516 in October 2017 "
            "(CNC), 525 in 2018 (Chinese Social Sciences Today), 541 in 2020 (The Quint), and with "
            "548 on a page without a date (Telegrafi).",
            "The list of 2022 keeps institutes that are closed. The United States have 109 in the "
            "list of 2017 and 203 in the list of 2022. In between, in 2020, the office in charge "
            "was quoted with 81.",
            "The list of 2022 calls 525 of 665 institutes closed. This was a guess from web pages "
            "that did not answer. Here it is the column page_answered: a dead page is not a closed "
            "institute.",
            "The list of 2022 has at least six institutes twice, five of them in the United "
            "States. They are counted as found.",
            "In the list of 2017, 40 of 500 institutes have no date. They are in listed and not in "
            "dated, so the years before 2017 are too low.",
            "These are institutes of the Chinese state, with a partner abroad. They are no "
            "organisations of a diaspora. Classrooms in schools are not here.",
        ),
        lessons=("02", "07"),
        left_out="Names, places and web pages; years of founding from the list of 2022, which are "
        "known for 308 of 665.",
    )
]
