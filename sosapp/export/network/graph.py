"""Who tells of whom as a directed graph: cases and partners, one edge a relation."""

from collections.abc import Iterator
from typing import TypeAlias

from networkx import DiGraph

from sosapp.export.contents import Contents
from sosapp.export.exporting import Hide
from sosapp.export.options import Counted
from sosapp.export.xml_text import Door
from sosapp.instrument.record_type import Network
from sosapp.summary.counting import mean, numbers_said
from sosapp.summary.kinds import RecordKind
from sosapp.summary.relations import named_case
from sosapp.summary.rows import Row, record_rows

Graph: TypeAlias = "DiGraph[str]"
"""Nodes and edges with attributes that are text, numbers, or yes and no."""


def graph_of(contents: Contents, hide: Hide) -> tuple[Graph, tuple[Counted, ...], int]:
    """The graph, how many records it is made of, and the characters replaced.

    An edge goes from the case that tells to the one that is told of. Partners that
    are called alike are one node, but those that are a part of the case that tells
    are each a node of their own. Scales are means over the records that state them.
    """
    door = Door(hide)
    graph: Graph = DiGraph()
    graph.graph["label"] = door(contents.study.study.name)
    parts = []
    for kind in contents.kinds:
        network = kind.type.summary.network
        if network is None:
            continue
        rows = record_rows(contents.material, kind)
        for row in rows:
            _add(graph, contents, kind, network, row, door)
        title = contents.kind_title(kind)
        parts.append(Counted(title, len(rows), len(rows)))
    _finish(graph)
    return graph, tuple(parts), door.replaced


def _add(
    graph: Graph,
    contents: Contents,
    kind: RecordKind,
    network: Network,
    row: Row,
    door: Door,
) -> None:
    teller = door(contents.case(row.told))
    graph.add_node(teller, label=teller, kind="case")
    case = named_case(row, network.name, contents.study.study)
    if case:
        other = door(contents.case_name(case))
        graph.add_node(other, label=other, kind="case")
    else:
        other = _partner(graph, contents, network, row, door)
    edge = (teller, other)
    if not graph.has_edge(*edge):
        graph.add_edge(*edge, told=kind.name, records=0, rows=[])
    graph.edges[edge]["records"] += 1
    graph.edges[edge]["rows"].append((kind, row))


def _partner(
    graph: Graph, contents: Contents, network: Network, row: Row, door: Door
) -> str:
    """Add who is told of, who is none of the cases; the node's id."""
    name = door(str(contents.shown.of(row, network.name) or "–"))
    is_own = row.entry.fields.get(network.type or "") in network.own
    node = f"{name} ({door(contents.case(row.told))})" if is_own else name
    if node not in graph:
        graph.add_node(node, label=node, kind="partner")
    kind_of = contents.shown.of(row, network.type) if network.type else None
    if kind_of is not None:
        graph.nodes[node]["type"] = door(str(kind_of))
    return node


def _finish(graph: Graph) -> None:
    """Put numbers in the place of the records that were gathered on each edge."""
    for teller, other, said in graph.edges(data=True):
        gathered = said.pop("rows")
        said["weight"] = said["records"]
        said["both_sides"] = graph.has_edge(other, teller)
        said.update(_means(gathered))


def _means(gathered: list[tuple[RecordKind, Row]]) -> Iterator[tuple[str, float]]:
    kind = gathered[0][0]
    rows = [row for _, row in gathered]
    for shape in kind.fields:
        numbers = numbers_said(rows, shape.id) if shape.type == "scale" else []
        if numbers:
            yield shape.id, mean(numbers)
