"""Sizes and a build -> how fast their pages are: `heavy python benchmarks/page.py [--build DIR] [--sizes 1000,10000] [--pyvis]`.

For each page it prints its size, the time to the first view, to search, and frames per second while the picture is moved, zoomed and
pointed at, first as it opens and then with everything open; and the first view of pyvis' own page of the same graph. Times are of CPU,
of the page's own thread, so that other work on the machine does not count; beside the first view stands what the clock says. Made-up
graphs have as many entities as is said and three times as many facts, few of which many know and many of which few know, as in news.
The browser is the Chromium of this machine, without a graphics card, driven as in the tests.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "view"))

from chromium import CHROMIUM, Browser
from page_story import Story

from kg.analyse import load_network
from kg.analyse.measures import annotate
from kg.store import current_generation
from kg.store.disk import DiskStore
from kg.view import render

if TYPE_CHECKING:
    import networkx

SIZES = (1000, 10_000)
FRAMES = """new Promise(done => { const times = []; let last = performance.now(); let n = 0;
  const step = () => { const now = performance.now(); times.push(now - last); last = now; (%s)(n++);
    n < 40 ? requestAnimationFrame(step) : done(times) };
  requestAnimationFrame(step); })"""
READY = "new Promise(done => { const look = () => %s ? done(performance.now()) : setTimeout(look, 5); look(); })"
OURS = "document.documentElement?.dataset.ready"
MOVES = {
    "zoom": "n => document.querySelector('#canvas canvas, #mynetwork canvas').dispatchEvent(new WheelEvent('wheel', "
    "{deltaY: n % 20 < 10 ? -60 : 60, clientX: 700, clientY: 450, bubbles: true, cancelable: true}))",
    "hover": "n => document.querySelector('#lights, #mynetwork canvas').parentElement.dispatchEvent(new PointerEvent('pointermove', "
    "{clientX: 480 + n * 13, clientY: 200 + n * 9, bubbles: true}))",
}


def main() -> int:
    """Measure and print one line for each page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, help="a build to measure, too")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="entities of the made-up graphs")
    parser.add_argument("--pyvis", action="store_true", help="measure pyvis' own page of each graph beside ours")
    options = parser.parse_args()
    if CHROMIUM is None:
        print("a Chromium is needed", file=sys.stderr)
        return 2
    print(f"{'page':28} {'render':>8} {'size':>9} {'first view':>16} {'search':>8} {'pan':>8} {'zoom':>8} {'hover':>8}")
    for name, network in networks(options):
        began = time.process_time()
        html = render(network, title=name)
        took = time.process_time() - began
        line(name, took, html, opened="")
        line(f"{name}, everything open", took, html, opened="everything")
        if options.pyvis:
            line(f"{name}, pyvis", 0.0, pyvis_page(network), opened="pyvis")
    return 0


def networks(options: argparse.Namespace) -> Iterator[tuple[str, networkx.MultiDiGraph[str]]]:
    """Made-up graphs by size, then the build."""
    for size in filter(None, options.sizes.split(",")):
        yield f"{int(size):,} entities, {3 * int(size):,} facts", made_up(int(size))
    if options.build:
        yield f"build {options.build.name}", load_network(DiskStore(current_generation(options.build) / "store").engine)


def made_up(size: int) -> networkx.MultiDiGraph[str]:
    """A graph in which most things are met near where they belong, and a few everywhere; the same for the same size."""
    chance = random.Random(size)  # noqa: S311 - a fixed seed
    story = Story()
    articles = [
        story.article(f"a{n}", title=f"Report {n}", publisher=f"Paper {n % 40}", date=f"2023-{n % 12 + 1:02}-11") for n in range(size // 20)
    ]
    names = [f"{('Ann', 'Lund', 'Orlov', 'Reyes', 'Acme', 'Oslo')[k % 6]} {k}" for k in range(size)]
    kinds = ("Person", "Organization", "Place", "Event", "Concept")
    for k, name in enumerate(names):
        story.entity(name, entity_class=kinds[k % len(kinds)])
    for k in range(3 * size):
        one = int(size * chance.random() ** 2)
        other = int(size * chance.random() ** 3) if chance.random() < 0.2 else (one + int(chance.expovariate(0.05)) + 1) % size
        relation = ("met", "visited", "supplied", "accused", "leads")[k % 5]
        sentence = f"{names[one]} {relation} {names[other]} on day {k}, officials who were there said in a statement to the press."
        story.says(sentence, names[one], relation, names[other], article=articles[one * len(articles) // size], literal=k % 4 == 0)
    network = story.done()
    annotate(network)
    return network


def pyvis_page(network: networkx.MultiDiGraph[str]) -> str:
    """What pyvis makes of the same nodes and edges by itself."""
    from pyvis.network import Network  # noqa: PLC0415

    page: Any = Network(directed=True, cdn_resources="in_line", height="900px")  # type: ignore[no-untyped-call]
    for iri, node in network.nodes.items():
        page.add_node(iri, label=node["label"])
    for source, target, edge in network.edges(data=True):
        page.add_edge(source, target, label=edge["label"])
    return str(page.generate_html())


def line(name: str, took: float, html: str, *, opened: str) -> None:
    """Open a page in a new browser and print what was measured."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(Path(folder))
        try:
            browser.call("Emulation.setDeviceMetricsOverride", width=1400, height=900, deviceScaleFactor=1, mobile=False)
            cells = measured(browser, Path(folder) / "page.html", html, opened=opened)
        finally:
            browser.close()
    print(
        f"{name:28} {took:7.1f}s {len(html.encode()) / 1e6:7.2f}MB {cells[0]:>16} {cells[1]:>8} {cells[2]:>8} {cells[3]:>8} {cells[4]:>8}",
        flush=True,
    )


def measured(browser: Browser, page: Path, html: str, *, opened: str) -> tuple[str, ...]:
    """First view, search, and frames per second of panning, zooming and pointing."""
    page.write_text(html, encoding="utf-8")
    browser.call("Performance.enable", timeDomain="threadTicks")
    browser.call("Page.navigate", url=page.as_uri())
    if opened == "pyvis":
        return f"{pyvis_first_view(browser)} ({busy(browser):.0f} of CPU)", "", "", "", ""
    clock = browser.run(READY % OURS)
    first = busy(browser)
    if opened:
        browser.run("document.querySelector('#show-rest').click()")
        browser.run("document.querySelector('#show-rest')?.click()")
        settle(browser)
    settle(browser)
    began = busy(browser)
    type_in(browser, "orlov press")
    search = busy(browser) - began
    type_in(browser, "")
    settle(browser)
    moves = (panned, *(lambda b, move=move: list(b.run(FRAMES % move)) for move in MOVES.values()))
    return f"{first:.0f} ms ({clock:.0f})", f"{search:.0f} ms", *(rate(browser, move) for move in moves)


def busy(browser: Browser) -> float:
    """Milliseconds of CPU that the page's thread has worked."""
    metrics = {metric["name"]: metric["value"] for metric in browser.call("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


def type_in(browser: Browser, text: str) -> None:
    """Put a text into the search box."""
    browser.run(
        f"(box => {{ box.focus(); box.value = {json.dumps(text)}; box.dispatchEvent(new Event('input')); }})"
        "(document.querySelector('#search'))"
    )


def pyvis_first_view(browser: Browser) -> str:
    """When pyvis has drawn for the first time; its physics may go on for minutes."""
    began = time.monotonic()
    while time.monotonic() - began < 60:
        if browser.run("typeof network !== 'undefined' && !!document.querySelector('#mynetwork canvas')"):
            return f"{browser.run('performance.now()'):.0f} ms"
        time.sleep(0.2)
    return "over 60 s"


def panned(browser: Browser) -> list[float]:
    """Times between frames while the empty ground is dragged."""

    def press(kind: str, x: int, y: int) -> None:
        browser.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=1, clickCount=1)

    browser.run(
        "window.times = []; window.last = performance.now(); window.on = true; (function step() { const now = performance.now(); "
        "times.push(now - last); last = now; if (on) requestAnimationFrame(step); })()"
    )
    press("mousePressed", 900, 140)
    for k in range(40):
        press("mouseMoved", 900 - 6 * k, 140 + 4 * k)
    press("mouseReleased", 660, 300)
    return list(browser.run("(on = false, times)"))


def settle(browser: Browser) -> None:
    """Let the page come to rest."""
    browser.run("new Promise(done => setTimeout(done, 600))")


def rate(browser: Browser, move: Callable[[Browser], list[float]]) -> str:
    """Frames that a second of CPU is enough for while something moves; a screen shows 60."""
    began = busy(browser)
    frames = len(move(browser))
    return f"{1000 * frames / max(busy(browser) - began, 1e-9):.0f}/s"


if __name__ == "__main__":
    sys.exit(main())
