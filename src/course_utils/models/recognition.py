"""Does recognition climb from towns to states? A threshold model on a made-up world.

Granovetter, M. (1978), "Threshold Models of Collective Behavior", American Journal of Sociology
83(6): each actor has a threshold and acts once enough others act. The world of three levels is an
invention of this course, and so is every number in it. The model forecasts nothing: it shows which
assumption decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

LEVELS = ("towns", "regions", "states")
Numbers = NDArray[np.float64]
ROUNDING = 1e-12  # a third of three is not less than a third


def acting(thresholds: ArrayLike) -> int:
    """How many people act in the end, if everybody sees everybody.

    `thresholds` holds one number a person: how many others have to act already. Granovetter's
    example: with 0, 1, 2 … 99 all 100 act; with the 1 raised to 2 only one does. Raises ValueError
    for a missing or negative number.
    """
    needed = np.sort(np.asarray(thresholds, dtype=float).ravel())
    if not (np.isfinite(needed) & (needed >= 0)).all():
        raise ValueError("A threshold is missing or negative.")
    # In the order of thresholds, a person acts if those who stand before are enough.
    stops = needed > np.arange(len(needed))
    return int(stops.argmax()) if stops.any() else len(needed)


class World(NamedTuple):
    """Actors on three levels, and at whom each of them looks.

    `level` is 0 (town), 1 (region) or 2 (state), one entry an actor. `peers` and `below` have a row
    for each actor that looks and a column for each that is seen: 1 if it is looked at, else 0.
    """

    level: NDArray[np.int64]
    peers: Numbers
    below: Numbers


def make_world(
    states: int, regions: int, towns: int, rng: np.random.Generator, links: int = 4
) -> World:
    """A world with `regions` in each state and `towns` in each region.

    A town looks at `links` other towns drawn by `rng`, a region at as many other regions; a state
    looks at all other states. Raises ValueError unless there are at least two states, and one
    region, town and link.
    """
    if states < 2 or min(regions, towns, links) < 1:
        raise ValueError("Give at least two states, one region in each, one town, and one link.")
    counts = (states * regions * towns, states * regions, states)
    level = np.repeat(np.arange(3), counts)
    peers, below = np.zeros((2, len(level), len(level)))
    for number, count in enumerate(counts):
        members = np.flatnonzero(level == number)
        most = count - 1 if number == 2 else min(links, count - 1)
        for actor in members:
            peers[actor, rng.choice(members[members != actor], most, replace=False)] = 1
    for number, size in ((1, towns), (2, regions)):
        inside = np.flatnonzero(level == number - 1).reshape(-1, size)
        for actor, units in zip(np.flatnonzero(level == number), inside, strict=True):
            below[actor, units] = 1
    return World(level, peers, below)


def draw_thresholds(
    world: World, middle: Sequence[float], spread: float, rng: np.random.Generator
) -> Numbers:
    """A threshold for each actor, from 0 to 1: drawn evenly around the middle of its level.

    `middle` holds three numbers, for towns, regions and states. No threshold is below 0.01, so
    nobody acts without a reason. Raises ValueError if a middle lies outside 0 to 1.
    """
    centre = np.asarray(middle, dtype=float)
    if centre.shape != (3,) or not ((centre >= 0) & (centre <= 1)).all() or spread < 0:
        raise ValueError("Give three middles between 0 and 1, and a spread that is not negative.")
    drawn = centre[world.level] + rng.uniform(-spread, spread, len(world.level))
    return np.clip(drawn, 0.01, 1.0)


def first_actors(world: World, towns: int, regions: int, rng: np.random.Generator) -> NDArray[Any]:
    """Who acts without waiting: True for so many towns and regions, drawn by `rng`.

    Raises ValueError if there are not so many.
    """
    first = np.zeros(len(world.level), dtype=bool)
    for number, count in enumerate((towns, regions)):
        members = np.flatnonzero(world.level == number)
        if not 0 <= count <= len(members):
            raise ValueError(f"There are {len(members)} {LEVELS[number]}, so {count} cannot begin.")
        first[rng.permutation(members)[:count]] = True
    return first


def spread_of_acts(world: World, thresholds: ArrayLike, climb: float, first: ArrayLike) -> Numbers:
    """The round in which each actor acts: 0 for those who begin, NaN for those who never act.

    An actor acts once this reaches its threshold: (1 - climb) times the share of its peers who act,
    plus `climb` (0 to 1) times the share of the units inside it who act. Towns have no units below
    and look at peers alone. Nobody takes an act back. Raises ValueError for another length, a
    threshold outside 0 to 1, or a `climb` outside 0 to 1.
    """
    needed, acts = np.asarray(thresholds, dtype=float), np.array(first, dtype=bool)
    if needed.shape != world.level.shape or acts.shape != world.level.shape:
        raise ValueError("Give one threshold and one beginning for each actor.")
    if not ((needed >= 0) & (needed <= 1)).all() or not 0 <= climb <= 1:
        raise ValueError("Thresholds and the weight of the level below lie between 0 and 1.")
    weight = np.where(world.level == 0, 0.0, climb)
    seen = [ties / np.maximum(ties.sum(axis=1, keepdims=True), 1) for ties in world[1:]]
    rounds = np.where(acts, 0.0, np.nan)
    for number in range(1, len(acts) + 1):
        peers, below = (ties @ acts for ties in seen)
        new = ~acts & ((1 - weight) * peers + weight * below >= needed - ROUNDING)
        if not new.any():
            break
        rounds[new] = number
        acts |= new
    return rounds


def by_level(world: World, rounds: ArrayLike) -> pd.DataFrame:
    """How many act on each level: columns `act`, `of`, and `first_round` (NaN if nobody acts)."""
    table = pd.DataFrame({"level": world.level, "round": np.asarray(rounds, dtype=float)})
    groups = table.groupby("level")["round"]
    found = pd.DataFrame({"act": groups.count(), "of": groups.size(), "first_round": groups.min()})
    return found.set_axis(pd.Index(LEVELS, name="level"))
