"""Exports to the tools of analysts hold what the graph holds, read back with each tool's own library where there is one."""

import csv
import io
import json
import re
from pathlib import Path

import networkx
import pytest
from cli_runner import run
from followthemoney import model

from kg.analyse.exports import FOLDERS, ONE_FILE
from kg.analyse.exports.neo4j import type_of
from kg.analyse.exports.parts import facts

Network = networkx.MultiDiGraph


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize("name", [*ONE_FILE, *FOLDERS])
def test_the_same_network_gives_the_same_bytes(network: Network, name: str) -> None:
    write = {**ONE_FILE, **FOLDERS}[name]
    assert write(network) == write(network.copy()) != {}


# ------------------------------------------------------------------------------------------------ CSV


def test_tables_read_back_are_the_network(network: Network) -> None:
    files = FOLDERS["csv"](network)
    again = networkx.MultiDiGraph()
    again.add_nodes_from(row["id"] for row in rows(files["nodes.csv"]))
    for row in rows(files["edges.csv"]):
        if row["object_id"]:
            again.add_edge(row["subject_id"], row["object_id"], key=row["id"])
    assert set(again) == set(network)
    assert set(again.edges(keys=True)) == set(network.edges(keys=True))


def test_every_mention_is_a_claim_with_its_sentence_and_source(network: Network) -> None:
    claims = rows(FOLDERS["csv"](network)["claims.csv"])
    assert len(claims) == sum(len(fact.record["mentions"]) for fact in facts(network))
    assert all(claim["published"] or claim["source"] or claim["headline"] for claim in claims)


def test_no_cell_is_a_formula(network: Network) -> None:
    node = next(iter(network))
    network.nodes[node]["label"] = '=HYPERLINK("http://x")'
    assert "'=HYPERLINK" in FOLDERS["csv"](network)["nodes.csv"].decode()


# ------------------------------------------------------------------------------------------------ FollowTheMoney


def test_every_entity_is_valid_for_followthemoney(network: Network) -> None:
    lines = [json.loads(line) for line in ONE_FILE["ftm"](network)["entities.ftm.json"].decode().splitlines()]
    proxies = [model.get_proxy(line) for line in lines]
    for proxy, line in zip(proxies, lines, strict=True):
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {
            name: sorted(values) for name, values in line["properties"].items()
        }
    assert {"Person", "UnknownLink", "Article", "Documentation"} <= {proxy.schema.name for proxy in proxies}


def test_links_and_documentation_lead_to_entities_that_are_there(network: Network) -> None:
    proxies = [model.get_proxy(json.loads(line)) for line in ONE_FILE["ftm"](network)["entities.ftm.json"].decode().splitlines()]
    ids = {proxy.id for proxy in proxies}
    assert len(ids) == len(proxies)
    pointed = {value for proxy in proxies for prop, value in proxy.itervalues() if prop.type.name == "entity"}
    assert pointed <= ids
    assert sum(proxy.schema.name == "UnknownLink" for proxy in proxies) == network.number_of_edges()


# ------------------------------------------------------------------------------------------------ Neo4j


def test_the_files_of_neo4j_read_back_are_the_network(network: Network) -> None:
    files = FOLDERS["neo4j"](network)
    again = networkx.MultiDiGraph()
    again.add_nodes_from(row["iri:ID"] for row in rows(files["entities.csv"]))
    for row in rows(files["statements.csv"]):
        again.add_edge(row[":START_ID"], row[":END_ID"], key=row["iri"], kind=row[":TYPE"], sentences=row["sentences:string[]"].split("|"))
    assert set(again) == set(network)
    assert set(again.edges(keys=True)) == set(network.edges(keys=True))
    for s, o, key, edge in again.edges(keys=True, data=True):
        record = network.edges[s, o, key]
        assert edge["kind"] == type_of(record["label"])
        assert set(edge["sentences"]) - {""} == {m["sentence"] for m in record["mentions"]} - {""}


def test_mentions_lead_from_entities_to_articles(network: Network) -> None:
    files = FOLDERS["neo4j"](network)
    articles = {row["iri:ID"] for row in rows(files["articles.csv"])}
    entities = {row["iri:ID"] for row in rows(files["entities.csv"])}
    mentions = rows(files["mentions.csv"])
    assert mentions
    assert {row[":END_ID"] for row in mentions} <= articles
    assert {row[":START_ID"] for row in mentions} <= entities


def test_the_script_loads_each_kind_of_relationship_and_every_column_it_names_is_there(network: Network) -> None:
    files = FOLDERS["neo4j"](network)
    script = files["load.cypher"].decode()
    assert set(re.findall(r"\[r:`(\w+)`", script)) == {row[":TYPE"] for row in rows(files["statements.csv"])}
    columns = {name for file in files if file.endswith(".csv") for name in rows(files[file])[0]}
    assert {a or b for a, b in re.findall(r"row\.(?:`([^`]+)`|(\w+))", script)} <= columns


# ------------------------------------------------------------------------------------------------ Obsidian


def test_every_link_of_the_vault_leads_to_a_note(network: Network) -> None:
    notes = FOLDERS["obsidian"](network)
    links = {link for content in notes.values() for link in re.findall(r"(?<!\\)\[\[([^\]|]+)\|", content.decode())}
    assert links
    assert {f"{link}.md" for link in links} <= set(notes)
    assert len(notes) == network.number_of_nodes() + len(network.graph["articles"]) + 1


def test_a_note_quotes_the_sentences_of_its_statements(network: Network) -> None:
    text = "".join(content.decode() for content in FOLDERS["obsidian"](network).values())
    sentences = {m["sentence"] for fact in facts(network) for m in fact.record["mentions"][:5] if m["sentence"]}
    bare = text.replace("\\", "")
    assert [sentence for sentence in sentences if sentence not in bare] == []


def test_no_name_leads_out_of_the_vault_or_is_markup(network: Network) -> None:
    node = next(iter(network))
    network.nodes[node]["label"] = "../../x [[evil]] <script>\n# y"
    notes = FOLDERS["obsidian"](network)
    assert not [name for name in notes if ".." in Path(name).parts or name.startswith("/")]
    text = "".join(content.decode() for content in notes.values())
    assert "<script>" not in text
    assert "[[evil" not in text


def test_entities_of_one_name_have_a_note_each(network: Network) -> None:
    first, second = sorted(network)[:2]
    network.nodes[first].update(label="Twin", entity_class="Person")
    network.nodes[second].update(label="twin", entity_class="Person")
    names = {name.casefold() for name in FOLDERS["obsidian"](network)}
    assert {"person/twin.md", "person/twin 2.md"} <= names


# ------------------------------------------------------------------------------------------------ QuickStatements


def test_each_item_is_made_with_its_names_and_class(network: Network) -> None:
    lines = [line.split("\t") for line in ONE_FILE["quickstatements"](network)["quickstatements.tsv"].decode().splitlines()]
    made = sum(line == ["CREATE"] for line in lines)
    labels = {json.loads(line[2]) for line in lines if line[1:2] == ["Len"]}
    people = {node["label"] for _, node in network.nodes(data=True) if node["entity_class"] == "Person"}
    assert people <= labels
    assert sum(line[1:2] == ["P31"] for line in lines) == made > 0
    assert all(len(line) == 1 or (line[0] == "LAST" and re.fullmatch(r"[A-Z]\w+", line[1])) for line in lines)


# ------------------------------------------------------------------------------------------------ the command


@pytest.mark.parametrize("name", FOLDERS)
def test_a_format_of_several_files_needs_an_empty_folder(name: str, tmp_path: Path) -> None:
    assert "say where: --to DIR" in run("export", "-o", tmp_path, "--format", name).err
    (tmp_path / "notes.txt").write_text("mine")
    done = run("export", "-o", tmp_path, "--format", name, "--to", tmp_path)
    assert done.code == 2
    assert "this is there already; name a new folder, or empty it" in done.err
