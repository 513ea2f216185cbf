"""A build that reuses the one before equals a build from nothing, whatever was added, changed, moved or taken out."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from cli_runner import run
from sample_articles import ARTICLES, write_articles

import kg
from kg import pipeline
from kg.build.into import build_into, remove_from
from kg.config import Config
from kg.errors import StoreError, UsageError
from kg.store import changes as store_changes
from kg.store import previous_generation
from kg.store.disk import DiskStore
from kg.types import Document

FILES = ("graph.ttl", "graph.html", "statements.jsonl", "documents.jsonl", "entities.jsonl", "events.jsonl", "report.json")
MORE = {
    "weekly.txt": "Mayor Tove Brandt dismissed harbour master Olaf Rygg. The mayor of Larksund visited Oslo on 3 May 2024.\n",
    "denial.txt": "Tove Brandt denied that she dismissed Olaf Rygg. Selma Vik met Jon Aas in Larksund.\n",
    "other.txt": "Another Olaf Rygg sued the North Tribune in 2023. Brandt AS, a company, bought the old pier.\n",
    "copy.txt": "Olaf Rygg was dismissed by Mayor Brandt on Monday. Selma Vik inspected ferries on Friday.\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All articles, and a build of them in `out`."""
    folder = tmp_path_factory.mktemp("built")
    write_articles(folder / "articles")
    build_into([folder / "articles"], Config(out=folder / "out"))
    return folder


@pytest.fixture
def work(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of `built`, as the current folder."""
    shutil.copytree(built, tmp_path, symlinks=True, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files whose documents were worked on."""
    names: list[str] = []
    make = pipeline.made_here

    def noted(documents: list[Document], config: Config) -> object:
        names.extend(Path(d.source.partition(",")[0]).name for d in documents)
        return make(documents, config)

    monkeypatch.setattr(pipeline, "made_here", noted)
    return names


def contents(out: str) -> dict[str, bytes]:
    return {name: Path(out, name).read_bytes() for name in FILES}


def again(*paths: str, out: str = "out") -> dict[str, bytes]:
    build_into([Path(p) for p in paths], Config(out=Path(out)))
    return contents(out)


def add(folder: Path) -> None:
    (folder / "more.txt").write_text("Selma Vik praised Olaf Rygg on Friday. Rygg lives in Larksund.\n", encoding="utf-8")


def change(folder: Path) -> None:
    (folder / "courier.txt").write_text("Olaf Rygg sued Tove Brandt on Tuesday.\n", encoding="utf-8")


def vanish(folder: Path) -> None:
    (folder / "courier.txt").unlink()


def nothing(folder: Path) -> None:
    """The articles stay as they are."""


@pytest.mark.parametrize(
    ("event", "worked_on"),
    [(add, ["more.txt"]), (change, ["courier.txt"]), (vanish, []), (nothing, [])],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_only_what_is_new_is_worked_on_and_the_build_is_that_from_nothing(
    work: Path, made: list[str], event: Callable[[Path], None], worked_on: list[str]
) -> None:
    event(work / "articles")
    found = again("articles")
    assert made == worked_on
    made.clear()
    assert again("articles", out="fresh") == found
    assert len(made) == len(list((work / "articles").iterdir()))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_and_goes_in_whatever_order_the_build_is_that_from_nothing(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(store_changes, "SHARE", 1)  # the graph is small, and the store is to be made of the one before
    chance = random.Random(seed)  # noqa: S311 - no secret
    for name, text in MORE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    every = [*sorted((built / "articles").iterdir()), *sorted(tmp_path.glob("*.txt"))]
    for step in range(5):
        chosen = chance.sample(every, chance.randint(1, len(every)))
        graph = build_into(chosen, Config(out=tmp_path / "out"))
        kg.build(chosen, config=Config(), progress=False).save(tmp_path / f"fresh{step}")
        assert contents(str(tmp_path / "out")) == contents(str(tmp_path / f"fresh{step}"))
        assert {quad.triple for quad in DiskStore(tmp_path / "out" / "store").engine} == set(graph.corpus.triples)


def test_a_page_left_to_view_is_the_page_of_the_build(work: Path) -> None:
    page = again("articles")["graph.html"]
    assert run("build", "articles", "-o", "out", "--no-page").out.splitlines()[-2] == "Look at it: kg view -o out"
    assert b"<code>kg view</code> makes it" in contents("out")["graph.html"]
    assert run("remove", "articles/courier.txt", "-o", "out").code == 0
    assert b"<code>kg view</code> makes it" in contents("out")["graph.html"], "what is removed from a build without a page makes none"
    assert run("build", "articles", "-o", "out", "--no-page").code == 0
    assert run("view", "-o", "out").code == 0
    assert contents("out")["graph.html"] == page


def test_a_damaged_store_of_the_build_before_is_made_anew(work: Path) -> None:
    (work / "out" / "store" / "CURRENT").write_bytes(b"MANIFEST-999999\n")
    graph = build_into([work / "articles"], Config(out=work / "out"))
    assert {quad.triple for quad in DiskStore(work / "out" / "store").engine} == set(graph.corpus.triples)


def test_a_kept_text_that_was_cut_short_is_made_again(work: Path) -> None:
    before = again("articles")
    with closing(sqlite3.connect(work / "out" / ".kg" / "outcomes.sqlite")) as database, database:
        assert database.execute("UPDATE texts SET packed = substr(packed, 1, 40)").rowcount > len(ARTICLES)
    assert again("articles") == before


def test_an_article_that_was_moved_is_not_worked_on_again(work: Path, made: list[str]) -> None:
    (work / "articles").rename(work / "moved")
    again("moved")
    assert made == []


@pytest.mark.parametrize("name", ["articles/courier.txt", "id", "iri"])
def test_a_removed_article_leaves_no_trace(work: Path, made: list[str], name: str) -> None:
    graph = build_into([Path("articles")], Config(out=Path("out")))
    (document,) = [e.document for e in graph.corpus.extractions if e.document.source.endswith("courier.txt")]
    called = {"id": document.id, "iri": f"<https://w3id.org/newsgraph/article/{document.id}>"}.get(name, name)
    removal = remove_from([called], Config(out=Path("out")))
    assert [a.document.id for a in removal.removed] == [document.id]
    assert made == []
    found = contents("out")
    vanish(work / "articles")
    assert again("articles", out="fresh") == found


def test_what_is_no_article_of_the_build_is_named_and_nothing_changes(work: Path) -> None:
    before = again("articles")
    with pytest.raises(UsageError, match=r"no article of out is, or was read from, nobody\.txt"):
        remove_from(["articles/courier.txt", "nobody.txt"], Config(out=Path("out")))
    with pytest.raises(UsageError, match="nothing would be left of out"):
        remove_from(["articles"], Config(out=Path("out")))
    assert contents("out") == before


def test_removing_from_no_build_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no build here"):
        remove_from(["a"], Config(out=tmp_path))


def test_the_problems_of_other_articles_are_still_told(work: Path) -> None:
    (work / "articles" / "empty.txt").write_bytes(b"")
    again("articles")
    removal = remove_from(["articles/courier.txt"], Config(out=Path("out")))
    assert [p.code for p in removal.graph.corpus.problems] == ["empty"]


@pytest.mark.parametrize("paths", [["articles"], [f"articles/{name}" for name in ARTICLES]], ids=["folder", "files"])
def test_a_build_among_its_articles_is_refused_before_anything_is_written(work: Path, paths: list[str]) -> None:
    before = sorted(p.name for p in (work / "articles").iterdir())
    done = run("build", *paths, "-o", "articles")
    assert done.code == 2
    assert done.err.startswith("kg: articles: here are the articles")
    assert sorted(p.name for p in (work / "articles").iterdir()) == before


def test_diff_without_folders_is_what_the_last_build_changed(work: Path) -> None:
    add(work / "articles")
    again("articles")
    done = run("diff", "out")
    assert done.code == 1
    assert "+ Selma Vik praised Olaf Rygg" in done.out
    again("articles")
    assert run("diff", "out").code == 0
    assert run("diff", previous_generation(Path("out")), "out").code == 0


def test_diff_of_a_first_build_says_that_there_is_none_before(work: Path) -> None:
    done = run("diff", "out")
    assert (done.code, done.err) == (2, "kg: out: there is no build before the last one here; give two folders to compare\n")
