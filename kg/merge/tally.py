"""Lines of triples -> what a report tells of them, counted while they go by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg import vocab
from kg.merge.runs import END
from kg.vocab import Vocabulary

STATUS = re.compile(re.escape(f"<{vocab.kg('status')}> <{vocab.KG}".encode()) + rb"(\w+)> \.$")
NAMED = re.compile(rb"<([^\x01]*)" + END + re.escape(f"<{vocab.SKOS}prefLabel> ".encode()))


@dataclass
class Tally:
    """The number of triples, the IRIs of what has a name among their subjects, and how many statements have each status."""

    vocabulary: Vocabulary
    size: int = 0
    named: set[str] = field(default_factory=set)
    statuses: Counter[str] = field(default_factory=Counter)

    def over(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The same marked lines, counted."""
        statement = f"<{self.vocabulary.prefixes['st']}".encode()
        for line in lines:
            self.size += 1
            if found := NAMED.match(line):
                self.named.add(found[1].decode())
            elif line.startswith(statement) and (found := STATUS.search(line)):
                self.statuses[found[1].decode()] += 1
            yield line

    def add(self, size: int, statuses: Mapping[str, int]) -> None:
        """Count what was counted elsewhere."""
        self.size += size
        self.statuses.update(statuses)
