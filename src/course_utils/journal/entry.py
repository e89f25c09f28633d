"""An entry of the journal, and its value as plain JSON."""

from __future__ import annotations

import json
import math
import numbers
import re
import reprlib
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, TypeAlias

JSON: TypeAlias = Any  # what json.loads gives: None, bool, int, float, str, list or dict
Wanted: TypeAlias = dict[str, str | None]
LONGEST_VALUE = 5_000_000  # characters of JSON; a longer value is stored as a short text
LONGEST_LIST = 100_000
DEEPEST_VALUE = 20
LONGEST_SHORT = 200
ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
SHORT = reprlib.Repr()
SHORT.maxlevel, SHORT.maxstring, SHORT.maxother = 2, LONGEST_SHORT, LONGEST_SHORT


@dataclass(frozen=True)
class Entry:
    """One thing that the learner did. `at` is the time in UTC; `value` is plain JSON."""

    id: str
    at: str
    kind: str
    lesson: str
    item: str
    value: JSON


COLUMNS = tuple(field.name for field in fields(Entry))


def as_json(value: Any) -> JSON:
    """The value as it reads back from JSON; a short text for what JSON cannot hold. Never raises.

    Numbers of numpy become plain numbers. Half a surrogate pair, which UTF-8 cannot hold, becomes
    the replacement character.
    """
    try:
        plain = _plain(value)
        text = ENCODER.encode(plain)
        if len(text) > LONGEST_VALUE:
            return _short(value)
        return plain if text.isascii() else json.loads(clean(text))
    except Exception:  # an odd object may raise anything when it is looked at
        return _short(value)


def _plain(value: Any, around: tuple[int, ...] = ()) -> JSON:
    """The value in JSON's types; `around` holds the ids of the lists and dicts that hold it."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)  # a text of numpy becomes a plain one
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Real):
        return float(value) if math.isfinite(value) else str(float(value))
    if id(value) in around or len(around) == DEEPEST_VALUE:
        return _short(value)
    return _plain_parts(value, (*around, id(value)))


def _plain_parts(value: Any, around: tuple[int, ...]) -> JSON:
    if isinstance(value, (list, tuple)) and len(value) <= LONGEST_LIST:
        return [_plain(part, around) for part in value]
    if isinstance(value, dict) and len(value) <= LONGEST_LIST:
        return {str(key): _plain(part, around) for key, part in value.items()}
    if getattr(value, "ndim", None) == 0 and hasattr(value, "item"):  # a single numpy value
        return _plain(value.item(), around)
    return _short(value)


def _short(value: Any) -> str:
    try:
        return clean(SHORT.repr(value))[:LONGEST_SHORT]
    except Exception:
        return f"<{type(value).__name__}>"


def clean(text: str) -> str:
    """Join surrogate pairs; replace halves of pairs."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def checked_entry(row: dict[str, Any]) -> Entry:
    """A checked entry. Raises ValueError with what is wrong with the row."""
    if set(row) != set(COLUMNS):
        raise ValueError(f"it needs exactly these parts: {', '.join(COLUMNS)}")
    texts = {name: row[name] for name in COLUMNS[:-1]}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError(f"{', '.join(texts)} must be texts")
    if not re.fullmatch("[0-9a-f]{32}", row["id"]):
        raise ValueError("its id is not 32 hexadecimal digits")
    kind, lesson, item = (clean(row[name]) for name in ("kind", "lesson", "item"))
    return Entry(row["id"], _utc(row["at"]), kind, lesson, item, as_json(row["value"]))


def _utc(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError("no time zone")
        return moment.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError) as error:
        raise ValueError("its time is not an ISO 8601 time with a time zone") from error


def fits(entry: Entry, wanted: Wanted) -> bool:
    """Whether an entry has the kind, lesson and item that are wanted; None stands for any."""
    return all(text is None or getattr(entry, name) == text for name, text in wanted.items())
