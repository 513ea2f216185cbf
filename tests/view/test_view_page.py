"""The page as text: nothing in it can load or run anything else, and the same network gives the same bytes."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from types import SimpleNamespace

import networkx
import pytest
from page_story import Story

from kg.errors import KgError
from kg.view import page, render

FOLDER = resources.files("kg.view").joinpath("assets")


class Parts(HTMLParser):
    """Tags with attributes, and the text of each script and style element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attrs = self.tags[-1] if self.tags else ("", {})
        if self.cdata_elem == "script":
            self.scripts.append((attrs, data))
        elif self.cdata_elem == "style" and tag == "style":
            self.styles.append(data)


def data_of(html: str) -> dict:
    return json.loads(next(text for attrs, text in Parts(html).scripts if attrs.get("type") == "application/json"))


def rows_of(table: dict) -> list[dict]:
    return [dict(zip(table["keys"], row, strict=True)) for row in table["rows"]]


def policy_of(html: str) -> str:
    return next(a["content"] or "" for tag, a in Parts(html).tags if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy")


def test_the_same_network_gives_the_same_bytes(korea: networkx.MultiDiGraph) -> None:
    assert render(korea, title="Korea") == render(korea, title="Korea")


def test_no_element_refers_to_anything_outside_the_page(korea: networkx.MultiDiGraph) -> None:
    tags = Parts(render(korea, title="Korea")).tags
    refers = [(tag, a[name]) for tag, a in tags for name in ("src", "href", "srcset", "data", "action") if name in a]
    assert [r for r in refers if not (r[1] or "").startswith("#")] == []
    assert [tag for tag, _ in tags if tag in {"link", "iframe", "object", "embed", "base", "img"}] == []


def test_the_style_loads_nothing() -> None:
    assert re.findall(r"url\(|@import|image-set", FOLDER.joinpath("page.css").read_text()) == []


@pytest.mark.parametrize("name", page.SCRIPTS)
def test_our_scripts_never_parse_html_make_code_or_use_the_network(name: str) -> None:
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function|"
        r"fetch\(|XMLHttpRequest|WebSocket|EventSource|import\("
    )
    assert re.findall(forbidden, FOLDER.joinpath(f"{name}.js").read_text()) == []


def test_every_script_of_the_folder_is_in_the_page() -> None:
    assert sorted(f"{name}.js" for name in page.SCRIPTS) == sorted(f.name for f in FOLDER.iterdir() if f.name.endswith(".js"))


def test_the_policy_allows_exactly_the_scripts_and_the_style_of_the_page(korea: networkx.MultiDiGraph) -> None:
    html = render(korea, title="Korea")
    parts, policy = Parts(html), policy_of(html)
    code = [text for attrs, text in parts.scripts if attrs.get("type") != "application/json"]
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in [*code, *parts.styles]]
    assert re.findall(r"'sha256-[^']+'", policy) == hashes
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


@pytest.mark.parametrize("text", ["</script><b>", "<!--", "a\u2028b\u2029c", "&lt;", '"\\'])
def test_text_stays_inside_the_data_and_comes_back_as_it_was(text: str, story: Story) -> None:
    story.says(text, "A", "met", "B")
    html = render(story.done(), title="x")
    island = html[html.index('id="graph-data">') :].split("</script>")[0]
    assert re.findall("[<>&\u2028\u2029]", island[len('id="graph-data">') :]) == []
    assert data_of(html)["sentences"] == [text]


def test_the_title_is_escaped(story: Story) -> None:
    html = render(story.done(), title='<b>Korea & "x"</b>')
    assert "<b>" not in html.split("<script")[0]
    assert "<title>&lt;b&gt;Korea &amp; &#34;x&#34;&lt;/b&gt;</title>" in html


def test_the_head_line_counts_entities_facts_and_articles(korea: networkx.MultiDiGraph) -> None:
    assert "6 entities and events · 9 facts · 2 articles · 10 – 13 Aug 2023" in render(korea, title="Korea")


def test_an_empty_network_is_a_page() -> None:
    assert data_of(render(networkx.MultiDiGraph(articles={}), title="x"))["facts"]["rows"] == []


def test_the_newest_vis_network_of_pyvis_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("9.0.4", "10.1.0", "9.1.2"):
        folder = tmp_path / "lib" / f"vis-{version}"
        folder.mkdir(parents=True)
        (folder / "vis-network.min.js").write_text(f"// {version}\r\n")
    monkeypatch.setattr(page.util, "find_spec", lambda _: SimpleNamespace(submodule_search_locations=[str(tmp_path)]))
    assert page.vis_network() == "// 10.1.0\n"


def test_a_pyvis_without_vis_network_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page.util, "find_spec", lambda _: SimpleNamespace(submodule_search_locations=[str(tmp_path)]))
    with pytest.raises(KgError, match=r"no vis-network\.min\.js in pyvis.*reinstall"):
        page.vis_network()


def test_a_script_that_would_end_its_element_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "lib" / "vis-1.0"
    folder.mkdir(parents=True)
    (folder / "vis-network.min.js").write_text("'</SCRIPT>'")
    monkeypatch.setattr(page.util, "find_spec", lambda _: SimpleNamespace(submodule_search_locations=[str(tmp_path)]))
    with pytest.raises(KgError, match="cannot be put inline"):
        page.vis_network()


def test_rows_come_back_with_their_keys_and_iris_short(story: Story) -> None:
    fact = story.says("A met B.", "A", "met", "B")
    data = data_of(render(story.done(), title="x"))
    assert rows_of(data["facts"])[0] | {"s": 0, "o": 1} == rows_of(data["facts"])[0] | {"id": fact, "iri": "", "text": "A met B"}
    assert data["facts"]["base"].endswith("/statement/")


def test_a_reader_without_script_gets_the_story_as_a_list(korea: networkx.MultiDiGraph) -> None:
    html = render(korea, title="Korea")
    listed = html[html.index("<noscript>") : html.index("</noscript>")]
    assert listed.count("<li>") == 9
    assert listed.index("2022") < listed.index("2023-08-09") < listed.index("the army is ready")
    assert "[Planned]" in listed


def test_no_text_of_the_static_list_is_markup(story: Story) -> None:
    story.says("x", "</noscript><script>owned=1</script>", "met", "B")
    assert [text for _, text in Parts(render(story.done(), title="x")).scripts if "owned" in text and "{" not in text] == []
