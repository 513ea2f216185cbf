"""Two graphs as Turtle of ours -> the nodes in which they differ: few where an article came or went.

`kg.merge` writes prefixes first and then one node after the other, in the order of their IRIs, and of all lines only the last of a
prefix or node ends in " .". So two graphs are compared as texts, and only what differs is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

BLOCK = 2**20  # bytes that are read at a time
END = b" .\n"
PREFIX = b"@prefix "
SHARE = 8  # a change of more than one part in so many is loaded as a whole: single triples cost ten times as much as many in one go
SMALL = 2**16  # bytes of a graph that are few whatever their share
ESCAPED = re.compile(rb"\\(.)")


@dataclass
class Changes:
    """Texts of nodes that the one graph has and the other lacks, or has otherwise; with the prefixes they are Turtle."""

    prefixes: bytes
    gone: list[bytes] = field(default_factory=list)
    new: list[bytes] = field(default_factory=list)


def nodes(turtle: Path) -> Iterator[bytes]:
    """Prefixes and nodes of a file, each as it stands there."""
    rest = b""
    with turtle.open("rb") as file:
        while part := file.read(BLOCK):
            *found, rest = (rest + part).split(END)
            yield from (text + END for text in found)


def changes(before: Path, after: Path) -> Changes | None:
    """How one file becomes the other; None where so much differs that it is better loaded anew, or where they name nodes otherwise."""
    most = max(SMALL, after.stat().st_size // SHARE)
    old, new = nodes(before), nodes(after)
    known, prefixes = _prefixes(old), _prefixes(new)
    if known[0] != prefixes[0]:
        return None
    found = Changes(prefixes[0])
    key = _Order(prefixes[0])
    size, left, right = 0, known[1], prefixes[1]
    while left or right:
        if left == right:
            left, right = next(old, b""), next(new, b"")
            continue
        one, other = key(left), key(right)
        if one <= other:
            found.gone.append(left)
            size, left = size + len(left), next(old, b"")
        if other <= one:
            found.new.append(right)
            size, right = size + len(right), next(new, b"")
        if size > most:
            return None
    return found


def _prefixes(found: Iterator[bytes]) -> tuple[bytes, bytes]:
    """The declarations, and the first node, b"" where there is none."""
    declared: list[bytes] = []
    for text in found:
        if not text.startswith(PREFIX):
            return b"".join(declared), text
        declared.append(text)
    return b"".join(declared), b""


class _Order:
    """The IRI of a node's subject, by which nodes are in order; after all others what is no more there."""

    def __init__(self, prefixes: bytes) -> None:
        lines = (line.split(b" ") for line in prefixes.splitlines())
        self._namespaces: Mapping[bytes, bytes] = {words[1]: words[2].strip(b"<>") for words in lines}

    def __call__(self, node: bytes) -> bytes:
        subject = node.partition(b" ")[0]
        if not subject:
            return b"\xff"
        if subject.startswith(b"<"):
            return subject.strip(b"<>")
        prefix, colon, name = subject.partition(b":")
        return self._namespaces[prefix + colon] + ESCAPED.sub(rb"\1", name)
