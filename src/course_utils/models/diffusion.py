"""A made-up community online: who hears of a message, and what holds the network together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import networkx as nx

GROUPS = {  # made-up groups and their part of all members
    "workers": 0.30,
    "families": 0.24,
    "students": 0.16,
    "descendants": 0.14,
    "traders": 0.08,
    "exiles": 0.08,
}
PLATFORMS = ("Ash", "Birch", "Cedar")  # made-up names, so that nobody thinks of a real company
MAIN_PLATFORM = (0, 1, 2, 0, 1, 2)  # where most ties of each group run
CONTACTS = 8.0  # ties of a member, the mean
OUTSIDE = 0.08  # the part of the ties that lead out of the own group
BRIDGES = 4  # the ties between the exiles and all others, however many members there are
FAITHFUL = 0.8  # the part of the ties within a group that run on its main platform
TAIL = 2.5  # exponent of the contacts: the smaller, the larger are the hubs
WAYS = ("random members", "hubs", "one group")
SEED = 9


@dataclass(frozen=True)
class Community:
    """Members and the ties between them; a tie works in both directions.

    `group` gives the number of the group of each member, `ties` one row of two members for each
    tie, and `platform` the number of the platform on which each tie runs.
    """

    group: np.ndarray
    ties: np.ndarray
    platform: np.ndarray

    @property
    def members(self) -> int:
        """How many members there are."""
        return len(self.group)

    @cached_property
    def contacts(self) -> np.ndarray:
        """The number of ties of each member."""
        return np.bincount(self.ties.ravel(), minlength=self.members)

    @cached_property
    def neighbours(self) -> tuple[np.ndarray, np.ndarray]:
        """Compressed rows: where the list of each member begins, and the lists one by one."""
        matrix = _matrix(self, np.ones(len(self.ties), dtype=bool), both=True)
        return matrix.indptr, matrix.indices


def community(
    members: int,
    rng: np.random.Generator,
    contacts: float = CONTACTS,
    outside: float = OUTSIDE,
) -> Community:
    """A random community of six groups with few hubs and many members with few contacts.

    Each end of a tie is drawn in proportion to a weight with a heavy tail, as in Chung, F. and
    Lu, L. (2002), "Connected components in random graphs with given expected degree sequences",
    Annals of Combinatorics 6. With probability 1 minus `outside` both ends lie in one group. The
    last group, the exiles, keeps to itself: only `BRIDGES` ties lead to the others. Double ties
    fall out, so that the mean number of contacts lies a little below `contacts`. Time and memory
    grow nearly in line with `members`.

    Raises ValueError for fewer than 50 members, for `contacts` outside 1 to members / 4, or for
    `outside` outside 0 to 1.
    """
    if members < 50:
        raise ValueError("A community needs at least 50 members.")
    if not 1 <= contacts <= members / 4:
        raise ValueError("The mean number of contacts must lie between 1 and a quarter of members.")
    if not 0 <= outside <= 1:
        raise ValueError("The part of ties that lead outside must lie between 0 and 1.")
    group = _groups(members)
    ties = _ties(group, round(members * contacts / 2), outside, rng)
    return Community(group, ties, _platforms(group, ties, rng))


@lru_cache(maxsize=4)
def made_up(members: int = 100_000) -> Community:
    """The community of the lesson: the same for everybody, made once for each size."""
    return community(members, np.random.default_rng(SEED))


def _groups(members: int) -> np.ndarray:
    """The group of each member, in one block for each group."""
    ends = np.round(np.cumsum(list(GROUPS.values())) * members).astype(int)
    return np.searchsorted(ends, np.arange(members), side="right").astype(np.int8)


def _ties(group: np.ndarray, count: int, outside: float, rng: np.random.Generator) -> np.ndarray:
    """Draw both ends from a list in which each member stands as often as its weight says."""
    members, exiles = len(group), len(GROUPS) - 1
    heavy = (1 - rng.random(members)) ** (-1 / (TAIL - 1))
    weight = np.minimum(heavy, np.sqrt(members)) + rng.random(members)
    tickets = np.repeat(np.arange(members, dtype=np.int32), weight.astype(int))
    limits = np.searchsorted(group[tickets], np.arange(len(GROUPS) + 1))
    one = tickets[rng.integers(len(tickets), size=count)]
    side = group[one]
    leaves = (side != exiles) & (rng.random(count) < outside)
    low = np.where(leaves, 0, limits[side])
    high = np.where(leaves, limits[exiles], limits[side + 1])
    bridge = tickets[rng.integers([limits[exiles]], [limits[-1]], size=BRIDGES)]
    beyond = tickets[rng.integers(limits[exiles], size=BRIDGES)]
    other = tickets[rng.integers(low, high)]
    return _once(np.append(one, bridge), np.append(other, beyond), members)


def _once(one: np.ndarray, other: np.ndarray, members: int) -> np.ndarray:
    """Each tie once, without ties of a member with itself."""
    key = np.minimum(one, other) * np.int64(members) + np.maximum(one, other)
    # Sorting and leaving out neighbours is many times faster here than np.unique.
    key = np.sort(key[one != other])
    key = key[np.diff(key, prepend=-1) > 0]
    return np.column_stack([key // members, key % members]).astype(np.int32)


def _platforms(group: np.ndarray, ties: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    side = group[ties]
    main = np.array(MAIN_PLATFORM, dtype=np.int8)[side[:, 0]]
    faithful = (side[:, 0] == side[:, 1]) & (rng.random(len(ties)) < FAITHFUL)
    return np.where(faithful, main, rng.integers(len(PLATFORMS), size=len(ties))).astype(np.int8)


def from_graph(graph: nx.Graph) -> Community:
    """A community of one group on one platform with the nodes and ties of a networkx graph.

    Members have the numbers of the nodes in the order of the graph.
    """
    number = {node: place for place, node in enumerate(graph)}
    ends = [(number[one], number[other]) for one, other in graph.edges()]
    ties = np.array(ends, dtype=np.int32).reshape(-1, 2)
    return Community(np.zeros(len(graph), np.int8), ties, np.zeros(len(ties), np.int8))


def graph_of(made: Community) -> nx.Graph:
    """The community as a networkx graph; a member keeps the name of its group as "group"."""
    import networkx as nx

    names = list(GROUPS)
    graph = nx.Graph()
    graph.add_nodes_from((n, {"group": names[g]}) for n, g in enumerate(made.group.tolist()))
    graph.add_edges_from(made.ties.tolist())
    return graph


# ---------------------------------------------------------------- who hears of it


def seeds(made: Community, count: int, way: str, rng: np.random.Generator) -> np.ndarray:
    """The `count` members to whom an embassy speaks first.

    `way` is "random members", "hubs" (those with the most contacts) or "one group" (random
    members of the first group). Raises ValueError for another way, or for more members than there
    are to choose from.
    """
    if way not in WAYS:
        raise ValueError(f"The way must be one of {', '.join(WAYS)}, and not {way!r}.")
    pool = np.flatnonzero(made.group == 0) if way == "one group" else np.arange(made.members)
    if not 1 <= count <= len(pool):
        raise ValueError(f"Between 1 and {len(pool):,} members can be chosen.")
    if way == "hubs":
        return np.argsort(-made.contacts, kind="stable")[:count]
    return rng.permutation(pool)[:count]


def cascade(
    made: Community, first: Sequence[int] | np.ndarray, chance: float, rng: np.random.Generator
) -> np.ndarray:
    """In which round each member hears of a message; 0 for the `first`, and -1 for never.

    The independent cascade: who hears of it in one round tells each contact in the next one, once,
    and succeeds with probability `chance`. Goldenberg, J., Libai, B. and Muller, E. (2001), "Talk
    of the Network", Marketing Letters 12(3); Kempe, D., Kleinberg, J. and Tardos, É. (2003),
    "Maximizing the Spread of Influence through a Social Network", KDD 2003. Each tie is looked at
    twice at most, so that time grows with the number of ties.

    Raises ValueError if `chance` does not lie between 0 and 1, or for an unknown member.
    """
    told = _sound(made, first, chance)
    start, others = made.neighbours
    heard = np.full(made.members, -1, dtype=np.int32)
    heard[told] = 0
    step = 0
    while len(told):
        step += 1
        asked = others[_places(start[told], start[told + 1])]
        passed = asked[rng.random(len(asked)) < chance]
        new = np.sort(passed[heard[passed] < 0])
        told = new[np.diff(new, prepend=-1) > 0]
        heard[told] = step
    return heard


def reach(
    made: Community,
    count: int,
    way: str,
    chance: float,
    rng: np.random.Generator,
    runs: int = 10,
) -> np.ndarray:
    """The percent of all members that hear of a message, in each of `runs` cascades.

    Each run chooses its first members anew (`seeds`). Raises what `seeds` and `cascade` raise.
    """
    heard = (cascade(made, seeds(made, count, way, rng), chance, rng) for _ in range(runs))
    return np.array([100 * (rounds >= 0).mean() for rounds in heard])


def _sound(made: Community, first: Sequence[int] | np.ndarray, chance: float) -> np.ndarray:
    if not 0 <= chance <= 1:
        raise ValueError("The chance must lie between 0 and 1.")
    told = np.unique(np.asarray(first, dtype=np.int64))
    if len(told) and not (told[0] >= 0 and told[-1] < made.members):
        raise ValueError(f"The members have the numbers 0 to {made.members - 1:,}.")
    return told


def _places(begin: np.ndarray, end: np.ndarray) -> np.ndarray:
    """All numbers from each `begin` to below its `end`, one after the other."""
    count = end - begin
    shift = np.repeat(begin - (np.cumsum(count) - count), count)
    return shift + np.arange(len(shift))


def parts(made: Community, chance: float = 1.0, luck: np.ndarray | None = None) -> np.ndarray:
    """The number of the connected part of each member, if only some ties pass the message on.

    A tie passes it on if its `luck` (a number from 0 to 1 for each tie) lies below `chance`. Whom a
    cascade reaches has the same distribution as the parts that hold its first members (Kempe,
    Kleinberg and Tardos 2003, section 2). One drawing of luck serves any chance and any start, so
    a slider moves without new noise. Raises ValueError if `luck` has another length than the ties.
    """
    from scipy.sparse.csgraph import connected_components

    if luck is not None and len(luck) != len(made.ties):
        raise ValueError("There must be one number of luck for each tie.")
    lives = np.ones(len(made.ties), bool) if luck is None else luck < chance
    return np.asarray(connected_components(_matrix(made, lives), directed=False)[1])


def reached(part: np.ndarray, first: Sequence[int] | np.ndarray) -> np.ndarray:
    """True for each member in a part that holds one of the `first`; `part` is from `parts`."""
    holds = np.zeros(part.max() + 1, dtype=bool)
    holds[part[np.asarray(first, dtype=np.int64)]] = True
    return np.asarray(holds[part])


def _matrix(made: Community, kept: np.ndarray, both: bool = False) -> Any:
    """The ties that are kept as a sparse matrix, in one or in both directions."""
    from scipy.sparse import csr_array

    one, other = made.ties[kept].T
    if both:
        one, other = np.concatenate([one, other]), np.concatenate([other, one])
    shape = (made.members, made.members)
    return csr_array((np.ones(len(one), np.int8), (one, other)), shape=shape)


# ---------------------------------------------------------------- what holds it together


def without(
    made: Community,
    members: Sequence[int] | np.ndarray = (),
    platform: str | None = None,
) -> Community:
    """The community after some `members` left (they keep their numbers, but no ties), or after a
    `platform` closed. Raises ValueError for an unknown platform."""
    if platform is not None and platform not in PLATFORMS:
        raise ValueError(f"The platform must be one of {', '.join(PLATFORMS)}.")
    gone = np.zeros(made.members, dtype=bool)
    gone[np.asarray(members, dtype=np.int64)] = True
    kept = ~gone[made.ties].any(axis=1)
    if platform is not None:
        kept &= made.platform != PLATFORMS.index(platform)
    return replace(made, ties=made.ties[kept], platform=made.platform[kept])


def largest_part(made: Community) -> float:
    """The members in the largest connected part, as a share of all members (0 to 1).

    Its loss after random and after chosen nodes fail is the measure of Albert, R., Jeong, H. and
    Barabási, A.-L. (2000), "Error and attack tolerance of complex networks", Nature 406.
    """
    return float(np.bincount(parts(made)).max() / made.members)


def robustness(
    made: Community, counts: Sequence[int], way: str, rng: np.random.Generator
) -> np.ndarray:
    """The largest part, as a share of all members, after so many members left: one for each count.

    Who leaves is chosen as in `seeds`: random members, or the hubs, largest first. Raises what
    `seeds` raises for a count above 0.
    """
    gone = [seeds(made, count, way, rng) if count else () for count in counts]
    return np.array([largest_part(without(made, members=members)) for members in gone])
