"""Emigration rates by education: who of the people born in a country lives in 20 rich countries.

Publisher: Institute for Employment Research (IAB), Nuremberg; Brücker, Capuano and Marfouk (2013).
Address: https://iab.de/en/daten/iab-brain-drain-data/. Edition: version 1, 1980 to 2010. Terms:
free download for research, with citation; no open licence is named. So only the rates that the
lesson on human capital needs stand here, rounded, with the source.

Download there "Emigration rates". File in the folder of sources:
`iab-brain-drain/iab_emigration_rates_1980_2010.csv`.

Left out: the numbers of people behind the rates, the destinations, the row for the world; women and
men apart from 1990, 2000 and 2010 (before 1990 some rates of small groups are 0 or 100 percent);
origins without a single migrant in a year, which means that nothing is known.
"""

from pathlib import Path

import pandas as pd

from recipes.common import Field, Source, Table, code, read, year

ADDRESS = "https://iab.de/en/daten/iab-brain-drain-data/"
TERMS = {
    "name": "other-iab",
    "title": "free use with citation (IAB)",
    "path": ADDRESS,
}
RATES = {
    "emigration_rate_total": "all_percent",
    "emigration_rate_low_skilled": "low_percent",
    "emigration_rate_medium_skilled": "medium_percent",
    "emigration_rate_high_skilled": "high_percent",
}
SEXES = {"both": "all", "female": "women", "male": "men"}
YEARS_BY_SEX = [1990, 2000, 2010]


def brain_drain(sources: Path) -> pd.DataFrame:
    """One row an origin, year and sex; shares of the source become percent."""
    frame = read(sources / "iab-brain-drain/iab_emigration_rates_1980_2010.csv")
    frame = frame.drop(columns="origin").rename(columns={"origin_iso3": "origin"})
    frame = frame.rename(columns={"gender": "sex", **RATES}).replace({"sex": SEXES})
    frame[list(RATES.values())] *= 100
    wanted = (frame["sex"] == "all") | frame["year"].isin(YEARS_BY_SEX)
    return frame[wanted & (frame["all_percent"] > 0)]


def _rate(name: str, who: str) -> Field:
    text = f"Emigration rate of {who}, aged 25 and more"
    limits = {"minimum": 0, "maximum": 100}
    return Field(name, "number", text, "percent", decimals=2, constraints=limits)


TABLES = [
    Table(
        name="brain_drain",
        title="Emigration rates by education, 1980 to 2010",
        description="Of all adults born in a country, how many live in one of 20 OECD countries.",
        row="one origin in one year, for all or for women or men",
        make=brain_drain,
        fields=(
            code("origin", "Country of birth"),
            year("year", "Year, every fifth", needed=True),
            Field(
                "sex",
                "string",
                "Who is counted; women and men apart only in 1990, 2000 and 2010",
                constraints={"enum": list(SEXES.values())},
            ),
            _rate("all_percent", "people with any education"),
            _rate("low_percent", "people with little education"),
            _rate("medium_percent", "people with a medium education"),
            _rate("high_percent", "people with higher education (after school)"),
        ),
        key=("origin", "year", "sex"),
        codes=("origin",),
        sources=(
            Source(
                "IAB brain-drain data, emigration rates",
                ADDRESS,
                "version 1 (2013), 1980 to 2010",
                "2026-03-23",
                "https://github.com/calvingdu/econ490",
            ),
        ),
        licences=(TERMS,),
        publisher="Institute for Employment Research (IAB)",
        work="IAB Brain-Drain Data (Brücker, Capuano and Marfouk 2013)",
        kind="estimated",
        caveats=(
            "What it cannot show: anything after 2010, people who moved to the Gulf, Russia or a "
            "neighbour, people who returned, and whether their leaving was a loss.",
            "The rate is migrants divided by migrants and residents together. So it never goes "
            "above 100 percent, and it is high where few people of that education stayed.",
            "The 20 destinations: Australia, Austria, Canada, Chile, Denmark, Finland, France, "
            "Germany, Greece, Ireland, Luxembourg, Netherlands, New Zealand, Norway, Portugal, "
            "Spain, Sweden, Switzerland, United Kingdom and United States. Not Russia, so the "
            "rates of Uzbekistan or Armenia leave out most of those who left.",
            "Education may come from the new country: a child who left and studied there counts. "
            "The rate is not the share of graduates whom the home country trained and lost.",
            "Rates of very small countries are rough; a rate near 100 percent (Guyana) rests on a "
            "small or estimated number of graduates at home.",
            "Countries have the borders of 2010, also in 1980. SRB is Serbia and Montenegro.",
            "The terms ask for the citation and name no open licence.",
        ),
        lessons=("05",),
        left_out="Numbers of people, destinations, women and men apart in other years, and "
        "origins without a migrant in a year (Micronesia and Palau in 1980, men of Micronesia in "
        "1990).",
    )
]
