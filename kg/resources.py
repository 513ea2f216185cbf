"""Name -> where the files that are no code lie: in the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path


def ontology_dir() -> Path:
    """Folder with kg.ttl and shapes.ttl: `kg/_ontology` in a wheel, `ontology` at the top of a checkout."""
    package = Path(__file__).parent
    installed = package / "_ontology"
    return installed if installed.is_dir() else package.parent / "ontology"
