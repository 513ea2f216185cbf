"""kg: news articles in, a knowledge graph out in which every fact shows its sentence, its speaker and its time.

>>> import kg
>>> graph = kg.build("seeds")  # doctest: +SKIP
>>> for row in graph.query("who-dismissed-whom"):  # doctest: +SKIP
...     print(row["who"], row["whom"], row["source"])
"""

import logging

from kg.build.graph import KnowledgeGraph, SavedGraph, build
from kg.build.graph import open_graph as open  # noqa: A004 - `kg.open` is what a reader of Python looks for
from kg.config import Config, load_config
from kg.errors import KgError

__all__ = ["Config", "KgError", "KnowledgeGraph", "SavedGraph", "build", "load_config", "open"]

logging.getLogger(__name__).addHandler(logging.NullHandler())  # a library speaks only to who listens
