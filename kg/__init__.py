"""kg: news articles in, a knowledge graph out in which every fact shows its sentence, its speaker and its time.

>>> import kg
>>> graph = kg.build(["seeds"])  # doctest: +SKIP
>>> graph.query("SELECT ?who WHERE { ?who kg:dismissed ?whom }").dicts()  # doctest: +SKIP
[{'who': 'https://w3id.org/newsgraph/entity/Kim_Jong-un'}]
"""

import logging

from kg.build.graph import KnowledgeGraph, build
from kg.config import Config, load_config
from kg.errors import KgError

__all__ = ["Config", "KgError", "KnowledgeGraph", "build", "load_config"]

logging.getLogger(__name__).addHandler(logging.NullHandler())  # a library speaks only to who listens
