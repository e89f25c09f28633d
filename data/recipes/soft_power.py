"""Published rankings of soft power and of the names of nations: short extracts.

Publishers: Portland, The Soft Power 30, https://softpower30.com; Brand Finance, Global Soft Power
Index, https://brandfinance.com; Anholt-Ipsos, Nation Brands Index. All rights are theirs; these are
short extracts for teaching, each row with the page where it was read.

Files in the folder of sources: `soft-power-indices/*.csv`, copied from the pages by script.

Left out: two scores that cannot be right (Russia in 2015 and 2018); Scotland, which has no code of
its own; India in 2025, whose edition is a guess; the full ranks of Brand Finance 2026, because the
page where they were read has no name.
"""

from pathlib import Path

import pandas as pd

from recipes.common import Field, Source, Table, code, count, read, year
from recipes.spellings import to_iso3

FOLDER = "soft-power-indices"
RANKINGS = ["Global Soft Power Index", "Nation Brands Index", "Soft Power 30"]
PAGES = {
    2015: "softpower30.com/?country_years=2015",
    2018: "aalep.eu/node/3505, the same in ceoworld.biz of 17 July 2018",
}
WORKBOOK = "github.com/paul1734/Trade_Seminar_SoftPower, SoftPower Data Graph.xlsx"
CITED = {
    "name": "cited-soft-power",
    "title": "© the publishers of the rankings; short extracts for teaching",
    "path": "https://softpower30.com",
}


def soft_power_published(sources: Path) -> pd.DataFrame:
    """The three rankings, one below the other."""
    frame = pd.concat([_soft_power_30(sources), _brand_finance(sources), _nation_brands(sources)])
    frame = frame[frame["country"] != "Scotland"]
    return frame.assign(iso3=to_iso3(frame["country"], sources))


def _soft_power_30(sources: Path) -> pd.DataFrame:
    """The lists of 2015 and 2018, with scores of six countries in other years."""
    lists = [_file(sources, f"softpower30_{name}") for name in ("2015_full", "2018_ranks")]
    ranks = pd.concat(lists).assign(page=lambda frame: frame["year"].map(PAGES))
    six = _file(sources, "softpower30_scores_six_countries_2015_2019")
    six = six[six["flag"].isna()][["year", "country", "score"]]
    both = ranks.merge(six, on=["year", "country"], how="outer", suffixes=("", "_six"))
    added = both["score"].isna() & both["score_six"].notna()
    both["score"] = both["score"].fillna(both["score_six"])
    both["source"] = _joined(both["page"], added)
    return both.assign(ranking=RANKINGS[2])


def _joined(page: pd.Series, added: pd.Series) -> pd.Series:
    """The page of the rank, and the workbook where the score was added from it."""
    both = page.str.cat([f"; score: {WORKBOOK}"] * len(page))
    return page.where(~added, both).fillna(WORKBOOK)


def _brand_finance(sources: Path) -> pd.DataFrame:
    frame = _file(sources, "brandfinance_gspi_press_values_2020_2026")
    guess = frame["note"].str.startswith("edition inferred", na=False)
    return frame[~guess].assign(ranking=RANKINGS[0])


def _nation_brands(sources: Path) -> pd.DataFrame:
    return _file(sources, "nation_brands_index_top_2022_2024").assign(ranking=RANKINGS[1])


def _file(sources: Path, name: str) -> pd.DataFrame:
    return read(sources / FOLDER / f"{name}.csv")


TABLES = [
    Table(
        name="soft_power_published",
        title="Published rankings of soft power: short extracts",
        description="Ranks and scores from three rankings, to compare with an index of your own.",
        row="one country in one year of one ranking",
        make=soft_power_published,
        fields=(
            Field("ranking", "string", "Name of the ranking", constraints={"enum": RANKINGS}),
            year("year", "Year of the edition", needed=True),
            code("iso3", "Country"),
            count("rank", "Rank; 1 is the highest", "rank", False),
            Field(
                "score",
                "number",
                "Score of the publisher, where it was found",
                "points from 0 to 100",
                False,
                2,
                {"minimum": 0, "maximum": 100},
            ),
            Field("source", "string", "Page where the row was read"),
        ),
        key=("ranking", "year", "iso3"),
        codes=("iso3",),
        sources=(
            Source(
                "The Soft Power 30 (Portland, Facebook, USC Center on Public Diplomacy)",
                "https://softpower30.com",
                "The Soft Power 30: 2015 to 2019",
                "",
                "",
            ),
            Source(
                "Global Soft Power Index (Brand Finance)",
                "https://brandfinance.com",
                "Global Soft Power Index: single values of 2020 to 2026",
                "",
                "",
            ),
            Source(
                "Anholt-Ipsos Nation Brands Index",
                "https://www.ipsos.com",
                "Nation Brands Index: 2022 and 2024",
                "",
                "",
            ),
        ),
        licences=(CITED,),
        publisher="Portland, Brand Finance and Anholt-Ipsos",
        work="rankings of soft power, as quoted on public pages",
        kind="modelled",
        caveats=(
            "What it cannot show: soft power itself. The makers of a ranking choose what to ask, "
            "what to count and how much each part weighs.",
            "These are extracts. A country without a row may have a rank that was not found. Most "
            "countries, also Uzbekistan, are in no extract.",
            "Compare ranks, not scores, between rankings. The Global Soft Power Index covered "
            "60 nations in 2020 and 193 since 2024, so its scores do not compare over that "
            "change.",
            "A row of the Soft Power 30 in 2016, 2017 and 2019 has a score and no rank. These "
            "scores come from a workbook of a student project, which agrees with the publisher for "
            "the five countries of 2015 that can be compared.",
            "Two scores of Russia in that workbook cannot be right (2015 and 2018) and are left "
            "out. One news page gives 75.52 for the United Kingdom in 2017; the workbook has "
            "75.72.",
            "In 2022 the Nation Brands Index put Scotland 15th. It has no row here, so a rank is "
            "missing.",
        ),
        lessons=("02",),
        left_out="Full tables of the publishers; values whose page or edition is not known; two "
        "impossible scores; Scotland.",
    )
]
