"""How long kg takes to start and to build the sample articles, each in a fresh process: `python benchmarks/startup.py [--runs N]`."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"
KG = (sys.executable, "-m", "kg")


def main() -> None:
    """Print the median and the slowest of some runs of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        out = f"--out={folder}/output"
        interpreter = measure("python, nothing imported", (sys.executable, "-c", ""), runs)
        measure("import kg", (sys.executable, "-c", "import kg"), runs, less=interpreter)
        measure("kg --help", (*KG, "--help"), runs)
        measure("kg build seeds", (*KG, "build", str(SEEDS), out), runs)
        measure("kg query who-dismissed-whom", (*KG, "query", "who-dismissed-whom", out), runs)
        measure("kg verify", (*KG, "verify", f"{folder}/output"), runs)


def measure(name: str, command: tuple[str, ...], runs: int, *, less: float = 0.0) -> float:
    """The median of the seconds that the command takes, less what the interpreter alone takes."""
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - once unmeasured: files are in the cache then
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        seconds.append(time.perf_counter() - started - less)
    print(f"{name:30} {statistics.median(seconds):6.2f} s (slowest of {runs}: {max(seconds):.2f} s)")
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
