"""Since when the leader of a state is on Twitter and Facebook, 2007 to 2015.

Publisher: Pablo Barberá and Thomas Zeitzoff, replication data of "The New Public Address System:
Why Do World Leaders Adopt Social Media?", International Studies Quarterly 62 (1), 2018, pages
121-130, https://doi.org/10.1093/isq/sqx047. Address: https://github.com/pablobarbera/world-leaders-isq,
folder data. Licence: none is stated; the article is cited, and only first months are kept.

File in the folder of sources: `world-leaders-social-media/data01-leader-adoption.csv`, 0 or 1 for
each state and month. A 1 never turns back into a 0, so that the first month says everything.

The authors' list of accounts (`world-leaders-social-media.csv` there) was read to find rows that
stand with the wrong state; they stay as published and are marked in the column `doubt`.

Left out: names of people and of accounts, numbers of followers, and dates of personal accounts.
"""

from pathlib import Path

import pandas as pd

from recipes.common import Field, Source, Table, code, read

FILE = "world-leaders-social-media/data01-leader-adoption.csv"
PLATFORMS = {"Facebook": "fb", "Twitter": "tw"}
# State, platforms, and why the account is not one of the state's leader.
DOUBTS = [
    ("UZB", ["Twitter"], "The account of the list is Scpresidenciauy, by its name of Uruguay."),
    ("PAK", list(PLATFORMS), "The accounts of the list are eomanportal and oman.om, of Oman."),
    ("MKD", list(PLATFORMS), "The accounts of the list are those of a party, VMRO-DPMNE."),
]
CITED = {
    "name": "cited-barbera-zeitzoff",
    "title": "no licence stated; dates taken from the cited study",
    "path": "https://doi.org/10.1093/isq/sqx047",
}


def leader_accounts(sources: Path) -> pd.DataFrame:
    """One row a state and platform, with the first month of two kinds of account."""
    months = read(sources / FILE).rename(columns={"iso3c": "iso3"})
    frame = pd.concat([_platform(months, name, short) for name, short in PLATFORMS.items()])
    doubts = {(state, name): why for state, names, why in DOUBTS for name in names}
    pairs = zip(frame["iso3"], frame["platform"], strict=True)
    return frame.assign(doubt=[doubts.get(pair) for pair in pairs])


def _platform(months: pd.DataFrame, name: str, short: str) -> pd.DataFrame:
    first = {
        column: _first_month(months, f"leader_active_{short}_{kind}")
        for column, kind in [("office_since", "institution"), ("any_since", "any")]
    }
    return pd.DataFrame(first).reset_index().assign(platform=name)


def _first_month(months: pd.DataFrame, column: str) -> pd.Series:
    """For each state the first month with a 1, such as "2011-05"; empty if there is none."""
    active = months["month"].where(months[column] == 1).str[:7]
    return active.groupby(months["iso3"]).min()


def _month(name: str, what: str) -> Field:
    return Field(name, "string", what, needed=False, constraints={"pattern": r"\d{4}-\d{2}"})


TABLES = [
    Table(
        name="leader_accounts",
        title="Since when the leaders of states are on Twitter and Facebook, 2007 to 2015",
        description="The first month in which the office of a head of state or government, or the "
        "leader in person, was active on a platform.",
        row="one country on one platform",
        make=leader_accounts,
        fields=(
            code("iso3", "Country"),
            Field(
                "platform", "string", "Facebook or Twitter", constraints={"enum": list(PLATFORMS)}
            ),
            _month("office_since", "First month with an account of the office, as year-month"),
            _month("any_since", "First month with any account, of the office or of the leader"),
            Field("doubt", "string", "Why office_since is not sound", needed=False),
        ),
        key=("iso3", "platform"),
        codes=("iso3",),
        sources=(
            Source(
                "The New Public Address System: Why Do World Leaders Adopt Social Media? "
                "Replication data",
                "https://github.com/pablobarbera/world-leaders-isq",
                "International Studies Quarterly 62 (1), 2018; months to August 2015",
                "",
                "https://github.com/pablobarbera/world-leaders-isq",
            ),
        ),
        licences=(CITED,),
        publisher="Barberá and Zeitzoff (2018)",
        work="The New Public Address System, replication data",
        kind="counted",
        caveats=(
            "What it cannot show: what the accounts said, who read it, or whether anybody "
            "answered. It also ends in August 2015.",
            "Heads of state and government only. Foreign ministries and embassies are not here, so "
            "this is not a measure of digital diplomacy as a whole.",
            "An empty cell means that no account was found until August 2015. It may have come "
            "later.",
            "Once active counts as active for ever. A silent account and a change of government "
            "do not show.",
            "The abstract of the article says that more than 76 percent of leaders were active at "
            "the end of 2014. These data give 80 percent of 195 states for December 2014.",
            "Read the column doubt first. In five rows, Uzbekistan on Twitter among them, the list "
            "of the authors has an account of another state or of a party. The dates stand as "
            "published; do not use them as facts about these states.",
            "The list takes one leader for each state. For Uzbekistan and Kazakhstan it takes the "
            "prime minister, not the president.",
            "Two platforms only. Others, for example Instagram and Telegram, are not here.",
        ),
        lessons=("10",),
        left_out="Names of people and of accounts, followers, and separate dates of personal "
        "accounts.",
    )
]
