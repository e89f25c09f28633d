"""Corridors as a network: who is connected, how strongly, and who stands between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import networkx as nx

MOST_NAMED = 5  # how many missing columns or nodes a message names


def corridors(
    rows: pd.DataFrame,
    source: str = "origin",
    target: str = "destination",
    weight: str = "migrants",
    least: float = 0,
) -> nx.DiGraph:
    """A directed graph with one tie a row, from `source` to `target`.

    Each tie keeps its `weight`, in the unit of the column, under the name "weight". Rows whose
    weight is missing or not above `least` make no tie. Raises ValueError if a column is missing, if
    two rows have the same source and target (choose one year first), or if no row is left.
    """
    import networkx as nx

    ties = _ties(rows, source, target, weight, least)
    graph = nx.DiGraph()
    graph.add_weighted_edges_from(ties.itertuples(index=False, name=None))
    return graph


def _ties(rows: pd.DataFrame, source: str, target: str, weight: str, least: float) -> pd.DataFrame:
    lacking = [column for column in (source, target, weight) if column not in rows]
    if lacking:
        raise ValueError(f"The table has no column {', '.join(lacking)}.")
    ties = rows.loc[rows[weight] > least, [source, target, weight]]
    if ties.empty:
        raise ValueError(f"No row has more than {least:g} in the column {weight}.")
    if ties.duplicated([source, target]).any():
        raise ValueError("Some corridors stand in more than one row: choose one year first.")
    return ties


def strengths(graph: nx.DiGraph) -> pd.DataFrame:
    """For each node: its partners and the sum of its weights, inwards and outwards.

    Columns `partners_in`, `partners_out` (counts), `strength_in`, `strength_out` (in the unit of
    the weights). The term strength is that of Barrat, A. and others (2004), "The architecture of
    complex weighted networks", PNAS 101(11).
    """
    return pd.DataFrame(
        {
            "partners_in": dict(graph.in_degree()),
            "partners_out": dict(graph.out_degree()),
            "strength_in": dict(graph.in_degree(weight="weight")),
            "strength_out": dict(graph.out_degree(weight="weight")),
        }
    )


def density(graph: nx.Graph) -> float:
    """The share of all possible ties that exist, from 0 (none) to 1 (everybody with everybody)."""
    import networkx as nx

    return float(nx.density(graph))


def clustering(graph: nx.Graph) -> float:
    """How often two partners of a node are partners themselves: the mean over nodes, from 0 to 1.

    Watts, D. J. and Strogatz, S. H. (1998), "Collective dynamics of small-world networks", Nature
    393. Directions and weights are left aside.
    """
    import networkx as nx

    return float(nx.average_clustering(nx.Graph(graph)))


def brokerage(graph: nx.Graph, weighted: bool = True) -> pd.Series:
    """Betweenness of each node, highest first: on what share of shortest paths it lies, 0 to 1.

    Freeman, L. C. (1977), "A set of measures of centrality based on betweenness", Sociometry 40(1).
    Directions are left aside. A strong tie is a short one: its length is 1 over its weight. With
    ``weighted=False`` every tie has the same length.
    """
    import networkx as nx

    both = undirected(graph)
    for _, _, tie in both.edges(data=True):
        tie["length"] = 1 / tie["weight"]
    found = nx.betweenness_centrality(both, weight="length" if weighted else None)
    return pd.Series(found, dtype=float).sort_values(ascending=False, kind="stable")


def undirected(graph: nx.Graph) -> nx.Graph:
    """The same nodes, with the ties of both directions added up. Ties without weight count as 1."""
    import networkx as nx

    both = nx.Graph()
    both.add_nodes_from(graph)
    for source, target, weight in graph.edges(data="weight", default=1):
        before = both.get_edge_data(source, target, {"weight": 0})["weight"]
        both.add_edge(source, target, weight=before + weight)
    return both


def communities(graph: nx.Graph, seed: int = 1) -> pd.Series:
    """The community of each node: 1 for the one with most nodes, then 2, and so on.

    Blondel, V. D. and others (2008), "Fast unfolding of communities in large networks" (the Louvain
    method): it looks for groups with many ties inside and few between them. Directions are left
    aside, weights count. Another `seed` may place a few nodes in another group.
    """
    import networkx as nx

    found = nx.community.louvain_communities(undirected(graph), weight="weight", seed=seed)
    found.sort(key=lambda group: (-len(group), min(group)))
    numbers = {node: number for number, group in enumerate(found, 1) for node in group}
    return pd.Series(numbers, name="community").reindex(list(graph))


def modularity(graph: nx.Graph, groups: pd.Series) -> float:
    """How clearly a network falls into `groups` (node to group): from -0.5 to below 1.

    Newman, M. E. J. and Girvan, M. (2004), "Finding and evaluating community structure in
    networks", Physical Review E 69. About 0 means: no more ties inside the groups than by chance.
    Raises ValueError if a node has no group.
    """
    import networkx as nx

    lacking = [str(node) for node in graph if node not in groups.index]
    if lacking:
        raise ValueError(f"No group is given for {', '.join(lacking[:MOST_NAMED])}.")
    members = [set(nodes) for _, nodes in groups.index.to_series().groupby(groups)]
    return float(nx.community.modularity(undirected(graph), members, weight="weight"))


def backbone(graph: nx.DiGraph, alpha: float = 0.05) -> nx.DiGraph:
    """The ties that are too strong for their sender or for their receiver to be chance.

    The disparity filter of Serrano, M. Á., Boguñá, M. and Vespignani, A. (2009), "Extracting the
    multiscale backbone of complex weighted networks", PNAS 106(16). For a node with k ties, a tie
    with the share p of all its weight would come about by chance with probability (1 - p)^(k - 1).
    Ties below `alpha` on one side are kept. A node's only tie says nothing by itself: it is
    judged from the other side. Raises ValueError unless `alpha` lies between 0 and 1.
    """
    if not 0 < alpha < 1:
        raise ValueError("alpha must lie between 0 and 1.")
    ties = pd.DataFrame(graph.edges(data="weight"), columns=["source", "target", "weight"])
    chance = pd.concat([_chance(ties, side) for side in ("source", "target")], axis="columns")
    kept = ties[(chance < alpha).any(axis="columns")]
    return corridors(kept, "source", "target", "weight") if len(kept) else graph.__class__()


def _chance(ties: pd.DataFrame, side: str) -> pd.Series:
    """How likely each tie is as strong by chance, seen from the node on one side."""
    weights = ties.groupby(side)["weight"]
    partners = weights.transform("size")
    chance = (1 - ties["weight"] / weights.transform("sum")) ** (partners - 1)
    return chance.where(partners > 1, 1.0)


def ego(graph: nx.Graph, node: str, most: int = 12) -> nx.Graph:
    """A node, its `most` strongest partners, and all ties among them, in the original directions.

    Raises ValueError if the node is not in the graph.
    """
    if node not in graph:
        raise ValueError(f"{node} has no tie in this network.")
    ties = undirected(graph)[node]
    strongest = sorted(ties, key=lambda other: (-ties[other]["weight"], other))[:most]
    return graph.subgraph([node, *strongest]).copy()
