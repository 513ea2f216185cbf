"""The wheel, installed in an empty environment outside the repository, builds the seeds and answers about them."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLAIN = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}

pytestmark = pytest.mark.wheel


def call(*command: str | Path, cwd: Path) -> str:
    """What the command prints; the test fails with what it says if it fails."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=PLAIN, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the source archive, so that what the archive lacks is missed."""
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(  # noqa: S603 - with this environment's own path, as the build tools are in it
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def commands(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that has nothing but the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    call(folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    return folder / "bin"


def test_the_wheel_has_what_is_no_code(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    model = [
        f"kg/annotate/model/{name}"
        for name in ("model.int8.onnx", "segment.onnx", "coref.npz", "model.json", "tokenizer.json", "LICENSE.md")
    ]
    wanted = ("kg/_ontology/kg.ttl", "kg/_ontology/shapes.ttl", "kg/query/named/who-dismissed-whom.rq", *model)
    assert [name for name in wanted if name not in names] == []
    assert [name for name in names if name.startswith(("tests/", "training/", "seeds/", "benchmarks/"))] == []


def test_the_installed_command_builds_and_answers(commands: Path, tmp_path: Path) -> None:
    place = call(commands / "python", "-c", "import kg; print(kg.__file__)", cwd=tmp_path)
    assert place.startswith(str(commands.parent))
    assert "9 articles" in call(commands / "kg", "build", ROOT / "seeds", cwd=tmp_path)
    query = "SELECT ?who ?whom WHERE { ?a kg:dismissed ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom }"
    (row,) = json.loads(call(commands / "kg", "query", query, "--format", "json", cwd=tmp_path))["results"]["bindings"]
    assert (row["who"]["value"], row["whom"]["value"]) == ("Kim Jong-un", "Pak Su-il")
    call(commands / "kg", "verify", cwd=tmp_path)
    call(commands / "kg", "validate", cwd=tmp_path)
    assert "<!doctype html>" in (tmp_path / "output" / "graph.html").read_text(encoding="utf-8")
