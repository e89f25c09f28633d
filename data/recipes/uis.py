"""Students abroad: how many a country receives and sends, and where they go.

Publisher: UNESCO Institute for Statistics (UIS). Address: https://databrowser.uis.unesco.org (bulk
download: Other Policy Relevant Indicators). Licence: CC BY-SA 3.0 IGO; the selection of
destinations was made by 360info, CC BY 4.0. Editions: export of May 2025 (indicators 26637 and
MENF.5T8); export of January 2023.

Files in the folder of sources, under `student-mobility`: `uis_inbound_outbound_2000_2024.csv`,
`uis_raw_inbound_and_netflow.csv` (for the mark that tells a zero from "not applicable"), and
`uis_popular_destinations_by_origin_360info.csv`.

Left out: regions; the year 2024; one impossible number (United Arab Emirates 2019, fewer than no
students abroad); of the pairs, years in which large destinations are missing, students of unknown
origin, and destinations after the tenth of each origin.
"""

from pathlib import Path

import pandas as pd

from recipes.common import (
    CC_BY_4,
    CC_BY_SA_3_IGO,
    YEAR,
    Field,
    Source,
    Table,
    code,
    read,
    year,
)
from recipes.un_statistics import countries

FOLDER = "student-mobility"
LAST = 2023
PAIR_YEARS = [2014, 2016, 2018]
OTHER_NAMES = {"St Vincent/Grenadines": "VCT", "Venezuala": "VEN"}
UNKNOWN = "unknown countries"
REST = "Other countries"


def students(sources: Path) -> pd.DataFrame:
    """One row a country and year; students sent are those received less the net flow."""
    frame = read(sources / FOLDER / "uis_inbound_outbound_2000_2024.csv")
    frame = frame.rename(columns={"outbound_students_derived": "outbound_students"})
    frame["outbound_students"] = frame["outbound_students"].where(frame["outbound_students"] >= 0)
    frame["inbound_students"] = frame["inbound_students"].mask(_not_applicable(frame, sources))
    frame = frame[frame["year"] <= LAST].dropna(subset=STUDENTS, how="all")
    return frame.assign(**frame[STUDENTS].round())


def _not_applicable(frame: pd.DataFrame, sources: Path) -> pd.Series:
    """True where the publisher marks the students received as not applicable."""
    raw = read(sources / FOLDER / "uis_raw_inbound_and_netflow.csv", dtype={"indicatorId": str})
    raw = raw[(raw["indicatorId"] == "26637") & (raw["magnitude"] == "NA")]
    marked = pd.MultiIndex.from_frame(raw[["geoUnit", "year"]])
    return pd.Series(pd.MultiIndex.from_frame(frame[["iso3", "year"]]).isin(marked), frame.index)


def student_pairs(sources: Path) -> pd.DataFrame:
    """One row an origin, one of its ten largest destinations, and year."""
    frame = read(sources / FOLDER / "uis_popular_destinations_by_origin_360info.csv")
    names = {"origin_country_name": "origin", "dest_country_lumped": "destination"}
    frame = frame.rename(columns={**names, "value_lumped": "students"})
    frame = frame[frame["year"].isin(PAIR_YEARS) & ~frame["origin"].str.endswith(UNKNOWN)]
    whole = frame.groupby(["origin", "year"])["students"].transform("sum")
    frame["share_percent"] = 100 * frame["students"] / whole
    frame = frame[frame["destination"] != REST]
    codes = _codes(sources)
    frame = frame.assign(**{column: frame[column].map(codes) for column in names.values()})
    return frame.assign(students=frame["students"].round())


def _codes(sources: Path) -> dict[str, str]:
    """The code of every name and spelling in the table countries."""
    table = countries(sources).fillna({"aliases": ""})
    spellings = table["name"] + ";" + table["un_name"] + ";" + table["aliases"]
    pairs = zip(table["iso3"], spellings.str.split(";"), strict=True)
    return {name: code for code, names in pairs for name in names} | OTHER_NAMES


STUDENTS = ["inbound_students", "outbound_students"]
BROWSER = "https://databrowser.uis.unesco.org"


def _people(name: str, what: str, needed: bool = False) -> Field:
    return Field(name, "integer", what, "students", needed, constraints={"minimum": 0})


STUDY = "A student abroad crossed a border in order to study. A migrant who studies is not meant."

TABLES = [
    Table(
        name="students",
        title="Students from abroad and students abroad",
        description="Students in higher education whom a country receives and sends.",
        row="one country in one year",
        make=students,
        fields=(
            code("iso3", "Country"),
            YEAR,
            _people("inbound_students", "Students from abroad in the country"),
            _people("outbound_students", "Students of the country abroad, as UIS estimates"),
        ),
        key=("iso3", "year"),
        codes=("iso3",),
        sources=(
            Source(
                "Inbound internationally mobile students, and net flow",
                BROWSER,
                "export of May 2025",
                "2025-05-05",
                "https://github.com/nemuulen/INFOSCI301_Final_Project",
            ),
        ),
        licences=(CC_BY_SA_3_IGO,),
        publisher="UNESCO Institute for Statistics",
        work="Internationally mobile students",
        kind="estimated",
        caveats=(
            "What it cannot show: who stays after the degree, who goes home, and who pays.",
            STUDY,
            "Do not add up the countries of a year and compare it with another year: different "
            "countries report each year. The United States are missing before 2005, from 2006 to "
            "2012, in 2019 and in 2022.",
            "Students abroad were computed as students received less the net flow that UIS "
            "publishes, so they exist only where both do. Nigeria, one of the large origins, has "
            "none. Use student_pairs there.",
            "An empty cell is unknown or not applicable. A zero is a zero that UIS reports.",
            "From 2023 on there is no net flow, so no students abroad.",
            "The licence asks that a table made from this one carries the same licence.",
        ),
        lessons=("02", "05"),
        left_out="The year 2024, with seven countries; the students abroad of the United Arab "
        "Emirates in 2019, which would be fewer than none; regions.",
    ),
    Table(
        name="student_pairs",
        title="Where students of a country go",
        description="The ten largest destinations of each origin, in 2014, 2016 and 2018.",
        row="the students from one origin in one destination in one year",
        make=student_pairs,
        fields=(
            code("origin", "Country from which the students come"),
            code("destination", "Country where they study"),
            year("year", "Year: 2014, 2016 or 2018", needed=True),
            _people("students", "Students", needed=True),
            Field(
                "share_percent",
                "number",
                "Share of this destination among all students of the origin whom any destination "
                "reported",
                "percent",
                decimals=1,
                constraints={"minimum": 0, "maximum": 100},
            ),
        ),
        key=("origin", "destination", "year"),
        codes=("origin", "destination"),
        sources=(
            Source(
                "Students by country of origin, most popular destinations",
                BROWSER,
                "export of January 2023",
                "2023-01-09",
                "https://github.com/360-info/report-global-education",
            ),
        ),
        licences=(CC_BY_SA_3_IGO, CC_BY_4),
        publisher="UNESCO Institute for Statistics",
        work="Internationally mobile students by origin (selection by 360info)",
        kind="counted",
        caveats=(
            "What it cannot show: students in destinations that do not report by origin, China "
            "above all; degrees, exchange terms, and return.",
            STUDY,
            "Malaysia and the United Arab Emirates are missing in 2018, Spain in 2014. A "
            "destination that disappears may have stopped to report.",
            "An absent pair is not zero: it is outside the first ten, or not reported. Small "
            "origins have more than ten where several share the tenth place.",
            "Other years exist but are not here: before 2013 the United States or Germany are "
            "missing, and after 2018 many destinations.",
            "The licence asks that a table made from this one carries the same licence.",
        ),
        lessons=("05",),
        left_out="Other years; destinations after the tenth; students of unknown origin.",
    ),
]
