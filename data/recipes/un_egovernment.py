"""E-government: how states serve people online, as the United Nations measure it.

Publisher: United Nations Department of Economic and Social Affairs (UN DESA).
Address: https://publicadministration.un.org/egovkb/en-us/Data-Center (one file an edition).
Editions: the twelve surveys of 2003 to 2024. Licence: terms of use of the United Nations, free with
attribution as far as is known.

File in the folder of sources: `un-egov-survey/egdi_2003_2024_tidy.csv`, made from the twelve
exports of the portal (copies in sevenChrisK/text-mining-week1 and
MaryliaCruzS/Estadistica1CienciaPolitica) without changing a number.

Added here: the rank in e-participation, which the exports do not give.
Left out: states that an edition did not rank, and regions, which have errors in the copy of 2024.
"""

from pathlib import Path

import pandas as pd

from recipes.common import Field, Source, Table, code, count, read, year

FILE = "un-egov-survey/egdi_2003_2024_tidy.csv"
UN_TERMS = {
    "name": "un-terms-of-use",
    "title": "© United Nations, free with attribution",
    "path": "https://www.un.org/en/about-us/terms-of-use",
}


def egovernment(sources: Path) -> pd.DataFrame:
    """One row a state and edition in which it was ranked."""
    frame = read(sources / FILE).query("covered == 1")
    ranks = frame.groupby("year")["epi"].rank(ascending=False, method="min")
    return frame.assign(epi_rank=ranks)


def _score(name: str, what: str, highest: int | None = 1) -> Field:
    limits = {"minimum": 0} | ({} if highest is None else {"maximum": highest})
    return Field(name, "number", what, "score from 0 to 1", decimals=5, constraints=limits)


TABLES = [
    Table(
        name="egovernment",
        title="E-government and e-participation by country",
        description="The E-Government Development Index (EGDI) of the United Nations, its three "
        "parts, and the E-Participation Index (EPI).",
        row="one country in one edition of the survey",
        make=egovernment,
        fields=(
            code("iso3", "Country"),
            year("year", "Year of the edition", needed=True),
            _score("egdi", "E-Government Development Index"),
            count("egdi_rank", "Rank in this index; 1 is the highest score", "rank"),
            _score("osi", "Online Service Index, a part of egdi"),
            _score("tii", "Telecommunication Infrastructure Index, a part of egdi"),
            _score("hci", "Human Capital Index, a part of egdi", highest=None),
            _score("epi", "E-Participation Index, not a part of egdi"),
            count(
                "epi_rank", "Rank in e-participation, computed here; ties share the better", "rank"
            ),
        ),
        key=("iso3", "year"),
        codes=("iso3",),
        sources=(
            Source(
                "UN E-Government Knowledgebase, Data Center",
                "https://publicadministration.un.org/egovkb/en-us/Data-Center",
                "editions 2003 to 2024",
                "",
                "https://github.com/sevenChrisK/text-mining-week1",
            ),
        ),
        licences=(UN_TERMS,),
        publisher="UN DESA",
        work="E-Government Survey 2003-2024",
        kind="modelled",
        caveats=(
            "What it cannot show: diplomacy. The index is about services, networks and schooling. "
            "It does not say whether people use the services or are free online.",
            "The method changes between editions. Compare ranks over time, not scores.",
            "EGDI is the mean of osi, tii and hci, up to rounding, in every edition but two. In "
            "2008 and 2010 the weights are 0.34 for osi and 0.33 for the others. This was found "
            "from the numbers. Cameroon and Cambodia in 2008 do not fit.",
            "EPI is not a part of EGDI. A country can rise in one and fall in the other.",
            "Micronesia in 2003 has hci 1.422. No score can be above 1. The number and the rank "
            "that follows from it stand here as published.",
            "A zero in a part can mean that there was no data, for example hci of Monaco, "
            "Liechtenstein and San Marino in 2003 to 2005. Their rank is too low for this reason.",
            "Some states were not ranked at first: 20 in 2003, 3 in 2012, none since 2014. They "
            "have no row. Uzbekistan has none in 2003.",
            "States with the same score share a rank in 2008, 2018 and 2022, but not in 2020.",
        ),
        lessons=("08", "10"),
        left_out="States that an edition did not rank; regions; the parts of each index.",
    )
]
