import io
import json
import tarfile
from pathlib import Path

from training.predicates import event_column, fact_column, factuality, propbank

SKELETON = """\
google/ewt/weblog/00/page_1.xml 0 0 [WORD] PRP (S(NP*) - - (ARG0*) *
google/ewt/weblog/00/page_1.xml 0 1 [WORD] VBD (VP* give give.LV (V*) *
google/ewt/weblog/00/page_1.xml 0 2 [WORD] -NONE- (NP*) - - * *
google/ewt/weblog/00/page_1.xml 0 3 [WORD] DT (NP* - - * *
google/ewt/weblog/00/page_1.xml 0 4 [WORD] NN *))) speech speech.01 * (V*)

google/ewt/weblog/00/page_1.xml 1 0 [WORD] VB (S(VP*)) go go.01 (V*) *
"""


def _rows(*tags: str) -> list[list[str]]:
    return [[str(i), "word", "word", "X", tag] for i, tag in enumerate(tags, start=1)]


def _archive(tmp_path: Path) -> Path:
    path = tmp_path / "roles.tar.xz"
    with tarfile.open(path, "w:xz") as archive:
        info = tarfile.TarInfo("./data/google/ewt/weblog/00/page_1.xml.gold_skel")
        info.size = len(SKELETON)
        archive.addfile(info, io.BytesIO(SKELETON.encode()))
    return path


def test_nouns_that_tell_events_are_marked_and_light_verbs_are_not(tmp_path: Path) -> None:
    known = propbank(_archive(tmp_path))
    assert event_column("weblog-page_1-0001", _rows("PRP", "VBD", "DT", "NN"), known) == ("_", "_", "_", "N")
    assert event_column("weblog-page_1-0002", _rows("VB"), known) == ("V",)


def test_a_sentence_divided_otherwise_or_not_there_has_no_events(tmp_path: Path) -> None:
    known = propbank(_archive(tmp_path))
    assert event_column("weblog-page_1-0001", _rows("PRP", "VBD"), known) is None
    assert event_column("weblog-page_1-0001", _rows("DT", "NN", "NN", "VB"), known) is None
    assert event_column("weblog-page_1-0009", _rows("VB"), known) is None
    assert event_column("email-x-0001", _rows("VB"), known) is None


def _facts(tmp_path: Path, *entries: tuple[str, dict[int, float]]) -> dict[str, list[dict[int, float]]]:
    path = tmp_path / "facts.jsonl"
    lines = [{"text": text, "targets": [{"span1": [i, i + 1], "label": label} for i, label in found.items()]} for text, found in entries]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return factuality(path)


def test_predicates_are_binned_by_sign_and_size(tmp_path: Path) -> None:
    known = _facts(tmp_path, ("He won but may go or stay", {1: 3.0, 4: 0.375, 6: -1.5}))
    assert fact_column("He won but may go or stay".split(), known) == ("?", "happened", "?", "?", "unsure", "?", "not")
    assert fact_column(["Other"], known) is None


def test_equal_sentences_are_used_up_in_order(tmp_path: Path) -> None:
    known = _facts(tmp_path, ("Go .", {0: -2.0}), ("Go .", {0: 2.0}))
    assert [fact_column(["Go", "."], known) for _ in range(3)] == [("not", "?"), ("happened", "?"), ("happened", "?")]
