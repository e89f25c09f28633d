"""Rules on keeping, losing and passing on citizenship, by country and year.

Publisher: Global Citizenship Observatory (GLOBALCIT), European University Institute. M. Vink, L.
van der Baaren, R. Bauböck, J. Džankić, I. Honohan and B. Manby (2025), GLOBALCIT Citizenship Law
Dataset, v3.1, Country-Year-Mode Data. Address: https://hdl.handle.net/1814/73190. Licence: CC BY
4.0.

File in the folder of sources: `globalcit-citizenship-law-v3.1/data_v3.1_country-year.csv`. The
labels follow the codebook; for modes A01b, A16 and L02 they were read off the labels of version
1.0, which agree with the codes of version 3.1 for nearly all countries.

Left out: the other 41 modes; voluntary renunciation (L01), whose code for Italy changes in 2023
without a known reason; rows of states and years without any code.
"""

from pathlib import Path

import pandas as pd

from recipes.common import CC_BY_4, YEAR, Source, Table, code, one_of

YES = {0: "no", 1: "yes"}
# Column of the source: our name, what it says, its labels.
RULES = {
    "dualcit_comb": (
        "dual_citizenship",
        "Who may hold two citizenships, from the next two columns together. Emigrants only: they "
        "keep theirs, but immigrants must give up the old one. Restricted: both sides",
        {0: "restricted", 1: "emigrants only", 2: "immigrants only", 3: "allowed"},
    ),
    "L05_cat": (
        "loss_by_foreign_citizenship",
        "Does a citizen lose citizenship by taking another one of free will? Automatic: by law. By "
        "decision: an office must act (L05)",
        {
            0: "no",
            1: "automatic",
            2: "automatic, with exceptions",
            3: "automatic, naturalised only",
            4: "by decision",
            5: "by decision, with exceptions",
            6: "by decision, naturalised only",
        },
    ),
    "A06b_cat": (
        "renunciation_to_naturalise",
        "Must an immigrant give up the old citizenship to be naturalised? (A06b)",
        {0: "no", 1: "in name only", 2: "with exceptions", 3: "yes", 9: "no naturalisation"},
    ),
    "L02_cat": (
        "loss_by_living_abroad",
        "Can a citizen lose citizenship by living abroad? Known from 2020 (L02)",
        {0: "no", 1: "yes", 2: "some citizens only"},
    ),
    "A01b_cat": (
        "child_born_abroad",
        "Does a child born abroad get the citizenship of a parent? Known from 2020 (A01b)",
        {
            1: "yes",
            2: "limits for dual citizens",
            3: "limits out of wedlock",
            4: "limits for mothers",
            5: "some groups only",
            6: "limits by generation or residence",
        },
    ),
    "A16_cat": (
        "former_citizen",
        "Can a former citizen become a citizen again by a special rule? Known from 2020 (A16)",
        {0: "no", 1: "yes", 2: "after some kinds of loss only"},
    ),
    "A12a_bin": (
        "descendant_of_former_citizen",
        "Is there a special rule for descendants of former citizens? Known from 2020 (A12a)",
        YES,
    ),
    "A19_bin": (
        "co_ethnic",
        "Is there a special rule for people of the same ethnic or cultural origin? Known from 2020 "
        "(A19)",
        YES,
    ),
}


def citizenship_rules(sources: Path) -> pd.DataFrame:
    """One row a state and year with at least one code; codes become labels."""
    path = sources / "globalcit-citizenship-law-v3.1/data_v3.1_country-year.csv"
    missing = {column: ["NA"] for column in RULES}
    columns = ["iso3", "year", *RULES]
    frame = pd.read_csv(path, usecols=columns, keep_default_na=False, na_values=missing)
    for column, (name, _, labels) in RULES.items():
        frame[name] = frame[column].map(labels)
    return frame.dropna(subset=[name for name, _, _ in RULES.values()], how="all")


TABLES = [
    Table(
        name="citizenship_rules",
        title="Rules on keeping, losing and passing on citizenship",
        description="What the law of 201 states said on 1 January of each year since 1960.",
        row="the law of one state on 1 January of one year",
        make=citizenship_rules,
        fields=(
            code("iso3", "State"),
            YEAR,
            *(one_of(name, text, labels.values(), False) for name, text, labels in RULES.values()),
        ),
        key=("iso3", "year"),
        codes=("iso3",),
        sources=(
            Source(
                "GLOBALCIT Citizenship Law Dataset",
                "https://hdl.handle.net/1814/73190",
                "v3.1 (2025)",
                "2026-05-04",
                "https://github.com/maarten-vink/globalcit-L05-europe",
            ),
        ),
        licences=(CC_BY_4,),
        publisher="GLOBALCIT",
        work="Citizenship Law Dataset v3.1",
        kind="counted",
        caveats=(
            "What it cannot show: practice. A law may not be applied, and people may keep a "
            "passport that the law takes away. It does not count people.",
            "The law is that of 1 January. Germany allows dual citizenship since 27 June 2024, so "
            "its row for 2024 still shows the old law.",
            "Only the first three rules go back to 1960. The others are known for 2020 to 2024 and "
            "for 191 states. An empty cell is unknown, not no.",
            "A first row does not mean a new law: states enter when they become independent. A "
            "share of states therefore changes also because the group changes: 88 states in 1960, "
            "196 in 2024. Divide by the states with a code: 24 of 88 is 27 percent, but 24 of all "
            "201 is 12.",
            "Exceptions matter. Spain stands as automatic, with exceptions, yet the loss can be "
            "avoided by a declaration within three years.",
            "Naturalised only means: citizens by birth keep their citizenship. Nearly all such "
            "rows count as no loss in dual_citizenship (Mexico, Ireland).",
            "Where no naturalisation by residence exists, dual_citizenship counts immigrants as "
            "restricted, with a few exceptions made by the publisher.",
            "Former states have their own rows: SUN, YUG, SCG, CSK, DDR.",
        ),
        lessons=("08",),
        left_out="41 other modes of getting and losing citizenship; renunciation; articles of law.",
    )
]
