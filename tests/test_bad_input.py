"""Bad input, end to end: one clear line names the file and the reason, and nothing of the other documents is lost."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runner import Done, run
from sample_articles import write_articles

GOOD = "Mayor Tove Brandt dismissed harbour master Olaf Rygg on Monday.\n"
BROKEN_HTML = b"<html><head><title>Open tags</title><body><div><p>Mayor Tove Brandt visited the port of Larksund on Monday<table><tr><td>"


def long_line() -> bytes:
    return (b"The mayor of Larksund visited the port and the pier. " * 200_000)[:10_500_000]


BAD: dict[str, tuple[str, bytes | Callable[[], bytes], str]] = {
    "empty file": ("empty.txt", b"", "empty"),
    "white space only": ("blank.txt", b" \n\t\n", "empty"),
    "binary file": ("photo.txt", bytes(range(256)) * 40, "this is no text"),
    "one line of 10 MB": ("line.txt", long_line, "long"),
    "json line without text": ("wire.jsonl", b'{"title": "No text here"}\n', "text"),
    "json line that is no json": ("broken.jsonl", b'{"text": \n', "JSON"),
    "unknown suffix": ("table.xlsx", b"PK\x03\x04", "no reader for .xlsx"),
    "web page without text": ("page.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "text"),
}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One good article in `articles`, and its build in `out`."""
    folder = tmp_path_factory.mktemp("template")
    (folder / "articles").mkdir()
    (folder / "articles" / "good.txt").write_text(GOOD, encoding="utf-8")
    assert run("build", folder / "articles", "-o", folder / "out").code == 0
    return folder


@pytest.fixture
def good(template: Path, tmp_path: Path) -> Path:
    """A folder with one good article, and a build of it in `out` beside it."""
    shutil.copytree(template, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path / "articles"


def write_bad(folder: Path, case: str) -> Path:
    name, content, _ = BAD[case]
    (folder / name).write_bytes(content if isinstance(content, bytes) else content())
    return folder / name


def dismissals(out: Path) -> list[dict[str, str]]:
    done = run("query", "-o", out, "SELECT ?whom WHERE { ?a kg:dismissed ?b . ?b skos:prefLabel ?whom }", "--format", "json")
    return [{k: v["value"] for k, v in row.items()} for row in json.loads(done.out)["results"]["bindings"]]


def problem_lines(done: Done) -> list[str]:
    return done.err.splitlines()


def test_bad_files_in_a_folder_are_told_one_line_each_and_the_others_are_built(good: Path) -> None:
    bad = {str(write_bad(good, case)): BAD[case][2] for case in BAD}
    done = run("build", good, "-o", good.parent / "out")
    assert done.code == 0
    lines = problem_lines(done)
    assert len(lines) == len(bad)
    for path, reason in bad.items():
        (line,) = [line for line in lines if line.startswith(f"kg: {path}")]
        assert reason in line
        assert len(line) < 400
    assert dismissals(good.parent / "out") == [{"whom": "Olaf Rygg"}]
    report = json.loads((good.parent / "out" / "report.json").read_text(encoding="utf-8"))
    assert sum(report["problem_counts"].values()) == len(bad)
    assert report["documents"] == 1


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_alone_is_unusable_input_and_the_build_before_stays(good: Path, case: str) -> None:
    bad = write_bad(good.parent, case)
    before = (good.parent / "out" / "graph.ttl").read_bytes()
    done = run("build", bad, "-o", good.parent / "out")
    assert done.code == 2
    first, last = problem_lines(done)
    assert first.startswith(f"kg: {bad}")
    assert BAD[case][2] in first
    assert last == "kg: no article could be read, so nothing was built"
    assert (good.parent / "out" / "graph.ttl").read_bytes() == before


def test_a_named_file_that_gives_nothing_shows_in_the_exit_code(good: Path) -> None:
    (good.parent / "empty.txt").write_bytes(b"")
    done = run("build", good, good.parent / "empty.txt", "-o", good.parent / "out")
    assert done.code == 2
    assert dismissals(good.parent / "out") == [{"whom": "Olaf Rygg"}]


def test_strict_makes_a_skipped_document_a_finding(good: Path) -> None:
    (good / "empty.txt").write_bytes(b"")
    assert run("build", good, "-o", good.parent / "out", "--strict").code == 1


def test_a_missing_path_is_told_and_nothing_is_built(good: Path) -> None:
    before = (good.parent / "out" / "graph.ttl").resolve()
    done = run("build", good, good / "nowhere.txt", "-o", good.parent / "out")
    assert done.code == 2
    (line,) = problem_lines(done)
    assert str(good / "nowhere.txt") in line
    assert (good.parent / "out" / "graph.ttl").resolve() == before


def test_another_encoding_is_read_as_what_it_is(good: Path) -> None:
    text = "Bürgermeisterin Åse Sørli visited Tromsø. The café owner “Zoë” thanked Åse Sørli for the naïve façade.\n" * 3
    (good / "latin.txt").write_bytes(text.encode("cp1252"))
    done = run("build", good, "-o", good.parent / "out")
    assert done.code == 0
    assert "Åse Sørli" in (good.parent / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_broken_html_gives_what_can_be_read(good: Path) -> None:
    (good / "broken.html").write_bytes(BROKEN_HTML)
    done = run("build", good, "-o", good.parent / "out")
    assert done.code == 0
    assert "visited the port of Larksund" in (good.parent / "out" / "graph.ttl").read_text(encoding="utf-8")


ODD_NAMES = ('it\'s "quoted" & <b>.txt', "line\nbreak.txt", "esc\x1b[31m.txt", "tab\there.txt", "ünïcödé ☂.txt", "-o.txt", "a b.txt")


def test_a_name_with_odd_characters_is_a_name_like_any_other(good: Path) -> None:
    for number, name in enumerate(ODD_NAMES):
        (good / name).write_text(f"Olaf Rygg met {number} pilots in Larksund.\n", encoding="utf-8")
    done = run("build", good, "-o", good.parent / "out")
    assert (done.code, done.err) == (0, "")
    report = json.loads((good.parent / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["documents"] == 1 + len(ODD_NAMES)


def test_an_odd_name_of_a_bad_file_stays_on_one_line(good: Path) -> None:
    for name in ODD_NAMES:
        (good / name).write_bytes(b"")
    lines = problem_lines(run("build", good, "-o", good.parent / "out"))
    assert len(lines) == len(ODD_NAMES)
    assert all(line.isprintable() for line in lines)


def test_text_that_looks_like_markup_or_code_is_text(good: Path) -> None:
    (good / "odd.txt").write_text('Olaf Rygg met "Jon <script>alert(1)</script> Aas" in {{ 7*7 }} Larksund.\n', encoding="utf-8")
    assert run("build", good, "-o", good.parent / "out").code == 0
    assert "<script>alert(1)</script>" not in (good.parent / "out" / "graph.html").read_text(encoding="utf-8")


def test_an_output_that_is_a_file_is_told(good: Path) -> None:
    done = run("build", good, "-o", good / "good.txt")
    assert done.code == 2
    (line,) = problem_lines(done)
    assert line.startswith(f"kg: {good / 'good.txt'}: cannot write here")
    assert (good / "good.txt").read_text(encoding="utf-8") == GOOD


def test_a_file_of_others_in_the_output_is_not_replaced(good: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "graph.html").write_text("mine")
    (theirs / "notes.txt").write_text("mine, too")
    done = run("build", good, "-o", theirs)
    assert done.code == 2
    assert "was not written by kg" in done.err
    assert sorted(p.name for p in theirs.iterdir() if p.name != ".kg") == ["graph.html", "notes.txt"]
    assert (theirs / "graph.html").read_text() == "mine"


def test_the_output_inside_the_folder_of_articles_is_not_read_as_articles(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "articles")
    first = run("build", folder, "-o", folder / "output")
    second = run("build", folder, "-o", folder / "output")
    assert (first.code, second.code) == (0, 0)
    assert second.err == ""
    assert json.loads((folder / "output" / "report.json").read_text(encoding="utf-8"))["documents"] == 4


def test_a_plugin_that_is_not_there_is_told_with_those_that_are(good: Path) -> None:
    done = run("build", good, "-o", good.parent / "out", "--annotator", "telepathy")
    assert done.code == 2
    assert "no annotator “telepathy”; there are joint" in done.err


def test_an_ontology_of_the_user_that_is_no_turtle_is_told(good: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text("kg:nonsense a")
    done = run("build", good, "-o", good.parent / "out", "--ontology", tmp_path / "mine.ttl")
    assert done.code == 2
    (line,) = problem_lines(done)
    assert line.startswith(f"kg: {tmp_path / 'mine.ttl'}: not valid Turtle")
