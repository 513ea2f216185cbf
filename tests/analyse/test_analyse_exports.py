"""Files for other graph tools."""

import io

import networkx
import pytest

from kg.analyse import FORMATS, export
from kg.errors import UsageError

ENTITY = "https://w3id.org/newsgraph/entity/"
READERS = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_export_reads_back_with_all_nodes_and_edges(network: networkx.MultiDiGraph, file_format: str) -> None:
    back = READERS[file_format](io.BytesIO(export(network, file_format)))
    assert set(back) == set(network)
    assert sorted((s, o) for s, o in back.edges()) == sorted((s, o) for s, o, _ in network.edges)


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_export_keeps_what_is_said(network: networkx.MultiDiGraph, file_format: str) -> None:
    back = READERS[file_format](io.BytesIO(export(network, file_format)))
    found = next(d for s, o, d in back.edges(data=True) if o == ENTITY + "Pak_Su-il" and d["status"] == "Reported")
    assert (found["label"], found["sentences"]) == ("dismissed", "Kim replaced Pak with Ri 𝄞 on. | Kim dismissed Pak, KCNA said.")


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_same_network_gives_the_same_bytes(network: networkx.MultiDiGraph, file_format: str) -> None:
    first = export(network, file_format)
    assert first == export(network, file_format)
    assert b"lastmodified" not in first


@pytest.mark.parametrize("file_format", FORMATS)
def test_names_that_xml_cannot_hold_are_cleaned(network: networkx.MultiDiGraph, file_format: str) -> None:
    network.nodes[ENTITY + "Russia"]["label"] = 'a\x00\x0b<b> & "c"'
    back = READERS[file_format](io.BytesIO(export(network, file_format)))
    assert back.nodes[ENTITY + "Russia"]["label"] == 'a<b> & "c"'


def test_an_unknown_format_is_refused_with_the_known_ones(network: networkx.MultiDiGraph) -> None:
    with pytest.raises(UsageError, match="'dot'; one of gexf, graphml"):
        export(network, "dot")
