"""An answer as it is meant: the number, names, column, lines or text in what a learner typed.

Every reasonable spelling is read. Nothing is compared here, and nothing is run.
"""

from __future__ import annotations

import math
import re
import reprlib
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.typing import DataFrameGroupBy, SeriesGroupBy

from course_utils.cards import readable

MILLION, BILLION = ("million", "mln", "mn", "m"), ("billion", "bln", "bn")
SCALES = {"thousand": 1e3} | dict.fromkeys(MILLION, 1e6) | dict.fromkeys(BILLION, 1e9)
UNITS = {"", "%", "percent", "percentagepoints", "pp", "people", "persons"}
SIGNS = {
    "percent": ("%", "percent", "per cent"),
    "people": ("people", "persons"),
    "dollars": ("$", "dollar", "usd"),
}
AROUND = r"^(?:about|approximately|approx\.|circa|ca\.|≈|~|=|np\.\w+\()"  # before a number
TOO_MANY_NAMES = 1000
NO_NAMES = (dict, bytes, range, pd.DataFrame, DataFrameGroupBy, SeriesGroupBy)
LARGEST = 1e15  # a number that is written with all its digits


def is_dots(answer: Any) -> bool:
    """Is it the ... that stands in a cell before a learner answers, or the same as a text?"""
    return answer is Ellipsis or (isinstance(answer, str) and answer.strip() in {"...", "…"})


def unfilled(answer: Any) -> bool:
    """Does a ... stand in a list or a dictionary, as in {"a": ..., "b": 2}?"""
    parts = answer.values() if isinstance(answer, dict) else answer
    if not isinstance(answer, dict | list | tuple | set):
        return False
    return any(is_dots(part) for part in islice(parts, TOO_MANY_NAMES))


def short(value: Any, length: int = 60) -> str:
    """A value as a learner would write it, cut to `length` characters."""
    if isinstance(value, int | float | np.number) and not isinstance(value, bool):
        return _digits(value)
    # reprlib cuts before it writes: the answer may be a list of a million lists.
    whole = value if isinstance(value, str) else reprlib.repr(value)
    text = " ".join(readable(whole[: 4 * length]).split())
    return text if len(text) <= length else text[: length - 1] + "…"


def _digits(number: Any) -> str:
    return f"{number:,.0f}" if 1e5 <= abs(number) < LARGEST else f"{number:,.6g}"


def kind_of(value: Any) -> str:
    """The type of an answer in plain words."""
    words = {
        "NoneType": "nothing (None)",
        "bool": "a truth value (True or False)",
        "bytes": "a text in bytes",
        "range": "a range of numbers",
        "Index": "an index (the names of rows or columns)",
        "module": "a module",
        "date": "a date",
        "datetime": "a date",
        "Timestamp": "a date",
        "Progress": "a card",
        "int": "a number",
        "float": "a number",
        "complex": "a complex number",
        "NAType": "a missing value",
        "NaTType": "a missing value",
        "str": "a text",
        "list": "a list",
        "tuple": "a list",
        "dict": "a dictionary",
        "set": "a set",
        "Series": "a Series (one column)",
        "DataFrame": "a table (DataFrame)",
        "ndarray": "an array",
        "function": "a function",
        "Puzzle": "the puzzle itself (add .order for its lines)",
        "Questions": "a box with questions",
        "Explorer": "a figure with controls",
        "Figure": "a figure",
        "Card": "a card",
        "Verdict": "a verdict",
        "DataFrameGroupBy": "a grouped table without a sum or a mean",
        "SeriesGroupBy": "a grouped table without a sum or a mean",
    }
    name = "float" if isinstance(value, np.number) else type(value).__name__
    return words.get(name, f"an object of the type {short(name, 40)}")


def alone(value: Any) -> Any:
    """The only thing in a list, set, column, array or table; anything else as it is."""
    if isinstance(value, list | tuple | set) and len(value) == 1:
        return next(iter(value))
    if isinstance(getattr(value, "shape", None), tuple) and math.prod(value.shape) == 1:
        return (value.to_numpy() if hasattr(value, "to_numpy") else value).item()
    return value


def as_number(value: Any) -> float | None:
    """`value` as a float if it can be read as one number, else None.

    Reads numpy numbers, tables with a single cell, and texts such as ``"23.4 %"``, ``"23,4"``,
    ``"18,533,845"`` and ``"18.5 million"``.
    """
    value = alone(value)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        return _number_in(value[:60])
    try:
        return float(value)
    except OverflowError:
        return math.inf
    except (TypeError, ValueError):
        return None


def _number_in(text: str) -> float | None:
    found = re.fullmatch(r"([-+]?[\d.,]*\d)\.?(?:e([-+]?\d+))?(%|[a-z]*)\)?\.?", _closed_up(text))
    if not found or found[3] not in UNITS | SCALES.keys():
        return None
    try:
        return float(f"{_point(found[1])}e{found[2] or 0}") * SCALES.get(found[3], 1)
    except ValueError:
        return None


def _closed_up(text: str) -> str:
    """A text without spaces, quotation marks, signs between thousands, and "about"."""
    bare = re.sub(r"[\s_'’\"“”]", "", text.lower().replace("−", "-"))
    return re.sub(AROUND, "", bare)


def _point(digits: str) -> str:
    """Digits with a decimal point and no sign between thousands: 1,234.5 and 1.234.567 and 23,4.

    1.234 stays a number below two, because that is how Python reads it.
    """
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", digits):
        return digits.replace(",", "")
    if re.fullmatch(r"[-+]?\d{1,3}((\.\d{3}){2,}|(\.\d{3})+,\d+)", digits):
        digits = digits.replace(".", "")
    return digits.replace(",", ".")


def without_unit(unit: str, answer: Any) -> Any:
    """A text without the unit asked for: "-6.1 million" is -6.1 where millions are asked."""
    if not isinstance(answer, str):
        return answer
    text = re.sub(r"\b(?:us )?dollars?\b|\busd\b|\$", "", answer[:200].casefold())
    for size in (MILLION, BILLION):
        text = re.sub(rf"(?<![a-z])(?:{'|'.join(size)})\b", size[0], text).strip()
    for words in (unit.casefold(), unit.casefold().split()[0]):
        text = text.removesuffix(words).strip()
    return text


def other_unit(unit: str, text: str) -> str | None:
    """Percent, people or dollars, where the text names them and the unit asked for does not."""
    words = text[:200].casefold()
    named = (name for name, signs in SIGNS.items() if any(sign in words for sign in signs))
    return next((name for name in named if name not in unit), None)


def names_of(answer: Any) -> list[str] | None:
    """The names in a list, set, column, index, or in a text with commas; None if there are none."""
    if isinstance(answer, str):
        answer = _names_in(answer[:10_000])
    elif isinstance(answer, NO_NAMES) or not isinstance(answer, Iterable):
        return None
    items = [_bare_name(str(item)) for item in islice(answer, TOO_MANY_NAMES + 1)]
    return [item for item in items if item]


def _bare_name(text: str) -> str:
    """A name without its number in a list, quotation marks and brackets around it."""
    return re.sub(r"^\d+[.)]\s*(?=\D)", "", text.strip(" []{}'\"“”\t"))


def _names_in(text: str) -> list[str]:
    return [name for line in re.split(r"[,;\n]", text) for name in _apart(_bare_name(line))]


def _apart(line: str) -> list[str]:
    """ "ARM and IND" or "ARM IND" as two names, but "Serbia and Montenegro" as one."""
    if _is_country(line):
        return [line]
    for between in (r"\band\b", r"\s"):
        names = [name.strip() for name in re.split(between, line) if name.strip()]
        if all(_is_country(name) for name in names):
            return names
    return [line]


def _is_country(text: str) -> bool:
    return same_name(text) != text.casefold()


def same_name(text: str) -> str:
    """Country names become codes: "India", "IND" and "India (IND)" are one answer."""
    from course_utils.countries import code

    with suppress(KeyError):
        return code(text)
    twice = re.fullmatch(r"(.+?)\s*\(([A-Za-z]{3})\)", text.strip())
    if twice and same_name(twice[1]) == same_name(twice[2]):
        return same_name(twice[2])
    return text.strip().casefold()


def as_column(answer: Any) -> Any:
    """A dictionary, pairs in a list, or a table of a name and a value as a Series."""
    if isinstance(answer, list | tuple) and all(map(_is_pair, answer[:TOO_MANY_NAMES])):
        answer = dict(answer[:TOO_MANY_NAMES])
    if isinstance(alone(answer), dict):
        answer = alone(answer)
    if isinstance(answer, dict):
        return pd.Series(answer, dtype=object)
    if isinstance(answer, pd.DataFrame) and answer.shape[1] == 1:
        return answer.iloc[:, 0]
    if isinstance(answer, pd.DataFrame) and answer.shape[1] == 2:
        return pd.Series(answer.iloc[:, 1].to_numpy(), index=answer.iloc[:, 0])
    return answer


def _is_pair(item: Any) -> bool:
    return isinstance(item, list | tuple) and len(item) == 2 and isinstance(item[0], str)


def lines_of(answer: Any) -> Any:
    """Lines in one text, a column or an array as a list, without spaces around them."""
    if isinstance(answer, str) and "\n" in answer:
        answer = answer[:10_000].strip().split("\n")
    if isinstance(answer, pd.Series | np.ndarray):
        answer = answer[:TOO_MANY_NAMES].tolist()
    if not isinstance(answer, list | tuple):
        return answer
    return [line.strip() if isinstance(line, str) else line for line in answer[:TOO_MANY_NAMES]]


def one_text(answer: Any) -> Any:
    """A text in a list, set or column, or a list of texts, as one text; else as it is."""
    answer = alone(answer)
    parts = answer[:TOO_MANY_NAMES] if isinstance(answer, list | tuple) else []
    return " ".join(parts) if parts and all(isinstance(part, str) for part in parts) else answer


def words_of(text: str) -> str:
    """The words alone, in small letters: "b" for "(B)", "b." and "option b"."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return re.sub(r"^(?:option|answer|letter) ", "", words)
