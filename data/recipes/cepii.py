"""Pairs of countries: how far apart, which ties of border, language, empire and friendship.

Publishers and addresses:

- CEPII, GeoDist (Mayer and Zignago 2011): distance, border, language, colonial ties.
  http://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=6. Edition: 2011. Licence: Etalab
  Open Licence 2.0.
- Meta, Social Connectedness Index (Bailey, Cao, Kuchler, Stroebel and Wong 2018), country pairs:
  https://data.humdata.org/dataset/social-connectedness-index. Edition: October 2021. The file names
  no licence; the catalogue BERD@NFDI lists it as CC0 1.0
  (https://berd-platform.de/records/1n294-cdf22). Only rounded values between countries are kept.

Files in the folder of sources: `cepii-geodist/dist_cepii.csv` and
`facebook-sci-2021/sci_country_pairs_2021.csv`.

Every tie is the same in both directions, so each pair stands here once, in the order of the codes.

Left out: a country with itself; places without migrants in the tables of the United Nations; the
other distances; the column `smctry` of CEPII (one country in the past), which is not the same in
both directions and has Armenia and Azerbaijan but not Kazakhstan and Uzbekistan.
"""

from pathlib import Path

import pandas as pd

from recipes.common import CC0, ETALAB, Field, Source, Table, code, read, two_digits

PAIR = ["country_a", "country_b"]
NOT_USED = ["ANT", "CCK", "CXR", "JEY", "NFK", "PCN"]
GEODIST = {
    "iso_o": "country_a",
    "iso_d": "country_b",
    "distw": "distance_km",
    "contig": "border",
    "comlang_off": "official_language",
    "comlang_ethno": "spoken_language",
    "colony": "colonial_tie",
    "col45": "colonial_tie_after_1945",
    "comcol": "common_coloniser",
}
FRIENDS = {"user_iso3": "country_a", "friend_iso3": "country_b", "scaled_sci": "connectedness"}


def pairs(sources: Path) -> pd.DataFrame:
    """One row a pair that stands in either file; the columns of the other file may be empty."""
    ties = _once(read(sources / "cepii-geodist/dist_cepii.csv"), GEODIST)
    friends = _once(read(sources / "facebook-sci-2021/sci_country_pairs_2021.csv"), FRIENDS)
    friends["connectedness"] = two_digits(friends["connectedness"])
    frame = ties.merge(friends, on=PAIR, how="outer")
    frame["distance_km"] = frame["distance_km"].round()
    return frame


def _once(frame: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    frame = frame.rename(columns=names)[list(names.values())]
    unused = frame[PAIR].isin(NOT_USED).any(axis=1)
    return frame[~unused & (frame["country_a"] < frame["country_b"])]


def _tie(name: str, what: str) -> Field:
    return Field(name, "integer", what, "0 or 1", needed=False, constraints={"enum": [0, 1]})


TABLES = [
    Table(
        name="pairs",
        title="Ties between two countries: distance, border, language, empire, friendship",
        description="Each pair stands once, in the order of the codes. To join it with a table of "
        "origins and destinations, use it a second time with country_a and country_b exchanged.",
        row="two countries",
        make=pairs,
        fields=(
            code("country_a", "The country whose code comes first in the alphabet"),
            code("country_b", "The other country"),
            Field(
                "distance_km",
                "integer",
                "Distance between the large cities of both, weighted by the people in them",
                "kilometres",
                needed=False,
                constraints={"minimum": 1, "maximum": 20_100},
            ),
            _tie("border", "1 if they have a common border"),
            _tie("official_language", "1 if they have a common official language"),
            _tie("spoken_language", "1 if at least 9 percent speak the same language in both"),
            _tie("colonial_tie", "1 if one ever ruled the other for long"),
            _tie("colonial_tie_after_1945", "1 if one ruled the other after 1945"),
            _tie("common_coloniser", "1 if the same country ruled both after 1945"),
            Field(
                "connectedness",
                "integer",
                "How likely a Facebook user in one is a friend of a "
                "user in the other, on a scale of Meta; two digits only",
                "index; only ratios have a meaning",
                needed=False,
                constraints={"minimum": 1},
            ),
        ),
        key=tuple(PAIR),
        codes=tuple(PAIR),
        sources=(
            Source(
                "CEPII GeoDist",
                "http://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=6",
                "2011",
                "2022-10-08",
                "https://github.com/pachadotdev/cepiigeodist",
            ),
            Source(
                "Social Connectedness Index, country pairs",
                "https://data.humdata.org/dataset/social-connectedness-index",
                "October 2021",
                "2022-05-04",
                "https://github.com/davidrodord56/FB-Connectedness-Index",
            ),
        ),
        licences=(ETALAB, CC0),
        publisher="CEPII and Meta Data for Good",
        work="GeoDist, and Social Connectedness Index 2021",
        kind="estimated",
        caveats=(
            "What it cannot show: how many friendships there are, between whom, or since when; "
            "nor whether a tie is the reason for anything.",
            "Distance, border, language and empire are those of about 2011. Montenegro, Kosovo, "
            "South Sudan and some small territories have no such row; Serbia is Serbia and "
            "Montenegro. Macao and Montserrat have no distance.",
            "No connectedness for countries where Meta gives none: Afghanistan, China, Cuba, Iran, "
            "Iraq, Israel, North Korea, Palestine, Russia, Syria, Venezuela, Yemen and others. "
            "Several of the largest diasporas cannot be seen.",
            "Connectedness is divided by the users on both sides. Large countries far away get low "
            "values, even the United States with millions of migrants.",
            "People in many countries use other networks. A low value can mean no Facebook.",
            "colonial_tie is very wide: it holds for Britain and the United States. CEPII counts "
            "the Soviet Union as rule by Russia, so Uzbekistan and Kazakhstan have a common "
            "coloniser. Many dispute this; say so when you use it.",
            "The language columns know no second language of a school or a market: Russia and "
            "Uzbekistan share none here, Russia and Kyrgyzstan do.",
            "The catalogue BERD@NFDI lists the Facebook data as CC0; the file names no terms. "
            "Nobody may try to find persons in them.",
        ),
        lessons=("03", "09"),
        left_out="Countries with themselves; five places without migrants in other tables; other "
        "distances; digits of the connectedness after the second.",
    )
]
