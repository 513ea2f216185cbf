"""Builds and gold in, the tables of docs/evaluation.md out: every figure there is what `kg evaluate` counts, written by this program.

    python evaluation/figures.py --seeds output --articles BUILD GOLD… --gum BUILD GOLD… --carb FILE --benchie FILE

A table whose data is not given stays as it is; a column that is not given does, too.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parent.parent / "docs" / "evaluation.md"
COLUMNS = ("sample articles", "ARTICLES", "GUM")
ROWS: dict[str, tuple[str, ...]] = {
    "`recall`: gold facts that are in the graph, a core fact counted three times, a useful one twice": ("recall",),
    "`recall_core`, `recall_useful`, `recall_minor`: the same by salience, each fact once": (
        "recall_core",
        "recall_useful",
        "recall_minor",
    ),
    "`strict_recall`: the same as `recall` where the nodes must have the very name": ("strict_recall",),
    "`status`: found facts with the right status": ("status",),
    "`speaker`: found facts that name who says so, where gold does": ("speaker",),
    "`time`: found facts with the right time, where gold has one": ("time",),
    "`not_forbidden`: falsehoods that the graph does not assert": ("not_forbidden",),
    "`merged`: groups of names that share a node": ("merged",),
    "`kept_apart`: pairs of names that share none": ("kept_apart",),
    "`types`: names with the right class": ("types",),
    "`no_furniture`: captions, adverts, credits that gave no statement": ("no_furniture",),
}
COUNTED = frozenset({"not_forbidden", "merged", "kept_apart", "no_furniture"})  # told as "77 of 77"
Measures = Mapping[str, Mapping[str, Any]]


def main() -> None:
    """Measure what is given and write it into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("seeds", "articles", "gum"):
        parser.add_argument(f"--{name}", nargs="+", metavar="PATH", help="build, then gold files")
    parser.add_argument("--carb", type=Path)
    parser.add_argument("--benchie", type=Path)
    options = parser.parse_args()
    page = PAGE.read_text(encoding="utf-8")
    builds = dict(zip(COLUMNS, (options.seeds, options.articles, options.gum), strict=True))
    found = {column: measured(*paths)["facts"]["measures"] for column, paths in builds.items() if paths}
    page = replaced(page, "graphs", graph_table(found, earlier=section(page, "graphs")))
    if options.carb and options.benchie:
        sentences = measured("--carb", str(options.carb), "--benchie", str(options.benchie))
        page = replaced(page, "sentences", sentence_table(sentences))
        page = replaced(page, "reliability", reliability_table(sentences["carb"]))
    PAGE.write_text(page, encoding="utf-8")


def measured(*arguments: str) -> dict[str, Any]:
    """What `kg evaluate` counts."""
    command = [sys.executable, "-m", "kg", "evaluate", *arguments, "--format", "json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (our own program)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def section(page: str, name: str) -> str:
    """The text between the marks of one table."""
    found = re.search(rf"(?s)<!-- {name}: written by evaluation/figures.py -->\n(.*?)<!-- end -->", page)
    if found is None:
        raise ValueError(f"{PAGE.name} has no table between the marks of {name!r}: put both back, or give the page back its text")
    return found[1]


def replaced(page: str, name: str, table: str) -> str:
    """The page with another table between the marks."""
    return page.replace(section(page, name), f"\n{table}\n\n")


def graph_table(found: Mapping[str, Measures], *, earlier: str = "") -> str:
    """One row a measure, one column a set of articles; columns that were not measured are taken from the `earlier` table."""
    before = {cells[0]: cells[1:] for line in earlier.splitlines() if (cells := _cells(line))}
    lines = ["| | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for label, keys in ROWS.items():
        old = before.get(label, ["–"] * len(COLUMNS))
        new = [_cell(found[column], keys) if column in found else old[i] for i, column in enumerate(COLUMNS)]
        lines.append(f"| {label} | " + " | ".join(new) + " |")
    return "\n".join(lines)


def sentence_table(found: Mapping[str, Any]) -> str:
    """Precision, recall, F1 and area under the curve of both benchmarks, in percent."""
    carb, benchie = ({k: 100 * v["value"] for k, v in found[name]["measures"].items()} for name in ("carb", "benchie"))
    return "\n".join(
        [
            "| | precision | recall | F1 | AUC |",
            "|---|---|---|---|---|",
            f"| CaRB dev, full arguments | {carb['precision']:.1f} | {carb['recall']:.1f} | **{carb['f1']:.1f}** | {carb['auc']:.1f} |",
            f"| BenchIE dev part, minimal arguments | {benchie['precision']:.1f} | {benchie['recall']:.1f} | **{benchie['f1']:.1f}** | – |",
        ]
    )


def reliability_table(carb: Mapping[str, Any]) -> str:
    """Mean confidence and precision of the tuples of each tenth, and how many tuples and confidences there are."""
    lines = ["| confidence | tuples | mean confidence | observed precision |", "|---|---|---|---|"]
    for row in carb["reliability"]:
        first, mean, precision = (float(row[k]) for k in ("from", "confidence", "precision"))
        lines.append(f"| {first:.1f}–{first + 0.1:.1f} | {row['tuples']} | {mean:.2f} | {precision:.2f} |")
    tuples, error = sum(row["tuples"] for row in carb["reliability"]), 1 - carb["measures"]["calibration"]["value"]
    different = carb["measures"]["auc"]["counted"].split()[0]
    return "\n".join(
        [*lines, "", f"{tuples} tuples with {different} different confidences; the expected calibration error is {error:.2f}."]
    )


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("| ") else []


def _cell(measures: Measures, keys: Sequence[str]) -> str:
    if keys[0] in COUNTED:
        return measures[keys[0]]["counted"].replace("/", " of ")
    return ", ".join(f"{measures[key]['value']:.2f}" for key in keys)


if __name__ == "__main__":
    main()
