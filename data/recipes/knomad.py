"""Remittances: received by country, by pair of countries, and one year's number in many editions.

Publisher: World Bank and KNOMAD (Global Knowledge Partnership on Migration and Development).
Address: https://www.knomad.org/data/remittances
Editions: bilateral matrix 2021 (December 2022), bilateral matrix 2018 (October 2019), remittance
inflows (December 2023). Licence: the files name none; the World Bank gives its open data under
CC BY 4.0 unless a page says otherwise (https://datacatalog.worldbank.org/public-licenses). The
Briefs are CC BY 3.0 IGO.

Download there the three workbooks. Files in the folder of sources, made from them without changing
a number: `knomad-bilateral-remittances/bilateral_remittances_2018_2021.csv` and
`knomad-bilateral-remittances/knomad_inward_2000_2023e.csv`. The editions of one number stand in
`remittance_vintages.csv` beside this recipe, each with the page where it was read.

Left out: pairs of 2021 below 5,000 dollars; the row for the world; zeros of the inflows, which the
sheet writes also where nothing is known.
"""

from pathlib import Path

import pandas as pd

from recipes.common import CC_BY_3_IGO, CC_BY_4, Field, Source, Table, code, read, year

FOLDER = "knomad-bilateral-remittances"
VINTAGES = Path(__file__).with_name("remittance_vintages.csv")
SMALLEST = 0.005  # million dollars: what two decimals still show
GROUPS = ["low and middle income", "high income", "world", "Europe and Central Asia"]


def remittance_corridors(sources: Path) -> pd.DataFrame:
    """One row a pair and year with at least 5,000 dollars."""
    frame = read(sources / FOLDER / "bilateral_remittances_2018_2021.csv")
    frame = frame.drop(columns=["sender", "receiver"]).replace("CHI", "XCX")
    names = {"sender_iso3": "sender", "receiver_iso3": "receiver", "usd_million": MONEY}
    return frame.rename(columns=names).query(f"{MONEY} >= {SMALLEST}")


def remittance_inflows(sources: Path) -> pd.DataFrame:
    """One row a country and year with a number above zero."""
    frame = read(sources / FOLDER / "knomad_inward_2000_2023e.csv")
    frame = frame.rename(columns={"inflow_usd_million": MONEY})
    return frame[(frame[MONEY] > 0) & (frame["iso3"] != "WLD")]


def remittance_vintages(sources: Path) -> pd.DataFrame:
    """The typed rows as they stand; nothing comes from the folder of sources."""
    return read(VINTAGES)


MONEY = "remittances_usd_million"
OFFICIAL = "https://www.knomad.org/data/remittances"


def _money(what: str) -> Field:
    return Field(MONEY, "number", what, "million US dollars", True, 2, {"minimum": 0})


def _source(title: str, edition: str, retrieved: str, copy: str) -> Source:
    return Source(title, OFFICIAL, edition, retrieved, f"https://github.com/{copy}")


TABLES = [
    Table(
        name="remittance_corridors",
        title="Remittances by sender and receiver",
        description="How much money people in one country send to another, as a model says.",
        row="the money from one country to another in one year",
        make=remittance_corridors,
        fields=(
            code("sender", "Country where the people live who send"),
            code("receiver", "Country that receives"),
            year("year", "Year: 2018 or 2021", needed=True),
            _money("Money sent, computed by a model"),
        ),
        key=("sender", "receiver", "year"),
        codes=("sender", "receiver"),
        sources=(
            _source(
                "Bilateral remittance matrix",
                "2021 (December 2022)",
                "2024-08-27",
                "raulincadet/Macro",
            ),
            _source(
                "Bilateral remittance matrix",
                "2018 (October 2019)",
                "2020-10-28",
                "hannahkates/global-remittances",
            ),
        ),
        licences=(CC_BY_4,),
        publisher="World Bank and KNOMAD",
        work="Bilateral Remittance Matrix 2018 and 2021",
        kind="modelled",
        caveats=(
            "What it cannot show: how much anybody really sent. The model divides the total of "
            "each receiver among the senders, in proportion to migrants and incomes.",
            "Do not test with this table whether money follows migrants. The table was made from "
            "migrants, so the answer is built in.",
            "The matrix of 2018 has whole millions only, so small pairs are absent. More pairs in "
            "2021 do not mean more corridors.",
            "The totals of the receivers are those of the edition. For Vietnam 2021 the matrix has "
            "18.1 billion dollars, the table remittance_inflows a year later has 12.7 billion.",
            "An absent pair means zero or nothing known. Armenia and Azerbaijan, and Israel and "
            "Lebanon, were set to zero by the authors. Venezuela receives nothing here.",
            "Wages of people who work across a border are included (Belgium, Luxembourg). Money "
            "sent through friends or informal dealers is not.",
        ),
        lessons=("04",),
        left_out="Pairs of 2021 below 5,000 dollars, and all zeros.",
    ),
    Table(
        name="remittance_inflows",
        title="Remittances received by country",
        description="Estimates that fill gaps in the official balance of payments, 2000 to 2023.",
        row="one country in one year",
        make=remittance_inflows,
        fields=(
            code("iso3", "Country that receives"),
            year("year", "Year; 2023 was estimated before it was over", needed=True),
            _money("Money received from people abroad"),
        ),
        key=("iso3", "year"),
        codes=("iso3",),
        sources=(
            _source("Remittance inflows", "December 2023", "2024-08-27", "raulincadet/Macro"),
        ),
        licences=(CC_BY_4,),
        publisher="World Bank and KNOMAD",
        work="Remittance Inflows, December 2023",
        kind="estimated",
        caveats=(
            "What it cannot show: money sent in cash or through informal dealers, who sent it, "
            "and what it was spent on.",
            "The numbers are not those of the table economy. KNOMAD adjusts and fills: China 2021 "
            "has 53 billion dollars here and 17 billion in economy.",
            "The year 2023 is an estimate of December 2023. Later editions changed it.",
            "A year that is absent means that nothing was published or that the sheet says zero; "
            "for most countries that zero means that nothing is known (Uzbekistan before 2005).",
            "For Israel, Portugal, Spain, Iran and Zimbabwe the sheet names a special source or "
            "a revision. Venezuela ends in 2016 and is not in the world total of the publisher.",
        ),
        lessons=("04",),
        left_out="The rows for the world and for low- and middle-income countries; zeros; the "
        "share of income.",
    ),
    Table(
        name="remittance_vintages",
        title="One year's remittances in many editions",
        description="What the World Bank said about one year, each time that it said something.",
        row="one group of countries and one year in one publication",
        make=remittance_vintages,
        fields=(
            Field(
                "group",
                "string",
                "Group of receiving countries as the publisher draws it",
                constraints={"enum": GROUPS},
            ),
            year("year", "Year that the number is for", needed=True),
            Field(
                "published",
                "string",
                "Date of the publication, as exactly as it is known",
                constraints={"pattern": r"\d{4}-\d{2}(-\d{2})?"},
            ),
            Field("publication", "string", "Migration and Development Brief, or blog"),
            Field(
                "usd_billion",
                "integer",
                "Remittances received",
                "billion US dollars",
                constraints={"minimum": 0},
            ),
            Field(
                "growth_percent",
                "number",
                "Change from the year before, as published",
                "percent",
                needed=False,
                decimals=1,
            ),
            Field(
                "mark",
                "string",
                "The publisher's own word; empty where the number is given as a fact",
                needed=False,
                constraints={"enum": ["forecast", "estimate"]},
            ),
            Field("source", "string", "Where the number was read"),
            Field("url", "string", "Address of the page"),
            Field(
                "grade",
                "string",
                "P: the institution itself. N: a news item. S: a list or a "
                "copy. D: taken from a data file.",
                constraints={"enum": ["P", "N", "S", "D"]},
            ),
            Field("note", "string", "What to know before using the number", needed=False),
        ),
        key=("group", "year", "published"),
        sources=(
            Source(
                "Migration and Development Briefs 32 to 40 and a blog; each row names its page",
                "https://www.knomad.org/publication/migration-and-development-brief-36",
                "April 2020 to December 2024",
                "",
                "",
            ),
        ),
        licences=(CC_BY_3_IGO,),
        publisher="World Bank and KNOMAD",
        work="Migration and Development Briefs, collected for this course",
        kind="estimated",
        caveats=(
            "What it cannot show: which number is right. It shows that a number has a date.",
            "Never put numbers from two publications into one series.",
            "Low and middle income is a group that changes: a country that becomes a high-income "
            "country leaves it, also for the years before. Europe and Central Asia is without "
            "high-income countries.",
            "Low and middle income, high income and world are three different totals. Texts mix "
            "them up.",
            "Many rows rest on a news item or a copy. Read the grade.",
            "The list is not complete. Briefs from before 2020 are not in it.",
        ),
        lessons=("04",),
        left_out="Other regions; numbers for which no page was found.",
    ),
]
