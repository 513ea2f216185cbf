"""Triples -> answers to SPARQL; and the folder of a build, which changes as a whole or not at all.

One protocol, three stores: memory (rdflib), disk (Oxigraph), remote (any SPARQL 1.1 endpoint with the Graph Store Protocol). All
give pyoxigraph's result types, whatever engine answers.
"""

from kg.store.export import RDF_FORMATS
from kg.store.generations import (
    BUILD_FILES,
    HOME,
    build_before,
    current_generation,
    explained,
    new_generation,
    previous_generation,
    replace_file,
    write_file,
    write_parts,
)
from kg.store.protocol import Answer, Store, open_store

__all__ = [
    "BUILD_FILES",
    "HOME",
    "RDF_FORMATS",
    "Answer",
    "Store",
    "build_before",
    "current_generation",
    "explained",
    "new_generation",
    "open_store",
    "previous_generation",
    "replace_file",
    "write_file",
    "write_parts",
]
