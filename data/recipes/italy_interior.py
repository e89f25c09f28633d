"""Italians abroad in the election of 25 September 2022: electors and voters by country.

Publisher: Ministero dell'Interno (ministry of the interior of Italy), Eligendo.
Address: https://elezioni.interno.gov.it/opendata. Edition: election of 25 September 2022, export
after the count. Licence: CC BY 4.0 as best known, with the credit "da un progetto di onData" for
the copy.

Files in the folder of sources: `italy-overseas-vote-2022/Politiche2022_Scrutini_Camera_Estero.csv`
and `..._Senato_Estero.csv`, as published (semicolons; one line a list of candidates). The tidy
files beside them are not used: they keep one of two parts where a country was counted in two parts,
and so lose most of South Africa and, for the Senate, of the United States.
`italy_country_names.csv` beside this recipe gives each Italian name a code.

Left out: votes by list and candidate, and the blank, null and contested ballots.
"""

from pathlib import Path

import pandas as pd

from recipes.common import CC_BY_4, Field, Source, Table, code, count, one_of, read
from recipes.un_statistics import countries

NAMES = Path(__file__).with_name("italy_country_names.csv")
CHAMBERS = {"Camera": "Chamber of Deputies", "Senato": "Senate"}
DIVISIONS = {
    "EUROPA": "Europe",
    "AMERICA MERIDIONALE": "South America",
    "AMERICA SETTENTRIONALE E CENTRALE": "North and Central America",
    "AFRICA ASIA OCEANIA ANTARTIDE": "Africa, Asia, Oceania and Antarctica",
}


def overseas_vote_italy(sources: Path) -> pd.DataFrame:
    """One row a country and chamber; parts of one country are added."""
    frame = pd.concat([_counted(sources, chamber) for chamber in CHAMBERS])
    names = read(NAMES).merge(countries(sources)[["iso3", "name"]], on="iso3", how="left")
    names["name"] = names["name_y"].fillna(names["name_x"])
    frame = frame.merge(names, left_on="Nazione", right_on="italian", validate="m:1")
    frame["division"] = frame["Ripartizione"].map(DIVISIONS)
    frame["turnout_percent"] = frame["voters"] / frame["electors"] * 100
    return frame


def _counted(sources: Path, chamber: str) -> pd.DataFrame:
    """One chamber: each part of a country repeats its totals on the line of each list."""
    path = f"italy-overseas-vote-2022/Politiche2022_Scrutini_{chamber}_Estero.csv"
    lines = read(sources / path, sep=";", encoding="utf-8-sig")
    part = ["Ripartizione", "Nazione", "Elettori", "Votanti"]
    parts = lines.groupby(part)["Voti Liste"].sum().reset_index()
    whole = parts.groupby(part[:2])[["Elettori", "Votanti", "Voti Liste"]].sum().reset_index()
    whole.columns = [*part[:2], "electors", "voters", "valid_votes"]
    return whole.assign(chamber=CHAMBERS[chamber])


TABLES = [
    Table(
        name="overseas_vote_italy",
        title="Italians abroad in the election of 2022 by country of residence",
        description="How many citizens abroad could vote, and how many did, in 182 places.",
        row="one country of residence and one chamber of parliament",
        make=overseas_vote_italy,
        fields=(
            code("iso3", "Country of residence; empty where no code fits", needed=False),
            Field("name", "string", "Name of the country or place"),
            one_of("chamber", "Which chamber was elected", CHAMBERS.values()),
            one_of("division", "Division that elects its own members", DIVISIONS.values()),
            count("electors", "Citizens on the electoral roll of this place", "people"),
            count("voters", "Citizens whose ballot arrived", "people"),
            count("valid_votes", "Ballots that counted for a list", "ballots"),
            Field(
                "turnout_percent",
                "number",
                "Voters as a share of electors",
                "percent of electors",
                decimals=2,
                constraints={"minimum": 0, "maximum": 100},
            ),
        ),
        key=("name", "chamber"),
        codes=("iso3",),
        sources=(
            Source(
                "Eligendo: count of the votes abroad, 25 September 2022",
                "https://elezioni.interno.gov.it/opendata",
                "election of 25 September 2022",
                "",
                "https://github.com/ondata/elezioni-politiche-2022",
            ),
        ),
        licences=(CC_BY_4,),
        publisher="Ministero dell'Interno",
        work="Eligendo, votes abroad 2022, from a project of onData",
        kind="counted",
        caveats=(
            "What it cannot show: why people did not vote. Ballots go by post. Turnout depends on "
            "correct addresses and on the post as much as on interest.",
            "In 52 places no ballot was counted. The law allows no vote by post where Italy has no"
            " agreement with the state or the situation does not permit it. Electors from there "
            "must travel to Italy, and then they do not stand in this table.",
            "The electors are adults on the roll of the ministry. Most Italians abroad are "
            "citizens by descent or by migration; the table does not say which.",
            "A tidy copy of these numbers loses most electors of South Africa (both chambers) and "
            "of the United States (Senate), because it keeps one of two parts of the count. Its "
            "totals (4,718,456 and 4,472,156 electors) are too low. Here the parts are added.",
            "One place is no country: the consular district of Jerusalem and the Palestinian "
            "territories (in the export: Circoscrizione autonoma). Its iso3 is empty.",
            "Valid votes are fewer than voters: ballots can be blank, null or contested, and the "
            "count of a few sections came late.",
        ),
        lessons=("06",),
        left_out="Votes by list and candidate; blank, null and contested ballots.",
    )
]
