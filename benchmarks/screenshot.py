"""A build -> a picture of its page, as headless Chromium draws it: `python benchmarks/screenshot.py [BUILD] [PNG] [--address TEXT]`.

The picture shows what the address names; without one, the page with one statement selected: the one of RELATION that most sentences
affirm. docs/images/graph.png is made by `kg build seeds -o output && python benchmarks/screenshot.py output docs/images/graph.png`, those
of docs/page.md with the addresses "tab=story", "sel=Pak_Su-il", "tab=sources" and "tab=filters&status=Planned~Denied~Disputed", and
page-groups.png with "stage=1" of a graph that benchmarks/page.py makes up.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.query import Limits, run_query
from kg.store import current_generation
from kg.vocab import Vocabulary

SIZE = "1400,900"
SWITCHES = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-prefers-reduced-motion", "--no-first-run")
MOST_AFFIRMED = """SELECT ?st WHERE { ?st rdf:predicate %s ; kg:supportCount ?count } ORDER BY DESC(?count) ?st LIMIT 1"""


def main() -> int:
    """Take the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", nargs="?", type=Path, default=Path("output"))
    parser.add_argument("png", nargs="?", type=Path, default=Path("docs/images/graph.png"))
    parser.add_argument("--relation", default="kg:dismissed")
    parser.add_argument("--address", help="what stands after # in the page's address")
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("a Chromium is needed", file=sys.stderr)
        return 2
    page = current_generation(options.build) / "graph.html"
    shown = options.address if options.address is not None else f"sel={selected(options.build, options.relation)}"
    address = f"{page.resolve().as_uri()}#{shown}"
    with tempfile.TemporaryDirectory() as profile:
        place = (f"--user-data-dir={profile}", f"--window-size={SIZE}", f"--screenshot={options.png.resolve()}")
        # virtual time runs the page's own timers to their end before the picture is taken
        command = [chromium, *SWITCHES, *place, "--virtual-time-budget=6000", address]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    print(f"{options.png}: {options.png.stat().st_size:,} bytes")
    return 0


def selected(build: Path, relation: str) -> str:
    """The id of the statement to select, as the page's address names it; empty where the build has none of that relation."""
    vocabulary = Vocabulary()
    store = current_generation(build) / "store"
    rows = run_query(store, MOST_AFFIRMED % relation, prefixes=vocabulary.prefixes, limits=Limits()).dicts()
    return rows[0]["st"].rpartition("/")[2] if rows else ""


if __name__ == "__main__":
    sys.exit(main())
