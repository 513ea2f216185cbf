"""Plug-ins are found by name, checked when they are loaded, and may fail without taking the document with them."""

import logging
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from threading import Barrier, current_thread, main_thread

import pytest

from kg import plugins
from kg.errors import ModelError, PluginError
from kg.types import AnnotatedDocument, Document, Field, Problem, Statement

MODULE = """
from kg.types import Field, Statement

class Good:
    name, version = "good", "1"
    def __call__(self, annotated):
        field = Field(document=annotated.document.id, name="article", value="x")
        yield Statement(document=annotated.document.id, subject=field, predicate="be", object=field, surface="is", evidence=field,
                        extractor="good/1", rule="always")

class Failing:
    name, version = "failing", "2"
    def __call__(self, annotated):
        yield from ()
        raise ZeroDivisionError("a\\nb")

class Nameless:
    def __call__(self, annotated):
        return iter(())

class Annotate:
    name, version = "mine", "1"
    def __init__(self, *, threads):
        self.threads = threads
    def __call__(self, document, *, on_problem):
        raise ValueError("no")

class Read:
    suffixes = (".odd",)
    def __call__(self, content, *, source, on_problem):
        return iter(())
"""
ENTRY_POINTS = """
[newsgraph.extractors]
good = strange_plugin:Good
failing = strange_plugin:Failing
nameless = strange_plugin:Nameless
lost = strange_plugin:Lost
[newsgraph.annotators]
mine = strange_plugin:Annotate
[newsgraph.readers]
odd = strange_plugin:Read
"""
ANNOTATED = AnnotatedDocument(document=Document(text="Kim left.", source="a.txt"), sentences=(), mentions=(), chains=())


@pytest.fixture
def problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """A package with plug-ins is installed; what they get wrong ends up in this list."""
    info = tmp_path / "strange_plugin-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: strange-plugin\nVersion: 1\n")
    (info / "entry_points.txt").write_text(ENTRY_POINTS)
    (tmp_path / "strange_plugin.py").write_text(MODULE)
    monkeypatch.syspath_prepend(tmp_path)
    return []


def extract(name: str, on_problem: Callable[[Problem], None]) -> tuple[Statement, ...]:
    (plugin,) = plugins.extractors([name])
    return plugins.extract(ANNOTATED, plugin, on_problem=on_problem)


def test_an_installed_extractor_is_found_by_name_and_used(problems: list[Problem]) -> None:
    (statement,) = extract("good", problems.append)
    assert statement.subject == Field(document=ANNOTATED.document.id, name="article", value="x")
    assert problems == []


def test_an_extractor_that_fails_is_named_with_the_document(problems: list[Problem], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert extract("failing", problems.append) == ()
    (problem,) = problems
    assert (problem.source, problem.code) == ("a.txt", "plugin-failed")
    assert problem.message.startswith("plug-in failing 2 failed on this document, its statements are missing (ZeroDivisionError: a b)")
    assert caplog.records[0].exc_info


def test_an_annotator_that_fails_costs_its_document(problems: list[Problem]) -> None:
    annotator = plugins.annotator("mine", threads=3)
    attempt = plugins.annotate(ANNOTATED.document, annotator)
    assert attempt.annotated is None
    assert "plug-in mine 1 failed on this document, it was skipped (ValueError: no)" in attempt.problems[0].message


def test_an_annotator_gets_its_threads(problems: list[Problem]) -> None:
    assert vars(plugins.annotator("mine", threads=3)) == {"threads": 3}


def test_documents_are_annotated_side_by_side_where_the_annotator_can_and_come_in_their_order() -> None:
    together = Barrier(3)

    class Annotator:
        name, version, side_by_side = "waits", "1", 3

        def __call__(self, document: Document, *, on_problem: object) -> AnnotatedDocument:
            together.wait(timeout=10)  # breaks unless three are at work at the same time
            return AnnotatedDocument(document=document, sentences=(), mentions=(), chains=())

    documents = [Document(text=f"Text {i}.") for i in range(9)]
    attempts = list(plugins.annotated_ahead(documents, Annotator()))
    assert [(a.annotated and a.annotated.document, a.problems) for a in attempts] == [(document, ()) for document in documents]


def test_an_annotator_that_does_not_say_so_is_never_called_from_another_thread() -> None:
    class Annotator:
        name, version = "alone", "1"

        def __call__(self, document: Document, *, on_problem: object) -> AnnotatedDocument:
            assert current_thread() is main_thread()
            return AnnotatedDocument(document=document, sentences=(), mentions=(), chains=())

    assert all(a.annotated for a in plugins.annotated_ahead([ANNOTATED.document] * 3, Annotator()))


def test_no_more_documents_are_read_ahead_than_twice_the_threads() -> None:
    class Annotator:
        name, version, side_by_side = "counts", "1", 2

        def __call__(self, document: Document, *, on_problem: object) -> AnnotatedDocument:
            return AnnotatedDocument(document=document, sentences=(), mentions=(), chains=())

    documents = (Document(text=f"Text {i}.") for i in range(100))
    attempts = plugins.annotated_ahead(documents, Annotator())
    assert next(attempts).document.text == "Text 0."
    assert next(documents).text == "Text 4."


def test_a_missing_model_is_no_matter_of_one_document() -> None:
    class Annotator:
        name, version = "joint", "1"

        def __call__(self, document: Document, *, on_problem: object) -> AnnotatedDocument:
            raise ModelError("model.onnx: missing")

    with pytest.raises(ModelError):
        plugins.annotate(ANNOTATED.document, Annotator())


def test_readers_of_other_packages_are_found(problems: list[Problem]) -> None:
    assert plugins.readers()[".odd"].suffixes == (".odd",)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("goood", "no extractor “goood”; there are .*failing, good, lost"),
        ("nameless", "plug-in nameless .strange_plugin:Nameless. lacks name, version"),
        ("lost", "plug-in lost .strange_plugin:Lost. cannot be loaded .AttributeError"),
    ],
)
def test_a_plugin_that_cannot_be_used_says_why(problems: list[Problem], name: str, message: str) -> None:
    with pytest.raises(PluginError, match=message):
        plugins.extractors([name])


def test_an_unknown_annotator_says_what_there_is(problems: list[Problem]) -> None:
    with pytest.raises(PluginError, match=r"no annotator “other”; there are .*mine"):
        plugins.annotator("other", threads=1)


def test_our_own_stages_are_plugins_like_any_other() -> None:
    ours = {point.name for group in (plugins.ANNOTATORS, plugins.EXTRACTORS) for point in entry_points(group=group)}
    assert {"joint", "clauses", "metadata"} <= ours
