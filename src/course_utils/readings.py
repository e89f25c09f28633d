"""The claims of the readings, the words of the glossary, and the references.

The content stands in `data/course/`: claims.toml, glossary.toml and bibliography.json (CSL-JSON).
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any

import pandas as pd

from course_utils.cards import Card, Fold, Link, Listing, Part, Rows
from course_utils.data import DATA
from course_utils.names import pick

COURSE = DATA / "course"
VERDICTS = ("holds", "holds with nuance", "outdated", "wrong", "contested", "cannot be checked")
COLUMNS = ["id", "reading", "lesson", "claim", "verdict", "evidence"]
Reference = Mapping[str, Any]  # one item of CSL-JSON


@dataclass(frozen=True)
class Reading:
    """One of the five readings; `reference` is its key in the bibliography."""

    label: str
    reference: str
    note: str


@dataclass(frozen=True)
class Claim:
    """A claim of a reading with the ledger's verdict; `also` and `also_lessons` name others."""

    id: str
    reading: str
    lesson: str
    claim: str
    question: str
    verdict: str
    summary: str
    evidence: str
    sources: Sequence[str]
    defence: str = ""
    also: Sequence[str] = ()
    also_lessons: Sequence[str] = ()
    refs: Sequence[str] = ()


@dataclass(frozen=True)
class Term:
    """A word of the glossary; `also` holds other spellings, `see` the names of other words."""

    name: str
    definition: str
    lessons: Sequence[str]
    also: Sequence[str] = ()
    who: str = ""
    features: Sequence[str] = ()
    disputed: str = ""
    observable: str = ""
    misuse: str = ""
    see: Sequence[str] = ()
    refs: Sequence[str] = ()


def claims() -> pd.DataFrame:
    """All claims, one row each: id, reading, lesson, claim, verdict, evidence (all text)."""
    rows = [[getattr(one, column) for column in COLUMNS] for one in _claims().values()]
    return pd.DataFrame(rows, columns=COLUMNS)


def claim(claim_id: str) -> Card:
    """The card of a claim, such as C07; the ledger's verdict stays folded. Raises KeyError."""
    one = find_claim(claim_id)
    return Card(
        f"Claim {one.id}",
        one.claim,
        Rows([("Reading", _label(key)) for key in [one.reading, *one.also]]),
        f"What would count as evidence? {one.question}",
        Fold("Open the verdict of the course's ledger", *ledger(one.id)),
    )


def find_claim(claim_id: str) -> Claim:
    """The claim with this id, such as ``"C07"``. Raises KeyError naming the nearest ids."""
    return pick("claim", claim_id, _claims())


def find_term(name: str) -> Term:
    """The word of the glossary, in any spelling that it knows. Raises KeyError."""
    return pick("word in the glossary", _spelling(name), _spellings())


def is_term(name: str) -> bool:
    """Does the glossary know this word, in any spelling?"""
    return _spelling(name) in _spellings()


def said_by(claim: Claim) -> str:
    """Who says so, in short: "RA · Rustamova (n.d.)", with all readings that make the claim."""
    keys = (claim.reading, *claim.also)
    return "; ".join(f"{key} · {cite(_readings()[key].reference)}" for key in keys)


def ledger(claim_id: str) -> list[Part]:
    """The verdict on a claim with its evidence, defence and sources, as parts of a card.

    Raises KeyError that names the nearest claims.
    """
    one = find_claim(claim_id)
    defence = [f"The author's best defence: {one.defence}"] if one.defence else []
    refs = [f"In the bibliography: {_cited(one.refs)}."] if one.refs else []
    notes = [f"About {key}: {_readings()[key].note}" for key in [one.reading, *one.also]]
    verdict = f"Verdict: {one.verdict}. {one.summary}"
    return [verdict, one.evidence, *defence, "Sources:", Listing(list(one.sources)), *refs, *notes]


def term(name: str) -> Card:
    """The card of a word, in any spelling that the glossary knows. Raises KeyError."""
    one = find_term(name)
    labelled = {
        "Who": one.who,
        "In dispute": one.disputed,
        "In data": one.observable,
        "Common slip": one.misuse,
        "See also": ", ".join(one.see),
        "References": _cited(one.refs),
    }
    rows = Rows([(label, text) for label, text in labelled.items() if text])
    features = [Listing(list(one.features))] if one.features else []
    return Card(one.name, one.definition, *features, rows)


def terms() -> pd.DataFrame:
    """All words of the glossary in alphabetical order: name, who, definition, lessons (text)."""
    words = sorted(_terms().values(), key=lambda one: _spelling(one.name))
    rows = [[one.name, one.who, one.definition, ", ".join(one.lessons)] for one in words]
    return pd.DataFrame(rows, columns=["name", "who", "definition", "lessons"])


def cite(key: str) -> str:
    """The short form of a reference, such as "Safran (1991)". Raises KeyError."""
    entry = pick("reference", key, _references())
    role = f"{_role(entry)}, " if _only_edited(entry) else ""
    return f"{_short_names(entry)} ({role}{_year(entry)})"


def reference(key: str) -> str:
    """The full reference as one line of text, with its address at the end. Raises KeyError."""
    entry = pick("reference", key, _references())
    return f"{_described(entry)} {_address(entry)}".strip()


def bibliography(*keys: str) -> Card:
    """A card with the full references of these keys, or of all. Raises KeyError."""
    wanted = keys or sorted(_references(), key=lambda key: reference(key).casefold())
    entries = [pick("reference", key, _references()) for key in wanted]
    return Card("References", Listing([_linked(entry) for entry in entries]))


# ---------------------------------------------------------------- the content files


@cache
def _readings() -> dict[str, Reading]:
    tables = _tables("claims.toml", "readings")
    return {key: _entry(Reading, table, f"readings.{key}") for key, table in tables.items()}


@cache
def _claims() -> dict[str, Claim]:
    tables = _tables("claims.toml", "claim")
    return {one.id: one for one in (_entry(Claim, table, "claims.toml") for table in tables)}


@cache
def _terms() -> dict[str, Term]:
    tables = _tables("glossary.toml", "term")
    return {one.name: one for one in (_entry(Term, table, "glossary.toml") for table in tables)}


@cache
def _spellings() -> dict[str, Term]:
    return {_spelling(word): one for one in _terms().values() for word in (one.name, *one.also)}


@cache
def _references() -> dict[str, Reference]:
    entries = _read("bibliography.json")
    for number, entry in enumerate(entries, start=1):
        if not {"id", "type", "title"} <= set(entry):
            raise ValueError(f"In bibliography.json, entry {number} lacks an id, type or title.")
    return {entry["id"]: entry for entry in entries}


def _read(name: str) -> Any:
    """The content of a TOML or JSON file; ValueError names the file and the line."""
    parse = json.loads if name.endswith(".json") else tomllib.loads
    try:
        return parse((COURSE / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError(f"The file {name} cannot be read: {error}.") from None


def _tables(name: str, heading: str) -> Any:
    content = _read(name)
    if heading not in content:
        raise ValueError(f"The file {name} has no part {heading!r}.")
    return content[heading]


def _entry(kind: type[Any], table: Mapping[str, Any], where: str) -> Any:
    """An object from a table of a content file; ValueError names what is missing or unknown."""
    known = {field.name: field.default is MISSING for field in fields(kind)}
    lacking = [name for name, needed in known.items() if needed and name not in table]
    unknown = [name for name in table if name not in known]
    if lacking or unknown:
        who = table.get("id") or table.get("name") or "an entry"
        said = f"lacks {', '.join(lacking)}" if lacking else f"should not have {', '.join(unknown)}"
        raise ValueError(f"In {where}, {who} {said}.")
    return kind(**table)


# ---------------------------------------------------------------- words and names


def _label(key: str) -> str:
    return f"{key} · {_readings()[key].label}"


def _spelling(name: object) -> str:
    """A word in lower case, with plain apostrophes and single spaces."""
    return " ".join(str(name).replace("’", "'").casefold().split())


def _cited(keys: Iterable[str]) -> str:
    return "; ".join(cite(key) for key in keys)


def _people(entry: Reference) -> Sequence[Mapping[str, str]]:
    people: Sequence[Mapping[str, str]] = entry.get("author") or entry.get("editor") or []
    return people


def _only_edited(entry: Reference) -> bool:
    return "editor" in entry and "author" not in entry


def _role(entry: Reference) -> str:
    return "ed." if len(entry["editor"]) == 1 else "eds."


def _short_names(entry: Reference) -> str:
    """Up to three family names; "et al." from four on; the title where nobody is named."""
    names = [person.get("literal") or person["family"] for person in _people(entry)]
    if not names:
        return f"“{entry['title']}”"
    if "cite-as" in entry.get("custom", {}):
        return str(entry["custom"]["cite-as"])
    return f"{names[0]} et al." if len(names) > 3 else _joined(names)


def _joined(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _year(entry: Reference) -> str:
    """The year, or "n.d." (no date); a letter tells works of one year apart."""
    letter = entry.get("year-suffix", "")
    if "issued" not in entry:
        return f"n.d.-{letter}" if letter else "n.d."
    return f"{entry['issued']['date-parts'][0][0]}{letter}"


def _described(entry: Reference) -> str:
    """The full reference without its address."""
    note = entry.get("note", "")
    parts = [_heading(entry), _titled(entry), _within(entry), _published(entry)]
    if note:
        parts.append(f"Note: {note}")
    return " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)


def _heading(entry: Reference) -> str:
    names = "; ".join(_full_name(person) for person in _people(entry)) or "No author"
    role = f" ({_role(entry)})" if _only_edited(entry) else ""
    return f"{names}{role} ({_year(entry)})"


def _full_name(person: Mapping[str, str]) -> str:
    parts = [person.get("family", ""), person.get("given", ""), person.get("suffix", "")]
    return person.get("literal") or ", ".join(part for part in parts if part)


def _titled(entry: Reference) -> str:
    edition = f"edition {entry['edition']}" if "edition" in entry else ""
    kind = " ".join(str(entry[field]) for field in ("genre", "number", "version") if field in entry)
    details = ", ".join(part for part in (edition, kind) if part)
    return f"{entry['title']} ({details})" if details else str(entry["title"])


def _within(entry: Reference) -> str:
    """The journal or book that holds the work, with volume, issue and pages."""
    issue = f"({entry['issue']})" if "issue" in entry else ""
    number = f"{entry.get('volume', '')}{issue}"
    title = entry.get("container-title", "")
    if entry["type"] == "chapter":
        editors = _joined([f"{person['given']} {person['family']}" for person in entry["editor"]])
        title = f"In {editors} ({_role(entry)}), {title}"
    return ", ".join(part for part in (title, number, entry.get("page", "")) if part)


def _published(entry: Reference) -> str:
    return ": ".join(entry[field] for field in ("publisher-place", "publisher") if field in entry)


def _address(entry: Reference) -> str:
    return f"https://doi.org/{entry['DOI']}" if "DOI" in entry else str(entry.get("URL", ""))


def _linked(entry: Reference) -> str | Link:
    address = _address(entry)
    return Link(_described(entry), address) if address else _described(entry)
