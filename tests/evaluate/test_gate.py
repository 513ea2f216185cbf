"""The quality gate: the graph of the sample articles must reach its floors."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from cli_runner import run

ROOT = Path(__file__).parent.parent.parent
GOLD = sorted((ROOT / "evaluation" / "seeds").glob("*.json"))


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the sample articles."""
    out = tmp_path_factory.mktemp("seeds") / "output"
    assert run("build", ROOT / "seeds", "-o", out).code == 0
    return out


def test_every_sample_article_has_gold() -> None:
    articles = {p.stem for p in (ROOT / "seeds").iterdir() if p.stem != "README"}
    assert {p.stem for p in GOLD} == articles | {"cross"}


def test_the_sample_articles_reach_every_floor(seeds: Path) -> None:
    done = run("evaluate", seeds, *GOLD, "--gate", ROOT / "evaluation" / "floors.toml")
    assert (done.code, done.err) == (0, "every floor is reached\n")


def figures() -> ModuleType:
    """The program that writes the tables of docs/evaluation.md; it is no part of the package."""
    spec = importlib.util.spec_from_file_location("figures", ROOT / "evaluation" / "figures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_tells_what_is_measured_on_the_sample_articles(seeds: Path) -> None:
    program = figures()
    measures = json.loads(run("evaluate", seeds, *GOLD, "--format", "json").out)["facts"]["measures"]
    table = program.section((ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8"), "graphs")
    assert program.graph_table({"sample articles": measures}, earlier=table).strip() == table.strip()


def test_the_gate_closes_where_a_statement_is_lost(seeds: Path, tmp_path: Path) -> None:
    lines = (seeds / "graph.ttl").read_text(encoding="utf-8").replace("Pak", "somebody")
    (tmp_path / "graph.ttl").write_text(lines, encoding="utf-8")
    done = run("evaluate", tmp_path, *GOLD, "--gate", ROOT / "evaluation" / "floors.toml")
    assert done.code == 1
    assert "kg: facts: recall_core is " in done.err


def test_the_gate_closes_where_gold_is_changed(seeds: Path) -> None:
    done = run("evaluate", seeds, *GOLD[1:], "--gate", ROOT / "evaluation" / "floors.toml")
    assert done.code == 1
    assert "pin them again with --update-floors" in done.err
