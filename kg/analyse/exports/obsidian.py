"""A network -> a vault of notes for Obsidian: one for each entity and article, with links between them and quotations."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kg.analyse.exports.parts import Fact, articles, entities, facts

if TYPE_CHECKING:
    import networkx

    from kg.analyse.records import ArticleRecord, EntityRecord

UNSAFE = re.compile(r"[\\/:*?\"<>|#^\[\]\x00-\x1f\x7f]+")  # in names of files and of links
MARKS = re.compile(r"([\\\[\]<>`*_$|~#%!])")
MAX_NAME = 80  # characters of the name of a note
MAX_QUOTATIONS = 5  # of one statement; the graph has them all
FOLDER = "Articles"


def obsidian(network: networkx.MultiDiGraph[str]) -> dict[str, bytes]:
    """The notes by their path. No words of an article are links, tags or markup of a note."""
    names = _names(network)
    about: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts(network):
        for iri in dict.fromkeys(filter(None, (fact.subject, fact.target))):
            about[iri].append(fact)
    notes = {names[iri]: _entity(iri, entity, about[iri], names) for iri, entity in entities(network)}
    spoken = _spoken_of(network)
    notes |= {names[a["iri"]]: _article(a, spoken[a["iri"]], names) for a in articles(network)}
    notes["Start here"] = _index(network, names)
    return {f"{name}.md": "".join(f"{line}\n" for line in lines).encode() for name, lines in sorted(notes.items())}


def _names(network: networkx.MultiDiGraph[str]) -> dict[str, str]:
    """A path for each note, none the same as another, whatever the case."""
    wanted = [(iri, f"{entity['entity_class']}/{_file_name(entity['label'])}") for iri, entity in entities(network)]
    wanted += [
        (a["iri"], f"{FOLDER}/{_file_name(' '.join(filter(None, (a['date'], a['publisher'], a['title']))))}") for a in articles(network)
    ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for iri, name in wanted:
        free = next(n for n in (name, *(f"{name} {i}" for i in range(2, len(wanted) + 2))) if n.casefold() not in taken)
        taken.add(free.casefold())
        found[iri] = free
    return found


def _file_name(text: str) -> str:
    return " ".join(UNSAFE.sub(" ", text).split())[:MAX_NAME].strip(" .") or "Untitled"


def _entity(iri: str, entity: EntityRecord, about: Iterable[Fact], names: Mapping[str, str]) -> Iterator[str]:
    yield from _front(aliases=list(entity["aliases"]), kind=entity["entity_class"], iri=iri)
    yield f"# {_plain(entity['label'])}"
    yield ""
    for fact in about:
        yield from _statement(fact, names)


def _statement(fact: Fact, names: Mapping[str, str]) -> Iterator[str]:
    record = fact.record
    target = _link(fact.target, names) if fact.target else f"“{_plain(record['value'])}”"
    when = f", {record['time']}" if record["time"] else ""
    yield f"- {_link(fact.subject, names)} {_plain(record['label'])} {target} ({record['status']}{when})"
    for mention in record["mentions"][:MAX_QUOTATIONS]:
        said = ", ".join(_link(speaker["iri"], names, speaker["label"]) for speaker in mention["speakers"])
        by = f", said by {said}" if said else ""
        quotation = f"“{_plain(mention['sentence'])}” – " if mention["sentence"] else ""
        yield f"    > {quotation}{_link(mention['article'], names)}{by}"


def _article(article: ArticleRecord, spoken: Iterable[str], names: Mapping[str, str]) -> Iterator[str]:
    said = {"published": article["date"], "publisher": article["publisher"], "url": article["url"]}
    yield from _front(kind="Article", iri=article["iri"], authors=list(article["authors"]), **said)
    yield f"# {_plain(article['title'] or 'Untitled')}"
    yield ""
    yield from (f"- {_link(iri, names)}" for iri in spoken)


def _index(network: networkx.MultiDiGraph[str], names: Mapping[str, str]) -> Iterator[str]:
    yield "# Start here"
    yield ""
    yield "The most connected, then the articles."
    yield ""
    order = sorted(entities(network), key=lambda pair: (-pair[1]["degree"], pair[0]))
    yield from (f"- {_link(iri, names)} ({entity['degree']})" for iri, entity in order[:50])
    yield ""
    yield from (f"- {_link(article['iri'], names)}" for article in articles(network))


def _spoken_of(network: networkx.MultiDiGraph[str]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for fact in facts(network):
        for mention in fact.record["mentions"]:
            found[mention["article"]].update(filter(None, (fact.subject, fact.target)))
    return defaultdict(list, {article: sorted(iris) for article, iris in found.items()})


def _front(**values: str | list[str]) -> Iterator[str]:
    """Properties of a note; JSON is YAML, and cannot be left by any text."""
    yield "---"
    yield from (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items() if value)
    yield "---"


def _link(iri: str, names: Mapping[str, str], label: str = "") -> str:
    if iri not in names:
        return _plain(label or iri)
    return f"[[{names[iri]}|{names[iri].rpartition('/')[2]}]]"


def _plain(text: str) -> str:
    """Text on one line, in which no sign is markup."""
    return MARKS.sub(r"\\\1", " ".join(text.split()))
