"""An answer beside a reference: nothing if they agree, else a sentence on what is off.

Every reasonable spelling of a right answer is right. The sentences say first what the learner has,
then what was asked and why it matters; they never give the answer away.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from course_utils.answers import (
    TOO_MANY_NAMES,
    alone,
    as_column,
    as_number,
    kind_of,
    lines_of,
    names_of,
    one_text,
    other_unit,
    same_name,
    short,
    without_unit,
    words_of,
)
from course_utils.exercises.exercise import Choice, Column, Kind, Names, Number, Order, Table, Text

TOO_MANY = 100_000  # rows; no answer of the course is longer
LONGEST_OPTION = 1000  # characters
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


def _number(asked: Number, answer: Any, expected: float) -> str | None:
    value = as_number(without_unit(asked.unit, answer))
    if value is None:
        return (
            f"Your answer is {kind_of(answer)}. The question asks for one number. "
            f"Its unit: {asked.unit}."
        )
    other = other_unit(asked.unit, answer) if isinstance(answer, str) else None
    if other:
        return f"Your answer is in {other}. The question asks for {asked.unit}."
    if math.isnan(value):
        return "Your number is missing (NaN). A cell was empty, or zero was divided by zero."
    if math.isinf(value):
        return "Your number is infinite, or too large to compute. Perhaps you divided by zero."
    if abs(value - expected) <= asked.within:
        return None
    return _number_off(asked, value, float(expected))


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
        f"Your number is {yours}. It is {side} than the right one. Check the rows, each step, and "
        f"the unit: {asked.unit}."
    )


def _names(asked: Names, answer: Any, expected: Iterable[str]) -> str | None:
    if isinstance(answer, pd.DataFrame) and answer.shape[1] == 1:
        answer = answer.iloc[:, 0]
    if isinstance(answer, list | tuple) and not isinstance(alone(answer), str):
        answer = alone(answer)  # a list that holds the list
    items = names_of(answer)
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
            f"Your answer is a column of numbers. The question asks for a list of {asked.what}. "
            "They may stand in its index: take list(….index)."
        )
    return _names_beside(asked, items, list(expected))


def _names_beside(asked: Names, items: list[str], expected: list[str]) -> str | None:
    yours = {same_name(item): item for item in reversed(items)}  # the first spelling stays
    wanted, order = [same_name(item) for item in expected], [same_name(item) for item in items]
    if order == wanted or (not asked.ordered and set(yours) == set(wanted)):
        return None
    if set(yours) != set(wanted):
        return _names_off(asked, [yours[item] for item in dict.fromkeys(order)], wanted)
    if len(order) > len(wanted):
        return f"You have the right {asked.what}, but you name one of them more than once."
    reverse = " It runs the wrong way round." if order == wanted[::-1] else ""
    return f"You have the right {asked.what}, but not in the order asked for.{reverse}"


def _names_off(asked: Names, yours: list[str], wanted: list[str]) -> str:
    extra = [item for item in yours if same_name(item) not in wanted]
    if not extra:
        return f"What you have is right, but {asked.what} are missing: you have {len(yours)}."
    shown = ", ".join(short(item, 20) for item in extra[:3])
    return f"The number of {asked.what} in your list is {len(yours)}. Look again at: {shown}."


def _column(asked: Column, answer: Any, expected: pd.Series) -> str | None:
    answer = as_column(answer)
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
    values = [without_unit(asked.unit, value) for value in answer]
    yours = pd.DataFrame({"key": answer.index, "value": pd.Series(values, dtype=object)})
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
        return (
            "Your answer is empty: no row passed your filter, or nothing was typed. Check the "
            "spelling and the year."
        )
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
    spelt = {same_name(key): key for key in ours}  # "Armenia" and "arm" are ARM
    theirs = [key if key in known else spelt.get(same_name(key), key) for key in theirs]
    strange = next((key for key in theirs if key not in known), None)
    if strange is not None:
        return _strange_row(strange, ours)
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


def _strange_row(row: str, wanted: Iterable[str]) -> str:
    numbered = row.isdigit() and not any(key.isdigit() for key in wanted)
    names = (
        " It has a number and no name: names come from set_index or groupby." if numbered else ""
    )
    return f"Your rows are not the ones asked for. Look at the row {short(row)}.{names}"


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
                return f"In the row {key} your {column} {_no_number(yours.get(key))}"
        elif not abs(mine - expected) <= within:
            return f"In the row {key} your {column} is {short(mine)}. " + _ratio_word(
                mine, expected
            )
    return None


def _no_number(value: Any) -> str:
    if isinstance(value, str):
        return f"is {short(value, 30)!r}. That is a text, not a number."
    return "is missing. Missing values were not handled."


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
    answer = alone(answer)  # ["b"] is "b"
    letter = _chosen(asked.options, answer) if isinstance(answer, str) else None
    if letter is None:
        yours = repr(short(answer, 30)) if isinstance(answer, str) else kind_of(answer)
        letters = ", ".join(asked.options)
        return f"Your answer is {yours}. The question asks for one of the letters {letters}."
    if letter == expected:
        return None
    return f"You chose {letter}. Read that option again: it does not fit."


def _chosen(options: Mapping[str, str], answer: str) -> str | None:
    """The letter of the option that is meant by its letter, its text, or both."""
    meant = {
        words_of(text): x for x, option in options.items() for text in (option, f"{x} {option}")
    }
    meant |= {letter: letter for letter in options}
    return meant.get(words_of(answer[:LONGEST_OPTION]))


def _order(asked: Order, answer: Any, expected: Iterable[str]) -> str | None:
    wanted = sorted(expected)
    answer = lines_of(answer)
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
