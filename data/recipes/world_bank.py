"""Money and people: income, remittances, investment, aid, internet, enrolment.

Publisher: World Bank, World Development Indicators (WDI).
Address: https://databank.worldbank.org/source/world-development-indicators; each series stands at
https://data.worldbank.org/indicator/ with its code. Edition: July 2026, but remittances paid June
2025 and internet users March 2026. Licence: CC BY 4.0.

Series: SP.POP.TOTL, NY.GDP.MKTP.CD, NY.GDP.PCAP.CD, BX.TRF.PWKR.CD.DT, BM.TRF.PWKR.CD.DT,
BX.KLT.DINV.CD.WD, DT.ODA.ODAT.CD, IT.NET.USER.ZS, IT.CEL.SETS.P2, SE.TER.ENRR.

File in the folder of sources: `wb-wdi/wdi_panel_1990_2025.csv`, which puts the series side by side.

Left out: groups of countries, but the income groups and the world have a table of their own; fixed
broadband and net migration; and the cells in `UNSOUND` and zeros in remittances paid, with the
reasons given there.
"""

from pathlib import Path

import pandas as pd

from recipes.common import CC_BY_4, Field, Source, Table, read

PANEL = "wb-wdi/wdi_panel_1990_2025.csv"
NEW_NAMES = {
    "internet_users_pct": "internet_users_percent",
    "tertiary_enrolment_gross_pct": "tertiary_enrolment_percent",
}
GDP = ["gdp_usd", "gdp_per_capita_usd"]
GROUPS = {
    "WLD": "world",
    "HIC": "high income",
    "LMY": "low and middle income",
    "UMC": "upper middle income",
    "LMC": "lower middle income",
    "LIC": "low income",
}
# Country, first year, last year, columns. An economy does not shrink to a 400th part in a year and
# grow back (Iraq 1991), nor to a 12th (Azerbaijan 1992): the rate of exchange behind the number did
# not fit. Fiji had 1.1 mobile contracts a person in 2022 and 5.7 in 2024.
UNSOUND = [
    ("IRQ", 1990, 1994, GDP),
    ("AZE", 1992, 1992, GDP),
    ("FJI", 2023, 2024, ["mobile_subscriptions_per_100"]),
]


def economy(sources: Path) -> pd.DataFrame:
    """One row a country and year; unsound cells are empty."""
    frame = read(sources / PANEL).query("is_country")
    frame = frame.rename(columns=NEW_NAMES).replace({"iso3": {"CHI": "XCX"}})
    # A zero between years with millions means that nothing was reported (Mexico 2005 to 2012).
    paid = frame["remittances_paid_usd"]
    frame["remittances_paid_usd"] = paid.mask(paid == 0)
    for country, first, last, columns in UNSOUND:
        rows = (frame["iso3"] == country) & frame["year"].between(first, last)
        frame.loc[rows, columns] = None
    return frame


def economy_groups(sources: Path) -> pd.DataFrame:
    """One row an income group, or the world, and year."""
    frame = read(sources / PANEL)
    return frame[frame["iso3"].isin(GROUPS)].assign(group=frame["iso3"].map(GROUPS))


def _dollars(name: str, what: str, series: str, decimals: int = 0, least: int | None = 0) -> Field:
    rules = {} if least is None else {"minimum": least}
    text = f"{what} ({series})"
    return Field(name, "number", text, "current US dollars", False, decimals, rules)


def _share(name: str, what: str, series: str, unit: str) -> Field:
    return Field(name, "number", f"{what} ({series})", unit, False, 2, {"minimum": 0})


YEAR = Field("year", "integer", "Year", unit="year")
POPULATION = Field(
    "population",
    "integer",
    "All people (SP.POP.TOTL)",
    unit="people",
    constraints={"minimum": 0},
)
GDP_USD = _dollars("gdp_usd", "Gross domestic product", "NY.GDP.MKTP.CD")
RECEIVED = _dollars(
    "remittances_received_usd",
    "Money that people abroad sent home",
    "BX.TRF.PWKR.CD.DT",
)
INVESTMENT = _dollars(
    "fdi_net_inflows_usd",
    "Foreign direct investment that came in, less what was taken out",
    "BX.KLT.DINV.CD.WD",
    least=None,
)
AID = _dollars(
    "oda_net_received_usd",
    "Official development aid received, less repayments",
    "DT.ODA.ODAT.CD",
    least=None,
)
INDICATORS = Source(
    "World Development Indicators",
    "https://databank.worldbank.org/source/world-development-indicators",
    "July 2026",
    "2026-07-01",
    "https://github.com/datasets/world-development-indicators",
)

TABLES = [
    Table(
        name="economy",
        title="Income, remittances, investment, aid and internet by country",
        description="Selected World Development Indicators, 1990 to 2025.",
        row="one country in one year",
        make=economy,
        fields=(
            Field("iso3", "string", "Country", constraints={"pattern": "[A-Z]{3}"}),
            YEAR,
            POPULATION,
            GDP_USD,
            _dollars("gdp_per_capita_usd", "Gross domestic product a person", "NY.GDP.PCAP.CD", 2),
            RECEIVED,
            _dollars(
                "remittances_paid_usd",
                "Money that people in the country sent abroad",
                "BM.TRF.PWKR.CD.DT",
            ),
            INVESTMENT,
            AID,
            _share(
                "internet_users_percent",
                "People who use the internet",
                "IT.NET.USER.ZS",
                "percent of population",
            ),
            _share(
                "mobile_subscriptions_per_100",
                "Mobile telephone contracts",
                "IT.CEL.SETS.P2",
                "contracts per 100 people",
            ),
            _share(
                "tertiary_enrolment_percent",
                "Students in higher education as a share of the age group, gross",
                "SE.TER.ENRR",
                "percent of age group",
            ),
        ),
        key=("iso3", "year"),
        codes=("iso3",),
        sources=(
            INDICATORS,
            Source(
                "World Development Indicators: personal remittances, paid",
                "https://data.worldbank.org/indicator/BM.TRF.PWKR.CD.DT",
                "June 2025",
                "2025-06-19",
                "https://github.com/iom/gdidata",
            ),
            Source(
                "World Development Indicators: individuals using the Internet",
                "https://data.worldbank.org/indicator/IT.NET.USER.ZS",
                "March 2026, copy by Gapminder",
                "2026-03-01",
                "https://github.com/open-numbers/ddf--gapminder--systema_globalis",
            ),
        ),
        licences=(CC_BY_4,),
        publisher="World Bank",
        work="World Development Indicators",
        kind="estimated",
        caveats=(
            "What it cannot show: money that people carry or send through informal dealers, who "
            "sent it, and what it was spent on.",
            "An empty cell means that no number was published. It does not mean zero.",
            "The last years are incomplete: remittances received end in 2024, remittances paid and "
            "aid in 2023; internet users of 2024 exist for some countries only; 2025 has "
            "population and, for most countries, income. These newest numbers are provisional.",
            "The United Arab Emirates, one of the largest senders, have no number for remittances "
            "paid.",
            "For France, Germany, Belgium, Switzerland and Luxembourg remittances are mainly wages "
            "of people who live on one side of a border and work on the other.",
            "Do not add up aid over countries to compare it with remittances: in 2023 a third of "
            "all aid went to no single country and has no row here. Take the table "
            "economy_groups.",
            "Investment in financial centres is money that passes through (Cyprus, Malta, "
            "Luxembourg, Cayman Islands). There it can be larger than income, and negative.",
            "For Lesotho before 1996 remittances are larger than income: they were wages from "
            "South Africa, which are not part of gross domestic product.",
            "These remittances come from the balance of payments. The estimates of the World Bank "
            "and KNOMAD fill gaps and are higher, above all for China.",
            "A sudden jump often marks a new way of recording, not more money (for example Ghana "
            "2011, Mauritius 2014, Ethiopia 2024).",
            "Negative investment or aid is real: more was taken out or paid back than came in.",
            "Income a person is not always gdp_usd divided by population, because the two cover "
            "different territories: Cyprus, Morocco, Tanzania, Sudan before 2012, Russia and "
            "Ukraine from 2014.",
            "Gross enrolment can be above 100 percent: older students count, the age group does "
            "not change.",
        ),
        lessons=("A1", "03", "04", "05", "09", "10"),
        left_out="Groups of countries. Cells that cannot be right: income of Iraq 1990 to 1994 and "
        "Azerbaijan 1992, mobile contracts of Fiji 2023 and 2024, and zeros in remittances paid.",
    ),
    Table(
        name="economy_groups",
        title="Remittances, investment and aid by income group",
        description="The totals of the World Bank for the world and for groups by income.",
        row="one group in one year",
        make=economy_groups,
        fields=(
            Field(
                "group",
                "string",
                "The world, or the countries of one income group",
                constraints={"enum": list(GROUPS.values())},
            ),
            YEAR,
            POPULATION,
            GDP_USD,
            RECEIVED,
            INVESTMENT,
            AID,
        ),
        key=("group", "year"),
        sources=(INDICATORS,),
        licences=(CC_BY_4,),
        publisher="World Bank",
        work="World Development Indicators",
        kind="estimated",
        caveats=(
            "What it cannot show: differences inside a group. China and India make a large part "
            "of it; subtract them with the table economy.",
            "The groups overlap: low and middle income is low, lower middle and upper middle "
            "income together. The world is that and high income.",
            "Only low and middle income and the world have all aid of a year. In 2023 a third of "
            "it went to no single country, so it is neither in the three smaller groups nor in "
            "the table economy.",
            "A country stands in its group of the edition in all years, also in years when it was "
            "richer or poorer.",
            "Ethiopia and Venezuela are in these totals but have no income group in the table "
            "countries.",
            "Aid ends in 2023, remittances and investment end in 2024.",
        ),
        lessons=("04",),
        left_out="Other groups of countries; remittances paid, for which the Emirates are missing.",
    ),
]
