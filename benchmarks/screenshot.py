"""A build of the sample articles -> the pictures of the docs: `kg build seeds -o output && python benchmarks/screenshot.py output`.

Each of docs/images is the page at one address, as headless Chromium draws it; page-groups.png is of a graph that benchmarks/page.py
makes up. `--only NAME` makes one of them; `--address TEXT` with `--only` takes any other picture of the build.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from page import made_up

from kg.query import Limits, run_query
from kg.store import current_generation
from kg.view import render
from kg.vocab import Vocabulary

SIZE = "1300,840"
SWITCHES = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-prefers-reduced-motion", "--no-first-run")
MOST_AFFIRMED = """SELECT ?st WHERE { ?st rdf:predicate kg:dismissed ; kg:supportCount ?count } ORDER BY DESC(?count) ?st LIMIT 1"""
IMAGES = Path(__file__).parent.parent / "docs" / "images"
SELECTED = "sel={statement}"
"""The address of the statement of a dismissal that most sentences affirm."""
PICTURES = {
    "graph.png": SELECTED,
    "page-story.png": "tab=story",
    "page-person.png": "sel=Pak_Su-il",
    "page-sources.png": "tab=sources",
    "page-filters.png": "tab=filters&status=Planned~Denied~Disputed",
    "page-groups.png": "stage=1&open=3&sel=group+0",
}
GROUPS = 2_500  # entities of the graph of page-groups.png


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", type=Path, default=Path("output"))
    parser.add_argument("--only", help="the name of one picture")
    parser.add_argument("--address", help="what stands after # in the page's address, in place of the picture's own")
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("a Chromium is needed", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name in [options.only] if options.only else PICTURES:
            page = groups(Path(folder)) if name == "page-groups.png" else current_generation(options.build) / "graph.html"
            shown = options.address if options.address is not None else address(name, options.build)
            picture(chromium, f"{page.resolve().as_uri()}#{shown}", IMAGES / name, profile=Path(folder) / "profile")
    return 0


def picture(chromium: str, address: str, png: Path, *, profile: Path) -> None:
    """Draw a page; virtual time runs the page's own timers to their end before."""
    place = (f"--user-data-dir={profile}", f"--window-size={SIZE}", f"--screenshot={png}")
    command = [chromium, *SWITCHES, *place, "--virtual-time-budget=6000", address]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    print(f"{png.name}: {png.stat().st_size:,} bytes")


def groups(folder: Path) -> Path:
    """The page of a made-up graph."""
    page = folder / "groups.html"
    page.write_text(render(made_up(GROUPS), title=f"{GROUPS:,} entities"), encoding="utf-8")
    return page


def address(name: str, build: Path) -> str:
    """What stands after # for a picture; the statement is named where the build has one."""
    shown = PICTURES.get(name, "")
    if shown != SELECTED:
        return shown
    rows = run_query(current_generation(build) / "store", MOST_AFFIRMED, prefixes=Vocabulary().prefixes, limits=Limits()).dicts()
    return SELECTED.format(statement=rows[0]["st"].rpartition("/")[2]) if rows else ""


if __name__ == "__main__":
    sys.exit(main())
