"""One centre or many? What a movement keeps when it loses leaders, and who can promise for it.

The three forms and the two chances are plain counting, worked out for this course. They describe no
real organisation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_utils.models.networks import brokerage

if TYPE_CHECKING:
    import networkx as nx

FORMS = ("one centre", "four centres", "no centre")


def movement(form: str, organisations: int = 24) -> nx.Graph:
    """Organisations 0, 1, 2 … and their ties.

    "one centre": all are tied to number 0. "four centres": numbers 0 to 3 know each other, and each
    of the others has one of them. "no centre": a ring in which each knows two on either side.
    Raises ValueError for another form, or for fewer than eight organisations.
    """
    import networkx as nx

    if form not in FORMS or organisations < 8:
        raise ValueError(f"Choose one of {', '.join(FORMS)}, with eight organisations or more.")
    if form == "one centre":
        return nx.star_graph(organisations - 1)
    if form == "no centre":
        return nx.circulant_graph(organisations, [1, 2])
    graph = nx.complete_graph(4)
    graph.add_edges_from((number, number % 4) for number in range(4, organisations))
    return graph


def voices(form: str, organisations: int = 24) -> int:
    """How many have to agree before somebody can promise for all: one, four, or every one."""
    if form not in FORMS:
        raise ValueError(f"Choose one of {', '.join(FORMS)}.")
    return {"one centre": 1, "four centres": 4, "no centre": organisations}[form]


def leaders(graph: nx.Graph, count: int) -> list[int]:
    """Who is lost, one after the other: each time the one on most shortest paths (Freeman 1977).

    Raises ValueError if there are not so many organisations.
    """
    if not 0 <= count <= len(graph):
        raise ValueError(f"There are {len(graph)} organisations, so {count} cannot be lost.")
    left, lost = graph.copy(), []
    for _ in range(count):
        lost.append(int(brokerage(left, weighted=False).index[0]))
        left.remove_node(lost[-1])
    return lost


def still_linked(graph: nx.Graph, lost: list[int]) -> float:
    """Pairs that can still reach each other, in percent of all pairs before the loss."""
    import networkx as nx

    left = graph.copy()
    left.remove_nodes_from(lost)
    pairs = sum(len(part) * (len(part) - 1) for part in nx.connected_components(left))
    return 100 * pairs / (len(graph) * (len(graph) - 1))


def all_agree(count: int, willing: float) -> float:
    """The chance that `count` voices all agree, in percent, if each does so on its own.

    `willing` is the chance of each, in percent: willing^count. Raises ValueError outside 0 to 100.
    """
    if not 0 <= willing <= 100:
        raise ValueError("The chance of each voice must lie between 0 and 100 percent.")
    return 100 * float((willing / 100) ** count)
