"""The pack: claim, evidence and source in one file without script."""

import re

import networkx
import pytest
from page_story import Story

from kg.errors import UsageError
from kg.view import pack


def test_a_claim_stands_with_its_sentence_speaker_and_source(korea: networkx.MultiDiGraph) -> None:
    html = pack(korea, title="Korea")
    claim = html[html.index("Kim Jong-un dismissed Pak Su-il") :]
    for part in ("Reported", "2023-08-09", "Kim Jong-un dismissed Pak Su-il, KCNA said.", "KCNA", 'href="#source-1"'):
        assert part in claim
    assert "Army chief replaced" in html[html.index("Sources") :]


def test_the_same_network_gives_the_same_bytes(korea: networkx.MultiDiGraph) -> None:
    assert pack(korea, title="Korea") == pack(korea, title="Korea")


def test_it_runs_no_script_and_loads_nothing(story: Story) -> None:
    story.says("</p><script>x</script>", "<img src=x>", "met", "B")
    html = pack(story.done(), title="x")
    assert re.findall("<(script|img|link|iframe)", html) == []
    assert "script-src 'none'" in html.replace("&#39;", "'")


@pytest.fixture
def twice(story: Story) -> networkx.MultiDiGraph:
    one, other = (story.article(name, title=name, publisher=name) for name in ("Gazette", "Ledger"))
    mentions = [{"sentence": text, "article": article} for text, article in (("A met B.", one), ("B was met by A.", other))]
    story.says("A met B.", "A", "met", "B", article=one)
    story.says("A left C.", "A", "left", "C", article=one)
    edge = next(record for _, _, record in story.network.edges(data=True) if record["label"] == "met")
    edge["mentions"] = tuple({**edge["mentions"][0], **mention} for mention in mentions)
    return story.done()


def test_corroborated_keeps_what_two_sources_say_in_words_of_their_own(twice: networkx.MultiDiGraph) -> None:
    html = pack(twice, title="x", corroborated=True)
    assert ("A met B" in html, "A left C" in html) == (True, False)


def test_the_same_sentence_in_two_papers_is_one_source(twice: networkx.MultiDiGraph) -> None:
    edge = next(record for _, _, record in twice.edges(data=True) if record["label"] == "met")
    edge["mentions"] = tuple({**mention, "sentence": "A met B."} for mention in edge["mentions"])
    assert "No claim passes" in pack(twice, title="x", corroborated=True)


@pytest.mark.parametrize("name", ["Kim Jong-un", "kim jong un"])
def test_a_redacted_person_is_nowhere_under_any_name(korea: networkx.MultiDiGraph, name: str) -> None:
    html = pack(korea, title="Kim Jong-un at work", redact=[name])
    assert re.findall("Kim|Jong", html) == []
    assert "█████ dismissed Pak Su-il" in html


def test_an_unknown_name_to_redact_is_refused(korea: networkx.MultiDiGraph) -> None:
    with pytest.raises(UsageError, match="'Nobody'"):
        pack(korea, title="x", redact=["Nobody"])
