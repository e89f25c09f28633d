"""An answer beside a reference: nothing if they agree, else a sentence on what is off.

Every reasonable spelling of a right answer is right. The sentences say first what the learner has,
then what was asked and why it matters; they never give the answer away.
"""

from __future__ import annotations

import math
import re
import reprlib
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

from course_utils.cards import readable
from course_utils.exercises.exercise import Choice, Column, Kind, Names, Number, Order, Table, Text

SCALES = {"thousand": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
TOO_MANY = 100_000  # rows; no answer of the course is longer
TOO_MANY_NAMES = 1000
LARGEST = 1e15  # a number that is written with all its digits
FACTORS = {
    100.0: "Your number is 100 times too large: {yours}. Perhaps it was multiplied by 100 twice.",
    0.01: "Your number is 100 times too small: {yours}. The question asks for percent, so multiply "
    "the share by 100.",
    1e3: "Your number is 1,000 times too large: {yours}. The question asks for {unit}.",
    1e6: "Your number is a million times too large: {yours}. The question asks for {unit}.",
    1e-3: "Your number is 1,000 times too small: {yours}. The question asks for {unit}.",
    1e-6: "Your number is a million times too small: {yours}. The question asks for {unit}.",
}


def difference(asked: Kind, answer: Any, expected: Any) -> str | None:
    """None if `answer` is as good as `expected` for what was `asked`; otherwise a sentence."""
    if callable(answer) and not hasattr(answer, "shape"):
        return (
            "Your answer is a function that was not run. Add the brackets: name() instead of name."
        )
    compare: Callable[[Any, Any, Any], str | None] = _COMPARE[type(asked)]
    return compare(asked, answer, expected)


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
        "bool": "True or False",
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
        "DataFrameGroupBy": "groups without a result",
        "SeriesGroupBy": "groups without a result",
    }
    name = "float" if isinstance(value, np.number) else type(value).__name__
    return words.get(name, f"an object of the type {short(name, 40)}")


def as_number(value: Any) -> float | None:
    """`value` as a float if it can be read as one number, else None.

    Reads numpy numbers, tables with a single cell, and texts such as ``"23.4 %"``, ``"23,4"``,
    ``"18,533,845"`` and ``"18.5 million"``.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        return _number_in(value[:60])
    if isinstance(value, list | tuple):
        alone = len(value) == 1 and not isinstance(value[0], list | tuple)
        return as_number(value[0]) if alone else None
    if isinstance(getattr(value, "shape", None), tuple):
        return _only_cell(value)
    try:
        return float(value)
    except OverflowError:
        return math.inf
    except (TypeError, ValueError):
        return None


def _only_cell(value: Any) -> float | None:
    if math.prod(value.shape) != 1:
        return None
    cell = value.to_numpy() if hasattr(value, "to_numpy") else value
    return as_number(cell.item())


def _number_in(text: str) -> float | None:
    found = re.fullmatch(
        r"([-+]?[\d.,]+)(?:e([-+]?\d+))?(%|[a-z]*)",
        re.sub(r"[\s_]", "", text.lower().replace("−", "-")),
    )
    if not found or found[3] not in {"", "%", "percent", "people", "persons", *SCALES}:
        return None
    digits = found[1]
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", digits):
        digits = digits.replace(",", "")
    try:
        return float(f"{digits.replace(',', '.')}e{found[2] or 0}") * SCALES.get(found[3], 1)
    except ValueError:
        return None


def _number(asked: Number, answer: Any, expected: float) -> str | None:
    value = as_number(_without_unit(asked.unit, answer))
    if value is None:
        return (
            f"Your answer is {kind_of(answer)}. The question asks for one number, in {asked.unit}."
        )
    if isinstance(answer, str) and "percent" not in asked.unit and _in_percent(answer):
        return f"Your answer is in percent. The question asks for {asked.unit}."
    if not math.isfinite(value):
        return "Your number is missing (NaN) or infinite. A cell was empty or you divided by zero."
    if abs(value - expected) <= asked.within:
        return None
    return _number_off(asked, value, float(expected))


def _without_unit(unit: str, answer: Any) -> Any:
    """A text without the unit asked for, so that "-6.1 million" is -6.1 where millions are asked."""
    if not isinstance(answer, str):
        return answer
    text = re.sub(r"\b(?:us )?dollars?\b|\busd\b|\$", "", answer[:200].casefold())
    text = re.sub(r"\bbn\b", "billion", text).strip()
    for words in (unit.casefold(), unit.casefold().split()[0]):
        text = text.removesuffix(words).strip()
    return text


def _in_percent(text: str) -> bool:
    return text[:200].strip().casefold().endswith(("%", "percent"))


def _number_off(asked: Number, value: float, expected: float) -> str:
    yours = short(value)
    for factor, sentence in FACTORS.items():
        about_percent = factor not in (100.0, 0.01) or "percent" in asked.unit
        if about_percent and abs(value / factor - expected) <= max(
            asked.within, abs(expected) * 1e-3
        ):
            return sentence.format(yours=yours, unit=asked.unit)
    if abs(value + expected) <= asked.within:
        return f"Your number {yours} has the wrong sign. Check which value is taken from which."
    if asked.within and abs(value - expected) <= 0.02 * abs(expected):
        return (
            f"Your number {yours} is very near. Round only at the end: the answer may be "
            f"{asked.within:g} away, not more."
        )
    side = "larger" if value > expected else "smaller"
    return (
        f"Your number is {yours}. It is {side} than what the rows asked for give, in {asked.unit}."
    )


def _items(answer: Any) -> list[str] | None:
    """The names in a list, set, column, index, or in a text with commas; None if there are none."""
    if isinstance(answer, str):
        answer = re.split(r"[,;\n]", answer[:10_000])
    elif isinstance(answer, pd.DataFrame) and answer.shape[1] == 1:
        answer = answer.iloc[:, 0]
    elif isinstance(answer, dict | pd.DataFrame) or not isinstance(answer, Iterable):
        return None
    items = [str(item).strip() for item in islice(answer, TOO_MANY_NAMES + 1)]
    return [item for item in items if item]


def _same_name(text: str) -> str:
    """Country names become codes, so that "India" and "IND" are one answer."""
    from course_utils.countries import code

    try:
        return code(text)
    except KeyError:
        return text.casefold()


def _names(asked: Names, answer: Any, expected: Iterable[str]) -> str | None:
    items = _items(answer)
    if items == []:
        return f"Your list is empty. The question asks for a list of {asked.what}."
    if items is None:
        return f"Your answer is {kind_of(answer)}. The question asks for a list of {asked.what}."
    if len(items) > TOO_MANY_NAMES:
        return (
            f"Your list has more than {TOO_MANY_NAMES:,} entries. The question asks for a few "
            f"{asked.what}."
        )
    if isinstance(answer, pd.Series) and pd.api.types.is_numeric_dtype(answer):
        return (
            f"Your answer is a Series of numbers. The question asks for a list of {asked.what}. "
            "They may stand in its index: take list(….index)."
        )
    yours, wanted = [_same_name(item) for item in items], [_same_name(item) for item in expected]
    if yours == wanted or (not asked.ordered and set(yours) == set(wanted)):
        return None
    return _names_off(asked, yours, wanted)


def _names_off(asked: Names, yours: list[str], wanted: list[str]) -> str:
    if set(yours) == set(wanted):
        reverse = " It runs the wrong way round." if yours == wanted[::-1] else ""
        return f"You have the right {asked.what}, but not in the order asked for.{reverse}"
    extra = [item for item in yours if item not in wanted]
    if not extra:
        return f"What you have is right, but {asked.what} are missing: you have {len(set(yours))}."
    shown = ", ".join(short(item, 20) for item in dict.fromkeys(extra[:3]))
    return f"The number of {asked.what} in your list is {len(set(yours))}. Look again at: {shown}."


def _column(asked: Column, answer: Any, expected: pd.Series) -> str | None:
    if isinstance(answer, dict):
        answer = pd.Series(answer, dtype=object)
    if isinstance(answer, pd.DataFrame) and answer.shape[1] == 1:
        answer = answer.iloc[:, 0]
    if not isinstance(answer, pd.Series):
        return (
            f"Your answer is {kind_of(answer)}. The question asks for one value for each row: a "
            "Series with its index, or a dictionary."
        )
    if answer.index.nlevels > 1:
        return (
            f"The index of your Series has {answer.index.nlevels} levels. Group by one column only."
        )
    wanted = expected.rename("value").rename_axis("key").reset_index()
    if len(answer) > TOO_MANY:
        return _length_off(len(answer), len(wanted))
    yours = answer.rename("value").rename_axis("key").reset_index()
    return _rows_off(("key",), ("value",), asked.within, asked.ordered, yours, wanted)


def _table(asked: Table, answer: Any, expected: pd.DataFrame) -> str | None:
    if not isinstance(answer, pd.DataFrame):
        return f"Your answer is {kind_of(answer)}. The question asks for a table (a DataFrame)."
    if len(answer) > TOO_MANY:
        return _length_off(len(answer), len(expected))
    columns = [*asked.keys, *asked.values]
    yours = answer if set(columns) <= set(answer.columns) else answer.reset_index()
    missing = [column for column in columns if column not in yours.columns]
    if missing:
        have = ", ".join(short(column, 20) for column in list(answer.columns)[:6]) or "none"
        return f"Your table has the columns {have}. It needs a column named {missing[0]!r}."
    wanted = expected if set(columns) <= set(expected.columns) else expected.reset_index()
    return _rows_off(asked.keys, asked.values, asked.within, asked.ordered, yours, wanted)


def _length_off(yours: int, wanted: int) -> str:
    if yours == 0:
        return "Your table is empty: no row passed your filter. Check the spelling and the year."
    more = "more" if yours > wanted else "fewer"
    rows = "1 row" if yours == 1 else f"{yours:,} rows"
    return f"Your answer has {rows}. That is {more} than asked for: check which rows you keep."


def _rows_off(
    keys: tuple[str, ...],
    values: tuple[str, ...],
    within: float,
    ordered: bool,
    yours: pd.DataFrame,
    wanted: pd.DataFrame,
) -> str | None:
    if len(yours) != len(wanted):
        return _length_off(len(yours), len(wanted))
    ours, theirs = _keyed(wanted, keys), _keyed(yours, keys)
    known = set(ours)
    spelt = {_same_name(key): key for key in ours}  # "Armenia" and "arm" are ARM
    theirs = [key if key in known else spelt.get(_same_name(key), key) for key in theirs]
    strange = next((key for key in theirs if key not in known), None)
    if strange is not None:
        return f"Your rows are not the ones asked for. Look at the row {short(strange)}."
    if ordered and theirs != ours:
        back = " It is sorted the wrong way round." if theirs == ours[::-1] else ""
        return f"The rows are right, but their order is not.{back}"
    for column in values:
        sentence = _values_off(
            column,
            dict(zip(theirs, yours[column], strict=True)),
            dict(zip(ours, wanted[column], strict=True)),
            within,
        )
        if sentence:
            return sentence
    return None


def _keyed(table: pd.DataFrame, keys: tuple[str, ...]) -> list[str]:
    rows = table[list(keys)].itertuples(index=False)
    return [" · ".join(str(_whole(part)) for part in row) for row in rows]


def _whole(part: Any) -> Any:
    """The year 2024.0, as a column with gaps holds it, is the year 2024."""
    return int(part) if isinstance(part, float) and part.is_integer() else part


def _values_off(
    column: str, yours: dict[str, Any], wanted: dict[str, Any], within: float
) -> str | None:
    for key, value in wanted.items():
        mine = as_number(yours.get(key))
        expected = as_number(value)
        if expected is None:
            if str(yours.get(key)).strip().casefold() != str(value).strip().casefold():
                return f"In the row {key} your {column} is {short(yours.get(key), 30)}. Look at it again."
        elif mine is None or not math.isfinite(mine):
            if math.isfinite(expected):
                return (
                    f"In the row {key} your {column} is missing. Missing values were not handled."
                )
        elif not abs(mine - expected) <= within:
            return f"In the row {key} your {column} is {short(mine)}. " + _ratio_word(
                mine, expected
            )
    return None


def _ratio_word(mine: float, expected: float) -> str:
    for factor in (100.0, 0.01, 1e3, 1e-3, 1e6, 1e-6):
        if expected and abs(mine / factor - expected) <= abs(expected) * 1e-3:
            size = (
                f"{factor:,.0f} times too large"
                if factor > 1
                else f"{1 / factor:,.0f} times too small"
            )
            return f"That is {size}: check the unit."
    return "Check how it was computed."


def _choice(asked: Choice, answer: Any, expected: str) -> str | None:
    alone = None if isinstance(answer, str) else _items(answer)
    answer = alone[0] if alone and len(alone) == 1 else answer  # ["b"] is "b"
    text = _bare(answer) if isinstance(answer, str) else ""
    by_text = {_bare(option): letter for letter, option in asked.options.items()}
    letter = by_text.get(text, text)
    letters = ", ".join(asked.options)
    if letter not in asked.options:
        yours = repr(short(answer, 30)) if isinstance(answer, str) else kind_of(answer)
        return f"Your answer is {yours}. The question asks for one of the letters {letters}."
    return (
        None
        if letter == expected
        else f"You chose {letter}. Read that option again: it does not fit."
    )


def _bare(text: str) -> str:
    """A letter or an option without what people put around it: (B), b. or option b."""
    text = text.strip(" ().\n").casefold()
    return re.sub(r"^(?:option|answer|letter) \(?", "", text)


def _order(asked: Order, answer: Any, expected: Iterable[str]) -> str | None:
    wanted = sorted(expected)
    if not isinstance(answer, list | tuple):
        return f"Your answer is {kind_of(answer)}. The question asks for the lines in a list."
    fits = len(answer) == len(wanted) and all(isinstance(line, str) for line in answer)
    if not fits or sorted(answer) != wanted:
        return "Use all the lines, each of them once."
    wrong = [i for i, (a, b) in enumerate(zip(answer, expected, strict=True), 1) if a != b]
    if not wrong:
        return None
    if wrong[0] == 1:
        return "Your first line needs something that is not there yet. Which line needs nothing?"
    return f"The order is right up to line {wrong[0] - 1}. Think about what line {wrong[0]} needs first."


def one_text(answer: Any) -> Any:
    """A list of texts as one text; anything else as it is."""
    parts = answer[:TOO_MANY_NAMES] if isinstance(answer, list | tuple) else []
    return " ".join(parts) if parts and all(isinstance(part, str) for part in parts) else answer


def _text(asked: Text, answer: Any, expected: str) -> str | None:
    answer = one_text(answer)
    if not isinstance(answer, str):
        return f"Your answer is {kind_of(answer)}. The question asks for a text, between quotation marks."
    words = len(re.findall(r"[^\s,;]+", answer[:100_000]))
    if words >= asked.words:
        return None
    have = "1 word" if words == 1 else f"{words} words"
    return f"Your text has {have}. Write at least {asked.words}, so that a reason has room."


_COMPARE: dict[type, Callable[[Any, Any, Any], str | None]] = {
    Number: _number,
    Names: _names,
    Column: _column,
    Table: _table,
    Choice: _choice,
    Order: _order,
    Text: _text,
}
