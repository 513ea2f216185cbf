"""A network -> the page as one string: our template, our scripts, pyvis' vis-network, the data, and a policy that forbids the rest."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from importlib import resources, util
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.view.compact import packed
from kg.view.records import records
from kg.view.static import static_list
from kg.view.tables import tables
from kg.view.text import plain

if TYPE_CHECKING:
    import networkx

SCRIPTS = (
    *(
        "dom",
        "data",
        "words",
        "state",
        "address",
        "clocks",
        "facets",
        "links",
        "picture",
        "theme",
        "legend",
        "places",
        "geometry",
        "scene",
        "labels",
    ),
    *("hover", "graph", "evidence", "panel", "entity", "article", "judge", "story", "compare", "paths", "search", "filters"),
    *("timeline", "table", "save", "drawing", "report", "main"),
)
"""Our scripts in the order they are joined; together they are one closure, so no name of theirs is global."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def render(graph: networkx.MultiDiGraph[str], *, title: str) -> str:
    """The page of a network loaded by kg.analyse. The same network gives the same bytes; nothing in it can load or run anything else.

    Raises KgError where the installed pyvis lacks the vis-network that the page is drawn with.
    """
    from jinja2 import Environment  # noqa: PLC0415 - heavy
    from markupsafe import Markup  # noqa: PLC0415 - heavy

    found = tables(graph)
    del graph  # the tables say all of it, and a large one that nobody else holds is half of what a build needs now
    data = {"title": plain(title), **packed(found, records(found))}
    scripts = [vis_network(), _scripts()]
    style = asset("page.css")
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(asset("page.html.j2"))
    return template.render(
        title=data["title"],
        summary=head_line(found),
        story=static_list(found),
        policy=policy(scripts, style),
        style=Markup(style),  # noqa: S704 - our own file
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own files and pyvis' library, checked by _inline
        data=Markup(_json(data)),  # noqa: S704 - escaped by _json
    )


def vis_network() -> str:
    """The text of the newest vis-network that the installed pyvis bundles."""
    spec = util.find_spec("pyvis")
    places = list(spec.submodule_search_locations or []) if spec else []
    found = sorted((path for place in places for path in Path(place).glob("lib/vis-*/vis-network.min.js")), key=_version)
    if not found:
        where = places[0] if places else "this environment"
        raise KgError(
            f"{where}: no vis-network.min.js in pyvis, which the page is drawn with; reinstall it: pip install --force-reinstall pyvis"
        )
    return _inline(found[-1].read_text(encoding="utf-8"))


def _version(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", path.parent.name))


def _scripts() -> str:
    joined = "\n".join(asset(f"{name}.js") for name in SCRIPTS)
    return _inline(f'"use strict";\n(() => {{\n{joined}\n}})();')


def asset(name: str) -> str:
    """The text of one of our own files beside the page."""
    return resources.files("kg.view").joinpath("assets", name).read_text(encoding="utf-8")


def _inline(script: str) -> str:
    """A script as a browser hashes it; one that would end its own element is refused."""
    if "</script" in script.lower() or "<!--" in script:
        raise KgError("a script of the page contains '</script' or '<!--' and cannot be put inline")
    return script.replace("\r\n", "\n").replace("\r", "\n")


def policy(scripts: Sequence[str], style: str) -> str:
    """Content-Security-Policy: these scripts and this style by their hash, and nothing from anywhere."""
    allowed = " ".join(_hash(script) for script in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def head_line(data: dict[str, Any]) -> str:
    """The line under the title; only what is in the data, so that the same graph gives the same page."""
    dates = sorted(article["date"] for article in data["articles"] if article["date"])
    about = sorted(day for article in data["articles"] for day in article["about"].split("/") if day)
    counts = [(data["total"]["entities"], "entity", "entities and events"), (data["total"]["facts"], "fact", "facts")]
    counts.append((len(data["articles"]), "article", "articles"))
    parts = [f"{n:,} {one if n == 1 else many}" for n, one, many in counts]
    if dates:
        parts.append(_days(_day(dates[0]), _day(dates[-1])))
    elif about:
        parts.append(f"about {_days(_day(about[0]), _day(about[-1]))}")
    return " · ".join(parts)


def _days(first: str, last: str) -> str:
    """ "6 – 14 Aug 2023": what both ends share is said once."""
    if first == last:
        return first
    start, end = first.split(), last.split()
    while start[-1] == end[-1]:
        start.pop()
        end.pop()
    return f"{' '.join(start)} – {last}"


def _day(iso: str) -> str:
    """ "2023-08-09" as "9 Aug 2023", in English whatever the machine speaks."""
    year, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def _json(data: dict[str, Any]) -> str:
    """JSON that cannot end its script element or break a line of script."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
