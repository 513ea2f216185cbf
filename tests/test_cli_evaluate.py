"""`kg evaluate`, `kg ontology` and `kg extract --why` on short articles."""

import json
from pathlib import Path

import pytest
from cli_runner import run
from sample_articles import write_articles

from kg.evaluate.facts import MEASURES
from kg.extract.statements.why import Cause

PAGE = (Path(__file__).parent.parent / "docs" / "evaluation.md").read_text(encoding="utf-8")

CARB = "Lund visited Oslo .\tvisited\tLund\tOslo\nReyes praised Orlov on Friday .\tpraised\tReyes\tOrlov\ton Friday\n"
BENCHIE = "sent_id:1\tLund visited Oslo .\n1--> Cluster 1:\nLund --> visited --> Oslo\n"
GOLD = {
    "doc": "gazette",
    "facts": [
        {"s": ["Tove Brandt"], "p": ["dismiss"], "o": ["Olaf Rygg"], "status": "reported", "source": [], "time": None, "salience": 1},
        {"s": ["Jon Aas"], "p": ["sell"], "o": ["ferries"], "status": "asserted", "source": [], "time": None, "salience": 2},
    ],
    "different": [["Olaf Rygg", "Jon Aas"]],
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evaluate")
    assert run("build", write_articles(folder / "articles"), "-o", folder / "output").code == 0
    return folder / "output"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold.json").write_text(json.dumps(GOLD))
    return tmp_path / "gold.json"


def test_facts_are_measured_with_counts_and_misses(out: Path, gold: Path) -> None:
    done = run("evaluate", out, gold, "--format", "json", "--show")
    assert (done.code, done.err) == (0, "")
    facts = json.loads(done.out)["facts"]
    assert facts["measures"]["recall"] == {"value": 0.6, "counted": "3/5"}
    assert facts["measures"]["not_forbidden"] == {"value": None, "counted": "0/0"}
    assert facts["misses"] == ["gazette: missed, useful: Jon Aas | sell | ferries | asserted"]
    assert sum(row["statements"] for row in facts["statements by status"]) > 10


def test_a_table_is_for_people(out: Path, gold: Path) -> None:
    done = run("evaluate", out, gold)
    assert done.out.splitlines()[2].split() == ["recall", "0.6000", "3/5"]
    assert "statements by rule" in done.out
    assert "missed" not in done.out


def test_benchmarks_are_extracted_and_scored(tmp_path: Path) -> None:
    (tmp_path / "carb.tsv").write_text(CARB)
    (tmp_path / "benchie.txt").write_text(BENCHIE)
    done = run("evaluate", "--carb", tmp_path / "carb.tsv", "--benchie", tmp_path / "benchie.txt", "--format", "json")
    suites = json.loads(done.out)
    assert suites["carb"]["measures"]["f1"]["value"] == 1.0
    assert sum(row["tuples"] for row in suites["carb"]["reliability"]) == 2
    assert suites["benchie"]["measures"]["f1"]["value"] == 1.0


def test_floors_are_pinned_then_held(out: Path, gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    assert run("evaluate", out, gold, "--gate", floors).code == 2
    assert run("evaluate", out, gold, "--gate", floors, "--update-floors").code == 0
    assert run("evaluate", out, gold, "--gate", floors).err == "every floor is reached\n"
    floors.write_text(floors.read_text().replace("\nrecall = 0.570", "\nrecall = 0.700"))
    below = run("evaluate", out, gold, "--gate", floors)
    assert (below.code, below.err) == (1, "kg: facts: recall is 0.6000, below its floor 0.7000\n")
    refused = run("evaluate", out, gold, "--gate", floors, "--update-floors")
    assert refused.code == 2
    assert "\nrecall = 0.700" in floors.read_text()
    assert run("evaluate", out, gold, "--gate", floors, "--update-floors", "--lower").code == 0
    assert "\nrecall = 0.570" in floors.read_text()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param((), "give a build and gold files", id="nothing"),
        pytest.param(("OUT",), "gold files are needed", id="no gold"),
        pytest.param(("OUT", "none.json"), "cannot read this gold", id="no such gold"),
        pytest.param(("none", "GOLD"), "no build here", id="no such build"),
        pytest.param(("--carb", "GOLD"), "not CaRB's gold", id="gold of another kind"),
        pytest.param(("--benchie", "GOLD"), "no sentences in this gold", id="gold without sentences"),
        pytest.param(("OUT", "GOLD", "--format", "csv"), "no format “csv”", id="format"),
        pytest.param(("OUT", "GOLD", "--lower"), "need the file of floors", id="no floors"),
    ],
)
def test_wrong_use_is_one_clear_line(out: Path, gold: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run("evaluate", *({"OUT": str(out), "GOLD": str(gold)}.get(a, a) for a in arguments))
    assert done.code == 2
    assert done.out == ""
    assert told in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("name", [*MEASURES, *(cause.value for cause in Cause)])
def test_every_measure_and_reason_is_documented(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_gaps_name_a_predicate_a_pattern_and_a_sentence(out: Path) -> None:
    done = run("ontology", "gaps", out, "--least", "1", "--format", "json")
    rows = json.loads(done.out)["results"]["bindings"]
    patterns = {row["predicate"]["value"]: row["pattern"]["value"] for row in rows}
    assert patterns["ignore"] == "{s} ignore {o}"
    assert "visited" not in patterns
    sentence = next(row["sentence"]["value"] for row in rows if row["predicate"]["value"] == "ignore")
    assert sentence == "Rygg denied that he had ignored a storm warning."


def test_no_gaps_are_told(out: Path) -> None:
    assert run("ontology", "gaps", out, "--least", "100").err == "no gaps: nothing that frequent is untyped\n"


def test_the_ontology_is_listed() -> None:
    rows = json.loads(run("ontology", "list", "--format", "json").out)["results"]["bindings"]
    dismissed = next(row for row in rows if row["relation"]["value"] == "dismissed")
    assert (dismissed["label"]["value"], dismissed["classes"]["value"]) == ("dismissed", "Actor → Person")
    assert "{s} dismiss {o};" in dismissed["patterns"]["value"]


def test_why_tells_line_reason_and_sentence(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text("Lund visited Oslo .\nNo comment .\n\nWho visited Oslo ?\n")
    done = run("extract", tmp_path / "lines.txt", "--sentences", "--why")
    assert (done.code, done.out) == (0, "2\tno-verb\tNo comment .\n4\tquestion\tWho visited Oslo ?\n")


def test_why_numbers_the_sentences_of_an_article(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Mayor Ida Lund visited Oslo on Friday, the council said. No comment from Oslo.\n")
    done = run("extract", tmp_path / "note.txt", "--why")
    assert done.out == "2\tno-verb\tNo comment from Oslo.\n"
