"""`kg view`, `kg analyse` and `kg export`: the graph of a build in, a page, measures or a file of another format out."""

from __future__ import annotations

import typer

from kg.cli.common import ConfigFile, Out, configured, generation, say
from kg.graph import TITLE
from kg.store import open_store, replace_file


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("view")(view)


def view(*, out: Out = None, config_file: ConfigFile = None) -> None:
    """Make the page of a build anew: DIR/graph.html."""
    from kg.analyse import load_network  # noqa: PLC0415 - networkx is heavy
    from kg.view import render  # noqa: PLC0415

    config = configured(config_file, out=out)
    store = open_store(generation(config) / "store")
    page = render(load_network(store.engine), title=TITLE)
    replace_file(config.out, "graph.html", page.encode())
    say(f"Look at it: {config.out / 'graph.html'}")
