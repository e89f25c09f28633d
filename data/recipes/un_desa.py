"""Migrant stocks: who lives in which country, by country of birth or citizenship.

Publisher: United Nations Department of Economic and Social Affairs (UN DESA), Population Division.
Address: https://www.un.org/development/desa/pd/content/international-migrant-stock
Editions: International Migrant Stock 2024 (POP/DB/MIG/Stock/Rev.2024) and, to compare, 2020.
Licence: CC BY 3.0 IGO.

Download there the workbooks "Destination", "Origin" and "Destination and origin". Files in the
folder of sources, made from them without changing a number:
`undesa-migrant-stock-2024/migrant_stock_bilateral_2024rev.csv` (from the copy in iom/gdidata),
`..._by_destination_2024rev.csv`, `..._by_origin_2024rev.csv` (from the official workbooks), and
`undesa-migrant-stock-2020/migrant_stock_bilateral_2020rev_wide.csv` (from iom/gdidata).

Left out: regions and other groups (only the world has a table of its own); two territories with a
population but without an estimate of migrants; shares, which a learner computes.
"""

from pathlib import Path

import pandas as pd

from recipes.common import CC_BY_3_IGO, Field, Source, Table, read

FOLDER = "undesa-migrant-stock-2024/migrant_stock_"
OLD = "undesa-migrant-stock-2020/migrant_stock_bilateral_2020rev_wide.csv"
SEXES = {"": "total", "_female": "female", "_male": "male"}
UNKNOWN = "OOO"


def migrant_stock(sources: Path) -> pd.DataFrame:
    """Every pair of origin and destination in every year, as published."""
    frame = read(sources / f"{FOLDER}bilateral_2024rev.csv")
    names = {"origin_iso3": "origin", "destination_iso3": "destination", "total": "migrants"}
    return frame.drop(columns=["origin", "destination"]).rename(columns=names)


def migrant_totals(sources: Path) -> pd.DataFrame:
    """Immigrants, emigrants and population of each country, from the official totals."""
    arrived = _destinations(sources).query("is_country").dropna(subset="stock_total")
    left = read(sources / f"{FOLDER}by_origin_2024rev.csv").query("is_country")
    both = arrived.merge(
        left, on=["iso3", "year"], how="left", suffixes=("", "_abroad"), validate="1:1"
    )
    columns = {f"immigrants{end}": both[f"stock_{sex}"] for end, sex in SEXES.items()}
    columns |= {f"emigrants{end}": both[f"stock_{sex}_abroad"] for end, sex in SEXES.items()}
    return both[["iso3", "year", "data_type", "population"]].assign(**columns)


def migrant_world(sources: Path) -> pd.DataFrame:
    """The row World of the official table by destination."""
    world = _destinations(sources).query("name == 'World'")
    names = {"stock_total": "migrants", "stock_female": "female", "stock_male": "male"}
    return world.rename(columns=names)


def migrant_stock_editions(sources: Path) -> pd.DataFrame:
    """Immigrants and emigrants of each country and year in two editions, one below the other."""
    pairs = read(sources / OLD)
    years = [column for column in pairs if column.startswith("y")]
    columns = {"immigrants": "destination_iso3", "emigrants": "origin_iso3"}
    sums = {name: pairs.groupby(by)[years].sum().stack() for name, by in columns.items()}
    old = pd.DataFrame(sums).rename_axis(["iso3", "year"]).drop(UNKNOWN).reset_index()
    old["year"] = old["year"].str.removeprefix("y").astype(int)
    new = migrant_totals(sources)[["iso3", "year", "immigrants", "emigrants"]]
    return pd.concat([old.assign(edition=2020), new.assign(edition=2024)])


def _destinations(sources: Path) -> pd.DataFrame:
    frame = read(sources / f"{FOLDER}by_destination_2024rev.csv")
    return frame.assign(population=(frame["pop_total_thousands"] * 1000).round())


def _people(name: str, what: str) -> Field:
    return Field(name, "integer", what, unit="people", constraints={"minimum": 0})


CODE = {"pattern": "[A-Z]{3}"}
YEAR = Field("year", "integer", "Year; the numbers are for 1 July", unit="year")
PAGE = "https://www.un.org/development/desa/pd/content/international-migrant-stock"
GDIDATA = "https://github.com/iom/gdidata"
WORKBOOKS = "https://github.com/MIT-Emerging-Talent/ET6-CDSP-group-12-repo"
EDITION = "POP/DB/MIG/Stock/Rev.2024, January and February 2025"
PAIRS = Source("International Migrant Stock 2024", PAGE, EDITION, "2025-06-19", GDIDATA)
TOTALS = Source("International Migrant Stock 2024", PAGE, EDITION, "2025-08-27", WORKBOOKS)
EARLIER = Source(
    "International Migrant Stock 2020", PAGE, "POP/DB/MIG/Stock/Rev.2020", "2025-06-19", GDIDATA
)
BORN_ABROAD = (
    "A migrant is here a person who was born in another country or, where a country does not "
    "record the place of birth, a person with another citizenship. Children born in the new "
    "country do not count, so this is not the size of a diaspora."
)
BORDERS = (
    "Borders moved: a person born in one Soviet republic who lives in another became a migrant "
    "when the Soviet Union ended, without moving."
)
STOCK = "These are people at one moment (a stock), not people who move in a year (a flow)."
UNKNOWN_ORIGIN = (
    "For many people the origin is unknown (code OOO in the table migrant_stock), most of them in "
    "a few countries. Numbers by origin are therefore lower limits."
)

TABLES = [
    Table(
        name="migrant_stock",
        title="Migrants by origin and destination",
        description="Who lives where: people in each destination by origin, women and men.",
        row="the people from one origin in one destination in one year",
        make=migrant_stock,
        fields=(
            Field("origin", "string", "Country of birth (or citizenship)", constraints=CODE),
            Field("destination", "string", "Country where the people live", constraints=CODE),
            YEAR,
            _people("migrants", "Women and men together"),
            _people("female", "Women and girls"),
            _people("male", "Men and boys"),
        ),
        key=("origin", "destination", "year"),
        codes=("origin", "destination"),
        sources=(PAIRS,),
        licences=(CC_BY_3_IGO,),
        publisher="UN DESA",
        work="International Migrant Stock 2024",
        kind="estimated",
        caveats=(
            "What it cannot show: when people moved, who returned, or who feels part of a "
            "diaspora.",
            BORN_ABROAD,
            STOCK,
            "A pair that is absent was not estimated. That is not the same as zero; zeros are "
            "written as 0.",
            "Destinations list different numbers of origins: in 2024 Australia 197, the United "
            "States 59, Germany 27. People from Armenia or Uzbekistan in the United States, for "
            "example, have no row here.",
            UNKNOWN_ORIGIN,
            BORDERS,
            "Never mix this edition with numbers from an older edition in one series.",
        ),
        lessons=("A1", "01", "03", "04", "09"),
        left_out="Groups of countries, and the notes on the type of data of each destination.",
    ),
    Table(
        name="migrant_totals",
        title="Immigrants, emigrants and population by country",
        description="For each country: people who came, people who left, and its population.",
        row="one country in one year",
        make=migrant_totals,
        fields=(
            Field("iso3", "string", "Country", constraints=CODE),
            YEAR,
            _people("immigrants", "People in the country who were born elsewhere"),
            _people("immigrants_female", "Women and girls among the immigrants"),
            _people("immigrants_male", "Men and boys among the immigrants"),
            _people("emigrants", "People born in the country who live elsewhere"),
            _people("emigrants_female", "Women and girls among the emigrants"),
            _people("emigrants_male", "Men and boys among the emigrants"),
            _people("population", "All people in the country"),
            Field(
                "data_type",
                "string",
                "How the country counts immigrants: B by birthplace, C by citizenship, R refugees "
                "added, I no data (imputed)",
            ),
        ),
        key=("iso3", "year"),
        codes=("iso3",),
        sources=(TOTALS,),
        licences=(CC_BY_3_IGO,),
        publisher="UN DESA",
        work="International Migrant Stock 2024",
        kind="estimated",
        caveats=(
            "What it cannot show: why people moved, when they moved, or how many of them returned.",
            BORN_ABROAD,
            STOCK,
            "The emigrants of all countries together are fewer than the immigrants of all "
            "countries together, because people of unknown origin have no row here.",
            UNKNOWN_ORIGIN,
            BORDERS,
            "Refugees are not part of the migrants in Palestine. For Sudan the years 1990 to "
            "2005 include South Sudan.",
        ),
        lessons=("00", "A1", "01", "03", "05"),
        left_out="Groups of countries; unknown origin; Saint Barthélemy and Saint Martin (French "
        "part), which have a population but no estimate of migrants.",
    ),
    Table(
        name="migrant_world",
        title="Migrants and population of the world",
        description="The official totals for the world.",
        row="the world in one year",
        make=migrant_world,
        fields=(
            YEAR,
            _people("migrants", "People who live in another country than that of their birth"),
            _people("female", "Women and girls"),
            _people("male", "Men and boys"),
            _people("population", "All people in the world"),
        ),
        key=("year",),
        sources=(TOTALS,),
        licences=(CC_BY_3_IGO,),
        publisher="UN DESA",
        work="International Migrant Stock 2024",
        kind="estimated",
        caveats=(
            "What it cannot show: where the people come from, or how many moved in one year.",
            BORN_ABROAD,
            STOCK,
            "The population of the world is a little larger than the sum over the table "
            "migrant_totals, because a few territories have no estimate of migrants.",
        ),
        lessons=("00", "01"),
        left_out="Regions and other groups of countries.",
    ),
    Table(
        name="migrant_stock_editions",
        title="The same years in two editions",
        description="Immigrants and emigrants by country in the editions of 2020 and 2024.",
        row="one country in one year in one edition",
        make=migrant_stock_editions,
        fields=(
            Field("iso3", "string", "Country", constraints=CODE),
            YEAR,
            Field(
                "edition",
                "integer",
                "Year in the title of the edition",
                unit="year",
                constraints={"enum": [2020, 2024]},
            ),
            _people("immigrants", "People in the country who were born elsewhere"),
            _people("emigrants", "People born in the country who live elsewhere"),
        ),
        key=("iso3", "year", "edition"),
        codes=("iso3",),
        sources=(EARLIER, TOTALS),
        licences=(CC_BY_3_IGO,),
        publisher="UN DESA",
        work="International Migrant Stock 2020 and 2024",
        kind="estimated",
        caveats=(
            "What it cannot show: which edition is nearer to the truth. It shows that a "
            "number for the past can change.",
            "Use this table to compare editions only. A series over time must stay in one edition.",
            "The newer edition says more often that the origin is unknown, above all in Germany "
            "and the United Kingdom. Part of the difference in emigrants comes from that.",
            "The edition of 2020 has no row for Taiwan and no year 2024.",
            "The numbers of the edition of 2020 are sums over its pairs of origin and destination.",
        ),
        lessons=("01",),
        left_out="Unknown origin; women and men; groups of countries.",
    ),
]
