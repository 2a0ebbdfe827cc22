"""The graph of a study as GraphML and as GEXF, written by networkx."""

from io import BytesIO

import networkx

from sosapp.export.contents import Contents
from sosapp.export.exporting import Hide, Made
from sosapp.export.network.graph import graph_of
from sosapp.export.options import Progress


def make_graphml(
    contents: Contents, hide: Hide, progress: Progress | None = None
) -> Made:
    """The graph as GraphML, which yEd, Gephi, igraph and Cytoscape read."""
    graph, parts, replaced = graph_of(contents, hide)
    raw = BytesIO()
    networkx.write_graphml_xml(graph, raw, prettyprint=True)
    return Made(raw.getvalue(), parts, replaced)


def make_gexf(contents: Contents, hide: Hide, progress: Progress | None = None) -> Made:
    """The graph as GEXF 1.2, which Gephi reads."""
    graph, parts, replaced = graph_of(contents, hide)
    raw = BytesIO()
    networkx.write_gexf(graph, raw, prettyprint=True)
    return Made(raw.getvalue(), parts, replaced)
