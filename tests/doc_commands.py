"""The command line in, docs/commands.md out: every command with its help, its arguments and its options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import typer

from kg.cli import app

HEAD = """# Commands

Made from the help of the commands themselves, so `kg COMMAND --help` says the same. Data goes to stdout, messages to stderr.
Exit codes: 0 fine, 1 findings, 2 unusable input.
`kg --version` prints the version; `kg --debug COMMAND …` shows tracebacks of errors and of failing plug-ins.

"""


def commands() -> Mapping[str, Any]:
    """The commands by name, in the order of `kg --help`; those of a group as "ontology list"."""
    return dict(_below(typer.main.get_command(app), ""))


def _below(group: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _below(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def page() -> str:
    """The whole page."""
    found = commands()
    links = " · ".join(f"[{name}](#kg-{name.replace(' ', '-')})" for name in found)
    return f"{HEAD}{links}\n" + "".join(part for name, command in found.items() for part in _section(name, command))


def _section(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    usage = " ".join(_usage(argument) for argument in arguments)
    yield f"\n## kg {name}\n\n```sh\nkg {name} {usage}{' ' if usage else ''}[OPTIONS]\n```\n\n{_prose(command.help)}\n"
    yield "\n| | |\n|---|---|\n"
    for argument in arguments:
        yield f"| `{_cell(argument.metavar)}` | {_cell(argument.help)} |\n"
    for option in options:
        yield f"| {_spelling(option)} | {_cell(option.help)}{_default(option)} |\n"


def _usage(argument: Any) -> str:
    metavar = str(argument.metavar)
    return metavar if argument.required or metavar.startswith("[") else f"[{metavar}]"


def _prose(text: str) -> str:
    return "\n\n".join(re.sub(r"\s+", " ", paragraph).strip() for paragraph in text.strip().split("\n\n"))


def _spelling(option: Any) -> str:
    value = "" if option.is_flag else f" {option.metavar or option.opts[-1].lstrip('-').upper()}"
    return ", ".join(f"`{name}{_cell(value)}`" for name in option.opts)


def _default(option: Any) -> str:
    return f" [default: {option.default}]" if option.default not in (None, False) else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
