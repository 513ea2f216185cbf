"""The shape of the program: stages import types, errors, vocab, english and themselves, never each other."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "kg"
STAGES = ("read", "annotate", "extract", "qualify", "resolve", "merge", "store", "query", "analyse", "view", "evaluate")
SHARED = {"types", "errors", "vocab", "english"}  # english: what all language stages know of words and trees


def kg_imports(path: Path) -> set[str]:
    """Names of the modules directly below `kg` that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("kg.")}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            parts = node.module.split(".")
            if parts[0] == "kg":
                found |= {parts[1]} if len(parts) > 1 else {a.name for a in node.names}
    return found


def stage_files() -> list[tuple[str, Path]]:
    files = []
    for stage in STAGES:
        folder = ROOT / stage
        files += [(stage, p) for p in (sorted(folder.rglob("*.py")) if folder.is_dir() else [ROOT / f"{stage}.py"]) if p.exists()]
    return files


@pytest.mark.parametrize(("stage", "path"), stage_files(), ids=lambda v: str(v.relative_to(ROOT)) if isinstance(v, Path) else v)
def test_a_stage_imports_no_other_stage(stage: str, path: Path) -> None:
    assert kg_imports(path) <= SHARED | {stage}


@pytest.mark.parametrize("path", sorted((ROOT / "types").glob("*.py")), ids=lambda p: p.name)
def test_types_imports_nothing_else_of_kg(path: Path) -> None:
    assert kg_imports(path) <= {"types"}


def test_every_stage_exists() -> None:
    assert [s for s in STAGES if not ((ROOT / s).is_dir() or (ROOT / f"{s}.py").exists())] == []
