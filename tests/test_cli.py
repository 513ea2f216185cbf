"""Each command answers on stdout, talks on stderr, and ends with the exit code it promises."""

import io
import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from unittest.mock import patch

import pyoxigraph as ox
import pytest
from cli_runner import Done, run
from sample_articles import write_articles

from kg.query import named_queries

ROOT = Path(__file__).parent.parent
HEAVY = (
    "rdflib",
    "pyoxigraph",
    "networkx",
    "numpy",
    "onnxruntime",
    "tokenizers",
    "lemminflect",
    "trafilatura",
    "jinja2",
    "pyshacl",
    "pyvis",
)
COMMANDS = (
    "build",
    "read",
    "query",
    "search",
    "mcp",
    "serve",
    "view",
    "analyse",
    "export",
    "annotate",
    "extract",
    "explain",
    "diff",
    "verify",
    "validate",
)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("articles"))


@pytest.fixture(scope="module")
def out(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build") / "output"
    assert run("build", articles, "-o", folder).code == 0
    return folder


# ------------------------------------------------------------------------------------------------ the command as a whole


def test_help_names_every_command() -> None:
    done = run("--help")
    assert done.code == 0
    assert [word for word in COMMANDS if f"\n  {word} " not in done.out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_every_command_says_what_it_does(command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    lines = done.out.partition("Options:\n")[2].splitlines()
    assert [
        line
        for number, line in enumerate(lines)
        if line.startswith("  -") and "  " not in line.strip() and not lines[number + 1].startswith("    ")
    ] == []


def test_version_is_that_of_the_package() -> None:
    assert run("--version").out == f"kg {version('newsgraph')}\n"


def test_help_loads_nothing_heavy() -> None:
    script = f"import kg.cli, sys; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    "arguments", [("biuld",), ("build",), ("query", "--colour"), ("export", "--format", "docx"), ("build", "--processes", "x", "a")]
)
def test_wrong_usage_is_told_with_exit_code_2(arguments: tuple[str, ...], out: Path) -> None:
    done = run(*arguments, *(("-o", str(out)) if arguments[0] == "export" else ()))
    assert done.code == 2
    assert done.out == ""
    assert done.err


def test_an_expected_error_shows_its_traceback_only_under_debug(tmp_path: Path) -> None:
    plain = run("query", "-o", tmp_path, "ASK {}")
    debugged = run("--debug", "query", "-o", tmp_path, "ASK {}")
    assert plain.code == debugged.code == 2
    assert plain.err == f"kg: {tmp_path}: no build here; make one with `kg build PATH… -o {tmp_path}`\n"
    assert "Traceback" in debugged.err


def test_faults_of_the_configuration_are_told_one_a_line(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text("threads = 0\ncolour = 1\n")
    done = run("query", "ASK {}", "--config", tmp_path / "kg.toml")
    assert done.code == 2
    assert [line.split(": ")[2] for line in done.err.splitlines()] == ["threads", "colour"]


def test_a_reader_that_has_had_enough_is_no_error(out: Path) -> None:
    path = os.pathsep.join([str(ROOT), *sys.path])
    command = [sys.executable, "-m", "kg", "export", "-o", str(out), "--format", "nt"]
    env = os.environ | {"PYTHONPATH": path}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_output_is_utf_8_in_any_locale(out: Path) -> None:
    path = os.pathsep.join([str(ROOT), *sys.path])
    env = os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "kg", "query", "-o", str(out), "who-dismissed-whom"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, b"")
    assert "───" in done.stdout.decode("utf-8")


# ------------------------------------------------------------------------------------------------ build


def test_a_build_ends_with_a_summary(articles: Path, tmp_path: Path) -> None:
    (articles / "notes.xyz").write_text("no article")
    done = run("build", articles, "-o", tmp_path / "out")
    (articles / "notes.xyz").unlink()
    lines = done.out.splitlines()
    assert lines[0].startswith("4 articles, ")
    assert " statements (" in lines[1]
    assert " asserted" in lines[1]
    assert lines[2] == "1 problem: 1 unknown-suffix"
    assert lines[3:5] == ["For example:", "  Tove Brandt dismissed Olaf Rygg (asserted)"]
    assert "“" in lines[5]
    assert lines[-2] == f"Look at it: {tmp_path / 'out' / 'graph.html'}"
    assert done.err.startswith(f"kg: {articles / 'notes.xyz'}")


def test_the_settings_of_a_build_come_from_its_file(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('out = "here"\nbase = "https://example.org/"\nextractors = ["metadata"]\n')
    assert run("build", articles, "--config", tmp_path / "kg.toml").code == 0
    report = json.loads((tmp_path / "here" / "report.json").read_text(encoding="utf-8"))
    assert report["base"] == "https://example.org/"
    assert sum(report["statements"].values()) == 5


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (("https://example.com/a.html",), "https://example.com/a.html: nothing is fetched from the network; save the page"),
        (("empty",), "empty: there is nothing to read in this folder; give one with articles"),
        (("articles", "-o", "articles"), "articles: here are the articles, and a build among them would hide them; choose another --out"),
    ],
)
def test_paths_that_cannot_be_built_are_told_with_what_to_do(
    paths: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "articles").mkdir()
    done = run("build", *paths)
    assert done.code == 2
    assert done.err.startswith(f"kg: {message}")


def test_a_build_without_statements_says_so(tmp_path: Path) -> None:
    (tmp_path / "hello.txt").write_text("Hello there.\n")
    assert "no statements: " in run("build", tmp_path / "hello.txt", "-o", tmp_path / "out").out


# ------------------------------------------------------------------------------------------------ query


def test_a_query_prints_a_table(out: Path) -> None:
    done = run(
        "query", "-o", out, "SELECT ?who ?whom_else WHERE { ?a kg:dismissed ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom_else }"
    )
    header, _, row = done.out.splitlines()
    assert header.split() == ["who", "whom", "else"]
    assert row.rstrip() == "Tove Brandt   Olaf Rygg"


def test_a_query_may_be_in_a_file_or_have_a_name(out: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("SELECT ?a WHERE { ?a kg:dismissed ?b }")
    assert "ent:Tove_Brandt" in run("query", "-o", out, tmp_path / "mine.rq").out
    assert "true" in run("query", "-o", out, "ASK{}").out
    with patch("sys.stdin", io.StringIO("SELECT ?a WHERE { ?a kg:dismissed ?b }")):
        assert "ent:Tove_Brandt" in run("query", "-o", out, "-").out
    assert run("query", "-o", out, "who-dismissed-whom", "--format", "csv").out.count("Tove Brandt,Olaf Rygg,") == 2


@pytest.mark.parametrize("name", [query.name for query in named_queries()])
def test_each_named_query_runs_on_a_real_build(out: Path, name: str) -> None:
    assert run("query", "-o", out, name, "--format", "json").code == 0


def test_the_list_shows_all_named_queries() -> None:
    listed = [line.split("  ")[0] for line in run("query", "--list").out.splitlines()]
    assert listed == [query.name for query in named_queries()]


def test_about_keeps_the_rows_that_name_somebody(out: Path) -> None:
    rows = json.loads(run("query", "-o", out, "evidence", "--about", "aas", "--format", "json").out)["results"]["bindings"]
    assert rows
    assert all("aas" in " ".join(cell["value"] for cell in row.values()).casefold() for row in rows)


def test_construct_is_written_as_turtle(out: Path) -> None:
    done = run("query", "-o", out, "CONSTRUCT { ?b rel:dismissed_by ?a } WHERE { ?a kg:dismissed ?b }", "--format", "ttl")
    assert "ent:Olaf_Rygg rel:dismissed_by ent:Tove_Brandt ." in done.out
    assert run("query", "-o", out, "ASK {}", "--format", "ttl").code == 2


def test_an_answer_without_rows_says_so(out: Path) -> None:
    done = run("query", "-o", out, "SELECT ?a WHERE { ?a kg:appointed ?a }")
    assert (done.code, done.err) == (0, "no rows\n")


def test_an_answer_without_rows_says_what_the_graph_does_not_have(out: Path) -> None:
    done = run("query", "-o", out, "SELECT ?a WHERE { ?a kg:dismised ?b }")
    assert (done.code, done.err) == (0, "no rows\nnothing in this graph is kg:dismised; did you mean kg:dismissed?\n")


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (("query", "who-mett-whom"), "no query is named “who-mett-whom”; did you mean who-met-whom?"),
        (("query", " "), "give a query, a file with one, or the name of one of ours (`kg query --list`)"),
        (("query", "events", "--since", "2024-04-01", "--until", "2024-03-01"), "--since 2024-04-01 is after --until 2024-03-01"),
        (("query", "./nofile.rq"), "./nofile.rq: cannot read this query (No such file or directory); check the path"),
        (("explain", "Nobody"), "nothing in this build is called “Nobody”; `kg query entities` shows what it is about"),
        (("validate", "--shapes", "no.ttl"), "no.ttl: cannot read this file (No such file or directory); give a file of SHACL shapes"),
        (("export",), "say which format: --format gexf|graphml"),
        (("export", "--format", "graphlm"), "no format “graphlm”; did you mean graphml?"),
    ],
    ids=lambda v: " ".join(v) if isinstance(v, tuple) else "",
)
def test_a_mistake_is_told_with_what_may_be_meant(out: Path, command: tuple[str, ...], message: str) -> None:
    done = run(*command, "-o", out)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"kg: {message}")


def test_the_build_to_verify_may_be_named_like_everywhere(out: Path) -> None:
    assert run("verify", "-o", out).code == 0


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?a WHERE { ?a kg:met ?b", "kg: line 1, column 17: the { that opens here is not closed; add a }\n"),
        ("SELECT * { SERVICE <http://x> { ?s ?p ?o } }", "kg: not allowed: SERVICE would call another host; ask that host separately\n"),
        ("who-knows-whom", "kg: no query is named “who-knows-whom”; there are about, between, denials,"),
    ],
)
def test_a_query_that_cannot_be_answered_is_one_clear_line(out: Path, query: str, message: str) -> None:
    done = run("query", "-o", out, query)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(message)
    assert done.err.count("\n") == 1


# ------------------------------------------------------------------------------------------------ look, measure, give away


def test_view_makes_the_page_anew(out: Path) -> None:
    before = (out / "graph.html").read_bytes()
    assert run("view", "-o", out, "--title", "Larksund & ferries").code == 0
    assert "<title>Larksund &amp; ferries" in (out / "graph.html").read_text(encoding="utf-8")
    assert run("view", "-o", out).code == 0
    assert (out / "graph.html").read_bytes() == before


def test_view_makes_the_page_of_a_part(out: Path) -> None:
    whole = (out / "graph.html").stat().st_size
    assert run("view", "-o", out, "--about", "Tove Brandt", "--depth", "1").code == 0
    assert (out / "graph.html").stat().st_size < whole
    assert run("view", "-o", out).code == 0


@pytest.mark.parametrize("has_browser", [True, False])
def test_view_opens_the_page(out: Path, monkeypatch: pytest.MonkeyPatch, has_browser: bool) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or has_browser)
    done = run("view", "-o", out, "--open")
    assert opened == [(out / "graph.html").resolve().as_uri()]
    assert ("open the file by hand" in done.err) is not has_browser


def test_view_of_nobody_is_refused(out: Path) -> None:
    done = run("view", "-o", out, "--about", "Nobody At All")
    assert (done.code, done.err.startswith("kg: no entity is called 'Nobody At All'")) == (2, True)


def test_the_pack_has_claims_and_hides_whom_it_must(out: Path) -> None:
    html = run("export", "pack", "-o", out).out
    assert "Tove Brandt" in html
    assert "<script" not in html
    redacted = run("export", "pack", "-o", out, "--redact", "Tove Brandt").out
    assert "Brandt" not in redacted
    assert redacted.count("█") > 10


def test_analyse_ranks_entities(out: Path) -> None:
    rows = json.loads(run("analyse", "-o", out, "--top", "3", "--format", "json").out)["results"]["bindings"]
    assert len(rows) == 3
    assert rows[0]["entity"]["value"] == "Tove Brandt"


def test_analyse_finds_how_two_are_connected(out: Path) -> None:
    done = run("analyse", "-o", out, "--path", "Olaf Rygg", "Selma Vik", "--format", "csv")
    assert done.out.splitlines() == [
        "subject,relation,object,status",
        "Tove Brandt,dismissed,Olaf Rygg,Asserted",
        "Tove Brandt,appointed,Selma Vik,Asserted",
    ]


@pytest.mark.parametrize(
    ("name", "start"), [("graphml", "<?xml"), ("gexf", "<?xml"), ("jsonld", "[{"), ("nt", "<http"), ("rdf12", "@prefix")]
)
def test_export_writes_each_format(out: Path, name: str, start: str) -> None:
    first, second = run("export", "-o", out, "--format", name), run("export", "-o", out, "--format", name)
    assert first.out.startswith(start)
    assert first.out == second.out


def test_rdf12_has_a_triple_term_for_each_statement(out: Path) -> None:
    store = ox.Store()
    store.load(run("export", "-o", out, "--format", "rdf12").out.encode(), format=ox.RdfFormat.TURTLE)
    query = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX kg: <https://w3id.org/newsgraph/ns#>
        SELECT ?st WHERE { ?st rdf:reifies <<( ?a kg:dismissed ?b )>> ; kg:status kg:Asserted }"""
    assert len(list(store.query(query))) == 1
    assert "rdf:subject" not in run("export", "-o", out, "--format", "rdf12").out


@pytest.mark.parametrize("name", ["nt", "jsonld"])
def test_rdf_exports_are_the_same_graph(out: Path, name: str) -> None:
    format_of = {"nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}[name]
    exported = {quad.triple for quad in ox.parse(run("export", "-o", out, "--format", name).out.encode(), format=format_of)}
    assert exported == {quad.triple for quad in ox.parse(path=str(out / "graph.ttl"))}


# ------------------------------------------------------------------------------------------------ text


def test_annotate_writes_conllu(articles: Path) -> None:
    done = run("annotate", articles / "gazette.txt", "--format", "conllu")
    lines = done.out.splitlines()
    assert lines[0].startswith("# newdoc id = ")
    assert '# text = "The port needs a fresh start," Brandt said.' in lines
    assert any(line.split("\t")[1:4] == ["dismissed", "dismiss", "VERB"] for line in lines)


@pytest.fixture
def sentences(tmp_path: Path) -> Path:
    path = tmp_path / "sentences.txt"
    path.write_text("Ana Brandt dismissed Olaf Rygg .\n\nHe may visit Larksund .\n", encoding="utf-8")
    return path


def test_extract_sentences_as_tsv(sentences: Path) -> None:
    rows = [line.split("\t") for line in run("extract", sentences, "--sentences", "--format", "tsv").out.splitlines()]
    assert [row[:4] + row[5:] for row in rows] == [
        ["1", "Ana Brandt", "dismissed", "Olaf Rygg", "Asserted"],
        ["3", "He", "may visit", "Larksund", "Possible"],
    ]
    assert all(0 < float(row[4]) <= 1 for row in rows)


def test_extract_sentences_as_carb(sentences: Path) -> None:
    rows = [line.split("\t") for line in run("extract", sentences, "--sentences", "--format", "carb").out.splitlines()]
    assert [row[0] for row in rows] == ["Ana Brandt dismissed Olaf Rygg .", "He may visit Larksund ."]
    assert rows[0][2:] == ["dismissed", "Ana Brandt", "Olaf Rygg"]


def test_extract_an_article_as_json_lines(articles: Path) -> None:
    records = [json.loads(line) for line in run("extract", articles / "gazette.txt").out.splitlines()]
    (dismissal,) = [r for r in records if r["relation"] == "dismissed"]
    assert (dismissal["subject"]["text"], dismissal["object"]["text"], dismissal["line"]) == ("Tove Brandt", "Olaf Rygg", 2)
    assert [r["line"] for r in records if r["relation"] == "wrote"] == [0]


@pytest.mark.parametrize("command", ["annotate", "extract"])
def test_text_commands_need_something_to_read(command: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = run(command, tmp_path / "empty.txt")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[-1] == "kg: no article could be read"


# ------------------------------------------------------------------------------------------------ check


def test_explain_a_name_says_why_its_mentions_are_one(out: Path) -> None:
    done = run("explain", "-o", out, "tove brandt")
    assert done.out.startswith("Tove Brandt (Person) https://")
    assert "“Brandt” in Lake Courier, 2024-03-13: " in done.out
    assert "Tove Brandt dismissed Olaf Rygg (Asserted)" in done.out


def test_explain_a_statement_shows_every_sentence(out: Path) -> None:
    (row,) = json.loads(run("query", "-o", out, "SELECT ?st { ?st rdf:predicate kg:dismissed }", "--format", "json").out)["results"][
        "bindings"
    ]
    done = run("explain", "-o", out, row["st"]["value"])
    assert done.out.count("  “") == 2
    assert "said by city council; Reported" in done.out


def test_explain_what_nobody_is_called_is_told(out: Path) -> None:
    assert run("explain", "-o", out, "Nobody At All").code == 2


def test_a_build_differs_from_another_and_not_from_itself(out: Path, articles: Path, tmp_path: Path) -> None:
    assert run("diff", out, out) == Done(0, "", "")
    assert run("build", articles / "gazette.txt", "-o", tmp_path / "less").code == 0
    done = run("diff", out, tmp_path / "less")
    assert done.code == 1
    assert "~ Tove Brandt dismissed Olaf Rygg [2024-03-11] (Asserted, 2 affirm, 0 deny) → Reported, 1 affirm, 0 deny" in done.out
    assert any(line.startswith("- Tove Brandt visited port") for line in done.out.splitlines())


def test_a_sound_build_is_verified_and_validated(out: Path) -> None:
    assert (run("verify", out).code, run("validate", "-o", out).code) == (0, 0)


def test_a_build_somebody_has_changed_is_not(articles: Path, tmp_path: Path) -> None:
    assert run("build", articles / "gazette.txt", "-o", tmp_path / "out").code == 0
    turtle = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    (tmp_path / "out" / "graph.ttl").write_text(turtle.replace("kg:supportCount 1", "kg:supportCount 7"), encoding="utf-8")
    done = run("verify", tmp_path / "out")
    assert done.code == 1
    assert "A statement counts its mentions wrongly." in done.out
