"""Votes in the General Assembly: resolution 62/243 and how near states vote to each other.

Publishers and addresses:

- E. Voeten, A. Strezhnev and M. Bailey, United Nations General Assembly Voting Data, Harvard
  Dataverse: https://doi.org/10.7910/DVN/LEJUQZ. The vote is taken from the R package unvotes 0.3.0
  (MIT): https://cran.r-project.org/package=unvotes. Ideal points: release of July 2025. The terms
  of the ideal points could not be confirmed (free with citation, as best known), so only one
  rounded number a country and year is kept, for the years that lesson 11 needs.
- United Nations, press release GA/10693 of 14 March 2008, the official record of the vote:
  https://press.un.org/en/2008/ga10693.doc.htm

Files in the folder of sources: `unga-votes/unga_res_62_243_2008-03-14_votes.csv` and
`unga-votes/unga_ideal_points_1946_2024.csv`.

Left out: all other votes; ideal points before 1992, of 2024 (no estimate from all votes), and
estimates from other sets of votes.
"""

from pathlib import Path

import pandas as pd

from recipes.common import MIT, YEAR, Field, Source, Table, code, one_of, read

VOTES = ("yes", "no", "abstain")
FREE_WITH_CITATION = {
    "name": "other-at",
    "title": "free with citation (terms not confirmed)",
    "path": "https://doi.org/10.7910/DVN/LEJUQZ",
}
# One number of the Correlates of War project stands for three states in a row.
YUGOSLAVIA, LAST_YEAR, LAST_YEAR_OF_TWO = 345, 2002, 2005


def un_votes_62_243(sources: Path) -> pd.DataFrame:
    """One row a state that voted, as coded in the data set and as in the official record."""
    frame = read(sources / "unga-votes/unga_res_62_243_2008-03-14_votes.csv")
    return frame.rename(columns={"vote_as_found": "vote_in_dataset"})


def un_ideal_points(sources: Path) -> pd.DataFrame:
    """One row a state and year, 1992 to 2023."""
    frame = read(sources / "unga-votes/unga_ideal_points_1946_2024.csv")
    frame = frame.rename(columns={"iso3c": "iso3", "idealpointall": "ideal_point"})
    frame = frame.dropna(subset=["iso3", "ideal_point"]).query("1992 <= year <= 2023")
    row = frame["ccode"] == YUGOSLAVIA
    frame["iso3"] = frame["iso3"].mask(row & (frame["year"] > LAST_YEAR), "SCG")
    frame["iso3"] = frame["iso3"].mask(row & (frame["year"] > LAST_YEAR_OF_TWO), "SRB")
    return frame


VOTING_DATA = {
    "publisher": "Voeten, Strezhnev and Bailey",
    "work": "United Nations General Assembly Voting Data",
    "codes": ("iso3",),
}
DATAVERSE = "https://doi.org/10.7910/DVN/LEJUQZ"

TABLES = [
    Table(
        name="un_votes_62_243",
        title="The vote on General Assembly resolution 62/243 of 14 March 2008",
        description='The resolution "The situation in the occupied territories of Azerbaijan", '
        "state by state, twice: as a famous data set codes it, and as the United Nations recorded "
        "it.",
        row="one state that took part in the vote",
        make=un_votes_62_243,
        fields=(
            code("iso3", "State"),
            one_of("vote_in_dataset", "The vote as coded in the data set", VOTES),
            one_of("vote_official", "The vote in the official record, GA/10693", VOTES),
        ),
        key=("iso3",),
        sources=(
            Source(
                "United Nations General Assembly Voting Data",
                DATAVERSE,
                "R package unvotes 0.3.0",
                "2021-03-09",
                "https://github.com/cran/unvotes",
            ),
            Source(
                "Press release GA/10693 with the record of the vote",
                "https://press.un.org/en/2008/ga10693.doc.htm",
                "14 March 2008",
                "",
                "",
            ),
        ),
        licences=(MIT,),
        kind="counted",
        caveats=(
            "What it cannot show: why a state voted as it did. France, Russia and the United "
            "States, who mediated between the sides, voted against; they said that the text was "
            "one-sided. Azerbaijan said that it was balanced and in line with international law.",
            "The two columns differ in one row. The data set gives 38 yes, 7 no and 101 "
            "abstentions, the official record 39, 7 and 100. The error is kept so that you can "
            "find it.",
            "Only states that voted are here: 146 of 192 members. To be absent is not to abstain.",
            "Serbia stands as Yugoslavia in the data set. Here it has its code SRB.",
            "Resolutions of the General Assembly recommend. They are not treaties.",
        ),
        lessons=("11",),
        left_out="All other votes; members that were absent.",
        **VOTING_DATA,
    ),
    Table(
        name="un_ideal_points",
        title="How states vote in the General Assembly: ideal points",
        description="One number a state and year, estimated from all its votes: states that vote "
        "alike have numbers near each other.",
        row="one state in one year",
        make=un_ideal_points,
        fields=(
            code("iso3", "State"),
            YEAR,
            Field(
                "ideal_point",
                "number",
                "Estimated position; higher means nearer to the votes of the United States",
                unit="points on the scale of the model",
                decimals=2,
            ),
        ),
        key=("iso3", "year"),
        sources=(
            Source(
                "United Nations General Assembly Voting Data: ideal points",
                DATAVERSE,
                "July 2025",
                "2025-07-01",
                "https://github.com/lucasbuildsapps/Masterthesis",
            ),
        ),
        licences=(FREE_WITH_CITATION,),
        kind="modelled",
        caveats=(
            "What it cannot show: friendship, or a view on one conflict. The model has one "
            "dimension, and most votes are about other questions.",
            "Resolutions adopted without a vote are not in it.",
            "Cite: Bailey, Strezhnev and Voeten (2015), Estimating Dynamic State Preferences from "
            "United Nations Voting Data, Journal of Conflict Resolution 61(2), 430-456.",
            "YUG is Yugoslavia until 2002, SCG Serbia and Montenegro from 2003 to 2005; Serbia "
            "(SRB) begins in 2006. The data set has one name for all three.",
            "Numbers are rounded to two decimals. The publisher gives ranges too.",
        ),
        lessons=("11",),
        left_out="Years before 1992 and 2024; estimates from other sets of votes; ranges.",
        **VOTING_DATA,
    ),
]
