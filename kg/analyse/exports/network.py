"""A network -> the bytes of a GraphML or GEXF file, for Gephi, yEd, Cytoscape and the like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError

if TYPE_CHECKING:
    import networkx

FORMATS = ("gexf", "graphml")
NODE_FIELDS = ("label", "entity_class", "degree", "support", "pagerank", "community")
EDGE_FIELDS = ("label", "relation", "status", "confidence", "support", "denials", "time")
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export(graph: networkx.MultiDiGraph[str], file_format: str) -> bytes:
    """The network with scalar attributes, as UTF-8 XML. `sentences` and `sources` of an edge are joined by ' | '."""
    import networkx  # noqa: PLC0415 - heavy

    if file_format not in FORMATS:
        raise UsageError(f"unknown graph format {file_format!r}; one of {', '.join(FORMATS)}")
    flat = _flat(graph)
    if file_format == "graphml":
        lines = "\n".join(networkx.generate_graphml(flat, named_key_ids=True))
    else:
        # networkx stamps the file with today's date, and the same graph must give the same bytes
        lines = re.sub(r' lastmodifieddate="[^"]*"', "", "\n".join(networkx.generate_gexf(flat)))
    return f"<?xml version='1.0' encoding='utf-8'?>\n{lines}\n".encode()


def _flat(graph: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    import networkx  # noqa: PLC0415 - heavy

    flat: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for iri in sorted(graph):
        node = graph.nodes[iri]
        flat.add_node(iri, **_scalars(node, NODE_FIELDS), aliases=_joined(node["aliases"]))
    for source, target, key, edge in sorted(graph.edges(keys=True, data=True), key=lambda e: e[2]):
        sentences, sources = _joined(m["sentence"] for m in edge["mentions"]), _joined(m["article"] for m in edge["mentions"])
        flat.add_edge(source, target, key=key, **_scalars(edge, EDGE_FIELDS), sentences=sentences, sources=sources)
    return flat


def _scalars(attributes: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _clean(attributes[name]) for name in names}


def _joined(values: Any) -> str:
    return str(_clean(" | ".join(dict.fromkeys(values))))


def _clean(value: Any) -> Any:
    """XML has no way to write most control characters."""
    return NOT_XML.sub("", value) if isinstance(value, str) else value
