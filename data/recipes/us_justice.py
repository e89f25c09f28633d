"""Foreign principals that registered in the United States, by country and year; counts only.

Publisher: US Department of Justice, National Security Division, FARA Unit (FARA is the Foreign
Agents Registration Act of 1938). Address: https://efile.fara.gov (bulk data), home page
https://www.justice.gov/nsd-fara. Edition: 11 April 2025. Licence: work of the US government, public
domain.

Files: `us-fara/fara_country_year.csv` in the folder of sources, which counts the rows of the bulk
data by the label of the country and by year; and `fara_labels.csv` beside this recipe, which gives
each of the 264 labels a code, or a name where no code fits.

Left out: the names of principals, agents and people, addresses, and the number of agents (one agent
may serve several labels of one country, so these numbers cannot be added).
"""

from pathlib import Path

import pandas as pd

from recipes.common import YEAR, Field, Source, Table, code, count, read
from recipes.un_statistics import countries

US_PUBLIC_DOMAIN = {
    "name": "other-pd-us",
    "title": "public domain (US government)",
    "path": "https://www.justice.gov/nsd-fara",
}
LABELS = Path(__file__).with_name("fara_labels.csv")


def foreign_agents(sources: Path) -> pd.DataFrame:
    """One row a country (or a label without a code) and year; labels of one country are added."""
    frame = read(sources / "us-fara/fara_country_year.csv")
    labels = read(LABELS).merge(countries(sources)[["iso3", "name"]], on="iso3", how="left")
    labels["name"] = labels["name_y"].fillna(labels["name_x"])
    frame = frame.merge(labels, left_on="country_represented", right_on="label", validate="m:1")
    numbers = ["active_principals", "new_principals"]
    return frame.groupby(["iso3", "name", "year"], dropna=False)[numbers].sum().reset_index()


TABLES = [
    Table(
        name="foreign_agents",
        title="Clients of registered foreign agents in the United States by country",
        description="Who wants to influence the United States openly, for pay, from abroad: "
        "governments, parties, companies and tourist boards whose agents must register.",
        row="one country in one year",
        make=foreign_agents,
        fields=(
            code("iso3", "Country of the clients; empty where no code fits", needed=False),
            Field("name", "string", "Name of the country, or the label of the register"),
            YEAR,
            count("active_principals", "Clients registered on any day of the year", "clients"),
            count("new_principals", "Clients whose registration began in the year", "clients"),
        ),
        key=("name", "year"),
        codes=("iso3",),
        sources=(
            Source(
                "FARA bulk data",
                "https://efile.fara.gov",
                "11 April 2025",
                "2025-04-11",
                "https://github.com/Howard-Center-Investigations/FARA_Archive",
            ),
        ),
        licences=(US_PUBLIC_DOMAIN,),
        publisher="US Department of Justice",
        work="FARA bulk data",
        kind="counted",
        caveats=(
            "What it cannot show: the work of a diaspora. Organisations of US citizens, for "
            "example Armenian or Jewish Americans, do not register here. They register under the "
            "Lobbying Disclosure Act, or not at all.",
            "A client is a foreign principal in the words of the law. Many are tourist boards and "
            "companies. The table does not say what they asked for or what they paid.",
            "A country without a row in a year had no client in the register. This is a true zero.",
            "2025 ends on 11 April, and 1942 begins on 3 July. Do not compare them with full "
            "years.",
            "623 clients have an end date before their start date. They count as new, never as "
            "active.",
            "The register keeps old and new names side by side. Names of one country were added "
            "(Dahomey to Benin, England and Scotland to the United Kingdom, West Germany and West "
            "Berlin to Germany). Dates do not always fit the name: clients of Czechoslovakia run "
            "to 2018.",
            "Former countries have their own codes (SUN, YUG, CSK, DDR, YMD). Labels without a "
            "code have an empty iso3: International, Unknown, Nagorno-Karabakh / Artsakh (its "
            "office in the United States), Tibet, Biafra, four South African homelands, and "
            "others. A label is no statement about the status of a territory.",
        ),
        lessons=("06",),
        left_out="Names of clients, agents and people; addresses; the number of agents.",
    )
]
