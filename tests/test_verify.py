"""A sound build has no findings; each kind of damage has its own."""

import re
from pathlib import Path

import pytest
from factories import save, story

from kg.errors import StoreError
from kg.inspect.verify import CHECKS, TRUST_CHECKS, verify
from kg.types import Status


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return save(tmp_path / "build", *story())


def damage(build: Path, pattern: str, replacement: str, *, file: str = "graph.ttl", count: int = 1) -> None:
    path = build / file
    text, changed = re.subn(pattern, replacement, path.read_text(encoding="utf-8"), count=count)
    assert changed, f"{pattern} is not in the file"
    path.write_text(text, encoding="utf-8")


def codes(build: Path) -> set[str]:
    return {f.code for f in verify(build)}


def test_a_sound_build_has_no_findings(build: Path) -> None:
    assert verify(build) == []


DAMAGES = {
    "blank-node": (r"\Z", "\n[] rdfs:label \"x\" .\n"),
    "unknown-relation": (r"\Z", "\nent:Kim_Jong-un rel:unheard_of ent:Pak_Su-il .\n"),
    "edge-not-allowed": (r"\Z", "\nent:Pak_Su-il kg:dismissed ent:Kim_Jong-un .\n"),
    "edge-missing": (r" ;\s+kg:dismissed ent:Pak_Su-il", ""),
    "statement-without-mention": (r"kg:mention m:\w+", "rdfs:comment \"none\""),
    "mention-without-statement": (r"\Z", "\nm:0000 a kg:Mention .\n"),
    "mention-without-article": (r"a nif:Context , schema:NewsArticle", "a nif:Context"),
    "source-differs": (r"prov:wasDerivedFrom art:\w+ , art:\w+", "prov:wasDerivedFrom art:other"),
    "quote-differs": (r'nif:anchorOf "dismissed"', 'nif:anchorOf "praised"'),
    "span-out-of-place": (r"(kg:subjectSpan art:\w+\\#char\\=)\d+\\,\d+", r"\g<1>9000\\,9001"),
    "text-differs": (r'kg:sha256 "\w', 'kg:sha256 "x'),
    "statement-iri": (r"rdf:object ent:Pak_Su-il", "rdf:object ent:Kim_Jong-un"),
    "status-differs": (r"kg:status kg:Disputed", "kg:status kg:Asserted"),
    "count-differs": (r"kg:supportCount 2", "kg:supportCount 3"),
    "confidence-differs": (r"kg:confidence 0\.99", "kg:confidence 0.5"),
    "nameless": (r'skos:prefLabel "KCNA"@en', 'rdfs:comment "KCNA"@en'),
}  # fmt: skip


@pytest.mark.parametrize(("code", "change"), DAMAGES.items(), ids=list(DAMAGES))
def test_damage_is_found(build: Path, code: str, change: tuple[str, str]) -> None:
    damage(build, *change)
    assert code in codes(build)


def test_a_compact_graph_is_verified_all_the_same(tmp_path: Path) -> None:
    build = save(tmp_path / "compact", *story(), phrases=False)
    assert verify(build) == []
    damage(build, *DAMAGES["span-out-of-place"])
    assert codes(build) == {"span-out-of-place"}


def test_every_check_has_a_damage_that_it_finds_and_a_message() -> None:
    assert set(DAMAGES) == {*CHECKS, *TRUST_CHECKS}
    assert all(check.__doc__ for check in (*CHECKS.values(), *TRUST_CHECKS.values()))


def test_a_changed_text_is_found(build: Path) -> None:
    damage(build, "Kim Jong-un dismissed", "Kim Jong-un  dismissed", file="documents.jsonl")
    assert {"text-differs", "quote-differs"} <= codes(build)


def test_a_missing_text_is_found(build: Path) -> None:
    damage(build, r"\A.*\n", "", file="documents.jsonl")
    assert {"text-differs", "quote-differs"} <= codes(build)


def test_trust_is_that_of_the_build(tmp_path: Path) -> None:
    trust = frozenset({Status.DISPUTED})
    build = save(tmp_path / "build", *story(), trust=trust)
    assert verify(build, trust=trust) == []
    assert {f.code for f in verify(build)} == {"edge-not-allowed", "edge-missing"}


def test_findings_are_sorted_and_name_the_node(build: Path) -> None:
    damage(build, r"kg:supportCount \d", "kg:supportCount 9", count=0)
    found = verify(build)
    assert found == sorted(found)
    assert all(f.node.startswith("https://w3id.org/newsgraph/statement/") and f.message for f in found)


@pytest.mark.parametrize(
    ("file", "content"), [("graph.ttl", "this is <no turtle"), ("documents.jsonl", "{"), ("documents.jsonl", '{"id": "a"}')]
)
def test_a_file_that_can_not_be_read_is_named(build: Path, file: str, content: str) -> None:
    (build / file).write_text(content)
    with pytest.raises(StoreError, match=file):
        verify(build)


@pytest.mark.parametrize("file", ["graph.ttl", "documents.jsonl"])
def test_a_file_that_is_missing_is_named(build: Path, file: str) -> None:
    (build / file).unlink()
    with pytest.raises(StoreError, match=file):
        verify(build)
