"""docs/extractors.md shows a plug-in: its blocks, installed as the page says, do what the page says."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from kg import plugins
from kg.annotate.conllu import read_conllu
from kg.extract.relations.typing import Typer
from kg.ontology import load_ontology
from kg.qualify import qualify
from kg.resources import ontology_dir
from kg.types import Extractor, Problem, Status

PAGE = Path(__file__).parent.parent.parent / "docs" / "extractors.md"
MODULE = "newsgraph_tickers"
SPOKEN = """
1 Lund   Lund  PROPN NNP   _ 2 nsubj _ NER=B-PER
2 said   say   VERB  VBD   _ 0 root
3 Acme   Acme  PROPN NNP   _ 9 nsubj _ NER=B-ORG
4 (      (     PUNCT -LRB- _ 7 punct _ SpaceAfter=No
5 NYSE   NYSE  PROPN NNP   _ 7 dep   _ SpaceAfter=No
6 :      :     PUNCT :     _ 7 punct
7 ACM    ACM   PROPN NNP   _ 3 appos _ SpaceAfter=No
8 )      )     PUNCT -RRB- _ 7 punct
9 fired  fire  VERB  VBD   _ 2 ccomp
10 Orlov Orlov PROPN NNP   _ 9 obj   _ NER=B-PER|SpaceAfter=No
11 .     .     PUNCT .     _ 2 punct
"""


def block(language: str, number: int = 0) -> str:
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[number]


@pytest.fixture
def tickers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Extractor:
    """The page's package, installed, and its extractor as kg finds it."""
    project = tomllib.loads(block("toml"))["project"]
    info = tmp_path / "newsgraph_tickers-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    groups = project["entry-points"].items()
    (info / "entry_points.txt").write_text("".join(f"[{g}]\n" + "".join(f"{n} = {v}\n" for n, v in p.items()) for g, p in groups))
    (tmp_path / f"{MODULE}.py").write_text(block("python"))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, MODULE, raising=False)
    (extractor,) = plugins.extractors(["tickers"])
    return extractor


def test_the_page_gives_an_extractor(tickers: Extractor) -> None:
    assert isinstance(tickers, Extractor)
    assert (tickers.name, tickers.version) == ("tickers", "1")


def test_the_tests_on_the_page_pass(tickers: Extractor) -> None:
    names: dict[str, object] = {}
    exec(block("python", 1), names)  # noqa: S102 - our own page
    tests = [test for name, test in names.items() if name.startswith("test_")]
    assert len(tests) == 2
    for test in tests:
        assert callable(test)
        test()


def test_its_statements_pass_the_stages_that_follow(tickers: Extractor, tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text(block("turtle"))
    typer = Typer(load_ontology([ontology_dir() / "kg.ttl", file]))
    annotated = read_conllu(SPOKEN)
    problems: list[Problem] = []
    (statement,) = qualify(typer(plugins.extract(annotated, tickers, on_problem=problems.append), annotated), annotated)
    assert problems == []
    assert (statement.relation, statement.status) == ("listedAs", Status.REPORTED)
    assert [a.speaker.text for a in statement.attribution if a.speaker] == ["Lund"]


def test_a_name_without_ticker_gives_nothing(tickers: Extractor) -> None:
    assert list(tickers(read_conllu("1 Acme Acme PROPN NNP _ 2 nsubj _ NER=B-ORG\n2 rose rise VERB VBD _ 0 root\n"))) == []
