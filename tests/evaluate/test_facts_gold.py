"""Gold files: what is not as described is told by file and entry."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import UsageError
from kg.evaluate.gold import digest, read_gold

FACT = {"s": ["Lund"], "p": ["visit"], "o": ["Oslo"], "status": "asserted", "source": None, "time": None, "salience": 1}


def written(folder: Path, content: Any, name: str = "gold.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_fact_may_leave_out_who_and_when(tmp_path: Path) -> None:
    (fact,) = read_gold(written(tmp_path, {"facts": [FACT]})).facts
    assert (fact.speakers, fact.time, fact.be_objects) == ((), None, ("Oslo",))
    assert fact.label == "Lund | visit | Oslo | asserted"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param("{", "not valid gold", id="no JSON"),
        pytest.param([], "list “facts”", id="a list"),
        pytest.param({"facts": [FACT, {"s": ["Lund"]}]}, "fact 2: no 'status'", id="missing field"),
        pytest.param({"facts": [FACT | {"status": "true"}]}, "fact 1: status “true”", id="unknown status"),
        pytest.param({"facts": [FACT | {"salience": 4}]}, "fact 1: salience", id="unknown salience"),
        pytest.param({"facts": [FACT | {"o": "Oslo"}]}, "fact 1: s, p and o are lists", id="no list"),
        pytest.param({"facts": [], "different": [["Lund"]]}, "different 1", id="no pair"),
    ],
)
def test_bad_gold_is_told_by_file_and_entry(tmp_path: Path, content: Any, told: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(UsageError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert told in str(caught.value)


def test_gold_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read this gold"):
        read_gold(tmp_path / "none.json")


def test_the_digest_depends_on_names_and_contents_only(tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    one, two = written(tmp_path, "a", "one.json"), written(tmp_path, "b", "two.json")
    copy = written(tmp_path / "copy", "a", "one.json")
    assert digest([one, two]) == digest([two, copy])
    assert digest([one, two]) != digest([one])
    assert digest([one]) != digest([written(tmp_path / "copy", "b", "one.json")])
