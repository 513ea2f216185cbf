"""The documentation: its dialogues print what it shows, what it names exists, and nothing of the program is missing from it.

`python tests/test_docs.py` brings dialogues and docs/commands.md up to date; read the difference before you commit it.
"""

from __future__ import annotations

import difflib
import importlib
import re
import tempfile
import tomllib
from dataclasses import fields
from functools import reduce
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import doc_commands
import pytest
from doc_pages import Session, alike, environment

import kg
from kg import plugins, types
from kg.config import CHECKS, Config, load_config
from kg.ontology import load_ontology
from kg.resources import ontology_dir
from kg.types import Status

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *(p for p in ROOT.glob("[!.]*/README.md") if p.parent.name != "output")])
DIALOGUES = ("README.md", "docs/flow.md", "docs/configuration.md", "docs/plugins.md", "docs/reading.md")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"```mermaid\n(.*?)```", re.DOTALL)
BOX = re.compile(r'(\w+)(?:\["([^"]+)"\])?')
OUTSIDE = {"Path", "str"}  # what goes in and what comes out are no types of ours


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


# ------------------------------------------------------------------------------------------------ dialogues


@pytest.mark.parametrize("page", DIALOGUES)
def test_dialogues_print_what_the_page_shows(page: str, tmp_path: Path) -> None:
    shown = text_of(page)
    now = Session(environment(tmp_path / "work")).renewed(shown)
    difference = "\n".join(difflib.unified_diff(shown.splitlines(), now.splitlines(), "shown", "now", lineterm="", n=1))
    assert alike(now, shown), f"{page} shows what is no longer so; if it is right, run `python tests/test_docs.py`\n{difference}"


@pytest.mark.parametrize(
    ("now", "shown", "same"),
    [
        ("confidence 0.93", "confidence 0.91", True),
        ("confidence 0.93", "confidence 0.71", False),
        ("250 statements (1 denied)", "254 statements (2 denied)", True),
        ("250 statements", "350 statements", False),
        ("on 2023-08-09", "on 2023-08-10", False),
        ("Kim dismissed Pak", "Pak dismissed Kim", False),
    ],
)
def test_only_confidences_and_counts_may_differ_a_little(now: str, shown: str, same: bool) -> None:
    assert alike(now, shown) is same


# ------------------------------------------------------------------------------------------------ links


@pytest.mark.parametrize("page", names(PAGES))
def test_every_relative_link_leads_to_a_file(page: str) -> None:
    links = [link for link in LINK.findall(text_of(page)) if "://" not in link and not link.startswith("#")]
    missing = [link for link in links if not (ROOT / page).parent.joinpath(unquote(link.partition("#")[0])).exists()]
    assert missing == []


def test_every_page_that_the_code_names_exists() -> None:
    named = {found for file in ROOT.glob("kg/**/*.py") for found in re.findall(r"docs/[a-z]+\.md", file.read_text(encoding="utf-8"))}
    assert [page for page in sorted(named) if not (ROOT / page).is_file()] == []


def test_every_page_of_the_folder_is_linked_from_another() -> None:
    linked = {((ROOT / page).parent / link.partition("#")[0]).resolve() for page in names(PAGES) for link in LINK.findall(text_of(page))}
    assert [page for page in names(PAGES) if page.startswith("docs/") and (ROOT / page).resolve() not in linked] == []


def test_every_promise_of_the_threat_model_names_a_test_that_exists() -> None:
    rows = [line.split("|")[1:3] for line in text_of("THREAT_MODEL.md").partition("## Promises")[2].partition("\n## ")[0].splitlines()[4:]]
    there = {name for file in ROOT.glob("tests/**/test_*.py") for name in re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8"))}
    named = {promise: re.findall(r"`([\w/.]+)`", tests) for promise, tests in (row for row in rows if row)}
    assert named
    assert [promise for promise, tests in named.items() if not tests] == []
    assert [test for tests in named.values() for test in tests if test not in there and not (ROOT / test).is_file()] == []


def test_pictures_are_small_enough_to_load_quickly() -> None:
    sizes = {path.name: path.stat().st_size for path in ROOT.glob("docs/images/*.png")}
    assert sizes
    assert [name for name, size in sizes.items() if size > 400_000] == []


# ------------------------------------------------------------------------------------------------ what the program has


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    assert text_of("docs/commands.md") == doc_commands.page(), "the command line has changed; run `python tests/test_docs.py`"


def test_the_readme_names_every_command() -> None:
    table = set(re.findall(r"`kg ([a-z]+)\b", "".join(line for line in text_of("README.md").splitlines() if line.startswith("| `kg "))))
    assert table == {name.split()[0] for name in doc_commands.commands()}


STATUS_ROWS = re.findall(rf"^\| ({'|'.join(s.value for s in Status)}) \| .* \| (.*) \|$", text_of("README.md"), re.MULTILINE)


def test_the_readme_explains_every_status() -> None:
    assert [status for status, _ in STATUS_ROWS] == [s.value for s in Status]


@pytest.mark.parametrize(("status", "example"), STATUS_ROWS)
def test_examples_of_a_status_have_it(status: str, example: str, tmp_path: Path) -> None:
    """What is said of a saying ("X reported that …") is itself asserted, so that status may stand beside each."""
    (tmp_path / "example.txt").write_text(example, encoding="utf-8")
    rows = kg.build([tmp_path]).query("SELECT DISTINCT ?status WHERE { ?st a kg:Statement ; kg:status ?status }").dicts()
    assert {row["status"].rpartition("#")[2] for row in rows} | {"Asserted"} == {status, "Asserted"}


def test_the_readme_counts_the_relations_of_the_ontology() -> None:
    assert f"{len(load_ontology([ontology_dir() / 'kg.ttl']).relations)} relations" in text_of("README.md")


def test_the_figures_of_the_language_model_are_those_of_its_card() -> None:
    limits = next(line for line in text_of("README.md").splitlines() if "language model is our own" in line)
    card = text_of("kg/annotate/model/README.md")
    figures = re.findall(r"\b\d\d\.\d\b", limits)
    assert len(figures) >= 3
    assert [figure for figure in figures if figure not in card] == []


def test_every_setting_has_its_line_and_its_default() -> None:
    page = text_of("docs/configuration.md")
    rows = dict(re.findall(r"^\| `(\w+)` \| `([^|]+)` \|", page, re.MULTILINE))
    assert set(rows) == set(CHECKS) == {field.name for field in fields(Config)}
    defaults: dict[str, Any] = {name: tomllib.loads(f"value = {value}")["value"] for name, value in rows.items()}
    assert load_config(None, **defaults) == Config()


@pytest.mark.parametrize("page", ["README.md", "docs/configuration.md", "docs/reading.md"])
def test_configurations_on_the_pages_can_be_used(page: str, tmp_path: Path) -> None:
    blocks = re.findall(r"```toml[^\n]*\n(.*?)```", text_of(page), re.DOTALL)
    assert blocks
    for block in blocks:
        (tmp_path / "kg.toml").write_text(block, encoding="utf-8")
        assert load_config(tmp_path / "kg.toml") != Config()


def test_the_page_on_plug_ins_names_every_entry_point_group() -> None:
    groups = re.findall(r"^\| `(newsgraph\.\w+)` \|", text_of("docs/plugins.md"), re.MULTILINE)
    assert sorted(groups) == sorted([plugins.READERS, plugins.ANNOTATORS, plugins.EXTRACTORS])


# ------------------------------------------------------------------------------------------------ the picture of the flow


def arrows() -> list[tuple[str, str, str]]:
    """(box, function, box) of each line of the picture."""
    picture = PICTURE.search(text_of("docs/flow.md"))
    assert picture is not None
    parts = [re.fullmatch(r"\s*(.+?) -->\|(.+?)\| (.+)", line) for line in picture[1].splitlines()[1:]]
    assert all(parts)
    return [(part[1], part[2], part[3]) for part in parts if part]


def thing(dotted: str) -> Any:
    """What an importable name stands for, attributes of classes too."""
    names = dotted.split(".")
    for size in range(len(names), 0, -1):
        try:
            module = importlib.import_module(".".join(names[:size]))
        except ModuleNotFoundError:
            continue
        return reduce(getattr, names[size:], module)
    raise ModuleNotFoundError(dotted)


@pytest.mark.parametrize("function", sorted({arrow[1] for arrow in arrows()}))
def test_every_arrow_of_the_picture_is_a_function(function: str) -> None:
    assert callable(thing(function))


def boxes() -> list[str]:
    """The type that each box of the picture names: the first word of its text, which is its name where it has no other."""
    texts: dict[str, str] = {}
    for arrow in arrows():
        for end in (arrow[0], arrow[2]):
            box = BOX.fullmatch(end)
            assert box, f"not a box: {end}"
            texts[box[1]] = box[2] or texts.get(box[1], box[1])
    return sorted({text.split()[0] for text in texts.values()} - OUTSIDE)


@pytest.mark.parametrize("box", boxes())
def test_every_box_of_the_picture_is_a_type(box: str) -> None:
    assert isinstance(thing(box) if "." in box else getattr(types, box), type)


def test_the_picture_goes_from_files_to_page() -> None:
    assert {"kg.read.read_paths", "kg.qualify.qualify", "kg.resolve.resolve", "kg.merge.merged", "kg.view.render"} <= {
        a[1] for a in arrows()
    }


def refresh() -> None:
    """Write what the dialogues print now, and the commands as they are."""
    (ROOT / "docs/commands.md").write_text(doc_commands.page(), encoding="utf-8")
    for page in DIALOGUES:
        with tempfile.TemporaryDirectory() as folder:
            now = Session(environment(Path(folder) / "work")).renewed(text_of(page))
        (ROOT / page).write_text(now, encoding="utf-8")


if __name__ == "__main__":
    refresh()
