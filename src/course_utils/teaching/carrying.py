"""Answers on their way from the learner's process to the one that grades: plain JSON.

Nothing that comes back is run. An object that is no answer to any exercise arrives as an empty
stand-in with the name of its type, which is what a verdict on it says.
"""

from __future__ import annotations

import math
import numbers
from collections.abc import Iterable
from itertools import islice
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from course_utils.comparing import TOO_MANY

JSON: TypeAlias = Any
ROWS = TOO_MANY + 1  # a longer answer is too long for any exercise
CHARACTERS = 100_000
DEEPEST = 4
LARGEST = 10**300  # a larger whole number is infinite for every exercise


def packed(value: Any, depth: int = 0) -> JSON:
    """`value` as JSON. Never raises for any answer."""
    try:
        return _packed(value, depth)
    except Exception:  # an answer may be any object, also one that fails when it is read
        return _stand_in(value)


def _packed(value: Any, depth: int) -> JSON:
    if value is None or isinstance(value, bool | np.bool_):
        return None if value is None else bool(value)
    if isinstance(value, str):
        return value[:CHARACTERS]
    if isinstance(value, numbers.Integral):
        return int(value) if abs(int(value)) < LARGEST else math.inf
    if isinstance(value, numbers.Real):
        return float(value)
    if depth == DEEPEST:
        return _stand_in(value)
    return _packed_parts(value, depth + 1)


def _packed_parts(value: Any, depth: int) -> JSON:
    if isinstance(value, pd.DataFrame):
        columns = [packed(value[:ROWS].iloc[:, n].tolist(), depth) for n in range(value.shape[1])]
        names = [packed(name, depth) for name in value.columns]
        return {"is": "table", **_index(value, depth), "names": names, "columns": columns}
    if isinstance(value, pd.Series):
        values = packed(value[:ROWS].tolist(), depth)
        return {"is": "series", **_index(value, depth), "values": values}
    if isinstance(value, dict):
        pairs = islice(value.items(), ROWS)
        return {"is": "dict", "pairs": [[packed(k, depth), packed(v, depth)] for k, v in pairs]}
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return packed(value.item(), depth)
    if isinstance(value, Iterable) and not isinstance(value, type | bytes):
        name = "tuple" if isinstance(value, tuple) else "list"
        return {"is": name, "items": [packed(item, depth) for item in islice(value, ROWS)]}
    return _stand_in(value)


def _index(value: pd.Series | pd.DataFrame, depth: int) -> dict[str, JSON]:
    labels = [packed(label, depth) for label in value.index[:ROWS]]
    return {"index": labels, "levels": [packed(name, depth) for name in value.index.names]}


def _stand_in(value: Any) -> JSON:
    if value is Ellipsis:
        return {"is": "ellipsis"}
    if callable(value) and not hasattr(value, "shape"):
        return {"is": "function"}
    return {"is": "object", "type": type(value).__name__[:100]}


def unpacked(content: JSON) -> Any:
    """The answer from its JSON. Raises ValueError if it is not one that `packed` made."""
    if not isinstance(content, dict):
        return content
    try:
        return _unpacked(content)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("This is not an answer.") from error


def _unpacked(content: dict[str, JSON]) -> Any:
    match content["is"]:
        case "ellipsis":
            return ...
        case "function":
            return unpacked
        case "list":
            return [unpacked(item) for item in content["items"]]
        case "tuple":
            return tuple(unpacked(item) for item in content["items"])
        case "dict":
            return {unpacked(key): unpacked(value) for key, value in content["pairs"]}
        case "series":
            return pd.Series(unpacked(content["values"]), index=_labels(content))
        case "table":
            return _table(content)
    return type(str(content["type"]), (), {})()


def _table(content: dict[str, JSON]) -> pd.DataFrame:
    columns = [pd.Series(unpacked(values)) for values in content["columns"]]
    numbered = dict(enumerate(columns))
    frame = pd.DataFrame(numbered, index=range(len(content["index"])))
    frame.columns = pd.Index([_label(name) for name in content["names"]], dtype=object)
    frame.index = _labels(content)
    return frame


def _labels(content: dict[str, JSON]) -> pd.Index:
    labels = [_label(label) for label in content["index"]]
    names = [_label(name) for name in content["levels"]]
    if len(names) > 1:
        return pd.MultiIndex.from_tuples(labels, names=names)
    return pd.Index(labels, name=names[0])


def _label(content: JSON) -> Any:
    label = unpacked(content)
    return tuple(label) if isinstance(label, list) else label
