"""Picking a thing by its name, with the nearest names when it is not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

Thing = TypeVar("Thing")
LONGEST = 40  # characters of a wrong name that are worth showing
SHOWN = 3


class UnknownNameError(KeyError):
    """Nothing has this name. Shown as a sentence, without the quotation marks of a KeyError."""

    def __str__(self) -> str:
        return str(self.args[0])


def pick(what: str, name: object, things: Mapping[str, Thing]) -> Thing:
    """The thing of this name. Raises KeyError that says `what` is missing and names the nearest."""
    if isinstance(name, str) and name in things:
        return things[name]
    shown = str(name)[:LONGEST]
    near = nearest(shown, things)
    examples = near or list(things)[:SHOWN]
    known = f"{'The nearest' if near else 'Examples'}: {', '.join(examples)}."
    if isinstance(name, str):
        raise UnknownNameError(f"There is no {what} {shown!r}. {known}")
    advice = f'Write the name between quotation marks, as in "{examples[0]}".'
    raise UnknownNameError(f"There is no {what} {shown}. {advice}")


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """The name that differs in signs, capitals or zeros alone; else up to three alike, or none.

    >>> nearest("lesson 4", ["lesson-04", "lesson-14"])
    ['lesson-04']
    """
    parts = {known: _parts(known) for known in names}
    same = [known for known, own in parts.items() if own == _parts(name)]
    if same:
        return same[:1]
    shared = {known: len(set(own) & set(_parts(name))) for known, own in parts.items()}
    most = max(shared.values(), default=0)
    alike = [known for known in shared if shared[known] == most]
    return get_close_matches(name, alike, n=SHOWN, cutoff=0.0 if most else 0.5)


def _parts(name: str) -> list[str]:
    """The words and numbers of a name: ``["lesson", "4"]`` for "Lesson-04"."""
    return [part.lstrip("0") for part in re.findall(r"\d+|[^\W\d_]+", name.casefold())]
