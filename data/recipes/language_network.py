"""Languages that are linked by people or books: Wikipedia editors, Twitter users, translations.

Publisher: Ronen, Gonçalves, Hu, Vespignani, Pinker and Hidalgo, "Links that speak: The global
language network and its association with global fame", PNAS 111 (52), 2014.
Address: https://doi.org/10.1073/pnas.1410931111. Terms: the data have no licence; cite the article.
So only the links that the lesson on the digital diaspora needs stand here, with rounded counts.

Files in the folder of sources, under `global-language-network`: `books_edges.csv`,
`wikipedia_edges.csv`, `twitter_edges.csv`, and for the numbers of speakers three `..._nodes.csv`.

Left out: languages with less than a million speakers, most of them small or dead languages of
translated books; coefficients; income and centrality (a learner computes centrality).
"""

from pathlib import Path

import pandas as pd

from recipes.common import Field, Source, Table, read, two_digits

FOLDER = "global-language-network"
ARTICLE = "https://doi.org/10.1073/pnas.1410931111"
NETWORKS = ["books", "wikipedia", "twitter"]
TERMS = {
    "name": "other-cite-article",
    "title": "no licence named; cite the article",
    "path": ARTICLE,
}
MANY = 1.0  # million speakers
NAMES = {
    "source_code": "code_a",
    "target_code": "code_b",
    "SourceLanguageName": "language_a",
    "TargetLanguageName": "language_b",
}


def language_links(sources: Path) -> pd.DataFrame:
    """One row a link; the symmetric links of Wikipedia and Twitter stand once."""
    speakers = _speakers(sources)
    files = [read(sources / FOLDER / f"{name}_edges.csv").assign(network=name) for name in NETWORKS]
    frame = pd.concat(files).rename(columns=NAMES)
    for end in ("a", "b"):
        frame[f"speakers_{end}_million"] = frame[f"code_{end}"].map(speakers)
    once = (frame["network"] == "books") | (frame["code_a"] < frame["code_b"])
    frame = frame[once].dropna(subset=["speakers_a_million", "speakers_b_million"])
    return frame.assign(links=two_digits(frame["Coocurrences"]))


def _speakers(sources: Path) -> pd.Series:
    """Million speakers by code, of the languages with a million or more."""
    files = [read(sources / FOLDER / f"{name}_nodes.csv") for name in NETWORKS]
    million = pd.concat(files).groupby("name")["Num_Speakers_M"].max()
    return million[million >= MANY]


def _end(end: str, role: str) -> tuple[Field, Field, Field]:
    return (
        Field(f"code_{end}", "string", f"Code of {role} (ISO 639-3)", constraints=CODE),
        Field(f"language_{end}", "string", f"Name of {role}"),
        Field(
            f"speakers_{end}_million",
            "number",
            f"People who speak {role}, as the authors count them",
            "million people",
            decimals=1,
            constraints={"minimum": MANY},
        ),
    )


CODE = {"pattern": "[a-z]{3}"}
FIRST, SECOND = _end("a", "the first language"), _end("b", "the second language")

TABLES = [
    Table(
        name="language_links",
        title="Languages that people and books connect",
        description="Which languages share Wikipedia editors, Twitter users or translated books.",
        row="one link between two languages in one network",
        make=language_links,
        fields=(
            Field("network", "string", "Where the link was seen", constraints={"enum": NETWORKS}),
            FIRST[0],
            SECOND[0],
            FIRST[1],
            SECOND[1],
            FIRST[2],
            SECOND[2],
            Field(
                "links",
                "integer",
                "books: translations from the first into the second language; wikipedia: editors "
                "of both; twitter: users who write both; two digits only",
                "translations or people",
                constraints={"minimum": 1},
            ),
        ),
        key=("network", "code_a", "code_b"),
        sources=(
            Source(
                "Links that speak: The global language network, PNAS 111 (52)",
                ARTICLE,
                "2014; translations 1979 to 2011, Wikipedia to 2011, Twitter 2011 and 2012",
                "",
                "https://github.com/CenterForCollectiveLearning/Global-language-network",
            ),
        ),
        licences=(TERMS,),
        publisher="Ronen, Gonçalves, Hu, Vespignani, Pinker and Hidalgo",
        work="Links that speak, PNAS 2014",
        kind="counted",
        caveats=(
            "What it cannot show: a country or a diaspora. A language has speakers in many "
            "countries, and a diaspora often has several languages.",
            "The people counted are those who edit Wikipedia, tweet or translate: few, and not a "
            "picture of all speakers.",
            "The data are from 2011 and 2012 and before. People and platforms have changed.",
            "Only links that are stronger than chance are here. An absent link is not zero "
            "contact: Uzbek has two links by books and none in the other networks.",
            "Links of books have a direction, from the first language to the second. Links of "
            "Wikipedia and Twitter have none and stand once.",
            "The counts of the three networks are different things. Compare ranks, not counts.",
            "The terms name no licence for the data. Cite the article.",
        ),
        lessons=("09",),
        left_out="Languages with less than a million speakers; digits after the second; "
        "coefficients and centrality.",
    )
]
