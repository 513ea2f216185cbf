"""`kg propose`: articles and the address of a language model in, its proposals out, for the next build to weigh."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.build.report import count_of
from kg.cli.common import ConfigFile, configured, say, tell
from kg.errors import UsageError
from kg.types import Problem


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("propose")(propose)


def propose(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Articles, or folders of articles.")],
    *,
    endpoint: Annotated[
        str, typer.Option(metavar="URL", envvar="KG_LLM_ENDPOINT", help="An OpenAI-compatible endpoint, like http://localhost:11434/v1.")
    ] = "",
    model: Annotated[str, typer.Option(metavar="NAME", envvar="KG_LLM_MODEL", help="The model that it is to use.")] = "",
    seconds: Annotated[float, typer.Option(min=1, help="How long to wait for one answer.")] = 120.0,
    config_file: ConfigFile = None,
) -> None:
    """Ask a language model of yours what articles say. The next build takes of it what the text bears out and no rule contradicts.

    Each article is sent to the endpoint, and to nothing else. KG_LLM_KEY in the environment holds the key, where one is needed.
    """
    from kg.build.endpoint import Endpoint  # noqa: PLC0415 - `kg --help` needs none of this
    from kg.build.propose import propose as ask  # noqa: PLC0415

    if not endpoint or not model:
        raise UsageError(
            "name the language model to ask: --endpoint http://localhost:11434/v1 --model NAME, or KG_LLM_ENDPOINT and KG_LLM_MODEL"
        )
    config = configured(config_file)
    asked = Endpoint(url=endpoint, name=model, key=os.environ.get("KG_LLM_KEY", ""), seconds=seconds)
    problems: list[Problem] = []
    reasons: Counter[str] = Counter()
    articles = new = entering = 0
    for one in ask(paths, config, asked, on_problem=problems.append):
        articles, new, entering = articles + 1, new + one.is_new, entering + one.entering
        reasons.update(dict(one.reasons))
        say(f"{one.document.source}: {count_of(one.entering, 'proposal')} will enter, {sum(n for _, n in one.reasons)} will not")
    tell(problems)
    if not articles:
        raise UsageError("no article could be read or answered")
    say(f"{count_of(articles, 'article')}, {new} of them asked now; {count_of(entering, 'proposal')} will enter the next build")
    for reason, count in reasons.most_common():
        say(f"  {count} will not: {reason}")
    say(f"{config.proposals}: build again to take them in; delete the folder to be without them")
