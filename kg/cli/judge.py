"""`kg same`, `different`, `wrong` and `review`: a build -> judgements on its names and statements, in a file, and what should be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import ConfigFile, Out, configured, data_out, generation, say
from kg.config import Config
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.resolve import Judgement, Wrong

One = Annotated[str, typer.Argument(metavar="A", help="A name, as the build has it.")]
Other = Annotated[str, typer.Argument(metavar="B", help="Another name.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("same")(same)
    app.command("different")(different)
    app.command("wrong")(wrong)
    app.command("review")(review)


def same(left: One, right: Other, *, out: Out = None, config_file: ConfigFile = None) -> None:
    """Judge that two names mean one thing. The next build obeys; judgements.tsv keeps it."""
    _judge(left, right, configured(config_file, out=out), is_same=True)


def different(left: One, right: Other, *, out: Out = None, config_file: ConfigFile = None) -> None:
    """Judge that two names mean two things. The next build obeys; judgements.tsv keeps it."""
    _judge(left, right, configured(config_file, out=out), is_same=False)


def wrong(
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="The IRI or the id of a statement, as `st:9f2c…`.")],
    *,
    out: Out = None,
    config_file: ConfigFile = None,
) -> None:
    """Judge that no sentence says what a statement says. The next build leaves it out; judgements.tsv keeps it."""
    from kg.inspect.explain import words_of  # noqa: PLC0415 - `kg --help` needs none of this
    from kg.resolve import Wrong  # noqa: PLC0415

    config = configured(config_file, out=out)
    found, sentence = words_of(generation(config), statement)
    _keep(config, Wrong(statement=found, sentence=sentence))
    say(f"{config.judgements}: “{sentence}” is wrong; build again to leave it out")


def review(
    *,
    limit: Annotated[int, typer.Option(help="Pairs to show at most.")] = 10,
    out: Out = None,
    config_file: ConfigFile = None,
) -> None:
    """Show pairs of names that may mean one thing, the most telling first, each with a sentence."""
    from kg.inspect.review import pairs_in_doubt  # noqa: PLC0415 - `kg --help` needs none of this
    from kg.stages import judged  # noqa: PLC0415

    config = configured(config_file, out=out)
    found = pairs_in_doubt(generation(config), judged(config), limit=limit)
    with data_out() as output:
        for pair in found:
            output.write(f"{pair.left} = {pair.right}?  {pair.reason} ({pair.score:.2f})\n")
            output.writelines(f"  {context}\n" for context in pair.contexts)
    if not found:
        say("no two names of this build are in doubt")


def _judge(left: str, right: str, config: Config, *, is_same: bool) -> None:
    from kg.inspect.explain import called, unknown  # noqa: PLC0415
    from kg.records import read_jsonl  # noqa: PLC0415
    from kg.resolve import Judgement  # noqa: PLC0415
    from kg.types import Entity  # noqa: PLC0415

    if left == right:
        raise UsageError(f"“{left}” is one name; two are needed")
    entities = list(read_jsonl(generation(config) / "entities.jsonl", Entity))
    for name in (left, right):
        if not called(entities, name):
            raise UsageError(unknown(entities, name))
    _keep(config, Judgement(left=left, right=right, same=is_same))
    say(f"{config.judgements}: {left} and {right} are {'one' if is_same else 'two'}; build again to obey it")


def _keep(config: Config, judgement: Judgement | Wrong) -> None:
    """Write the file with one more judgement."""
    from kg.resolve import with_judgement  # noqa: PLC0415

    config.judgements.write_text(with_judgement(config.judgements, judgement), encoding="utf-8")
