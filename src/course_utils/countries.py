"""Names and codes of countries, their regions, and the country that the learner follows.

Every spelling that is understood stands in the table `countries`: name, un_name, aliases, codes.
"""

from __future__ import annotations

import os
import re
import unicodedata
from difflib import get_close_matches
from functools import cache
from reprlib import repr as shortened
from typing import NamedTuple

from course_utils.data import load

DEFAULT = "UZB"
LONGEST = 80  # characters; no spelling of a country is longer


class Country(NamedTuple):
    """What is looked up about a country."""

    name: str
    region: str


class UnknownCountryError(KeyError):
    """No country has this name or code. The sentence with the nearest names is made when shown."""

    def __str__(self) -> str:
        text = self.args[0]
        if not isinstance(text, str):
            return f"A country is looked up by a text, such as 'Armenia', not by {shortened(text)}."
        near = get_close_matches(_plain(text[:LONGEST]), _spellings(), n=4, cutoff=0.6)
        found = dict.fromkeys(f"{name(c)} ({c})" for c in (_spellings()[n] for n in near))
        nearest = f"The nearest: {', '.join(found)}. " if found else ""
        return f"No country is called {text[:40]!r}. {nearest}load('countries') lists all names."


def code(text: object) -> str:
    """The ISO3 code for a name or a code, in any usual spelling: "Turkey", "türkiye", "TR", "TUR".

    Raises KeyError naming the nearest countries.
    """
    if isinstance(text, str) and len(text) <= LONGEST and _plain(text) in _spellings():
        return _spellings()[_plain(text)]
    raise UnknownCountryError(text)


def name(iso3: str) -> str:
    """The short English name, such as "Türkiye" for "TUR". Raises KeyError as `code` does."""
    return _countries()[code(iso3)].name


def region(iso3: str) -> str:
    """The region of the United Nations, such as "Asia"; "" for people of unknown origin.

    Raises KeyError as `code` does.
    """
    return _countries()[code(iso3)].region


def homeland(choice: str | None = None) -> str:
    """The ISO3 code of the country that the learner follows; with `choice`, choose it.

    Without a choice: the environment variable COURSE_HOMELAND, else the last choice in the journal,
    else Uzbekistan. Raises KeyError for a choice that is no country.
    """
    if choice is not None:
        return _chosen(choice)
    wanted = os.environ.get("COURSE_HOMELAND")
    return code(wanted) if wanted else _remembered()


def _chosen(choice: str) -> str:
    from course_utils.journal import current

    iso3 = code(choice)
    if not region(iso3):
        raise UnknownCountryError(choice)
    current().record("homeland", "00", "homeland", iso3)
    return iso3


def _remembered() -> str:
    """The last choice. A journal from elsewhere may hold anything, so it is looked up again."""
    from course_utils.journal import current

    try:
        return code(current().latest("homeland", "homeland"))
    except KeyError:
        return DEFAULT


@cache
def _countries() -> dict[str, Country]:
    table = load("countries")[["iso3", "name", "region"]].fillna("")
    rows = table.itertuples(index=False, name=None)
    return {iso3: Country(*rest) for iso3, *rest in rows}


@cache
def _spellings() -> dict[str, str]:
    """Every spelling, plain, with its code. Codes and main names win over other spellings."""
    table = load("countries")
    found: dict[str, str] = {}
    for column in ("iso3", "iso2", "name", "un_name", "aliases"):
        for iso3, texts in table.dropna(subset=column)[["iso3", column]].to_numpy():
            for text in texts.split(";"):
                found.setdefault(_plain(text), iso3)
    return found


def _plain(text: str) -> str:
    """Lower case, without accents and signs, "and" for "&", "saint" for "st", no leading "the"."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    words = re.sub(r"[^\w\s]", lambda sign: " " if sign[0] in "-/,()" else "", letters).split()
    words = ["saint" if word == "st" else word for word in words]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
