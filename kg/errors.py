"""Failure -> KgError: one class per concern, each with a message that says what, where and what to do."""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors a caller may expect; the command line prints it as one line and exits with 2."""


class UsageError(KgError):
    """A path, option or configuration that cannot be used."""


class ReadError(KgError):
    """A file that cannot be read as an article."""


class ModelError(KgError):
    """A language model that is missing, damaged or of another version."""


class OntologyError(KgError):
    """An ontology file that cannot be understood."""


class PluginError(KgError):
    """A reader, annotator or extractor that is unknown or does not keep its contract."""


class StoreError(KgError):
    """A build or store that cannot be opened, written or switched."""


class QueryError(KgError):
    """A query that is malformed, not allowed, or past its limits."""


class QueryTimeoutError(QueryError):
    """A query that was stopped because its time was up."""
