"""How a server holds out: `python benchmarks/serve.py BUILD [--clients 50] [--seconds 60]`.

So many clients ask a query with two joins again and again over connections that stay open, while every few seconds the folder is switched
to another generation with the same content, as a build does. Printed are answers per second, how long they took, and failures.
"""

from __future__ import annotations

import argparse
import http.client
import shutil
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread
from urllib.parse import quote

from kg.query import Limits
from kg.query.server import make_server
from kg.store import current_generation, new_generation
from kg.vocab import Vocabulary

QUERY = "SELECT ?who ?whom { ?st rdf:predicate kg:met ; rdf:subject/skos:prefLabel ?who ; rdf:object/skos:prefLabel ?whom } LIMIT 20"
SWITCH_EVERY = 5.0  # seconds


def client(port: int, until: Callable[[], bool]) -> tuple[list[float], Counter[str]]:
    """Seconds of each answer, and how many requests failed, by status or error."""
    took: list[float] = []
    failed = Counter[str]()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while not until():
        started = time.perf_counter()
        try:
            connection.request("GET", f"/sparql?query={quote(QUERY)}")
            response = connection.getresponse()
            response.read()
            failed.update([str(response.status)] if response.status != http.HTTPStatus.OK else [])
        except (OSError, http.client.HTTPException) as error:
            failed[type(error).__name__] += 1
            connection.close()
        took.append(time.perf_counter() - started)
    return took, failed


def copied(source: Path, out: Path) -> None:
    """Make the content of a build the newest generation of a folder."""
    with new_generation(out) as folder:
        shutil.copytree(source, folder, dirs_exist_ok=True)


def main() -> None:
    """Serve, ask, switch and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    source = current_generation(options.build)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "output"
        copied(source, out)
        with make_server(out, port=0, prefixes=Vocabulary().prefixes, limits=Limits()) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            end = time.monotonic() + options.seconds
            with ThreadPoolExecutor(options.clients) as pool:
                asking = [pool.submit(client, server.server_port, lambda: time.monotonic() > end) for _ in range(options.clients)]
                switches = 0
                while time.monotonic() + SWITCH_EVERY < end:
                    time.sleep(SWITCH_EVERY)
                    copied(source, out)
                    switches += 1
            server.shutdown()
        found = [future.result() for future in asking]
    took = sorted(seconds for answers, _ in found for seconds in answers)
    failed = sum((failures for _, failures in found), Counter[str]())
    kinds = ", ".join(f"{number} {kind}" for kind, number in failed.most_common())
    print(f"{len(took)} answers, {len(took) / options.seconds:.0f} a second, {switches} switches, {failed.total()} failed {kinds}")
    print(f"median {statistics.median(took) * 1000:.0f} ms, p99 {took[int(len(took) * 0.99)] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
