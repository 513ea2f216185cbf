"""Names -> readers, annotators and extractors: entry points of installed packages, ours among them.

A plug-in is somebody else's code, so this is the one place with a broad `except`: what it raises costs one document or one
extractor's share of it, is told as a Problem that names the plug-in, and is logged with its traceback.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

from kg.errors import KgError, PluginError
from kg.types import AnnotatedDocument, Annotator, Document, Extractor, OnProblem, Problem, Reader, Statement

T = TypeVar("T")
READERS, ANNOTATORS, EXTRACTORS = (f"newsgraph.{kind}" for kind in ("readers", "annotators", "extractors"))
LOG = logging.getLogger(__name__)


def readers() -> dict[str, Reader]:
    """The readers of installed packages by suffix. Each entry point is a callable without arguments that gives a Reader."""
    found: list[Reader] = [_made(point, has=("suffixes",)) for point in _points(READERS).values()]
    return {suffix: reader for reader in found for suffix in reader.suffixes}


def annotator(name: str, *, threads: int) -> Annotator:
    """The annotator of that name. Its entry point is a callable that takes `threads` and gives an Annotator."""
    made: Annotator = _made(_point(ANNOTATORS, name), has=("name", "version"), threads=threads)
    return made


def extractors(names: Iterable[str] = ()) -> tuple[Extractor, ...]:
    """The extractors of those names, or all, by name. Each entry point is a callable without arguments that gives an Extractor."""
    wanted = sorted(set(names)) or list(_points(EXTRACTORS))
    return tuple(_made(_point(EXTRACTORS, name), has=("name", "version")) for name in wanted)


def signatures(annotator_name: str, extractor_names: Iterable[str]) -> list[str]:
    """A line for each plug-in that would be used: its name, where it lies, and the version of the package that it came with."""
    used = sorted(set(extractor_names)) or list(_points(EXTRACTORS))
    points = [_point(ANNOTATORS, annotator_name), *(_point(EXTRACTORS, name) for name in used)]
    return [f"{point.name} {point.value} {point.dist.version if point.dist else ''}" for point in points]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A document and what the annotator made of it: nothing but problems where it failed."""

    document: Document
    annotated: AnnotatedDocument | None
    problems: tuple[Problem, ...]


def annotated_ahead(documents: Iterable[Document], plugin: Annotator) -> Iterator[Attempt]:
    """Attempts in the order of the documents, made by as many threads as the plug-in's `side_by_side` says that it can work in (else one).

    One document's trees are decoded while another's are computed; no more documents are held than twice the threads.
    """
    threads: int = getattr(plugin, "side_by_side", 1)
    if threads <= 1:
        yield from (annotate(document, plugin) for document in documents)
        return
    waiting: deque[Future[Attempt]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for document in documents:
            waiting.append(pool.submit(annotate, document, plugin))
            if len(waiting) >= 2 * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def annotate(document: Document, plugin: Annotator) -> Attempt:
    """What the annotator makes of a document, with a Problem where it fails. A missing model raises."""
    problems: list[Problem] = []
    annotated = _guarded(
        lambda: plugin(document, on_problem=problems.append), plugin, document, on_problem=problems.append, loss="it was skipped"
    )
    return Attempt(document=document, annotated=annotated, problems=tuple(problems))


def extract(annotated: AnnotatedDocument, plugin: Extractor, *, on_problem: OnProblem) -> tuple[Statement, ...]:
    """The extractor's statements about a document, or none and a Problem where it fails."""
    found = _guarded(lambda: tuple(plugin(annotated)), plugin, annotated.document, on_problem=on_problem, loss="its statements are missing")
    return found or ()


def _guarded(call: Callable[[], T], plugin: Any, document: Document, *, on_problem: OnProblem, loss: str) -> T | None:
    try:
        return call()
    except KgError:
        raise
    except Exception as error:
        LOG.exception("%s failed on %s", plugin.name, document.source)
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        message = f"plug-in {plugin.name} {plugin.version} failed on this document, {loss} ({reason}); tell its authors"
        on_problem(Problem(source=document.source, code="plugin-failed", message=message))
        return None


def _points(group: str) -> dict[str, EntryPoint]:
    """Entry points of a group by name, sorted. One installed twice (an editable install and a wheel) counts once."""
    return {point.name: point for point in sorted(entry_points(group=group), key=lambda p: (p.name, p.value))}


def _point(group: str, name: str) -> EntryPoint:
    points = _points(group)
    if name not in points:
        there = ", ".join(points) or "none; install the package newsgraph itself with pip"
        raise PluginError(f"no {group.removeprefix('newsgraph.').removesuffix('s')} “{name}”; there are {there}")
    return points[name]


def _made(point: EntryPoint, *, has: Iterable[str], **options: Any) -> Any:
    """The plug-in itself. Raises PluginError where its module, its callable or what that gives is not as it must be."""
    try:
        plugin = point.load()(**options)
    except KgError:
        raise
    except Exception as error:
        LOG.debug("loading %s", point.value, exc_info=True)
        raise PluginError(f"plug-in {point.name} ({point.value}) cannot be loaded ({type(error).__name__}: {error})") from error
    lacks = [name for name in has if not hasattr(plugin, name)] + ([] if callable(plugin) else ["__call__"])
    if lacks:
        raise PluginError(f"plug-in {point.name} ({point.value}) lacks {', '.join(lacks)}; docs/extractors.md says what it must have")
    return plugin
