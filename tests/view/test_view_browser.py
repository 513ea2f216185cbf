"""The page in a real browser: what an analyst does with it, and what an article must not be able to do."""

import http.server
import threading
from collections.abc import Callable, Iterator

import networkx
import pytest
from chromium import Browser
from garbage import collected_here
from page_story import Story

from kg.view import render

pytestmark = pytest.mark.browser
Show = Callable[..., Browser]


@pytest.fixture
def page(korea: networkx.MultiDiGraph) -> str:
    return render(korea, title="Korea")


def fact_id(network: networkx.MultiDiGraph, label: str) -> str:
    return next(key.rsplit("/", 1)[-1] for _, _, key, record in network.edges(keys=True, data=True) if record["label"] == label)


def test_the_page_opens_without_a_word_on_the_console(page: str, show: Show) -> None:
    assert show(page).console == []


def test_the_picture_is_drawn(page: str, show: Show) -> None:
    shown = show(page).run("document.querySelector('#canvas').getAttribute('aria-label')")
    assert shown == "Graph: 5 entities and 8 facts shown. The table view lists the same facts."


def test_a_fact_in_the_address_opens_its_sentence_speaker_and_source(page: str, korea: networkx.MultiDiGraph, show: Show) -> None:
    panel = show(page, f"sel={fact_id(korea, 'dismissed')}").text("#panel")
    for part in (
        "Kim Jong-un dismissed Pak Su-il, KCNA said.",
        "According to KCNA",
        "Korea Monitor · 10 Aug 2023",
        "9 Aug 2023",
        "Reported",
    ):
        assert part in panel


def test_subject_predicate_and_object_are_marked_in_the_sentence(page: str, korea: networkx.MultiDiGraph, show: Show) -> None:
    browser = show(page, f"sel={fact_id(korea, 'dismissed')}")
    marks = browser.run("[...document.querySelectorAll('#panel mark')].map(m => [m.className, m.textContent])")
    assert marks == [["part-subject", "Kim Jong-un"], ["part-predicate", "dismissed"], ["part-object", "Pak Su-il"]]


def test_marks_count_code_points_and_nest(story: Story, show: Show) -> None:
    spans = {"subject": (2, 9), "predicate": (6, 9), "object": None}
    fact = story.says("𝄞 abc def.", "A", "b", "C", mention=spans)
    browser = show(render(story.done(), title="x"), f"sel={fact}")
    marks = browser.run("[...document.querySelectorAll('#panel mark')].map(m => [m.className, m.textContent])")
    assert marks == [["part-subject", "abc "], ["part-predicate", "def"]]


def test_a_click_on_an_edge_opens_it(page: str, show: Show) -> None:
    browser = show(page, "path=Kim_Jong-un~Pak_Su-il")
    left, top, width, height = browser.run(
        "(b => [b.x, b.y, b.width, b.height])(document.querySelector('#canvas').getBoundingClientRect())"
    )
    above, below = 46, browser.run("document.querySelector('#legend').clientHeight")  # room for the chip and for the signs
    for kind in ("mousePressed", "mouseReleased"):
        browser.call(
            "Input.dispatchMouseEvent", type=kind, x=left + width / 2, y=top + (height + above - below) / 2, button="left", clickCount=1
        )
    browser.run("new Promise(done => setTimeout(done, 400))")
    assert "Kim Jong-un dismissed Pak Su-il, KCNA said." in browser.text("#panel")


def test_an_entity_shows_aliases_facts_by_relation_and_sources(page: str, show: Show) -> None:
    panel = show(page, "sel=Kim_Jong-un").text("#panel")
    for part in ("also Kim, Kim Jong Un", "6 facts · 4 neighbours · 2 articles", "dismissed", "the army is ready", "Army chief replaced"):
        assert part in panel


OPEN_PAK = "[...document.querySelectorAll('#panel .sentence')].find(b => b.textContent.includes('dismissed Pak')).click()"
FOLLOW_PAK = "[...document.querySelectorAll('#panel h2 .inline')].find(b => b.textContent === 'Pak Su-il').click()"


def test_names_in_a_sentence_lead_on(page: str, show: Show) -> None:
    browser = show(page, "sel=Kim_Jong-un")
    browser.run(OPEN_PAK)
    browser.run(FOLLOW_PAK)
    assert browser.text("#panel h2") == "Pak Su-il"
    assert browser.run("location.hash") == "#sel=Pak_Su-il"


def test_back_returns_to_what_was_selected_before(page: str, show: Show) -> None:
    browser = show(page, "sel=Kim_Jong-un")
    browser.run(OPEN_PAK)
    browser.run("new Promise(done => { addEventListener('popstate', () => setTimeout(done)); history.back(); })")
    assert browser.text("#panel h2") == "Kim Jong-un"


def test_search_finds_an_alias_by_keyboard(page: str, show: Show) -> None:
    browser = show(page)
    browser.key("/")
    for letter in "pyong":
        browser.key(letter)
    assert "North Korea" in browser.text("#suggestions li[aria-selected=true]")
    browser.key("Enter")
    assert browser.text("#panel h2") == "North Korea"


def test_escape_leaves_the_selection(page: str, show: Show) -> None:
    browser = show(page, "sel=Kim_Jong-un")
    browser.key("Escape")
    assert browser.run("document.querySelector('#panel').classList.contains('open')") is False


def test_the_table_lists_all_facts_that_pass_the_filters(page: str, show: Show) -> None:
    browser = show(page, "view=table")
    browser.run("location.hash = 'view=table&status=-Possible'")
    browser.run("new Promise(done => setTimeout(done, 50))")
    assert browser.text("#table-note") == "8 facts; 1 more are held back by the filters."
    assert browser.run("document.querySelectorAll('#table-body tr').length") == 8


def test_the_table_sorts_by_a_column(page: str, show: Show) -> None:
    browser = show(page, "view=table")
    relations = "[...document.querySelectorAll('#table-body tr')].map(r => r.children[2].innerText)"
    browser.click("#table-head th:nth-child(3) button")
    rising = browser.run(relations)
    browser.click("#table-head th:nth-child(3) button")
    assert rising == sorted(rising)
    assert browser.run(relations) == sorted(rising, reverse=True)
    assert browser.run("document.querySelector('#table-head th:nth-child(3)').getAttribute('aria-sort')") == "descending"


def test_the_table_searches_sentences(page: str, show: Show) -> None:
    assert show(page, "view=table&q=said kcna").text("#table-body tr td:nth-child(4)") == "Pak Su-il"


ROWS = "document.querySelectorAll('#table-body tr').length"


@pytest.mark.parametrize(
    ("address", "facts"),
    [
        ("", 9),
        ("status=-Denied~Disputed~Planned~Possible", 5),
        ("status=Planned", 1),
        ("cls=-Place", 5),
        ("rel=-dismissed", 8),
        ("source=World+Ledger", 5),
        ("speaker=KCNA", 1),
        ("conf=90", 0),
        ("least=2", 0),
        ("from=2023-08-01&to=2023-08-31", 3),
        ("from=2023-08-11&clock=published", 5),
    ],
    ids=str,
)
def test_filters_in_the_address_hold_facts_back(page: str, show: Show, address: str, facts: int) -> None:
    assert show(page, f"view=table&{address}").run(ROWS) == facts


def place(name: str) -> str:
    return f"[...document.querySelectorAll('[data-place]')].find(one => one.dataset.place === {name!r})"


def test_unticking_a_kind_of_entity_hides_its_facts_and_keeps_the_keyboard(page: str, show: Show) -> None:
    browser = show(page, "view=table&tab=filters")
    browser.run(f"{place('cls Place')}.querySelector('input').click()")
    assert browser.run(ROWS) == 5
    assert browser.run("document.activeElement.closest('label').dataset.place") == "cls Place"


def test_only_keeps_one_value_and_its_chip_brings_the_others_back(page: str, show: Show) -> None:
    browser = show(page, "view=table&tab=filters")
    browser.run(f"{place('status Planned')}.parentElement.querySelector('.only').click()")
    assert (browser.run(ROWS), browser.text("#bar .chip bdi")) == (1, "Status: only Planned")
    assert browser.run("location.hash") == "#view=table&tab=filters&status=Planned"
    browser.click("#bar .cross")
    assert browser.run(ROWS) == 9


def test_a_neighbourhood_shows_only_what_is_beside_an_entity(page: str, show: Show) -> None:
    browser = show(page, "focus=Pak_Su-il")
    assert "3 entities and 4 facts" in browser.run("document.querySelector('#canvas').getAttribute('aria-label')")
    assert "Pak Su-il and its neighbours" in browser.text("#bar")


def test_a_path_lists_its_steps(page: str, show: Show) -> None:
    browser = show(page, "path=Pak_Su-il~North_Korea")
    assert "Pak Su-il to North Korea in 2 steps" in browser.text("#bar")
    assert "Kim Jong-un leads North Korea" in browser.text("#panel")


def test_the_table_is_saved_as_csv_that_no_spreadsheet_runs(story: Story, show: Show) -> None:
    story.says('He said "=1+1", then left.', "=SUM(A1)", "met", "B")
    row = show(render(story.done(), title="x")).save("#export-csv").decode("utf-8-sig").splitlines()[1]
    assert row.startswith("'=SUM(A1) met B,'=SUM(A1),met,B,Asserted,")
    assert '"He said ""=1+1"", then left."' in row


def test_the_picture_is_saved_as_png(page: str, show: Show) -> None:
    assert show(page).save("#export-png").startswith(b"\x89PNG")


def test_an_empty_graph_gives_a_friendly_page(show: Show) -> None:
    browser = show(render(networkx.MultiDiGraph(articles={}), title="Nothing"))
    assert "This graph holds no facts" in browser.text("#reading")
    assert browser.text("#empty") == "This graph holds no facts."
    assert browser.console == []


@pytest.mark.parametrize(
    "address",
    ["sel=nobody&focus=nobody&path=a~b&pinned=x~y", "stage=99&view=x&from=abc&conf=x&open=77~z", "sel=%E0%A4%A", "status=None&rel=-x"],
)
def test_an_address_that_names_nothing_is_ignored(page: str, show: Show, address: str) -> None:
    browser = show(page, address)
    assert browser.run("document.querySelector('#canvas').getAttribute('aria-label')").startswith("Graph: 5 entities")
    assert browser.console == []


# ---------------------------------------------------------------------------------------------------- hostile articles


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """Address of a server on this machine and the requests it got."""
    requests: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with collected_here():
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", requests
        server.shutdown()
        thread.join()
    server.server_close()


PAYLOADS = {
    "script end": "</script><script>window.owned=1</script>",
    "image": "<img src={url}/image onerror=window.owned=1>",
    "link": 'see href <a href="javascript:window.owned=1" onmouseover=window.owned=1>x</a>',
    "stylesheet": "<link rel=stylesheet href={url}/style><style>@import '{url}/import'</style>",
    "line separators": "a\u2028window.owned=1\u2029b",
    "right to left": "\u202eevil\u202c \u2066x",
    "quotes": "\"'`${{window.owned=1}}",
    "comment": "<!-- --><!--<script>",
    "template": "{{{{ 7*7 }}}} {{% raw %}}",
    "newlines": "a\nb\r\nc\td\x00e\x1b",
    "10 kB": "long " * 2000,
    "frame": "<iframe srcdoc='<script>parent.owned=1</script>'></iframe><object data={url}/object>",
    "meta": "<meta http-equiv=refresh content='0;url={url}/meta'><base href={url}/>",
}


@pytest.fixture
def hostile(story: Story, canary: tuple[str, list[str]]) -> tuple[str, list[str]]:
    """A page with every payload in every place that text of an article can reach, and the ids of its facts."""
    facts = []
    for number, payload in enumerate(PAYLOADS.values()):
        text = payload.format(url=canary[0])
        article = story.article(f"a{number}", title=text, publisher=text, url=f"javascript:{text}", authors=(text,), date=text)
        named = {"iri": "x", "label": text}
        story.entity(text, aliases=(text,), entity_class=text)
        places = {"reported_by": (named,), "qualifiers": ({"role": text, "label": text, "iri": None},), "time": text, "status": "Claimed"}
        mention = {"speakers": (named,), "acts": (text,), "rule": text, "extractor": text, "status": text}
        facts.append(story.says(text, text, text, "B", article=article, mention=mention, **places))
        facts.append(story.says(text, text, "said", text, article=article, literal=True))
    return render(story.done(), title=" ".join(PAYLOADS.values())), facts


def test_no_text_of_an_article_runs_or_loads_anything(hostile: tuple[str, list[str]], canary: tuple[str, list[str]], show: Show) -> None:
    html, facts = hostile
    browser = show(html)
    for address in [
        "",
        "view=table",
        "focus=B&sel=B",
        "tab=sources",
        "tab=filters",
        "sel=article+0",
        "expanded=B",
        *(f"sel={fact}" for fact in facts),
    ]:
        browser.run(f"new Promise(done => {{ location.hash = {address!r}; setTimeout(done, 30); }})")
        browser.run("document.querySelector('#panel button.inline')?.click()")
        browser.run("dispatchEvent(new Event('beforeprint'))")
        assert browser.run("window.owned") is None
        assert browser.run("document.querySelectorAll('img, iframe, object, link, base, a[href^=javascript]').length") == 0
    assert browser.console == []
    assert canary[1] == []


def test_a_name_cannot_turn_the_direction_of_what_follows(story: Story, show: Show) -> None:
    story.says("He said \u202eevil and left.", "\u202eevil", "met", "B")
    browser = show(render(story.done(), title="x"), "sel=B")
    assert "\u202e" not in browser.text("body")
