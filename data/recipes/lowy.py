"""Embassies, consulates and missions: how many posts a state has in which country.

Publisher: Lowy Institute, Global Diplomacy Index.
Address: https://globaldiplomacyindex.lowyinstitute.org. Editions: 2016, 2017, 2021 and 2024 (data
of 2023). Licence: © Lowy Institute, to be cited; the terms were not seen. Only counts are kept.

File in the folder of sources: `lowy-global-diplomacy-index/gdi_posts_long.csv`, one row a post
(from the workbook in DataScience-Lin/diplomacy_index_dashboard; codes of countries were added).

Left out: the year 2019, of which the copy has 40 rows instead of some 7,000; the European External
Action Service, which is no state; posts in places without a code of their own (Jerusalem, Abkhazia,
South Ossetia, Northern Cyprus, Somaliland); 13 rows that repeat another one in every column; six
embassies and consulates that stand in the sender's own country; cities and titles of posts.
"""

from pathlib import Path

import pandas as pd

from recipes.common import Field, Source, Table, code, count, read, year

FILE = "lowy-global-diplomacy-index/gdi_posts_long.csv"
TYPES = {
    "Embassy / High Commission": "embassy",
    "Consulate / Consulate-General": "consulate",
    "Permanent Mission": "permanent mission",
    "Other": "other",
}
CITED = {
    "name": "cited-lowy",
    "title": "© Lowy Institute; counts for teaching",
    "path": "https://globaldiplomacyindex.lowyinstitute.org",
}
KEY = ["sender", "host", "year", "type"]


def diplomatic_posts(sources: Path) -> pd.DataFrame:
    """The number of posts of each type that a state has in a country."""
    posts = read(sources / FILE).drop_duplicates().query("year != 2019")
    posts = posts.rename(columns={"iso3": "sender", "post_iso3": "host"})
    # One row has the city and the country in each other's place.
    posts.loc[posts["post_country"] == "Brussels", "host"] = "BEL"
    posts["type"] = posts["post_type"].map(TYPES)
    at_home = posts["sender"] == posts["host"]
    sound = ~at_home | (posts["type"] == "permanent mission")
    return posts[sound].dropna(subset=KEY).groupby(KEY).size().reset_index(name="posts")


TABLES = [
    Table(
        name="diplomatic_posts",
        title="Embassies, consulates and missions by sender and host",
        description="How many diplomatic posts up to 65 states have in each country.",
        row="the posts of one type that one country has in another in one year",
        make=diplomatic_posts,
        fields=(
            code("sender", "Country that has the posts"),
            code("host", "Country where they are"),
            year("year", "Year of the data", needed=True),
            Field(
                "type",
                "string",
                "Embassy (or high commission), consulate, permanent mission (to an organisation) "
                "or other (for example a representative or trade office)",
                constraints={"enum": list(TYPES.values())},
            ),
            count("posts", "Number of posts", "posts"),
        ),
        key=tuple(KEY),
        codes=("sender", "host"),
        sources=(
            Source(
                "Global Diplomacy Index",
                "https://globaldiplomacyindex.lowyinstitute.org",
                "editions 2016, 2017, 2021 and 2024 (data of 2023)",
                "",
                "https://github.com/DataScience-Lin/diplomacy_index_dashboard",
            ),
        ),
        licences=(CITED,),
        publisher="Lowy Institute",
        work="Global Diplomacy Index",
        kind="counted",
        caveats=(
            "What it cannot show: how many people work in a post, or what the post achieves. A "
            "pair without a row has no post of that type, if the sender is covered in that year.",
            "Only 42 senders in 2016, 60 in 2017, 64 in 2021 and 65 in 2023. Most countries, also "
            "Uzbekistan and Armenia, are hosts only. That a country is not a sender here does not "
            "mean that it has no embassies.",
            "Compare years only for the 42 senders of 2016. Otherwise the world seems to gain "
            "posts because the list of senders grows.",
            "Permanent missions stand in the country of the organisation. They raise the numbers "
            "of the United States, Switzerland, Belgium, Austria and France as hosts. Here sender "
            "and host can be the same.",
            "Posts in places without a code are not here. In 2023 these are 17: in Jerusalem 12 "
            "(two of the United States), in Somaliland two, in Abkhazia, South Ossetia and "
            "Northern Cyprus one each. So Russia has 228 posts here and 230 in the published "
            "ranking, Türkiye 250 and 252, the United States 269 and 271.",
            "In 2016 and 2017 an embassy of Türkiye seems to stand in Türkiye itself, in Mersin. "
            "This is the postal address of Northern Cyprus. It is left out, with four similar "
            "slips: Nogales (two), Nantes and Erdenet.",
            "Offices of Taiwan, and in Taiwan, are of the type other where states do not recognise "
            "each other.",
        ),
        lessons=("02", "03"),
        left_out="The broken year 2019; the European External Action Service (284 posts); places "
        "without a code; 13 repeated rows; posts in the sender's own country other than missions; "
        "cities, and the titles of posts.",
    )
]
