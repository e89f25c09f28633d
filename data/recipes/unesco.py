"""World Heritage sites by country.

Publisher: UNESCO World Heritage Centre, World Heritage List.
Address: https://whc.unesco.org/en/list (export `whc-sites-2023`). Edition: after the 45th session,
September 2023. Licence: © UNESCO, free for non-commercial use with credit as far as is known; only
counts are kept.

File in the folder of sources: `unesco-world-heritage/whc_sites_2023.csv`, one row a site (copy in
bugracntp/UNESCO-world-heritage, without descriptions).

Left out: the Old City of Jerusalem, which the list gives to no state; sites that were taken off the
list; names and places.
"""

from pathlib import Path

import pandas as pd

from recipes.common import Source, Table, code, count, read, year

FILE = "unesco-world-heritage/whc_sites_2023.csv"
KINDS = ["cultural", "natural", "mixed"]
YEARS = range(1978, 2024)
CITED = {
    "name": "cited-unesco-whc",
    "title": "© UNESCO World Heritage Centre; counts for teaching",
    "path": "https://whc.unesco.org/en/list",
}


def heritage(sources: Path) -> pd.DataFrame:
    """Sites of each state up to each year, from its first site on."""
    kinds = _shares(sources).groupby(["iso3", "year"])[[*KINDS, "shared"]].sum()
    every = pd.MultiIndex.from_product([kinds.index.levels[0], YEARS], names=["iso3", "year"])
    frame = kinds.reindex(every, fill_value=0).groupby("iso3").cumsum()
    frame["sites"] = frame[KINDS].sum(axis=1)
    return frame.query("sites > 0").reset_index()


def _shares(sources: Path) -> pd.DataFrame:
    """One row a site and state, with 0 or 1 for each kind."""
    codes = read(sources / "country-tables/countries.csv").dropna(subset="iso2")
    sites = read(sources / FILE).dropna(subset="iso_code")
    sites = sites.join(pd.get_dummies(sites["category"].str.lower(), dtype=int))
    sites = sites.assign(iso2=sites["iso_code"].str.upper().str.split(",")).explode("iso2")
    sites["iso3"] = sites["iso2"].map(codes.set_index("iso2")["iso3"])
    return sites.rename(columns={"date_inscribed": "year", "transboundary": "shared"})


TABLES = [
    Table(
        name="heritage",
        title="World Heritage sites by country",
        description="How many sites of the list of 2023 a country had by the end of each year.",
        row="one country in one year, from its first site on",
        make=heritage,
        fields=(
            code("iso3", "Country"),
            year("year", "Year; sites until 31 December", needed=True),
            count("cultural", "Cultural sites", "sites"),
            count("natural", "Natural sites", "sites"),
            count("mixed", "Sites that are both", "sites"),
            count("sites", "All three kinds together", "sites"),
            count("shared", "Of all sites, those shared with other countries", "sites"),
        ),
        key=("iso3", "year"),
        codes=("iso3",),
        sources=(
            Source(
                "World Heritage List",
                "https://whc.unesco.org/en/list",
                "2023, after the 45th session of the Committee",
                "",
                "https://github.com/bugracntp/UNESCO-world-heritage",
            ),
        ),
        licences=(CITED,),
        publisher="UNESCO World Heritage Centre",
        work="World Heritage List 2023",
        kind="counted",
        caveats=(
            "What it cannot show: how rich a culture is, or how many people it attracts. A state "
            "must propose a site, and a committee of states decides.",
            "A site that several countries share counts for each of them. So the countries "
            "together have 1,299 in 2023, and the list has 1,199.",
            "A country without a row had no site. Of the 195 states of the Convention, 27 had none "
            "at the end of 2023, for example Bhutan, Kuwait and Samoa. To use zero for them is a "
            "choice that you must name.",
            "Past years are made from the list of 2023. Three sites that were taken off the list "
            "(in Oman, Germany and the United Kingdom) are missing in the past too.",
            "Sites stand with the state of today: Dubrovnik, on the list since 1979, is a site of "
            "Croatia. A site that grew across a border stands with its first year in all states.",
            "The Old City of Jerusalem, proposed by Jordan, stands with no country. Medieval "
            "Monuments in Kosovo stand with Serbia, as UNESCO has them.",
            "There was no session in 2020 and 2022. The numbers of these years repeat.",
        ),
        lessons=("02", "07"),
        left_out="Sites after 2023, sites that were taken off the list, names and places.",
    )
]
