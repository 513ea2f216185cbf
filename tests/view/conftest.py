"""A story as a network, and a Chromium to open pages in."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx
import pytest
from chromium import CHROMIUM, Browser
from page_story import BASE, Story


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture
def korea(story: Story) -> networkx.MultiDiGraph:
    """Nine statements about six entities from two articles."""
    first = story.article("a1", title="Army chief replaced", publisher="Korea Monitor", date="2023-08-10", url="https://news.example/a1")
    second = story.article("a2", title="Top general removed", publisher="World Ledger", date="2023-08-13", authors=("Tom Ashby",))
    story.entity("Kim Jong-un", aliases=("Kim", "Kim Jong Un"))
    story.entity("North Korea", entity_class="Place", aliases=("Pyongyang",))
    story.entity("Russia", entity_class="Place")
    story.entity("KCNA", entity_class="Organization")
    kcna = ({"iri": f"{BASE}entity/KCNA", "label": "KCNA"},)
    reported = {"status": "Reported", "reported_by": kcna, "mention": {"speakers": kcna, "acts": ("report",)}}
    story.says(
        "Kim Jong-un dismissed Pak Su-il, KCNA said.", "Kim Jong-un", "dismissed", "Pak Su-il", article=first, time="2023-08-09", **reported
    )
    story.says("Kim Jong-un appointed Ri Yong-gil.", "Kim Jong-un", "appointed", "Ri Yong-gil", article=second, time="2023-08-09")
    story.says("Ri Yong-gil succeeded Pak Su-il.", "Ri Yong-gil", "succeeded", "Pak Su-il", article=second)
    story.says("Kim Jong-un leads North Korea.", "Kim Jong-un", "leads", "North Korea", article=first)
    story.says(
        "North Korea denied it had supplied Russia.", "North Korea", "supplied", "Russia", article=second, status="Denied", time="2022"
    )
    story.says("North Korea supplied Russia.", "North Korea", "supplied", "Russia", article=first, status="Disputed", time="2023")
    story.says("Kim Jong-un will visit Russia.", "Kim Jong-un", "visited", "Russia", article=second, status="Planned", time="2023-09")
    story.says("Kim Jong-un may meet Ri Yong-gil.", "Kim Jong-un", "met", "Ri Yong-gil", article=second, status="Possible")
    story.says("Kim Jong-un said the army is ready.", "Kim Jong-un", "stated", "the army is ready", literal=True, article=first)
    return story.done()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        started = Browser(Path(folder))
        yield started
        started.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Callable[..., Browser]:
    """Open a page's text at an address in the browser."""

    def opened(html: str, address: str = "") -> Browser:
        page = tmp_path / "page.html"
        page.write_text(html, encoding="utf-8")
        browser.open(page, address)
        return browser

    return opened


@pytest.fixture
def summit(story: Story) -> networkx.MultiDiGraph:
    """A meeting of three, planned by one paper; a visit that two tell of, with another number and another day; a spokesman."""
    one = story.article("a1", title="Leaders to meet", publisher="Gazette", date="2023-08-10")
    two = story.article("a2", title="Talks ahead", publisher="Ledger", date="2023-08-12")
    for name in ("Yoon", "Biden", "Kishida", "Sergei Shoigu", "Koo"):
        story.entity(name, aliases=("Sergey Shoygu",) if name == "Sergei Shoigu" else ())
    camp = {"iri": story.entity("Camp David", entity_class="Place"), "label": "Camp David"}
    ministry = story.entity("Unification Ministry", entity_class="Organization")
    koo = ({"iri": story.entity("Koo"), "label": "Koo"},)
    meet = story.says("Yoon will meet Biden at Camp David.", "Yoon", "met", "Biden", article=one, status="Planned", mention={"begin": 0})
    host = story.says("Biden will host Kishida there.", "Biden", "hosted", "Kishida", article=one, status="Planned", mention={"begin": 40})
    story.happens(
        "summit at Camp David",
        *(meet, host),
        roles=[("participant", "Yoon"), ("participant", "Biden"), ("participant", "Kishida"), ("place", "Camp David")],
        sentence="Yoon, Biden and Kishida plan to meet at Camp David",
        status="Planned",
        time="2023-08-18",
        start="2023-08-18",
        end="2023-08-18",
    )
    first = story.says("Shoigu visited 3 plants.", "Sergei Shoigu", "visited", "3 plants", literal=True, article=one, time="2023-07-26")
    second = story.says("Shoigu visited 5 plants.", "Sergei Shoigu", "visited", "5 plants", literal=True, article=two, time="2023-07-27")
    story.says(
        "Koo, a spokesman for South Korea, said Camp David matters.",
        "Koo",
        "stated",
        "Camp David matters",
        literal=True,
        article=two,
        named=(camp,),
        reported_by=koo,
        mention={"begin": 0},
    )
    story.says("Koo speaks for the Unification Ministry.", "Koo", "speaks for", "Unification Ministry", article=two, mention={"begin": 90})
    edge = next(record for _, target, record in story.network.edges(data=True) if target == ministry)
    edge["mentions"] += ({**edge["mentions"][0], "article": one, "begin": 90, "sentence": "Koo is the ministry's spokesman."},)
    row = {"subject": "Sergei Shoigu", "about": "number"}
    sides = {
        "one_says": "3 plants",
        "one_source": "Gazette, 2023-08-10",
        "one_sentence": "Shoigu visited 3 plants.",
        "one_statement": f"{BASE}statement/{first}",
    }
    others = {
        "other_says": "5 plants",
        "other_source": "Ledger, 2023-08-12",
        "other_sentence": "Shoigu visited 5 plants.",
        "other_statement": f"{BASE}statement/{second}",
    }
    story.network.graph["disagreements"] = ({**row, **sides, **others},)
    return story.done()
