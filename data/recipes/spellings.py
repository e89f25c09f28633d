"""From the names of countries that publishers use to the codes of this course. Makes no table."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from recipes.un_statistics import countries


def to_iso3(names: pd.Series, sources: Path, more: Mapping[str, str] | None = None) -> pd.Series:
    """The code of each name. `more` adds spellings. Raises ValueError for an unknown name."""
    known = _spellings(countries(sources)) | dict(more or {})
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise ValueError(f"No country is known as {', '.join(unknown)}.")
    return names.map(known)


def _spellings(frame: pd.DataFrame) -> dict[str, str]:
    """Every spelling in the table countries; short names come last, so they win."""
    others = frame.assign(name=frame["aliases"].str.split(";")).explode("name")
    official = frame.assign(name=frame["un_name"])
    rows = pd.concat([others, official, frame]).dropna(subset="name")
    return dict(zip(rows["name"], rows["iso3"], strict=True))
