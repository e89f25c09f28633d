"""The activities of lesson 10, coded with the eight work areas of Hanson (2012)."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pandas as pd

from course_utils.data import DATA

NONE = 0  # the code of an activity that fits none of the eight areas
PATH = DATA / "course" / "digital_activities.toml"


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


def areas() -> pd.Series:
    """The names of the eight work areas by number (1 to 8), and 0 for none of them."""
    names = {row["number"]: row["name"] for row in _content()["area"]}
    return pd.Series({NONE: "none of the eight"} | names, name="name").rename_axis("area")


def activities() -> pd.DataFrame:
    """One row an activity, by its letter: date, activity, area, also, why, source.

    `area` is the number of the work area that fits best, `also` of another one that can be
    defended (empty where the code is clear); 0 means none of the eight.
    """
    table = pd.DataFrame(_content()["activity"]).set_index("id")
    table["also"] = table["also"].astype("Int64")
    return table[["date", "activity", "area", "also", "why", "source"]]
