"""The page in a real browser, as somebody uses it who has a story to follow: read, compare, search, judge, save."""

import importlib.util
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import networkx
import pyoxigraph
import pytest
from chromium import Browser
from page_story import Story

from kg.analyse.measures import annotate
from kg.resolve import judged_wrong
from kg.view import render, stages

pytestmark = pytest.mark.browser
Show = Callable[..., Browser]
SENTENCES = "[...document.querySelectorAll('#reading .sentence')].map(b => b.textContent)"


@pytest.fixture
def page(summit: networkx.MultiDiGraph) -> str:
    return render(summit, title="Summit")


def click_on(browser: Browser, words: str, within: str = "body") -> None:
    """Click the button whose text has these words."""
    browser.run(f"[...document.querySelectorAll('{within} button')].find(b => b.textContent.includes({json.dumps(words)})).click()")


def type_in(browser: Browser, text: str) -> None:
    browser.run(
        f"(b => {{ b.focus(); b.value = {json.dumps(text)}; b.dispatchEvent(new Event('input')); }})(document.querySelector('#search'))"
    )


# ---------------------------------------------------------------------------------------------------- the story


def test_the_story_has_dated_points_in_order_then_the_undated(page: str, show: Show) -> None:
    assert show(page).run(SENTENCES) == [
        "Sergei Shoigu visited 3 plants",
        "Sergei Shoigu visited 5 plants",
        "Yoon, Biden and Kishida plan to meet at Camp David",
        "Koo speaks for Unification Ministry",
        "Koo stated Camp David matters",
    ]


def test_a_planned_point_says_so_and_one_of_two_sources_too(page: str, show: Show) -> None:
    rows = show(page).run("[...document.querySelectorAll('#reading .row')].map(r => r.textContent)")
    assert next(row for row in rows if "plan to meet" in row).endswith("Planned")
    assert "2 sources" in next(row for row in rows if "speaks for" in row)


def test_pointing_at_a_point_lights_it_up_in_the_picture(page: str, show: Show) -> None:
    lit = "(c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v))(document.querySelector('#lights'))"
    browser = show(page)
    assert browser.run(lit) is False
    browser.run("[...document.querySelectorAll('#reading .row')][2].dispatchEvent(new PointerEvent('pointerenter'))")
    assert browser.run(lit) is True
    browser.run("[...document.querySelectorAll('#reading .row')][2].dispatchEvent(new PointerEvent('pointerleave'))")
    assert browser.run(lit) is False


def test_an_event_shows_who_takes_part_when_and_what_it_is_told_in(page: str, show: Show) -> None:
    panel = show(page, "sel=summit_at_Camp_David").text("#panel")
    for part in (
        "plan to meet at Camp David",
        "Planned",
        "18 Aug 2023",
        "participant\nYoon, Biden, Kishida",
        "place\nCamp David",
        "Yoon met Biden",
    ):
        assert part in panel


def test_an_event_is_a_node_and_its_statements_are_drawn_no_second_time(page: str, show: Show) -> None:
    assert show(page).text("#shown") == "8 of 8 entities and 4 of 6 facts drawn · 2 facts folded (+)\nShow the rest"


def test_what_is_folded_opens_in_place(page: str, show: Show) -> None:
    browser = show(page)
    click_on(browser, "Show the rest")
    assert browser.text("#shown") == "8 of 8 entities and 6 of 6 facts drawn"
    assert "expanded=" in browser.run("location.hash")


def test_what_is_folded_is_counted_once_and_opens(story: Story, show: Show) -> None:
    for k in range(70):
        story.entity(f"leaf{k}", entity_class="Place")
        story.says("", f"hub{k % 2}", "visited", f"leaf{k}")
    story.says("", "hub0", "met", "hub1")
    story.says("", "hub0", "stated", "all is well", literal=True)
    network = story.done()
    annotate(network)
    browser = show(render(network, title="x"))
    counts = "2 of 72 entities and 1 of 72 facts drawn · 70 entities and 71 facts folded (+)"
    assert browser.text("#shown") == f"{counts}\nShow the rest"
    for _ in range(2):
        browser.run("document.querySelector('#show-rest')?.click()")
    assert browser.text("#shown") == "72 of 72 entities and 72 of 72 facts drawn"


def test_one_wording_is_listed_once_and_the_others_are_a_click_away(story: Story, show: Show) -> None:
    story.says("Pak is chief of staff.", "Pak", "is", "chief of Staff", literal=True)
    story.says("Pak, the chief of the Staff, left.", "Pak", "is chief of the", "Staff")
    browser = show(render(story.done(), title="x"), "sel=Pak")
    rows = browser.run("[...document.querySelectorAll('#panel .sentence')].map(b => b.textContent)")
    assert rows == ["Pak is chief of the Staff"]
    click_on(browser, "Pak is chief of the Staff", "#panel")
    assert "In the same words" in browser.run("document.querySelector('#panel-body').textContent")


def test_the_two_clocks_are_never_mixed(page: str, show: Show) -> None:
    browser = show(page)
    assert browser.text("#undated") == "4 without a date"
    browser.click("#clock-published")
    assert browser.text("#range") == "10 – 12 Aug 2023"
    assert browser.text("#undated") == ""


def test_what_somebody_is_stands_below_the_name_the_most_said_and_telling_first(story: Story, show: Show) -> None:
    for post in ("its leader", "leader", "North Korean leader", "chairman"):
        story.says(f"Kim is {post}.", "Kim", "be", post, literal=True)
    record = next(fact for fact in story.network.nodes[story.entity("Kim")]["facts"] if fact["value"] == "North Korean leader")
    record["mentions"] *= 2
    assert show(render(story.done(), title="x"), "sel=Kim").text("#panel .roles") == "North Korean leader; chairman"


# ---------------------------------------------------------------------------------------------------- the clocks


@pytest.fixture
def undated(story: Story) -> str:
    """A dismissal without a day at a meeting that has one, told on a Sunday by an article that does not say when it appeared."""
    article = story.article("a1", title="Chief dismissed", inferred="2023-08-07/2023-08-13")
    meeting = {"role": "at", "label": "meeting", "iri": story.entity("meeting", entity_class="Event")}
    agency = ({"iri": story.entity("Agency", entity_class="Organization"), "label": "Agency"},)
    sentence = "The Agency said on Sunday that Lund dismissed Orlov at the meeting."
    reported = {"status": "Reported", "reported_by": agency, "mention": {"speakers": agency}}
    dismissed = story.says(sentence, "Lund", "dismissed", "Orlov", article=article, qualifiers=(meeting,), **reported)
    story.happens("dismissal of Orlov", dismissed, roles=[("agent", "Lund"), ("patient", "Orlov"), ("participant", "Agency")])
    said = {"relation": "https://w3id.org/newsgraph/ns#stated", "time": "2023-08-13", "start": "2023-08-13", "end": "2023-08-13"}
    story.says(sentence, "Agency", "stated", "that Lund dismissed Orlov", literal=True, article=article, **said)
    held = story.says(
        "The board held the meeting on Wednesday.",
        "board",
        "held",
        "meeting",
        article=article,
        time="2023-08-09",
        start="2023-08-09",
        end="2023-08-09",
    )
    story.happens("meeting", held, roles=[("agent", "board")])
    return render(story.done(), title="x")


def test_an_event_without_a_day_says_so_and_names_every_other_clock_apart(undated: str, show: Show) -> None:
    panel = show(undated, "sel=dismissal_of_Orlov").text("#panel dl").splitlines()
    rows = dict(zip(panel[::2], panel[1::2], strict=False))
    assert rows["When"] == "no day stated"
    assert rows["During"] == "meeting (9 Aug 2023)"
    assert rows["Said on"] == "13 Aug 2023, by Agency"
    assert rows["Published"] == "about 7 – 13 Aug 2023"


def test_a_line_of_the_story_has_its_own_day_above_it_or_what_it_happened_during(undated: str, show: Show) -> None:
    reading = show(undated).text("#reading")
    assert "9 Aug 2023\nmeeting" in reading
    assert "published about 7 – 13 Aug 2023\ndismissal of Orlov\nduring meeting (9 Aug 2023)" in reading
    assert "no day stated" in show(undated, "sel=Orlov").text("#panel")


def test_the_day_of_a_saying_stands_at_the_fact_that_was_said(undated: str, show: Show) -> None:
    assert "during meeting (9 Aug 2023) · Agency · said on 13 Aug 2023" in show(undated, "sel=dismissal_of_Orlov").text("#panel")


def test_a_graph_of_undated_articles_says_about_when_they_appeared(undated: str) -> None:
    assert "1 article · about 7 – 13 Aug 2023" in undated


def test_a_date_beside_a_fact_is_not_taken_for_its_own(story: Story, show: Show) -> None:
    beside = {"role": "time", "label": "2023-08-10", "iri": None}
    fact = story.says("Lund met Orlov, the Agency said on Thursday.", "Lund", "met", "Orlov", qualifiers=(beside,))
    panel = show(render(story.done(), title="x"), f"sel={fact}").text("#panel dl")
    assert "When\nno day stated\nDay named beside it\n10 Aug 2023" in panel


# ---------------------------------------------------------------------------------------------------- sources


def test_differences_stand_side_by_side_with_their_sentences(page: str, show: Show) -> None:
    text = show(page, "tab=sources").text(".differences")
    for part in (
        "Sergei Shoigu visited",
        "how many",
        "Gazette, 10 Aug 2023\n\n3 plants",
        "Ledger, 12 Aug 2023\n\n5 plants",
        "“Shoigu visited 3 plants.”",
    ):
        assert part in text


def test_what_both_say_is_listed(page: str, show: Show) -> None:
    browser = show(page, "tab=sources")
    both = "[...document.querySelectorAll('#reading h3')].find(h => h.textContent.startsWith('Both say')).nextElementSibling.textContent"
    assert browser.run(both).startswith("Koo speaks for Unification Ministry")


def test_a_source_opens_with_its_facts_marked_in_their_place(page: str, show: Show) -> None:
    browser = show(page, "tab=sources")
    click_on(browser, "Leaders to meet", "#reading")
    assert browser.text("#panel h2") == "Leaders to meet"
    passages = browser.run("[...document.querySelectorAll('.article p:not(.gap)')].map(p => p.textContent)")
    assert "Yoon will meet Biden at Camp David." in passages
    assert browser.run("document.querySelectorAll('.article .gap').length") >= 1
    browser.click(".article .marked")
    assert browser.run("document.querySelector('#panel .kicker').textContent") == "Fact"


def test_one_source_says_that_there_is_nothing_to_compare(story: Story, show: Show) -> None:
    story.says("A met B.", "A", "met", "B")
    assert "one source only" in show(render(story.done(), title="x"), "tab=sources").text("#reading")


# ---------------------------------------------------------------------------------------------------- search


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("sergey shoigu", "Sergei Shoigu"),
        ("shoigu sergei", "Sergei Shoigu"),
        ("Shoygu", "Sergei Shoigu"),
        ("shoihu", "Sergei Shoigu"),
        ("south korea spokesman", "Koo stated Camp David matters"),
        ("spokeswoman korea", "Koo stated Camp David matters"),
        ("what did the spokesman of south korea say?", "Koo stated Camp David matters"),
        ("who is Sergei Shoigu", "Sergei Shoigu"),
        ("kishida", "Kishida"),
    ],
)
def test_words_are_found_in_any_order_and_spelling(page: str, show: Show, text: str, first: str) -> None:
    browser = show(page)
    type_in(browser, text)
    assert browser.text("#suggestions li .name") == first


def test_the_counts_of_suggestions_are_true(page: str, show: Show) -> None:
    browser = show(page)
    type_in(browser, "camp david")
    promised = browser.text("#suggestions li:last-child .note")
    browser.run("document.querySelector('#suggestions li:last-child').click()")
    assert promised == f"{browser.run('document.querySelectorAll(`#table-body tr`).length')} facts"


def test_words_that_nothing_has_are_answered(page: str, show: Show) -> None:
    browser = show(page)
    type_in(browser, "xyzzy")
    assert browser.text("#no-suggestion") == "Nothing has all these words. Try fewer."


def test_namesakes_are_told_apart(story: Story, show: Show) -> None:
    first = story.article("a1", publisher="Gazette")
    story.says("Kim met B.", "Kim", "met", "B", article=first)
    story.says("Kim is a singer.", "Kim (2)", "holds position", "singer", literal=True, article=first)
    for iri in story.network:
        if iri.endswith("(2)"):
            story.network.nodes[iri]["label"] = "Kim"
            story.network.nodes[iri]["facts"][0]["relation"] = "https://w3id.org/newsgraph/ns#holdsPosition"
    browser = show(render(story.done(), title="x"))
    type_in(browser, "kim")
    notes = browser.run("[...document.querySelectorAll('#suggestions li .note')].map(n => n.textContent)")
    assert any("singer, Gazette" in note for note in notes)
    assert any("Person, Gazette" in note for note in notes)


# ---------------------------------------------------------------------------------------------------- panels


def test_an_entity_is_told_in_every_part_it_plays(page: str, show: Show) -> None:
    panel = show(page, "sel=Camp_David").text("#panel")
    assert "EVENTS 1\nYoon, Biden and Kishida plan to meet at Camp David" in panel
    assert "IS NAMED IN 1\nKoo stated Camp David matters" in panel


def test_the_names_by_which_it_is_called_show_why_it_is_one(page: str, show: Show) -> None:
    panel = show(page, "sel=Yoon").text("#panel")
    assert re.search(r"WHY THESE ARE ONE PERSON 1\n“Yoon”\n1 × in Gazette", panel)


def test_a_long_list_is_cut_and_opens(story: Story, show: Show) -> None:
    for k in range(12):
        story.says(f"A met n{k}.", "A", "met", f"n{k}")
    browser = show(render(story.done(), title="x"), "sel=A")
    rows = "document.querySelectorAll('#panel .sentence').length"
    assert browser.run(rows) == 8
    click_on(browser, "4 more", "#panel")
    assert browser.run(rows) == 12


def test_judgements_are_collected_and_saved_by_one_button(page: str, show: Show) -> None:
    browser = show(page, "sel=Sergei_Shoigu")
    click_on(browser, "“Sergey Shoygu” is another", "#panel")
    click_on(browser, "Same as", "#panel")
    type_in(browser, "kishida")
    browser.run("document.querySelector('#suggestions li').click()")
    assert browser.text("#judged") == "Save 2 judgements"
    browser.click("#judged")
    saved = browser.saves(2)
    assert (
        saved["judgements.toml"].decode()
        == 'same = [\n  ["Sergei Shoigu", "Kishida"],\n]\ndifferent = [\n  ["Sergei Shoigu", "Sergey Shoygu"],\n]\n'
    )
    assert saved["judgements.tsv"].decode() == "different\tSergei Shoigu\tSergey Shoygu\nsame\tKishida\tSergei Shoigu\n"


def test_a_fact_marked_wrong_is_saved_as_a_line_that_a_build_reads(page: str, show: Show, tmp_path: Path) -> None:
    browser = show(page, "sel=Sergei_Shoigu")
    click_on(browser, "Sergei Shoigu visited 3 plants", "#panel")
    click_on(browser, "This is wrong", "#panel")
    assert browser.run("document.activeElement.textContent") == "Not wrong after all"
    file = tmp_path / "judgements.tsv"
    file.write_bytes(browser.save("#judged"))
    [marked] = judged_wrong(file)
    assert marked.sentence == "Sergei Shoigu visited 3 plants"
    click_on(browser, "Not wrong after all", "#panel")
    assert browser.run("document.querySelector('#judged').hidden")


def test_several_can_be_selected_hidden_and_brought_back(page: str, show: Show) -> None:
    browser = show(page, "picked=Yoon~Biden")
    assert "2 entities" in browser.text("#panel")
    click_on(browser, "Hide", "#panel")
    assert browser.text("#bar .chip bdi") == "2 entities hidden"
    click_on(browser, "Show again", "#bar")
    assert browser.run("location.hash") in {"", "#"}


def test_a_path_goes_over_what_is_asserted_rather_than_over_what_is_only_possible(story: Story, show: Show) -> None:
    story.says("A may know Z.", "A", "knows", "Z", status="Possible", confidence=0.3)
    story.says("A met B.", "A", "met", "B", confidence=0.99)
    story.says("B met Z.", "B", "met", "Z", confidence=0.99)
    browser = show(render(story.done(), title="x"), "path=A~Z")
    assert "A to Z in 2 steps" in browser.text("#bar")
    story.says("A denied Z.", "A", "left", "Y", status="Denied")
    assert "No path" in show(render(story.done(), title="x"), "path=A~Y").text("#bar")


# ---------------------------------------------------------------------------------------------------- output


def test_the_turtle_is_what_is_shown_and_can_be_read(page: str, show: Show) -> None:
    store = pyoxigraph.Store()
    store.load(show(page, "view=table&status=-Planned").save("#export-ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    asked = "SELECT ?st WHERE { ?st a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> }"
    assert len(list(store.query(asked))) == 4


def test_the_svg_has_title_names_and_legend(page: str, show: Show) -> None:
    svg = show(page).save("#export-svg").decode()
    for part in ("<svg", ">Summit</text>", ">Yoon</text>", ">Person</text>", ">Planned</text>"):
        assert part in svg


def test_the_png_is_three_times_as_large_as_the_picture(page: str, show: Show) -> None:
    browser = show(page)
    width = browser.run("document.querySelector('#canvas').clientWidth")
    png = browser.save("#export-png")
    assert int.from_bytes(png[16:20], "big") == 3 * width


def test_the_report_has_story_sentences_and_sources(page: str, show: Show) -> None:
    browser = show(page)
    browser.run("dispatchEvent(new Event('beforeprint'))")
    report = browser.run("document.querySelector('#report').textContent")
    for part in ("The story", "“Shoigu visited 3 plants.”", "Where sources differ", "Sources", "Talks ahead"):
        assert part in report


# ---------------------------------------------------------------------------------------------------- any size, any person


def test_a_group_opens_where_it_stands(story: Story, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "WHOLE", 60)
    monkeypatch.setattr(stages, "FIRST", 20)
    for k in range(90):
        story.says("", f"n{k}", "met", f"n{k // 30 * 30 + (k * 7 + 1) % 30}")
    network = story.done()
    annotate(network)
    browser = show(render(network, title="x"), "stage=1")
    assert re.match(r"90 of 90 entities in \d groups; a double-click opens one", browser.text("#shown"))
    browser.run("location.hash = 'stage=1&open=0'")
    browser.run("new Promise(done => setTimeout(done, 60))")
    assert re.search(r"entities and \d+ of \d+ facts drawn", browser.text("#shown"))


def test_on_a_phone_the_story_comes_first_and_everything_is_reached(page: str, show: Show, phone: None) -> None:
    browser = show(page)
    assert browser.run("getComputedStyle(document.querySelector('#side')).display") == "flex"
    browser.click("#view-graph")
    assert browser.run("document.querySelector('#canvas').clientWidth") > 300
    browser.click("#view-table")
    assert browser.run("document.documentElement.scrollWidth") <= 390


def test_an_address_of_a_wide_screen_opens_what_is_to_be_read_on_a_phone(page: str, show: Show, phone: None) -> None:
    assert show(page, "tab=sources").text("#reading").startswith("Sources")
    assert show(page, "tab=sources").run("document.querySelector('#side').clientWidth") > 300
    assert show(page, "sel=Yoon").run("document.querySelector('#canvas').clientWidth") > 300


def test_a_chip_stands_below_the_line_of_counts_however_long_it_is(page: str, show: Show, magnified: None) -> None:
    browser = show(page, "view=graph&status=-Planned&sel=Koo")
    line, chip = (
        browser.run(f"(b => [b.top, b.bottom])(document.querySelector('{one}').getBoundingClientRect())")
        for one in ("#shown", "#bar .chip")
    )
    assert line[1] <= chip[0]


def test_the_signs_of_what_is_drawn_are_explained(page: str, show: Show) -> None:
    browser = show(page)
    assert browser.run("[...document.querySelectorAll('#legend li')].map(li => li.textContent)") == [
        *("Person", "Organization", "Place", "Event"),
        *("Asserted", "Planned"),
    ]
    browser.click("#help-toggle")
    assert "Disputed" in browser.text("#signs")


def test_people_are_named_before_what_is_only_described(story: Story, show: Show) -> None:
    for k in range(150):
        story.says("", f"long description of thing number {k}", "met", f"hub{k % 5}")
    for k in range(20):
        story.says("", f"Person{k} Lund", "met", f"hub{k % 5}")
        story.says("", f"Person{k} Lund", "met", f"hub{(k + 1) % 5}")
    network = story.done()
    for iri in network:
        network.nodes[iri]["entity_class"] = "Person" if "Lund" in iri else "Concept"
    svg = show(render(network, title="x")).save("#export-svg").decode()
    assert [k for k in range(20) if f">Person{k} Lund</text>" not in svg] == []


@pytest.fixture
def magnified(browser: Browser):
    """A laptop's window at twice the size."""
    browser.call("Emulation.setDeviceMetricsOverride", width=700, height=450, deviceScaleFactor=2, mobile=False)
    yield
    browser.call("Emulation.clearDeviceMetricsOverride")


def test_a_link_to_something_shows_it_large_with_what_is_beside_it(story: Story, show: Show) -> None:
    story.says("", "Ann", "met", "Bo")
    for k in range(90):
        story.says("", "Bo", "met", f"Person {k}")
    html = render(story.done(), title="x")
    apart = []
    for address in ("", "sel=Ann"):
        svg = show(html, address).save("#export-svg").decode()
        (x, y), (right, below) = (
            map(float, re.findall(rf'<text x="([\d.-]+)" y="([\d.-]+)"[^>]*>{name}<', svg)[0]) for name in ("Ann", "Bo")
        )
        apart.append((x - right) ** 2 + (y - below) ** 2)
    assert apart[1] > 2 * apart[0]


def test_at_twice_the_size_picture_and_details_stand_beside_each_other(page: str, show: Show, magnified: None) -> None:
    browser = show(page, "sel=Yoon")
    picture, panel = (
        browser.run(f"(b => [b.x, b.right, b.height])(document.querySelector('{one}').getBoundingClientRect())")
        for one in ("#canvas", "#panel")
    )
    assert picture[1] <= panel[0]
    assert min(picture[2], panel[2]) > 250
    assert browser.run("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_what_is_selected_is_shown_large_above_its_details(page: str, show: Show, phone: None) -> None:
    browser = show(page, "sel=Koo")
    room = "document.querySelector('#panel').getBoundingClientRect().top - document.querySelector('#canvas').getBoundingClientRect().top"
    assert browser.run(room) > 150
    svg = browser.save("#export-svg").decode()
    assert all(f">{name}</text>" in svg for name in ("Koo", "Camp David", "Unification Ministry"))


@pytest.fixture
def phone(browser: Browser):
    browser.call("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)
    yield
    browser.call("Emulation.clearDeviceMetricsOverride")


def axe() -> str:
    """The text of axe-core: from AXE_CORE, a path to axe.min.js, or from the package axe-core-python."""
    spec = importlib.util.find_spec("axe_core_python")
    place = os.environ.get("AXE_CORE") or (Path(spec.origin or "").parent / "axe.min.js" if spec else None)
    if place is None:
        pytest.skip("no axe-core here: pip install axe-core-python, or name an axe.min.js in AXE_CORE")
    return Path(place).read_text(encoding="utf-8")


ASK_AXE = """axe.run(document, {resultTypes: ['violations']}).then(result => result.violations.map(
    one => one.id + ' ' + one.nodes.slice(0, 3).map(node => node.target + node.any.map(check => check.message)).join(' | ')))"""
STATES = {
    "story": "",
    "sources": "tab=sources",
    "filters": "tab=filters&status=-Planned&least=2",
    "table": "view=table",
    "entity": "sel=Sergei_Shoigu",
    "event": "sel=summit_at_Camp_David",
    "article": "sel=article+0",
    "path": "path=Koo~Yoon",
    "several": "picked=Yoon~Biden",
    "neighbours": "focus=Koo&sel=Koo",
    "everything": "expanded=Koo~Sergei_Shoigu&layers=",
    "help": "tab=filters",
}


SIZES = {"wide": (1280, 800), "phone": (390, 844), "twice the size": (700, 450)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(page: str, show: Show, browser: Browser, scheme: str, size: str) -> None:
    script = axe()
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    width, height = SIZES[size]
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
    found = {}
    for name, address in STATES.items():
        opened = show(page, address)
        if name == "help":
            opened.click("#help-toggle")
        opened.run(script + ";0")
        answer = opened.run(ASK_AXE)
        if answer:
            found[name] = answer
    browser.call("Emulation.clearDeviceMetricsOverride")
    browser.call("Emulation.setEmulatedMedia", features=[])
    assert found == {}


@pytest.mark.parametrize(
    "name",
    ["x" * 500, "محمد علي", "김정은", "\u202eevil", "</script>"],
    ids=["500 letters", "Arabic", "Korean", "right to left", "script end"],
)
def test_odd_names_are_drawn_and_told(story: Story, show: Show, name: str) -> None:
    story.says(f"{name} met B.", name, "met", "B")
    story.says(f"{name} met B.", "B", "met", "C", article=story.article("a2", title=name, publisher=name, authors=(name,)))
    browser = show(render(story.done(), title=name), "sel=B")
    assert browser.console == []
    assert browser.run(
        "['html', '#panel-body', '#reading'].every(one => (e => e.scrollWidth <= e.clientWidth)(document.querySelector(one)))"
    )
    assert name.replace("\u202e", "")[:20] in browser.text("#panel")


def test_a_sentence_of_ours_runs_from_left_to_right_whatever_its_first_name_does(story: Story, show: Show) -> None:
    story.says("محمد علي met B.", "محمد علي", "met", "B")
    browser = show(render(story.done(), title="x"))
    ends = "(r => (r.setStart(t, from), r.setEnd(t, to), r.getBoundingClientRect().x))(document.createRange())"
    left, right = (
        browser.run(f"((t, from, to) => {ends})(document.querySelector('#reading .sentence bdi').firstChild, {a}, {b})")
        for a, b in ((0, 8), (13, 14))
    )
    assert left < right


# ---------------------------------------------------------------------------------------------------- keyboard, print, little to show


def press(browser: Browser, key: str, number: int) -> None:
    """Press a key as a keyboard does, so that the browser itself acts on it."""
    text = {"text": "\r"} if key == "Enter" else {}
    for kind in ("keyDown", "keyUp"):
        browser.call(
            "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=number, **(text if kind == "keyDown" else {})
        )


FOCUSED = "document.activeElement.textContent"


def test_a_point_is_reached_opened_and_left_by_keyboard_alone(page: str, show: Show) -> None:
    browser = show(page)
    for _ in range(40):
        if browser.run(FOCUSED) == "Sergei Shoigu visited 3 plants":
            break
        press(browser, "Tab", 9)
    assert browser.run(FOCUSED) == "Sergei Shoigu visited 3 plants"
    press(browser, "Enter", 13)
    assert "Shoigu visited 3 plants." in browser.text("#panel")
    assert browser.run("document.activeElement.id") == "panel-close"  # the story has made room for it
    press(browser, "Escape", 27)
    assert browser.run("document.querySelector('#panel').classList.contains('open')") is False
    assert browser.run(FOCUSED) == "Sergei Shoigu visited 3 plants"


PRESS_EACH = """(async () => {
  const lost = [];
  const rest = () => new Promise(done => setTimeout(done, 40));
  const open = async () => { location.hash = 'view=table'; await rest(); location.hash = ADDRESS; await rest(); };
  const buttons = () => [...document.querySelectorAll('button, [role=tab], input[type=checkbox], summary')].filter(
    one => one.getClientRects().length && !/^export|^copy|^skip$/.test(one.id));
  await open();
  for (let k = 0; k < buttons().length; k += 1) {
    const one = buttons()[k];
    const name = one.id || one.getAttribute('aria-label') || one.textContent;
    one.focus(); one.click(); await rest();
    const now = document.activeElement;
    if (!now || now === document.body || !now.getClientRects().length) lost.push(name);
    document.querySelector('dialog[open]')?.close();
    document.querySelector('#save').open = false;
    await open();
  }
  return lost; })()"""


@pytest.mark.parametrize("address", ["sel=Koo", "tab=filters&status=-Planned", "tab=sources&sel=article+0", "focus=Yoon&sel=Yoon"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_button_leaves_the_keyboard_nowhere(page: str, show: Show, browser: Browser, address: str, width: int) -> None:
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=844, deviceScaleFactor=1, mobile=False)
    lost = show(page, address).run(PRESS_EACH.replace("ADDRESS", json.dumps(address)))
    browser.call("Emulation.clearDeviceMetricsOverride")
    assert lost == []


def test_who_says_it_is_a_layer_that_can_be_drawn(korea: networkx.MultiDiGraph, show: Show) -> None:
    browser = show(render(korea, title="x"), "tab=filters")
    label = "document.querySelector('#canvas').getAttribute('aria-label')"
    assert browser.run(label).startswith("Graph: 5 entities")
    browser.run(
        "[...document.querySelectorAll('#reading label')].find(one => one.textContent === 'who says it').querySelector('input').click()"
    )
    browser.click("#show-rest")
    assert browser.run(label).startswith("Graph: 6 entities")  # the agency that reports it
    assert "layers=" in browser.run("location.hash")


def test_a_click_on_a_name_in_the_picture_opens_what_it_names(page: str, show: Show) -> None:
    browser = show(page)
    svg = browser.save("#export-svg").decode()
    across, down = map(float, re.findall(r'transform="translate\(([\d.-]+) ([\d.-]+)\)"', svg)[0])
    x, y = map(float, re.findall(r'<text x="([\d.-]+)" y="([\d.-]+)"[^>]*>Unification Ministry<', svg)[0])
    left, top = browser.run("(b => [b.x, b.y])(document.querySelector('#canvas').getBoundingClientRect())")
    for kind in ("mousePressed", "mouseReleased"):
        browser.call("Input.dispatchMouseEvent", type=kind, x=left + across + x, y=top + down + y - 4, button="left", clickCount=1)
    browser.run("new Promise(done => setTimeout(done, 400))")
    assert browser.text("#panel h2") == "Unification Ministry"


def test_a_quoted_person_keeps_only_what_they_say_until_the_chip_is_clicked(page: str, show: Show) -> None:
    browser = show(page, "tab=sources")
    browser.run("[...document.querySelectorAll('#reading .sentence')].filter(b => b.textContent === 'Koo').at(-1).click()")
    assert "only Koo" in browser.text("#bar")
    assert browser.text("#shown").startswith("2 of 8 entities and 1 of 6 facts drawn")
    browser.run("document.querySelector('#bar button').click()")
    assert "only Koo" not in browser.text("#bar")


def test_what_is_pinned_stays_in_a_picture_of_another(page: str, show: Show) -> None:
    browser = show(page, "sel=Koo")
    click_on(browser, "Pin", "#panel")
    assert "pinned=Koo" in browser.run("location.hash")
    without, with_it = (int(show(page, address).text("#shown").split()[0]) for address in ("focus=Yoon", "pinned=Koo&focus=Yoon"))
    assert with_it == without + 1


def test_on_paper_stands_the_report_alone(page: str, show: Show, browser: Browser) -> None:
    opened = show(page)
    opened.run("dispatchEvent(new Event('beforeprint'))")
    browser.call("Emulation.setEmulatedMedia", media="print")
    shown = opened.run("['#report', '#canvas', '#side'].map(one => document.querySelector(one).getClientRects().length > 0)")
    browser.call("Emulation.setEmulatedMedia", media="")
    assert shown == [True, False, False]


def test_a_graph_of_one_thing_without_days_is_shown(story: Story, show: Show) -> None:
    story.says("Lund is a lawyer.", "Lund", "is", "a lawyer", literal=True)
    browser = show(render(story.done(), title="x"))
    assert browser.console == []
    assert "Lund is a lawyer" in browser.text("#reading")
    assert "One point." in browser.text("#reading")
    assert browser.text("#shown").startswith("1 of 1 entity and 0 of 1 fact drawn")
