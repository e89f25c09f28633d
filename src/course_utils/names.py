"""Picking a thing by its name, with the nearest names when it is not there."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeVar

Thing = TypeVar("Thing")
LONGEST = 40  # characters of a wrong name that are worth showing


def pick(what: str, name: object, things: Mapping[str, Thing]) -> Thing:
    """The thing of this name. Raises KeyError that says `what` is missing and names the nearest."""
    if isinstance(name, str) and name in things:
        return things[name]
    shown = str(name)[:LONGEST]
    near = get_close_matches(shown, things, n=3, cutoff=0.3) or list(things)[:3]
    if not isinstance(name, str):
        raise KeyError(f'Write the name between quotation marks, as in "{near[0]}".')
    raise KeyError(f"There is no {what} {shown!r}. The nearest: {', '.join(near)}.")
