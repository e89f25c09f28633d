"""Two codings of eight communities, made for this course.

Files: `../course/communities.toml` (the codebook and the notes that a coder may use) and
`../course/community_codes.csv` (the codes with their reasons).

Left out: nothing.
"""

import tomllib
from pathlib import Path

import pandas as pd

from recipes.common import CC_BY_4, Field, Source, Table, read

CONTENT = Path(__file__).parents[1] / "course"
CODES = ["0", "1", "2", "?"]


def community_codes(sources: Path) -> pd.DataFrame:
    """The codes with the names of communities and features; nothing comes from `sources`."""
    book = tomllib.loads((CONTENT / "communities.toml").read_text(encoding="utf-8"))
    features = pd.DataFrame(book["feature"]).rename(columns={"name": "feature", "text": "meaning"})
    communities = pd.DataFrame(book["community"])[["key", "name"]]
    frame = read(CONTENT / "community_codes.csv", dtype=str)
    frame = frame.merge(communities, left_on="community", right_on="key", validate="m:1")
    frame = frame.drop(columns=["community", "key"]).rename(columns={"name": "community"})
    frame = frame.merge(
        features, left_on="feature", right_on="key", validate="m:1", suffixes=("_key", "")
    )
    return frame.drop(columns=["key", "feature_key"])


def _code(coder: str) -> Field:
    text = f"Code of coder {coder}: 0 against, 1 in part, 2 clearly, ? the notes are silent"
    return Field(f"coder_{coder.lower()}", "string", text, constraints={"enum": CODES})


TABLES = [
    Table(
        name="community_codes",
        title="Eight communities coded for seven features of a diaspora",
        description="Two codings of the same notes, made apart from each other, to compare coders.",
        row="one community and one feature",
        make=community_codes,
        fields=(
            Field("community", "string", "The community"),
            Field("feature", "string", "The feature of a diaspora"),
            Field("author", "string", "Who names this feature"),
            Field("meaning", "string", "What the feature says"),
            _code("A"),
            Field("reason_a", "string", "Why coder A chose this code"),
            _code("B"),
            Field("reason_b", "string", "Why coder B chose this code"),
        ),
        key=("community", "feature"),
        sources=(
            Source(
                "Notes on eight communities; each note names its own source",
                "course/communities.toml",
                "codings of 2026",
                "",
                "",
            ),
        ),
        licences=(CC_BY_4,),
        publisher="this course",
        work="Codings of eight communities",
        kind="counted",
        caveats=(
            "What it cannot show: how many people belong to a community, how it changed, or "
            "how its members see themselves.",
            "A code is a judgement on short notes. It is not a fact about the people.",
            "A question mark means that the notes are silent. It is neither yes nor no.",
            "The notes were chosen for teaching. Other notes would lead to other codes.",
        ),
        lessons=("01",),
        left_out="Nothing.",
    )
]
