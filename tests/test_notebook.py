"""The notebook of the docs runs from its first cell to its last, and prints what it shows."""

import ast
import json
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "docs" / "tour.ipynb"


def cells() -> list[dict[str, Any]]:
    return [cell for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]


def value_of(source: str, names: dict[str, Any]) -> Any:
    """What the last line of a cell is worth, after the others have run."""
    tree = ast.parse(source)
    last = tree.body.pop()
    assert isinstance(last, ast.Expr), "a cell ends with what it shows"
    exec(compile(tree, str(NOTEBOOK), "exec"), names)  # noqa: S102 - our own notebook
    return eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)  # noqa: S307


def test_every_cell_prints_what_it_shows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for cell in cells():
        (output,) = cell["outputs"]
        assert repr(value_of("".join(cell["source"]), names)) == "".join(output["data"]["text/plain"])
    assert os.listdir(tmp_path) == ["seeds"]
