"""Texts of a shape that keeps patterns busy are read, or given up with a reason; a pattern that tries every way would not end here."""

import json
from collections.abc import Callable

import pytest

from kg.read.page.clean import MAX_LINES, cut

PROSE = "The harbour master of Larksund closed the old pier on Monday after divers found cracks in two of its pillars."
MANY = 100_000
SHAPES = {
    "spaces in Markdown": ("a.md", PROSE + " " * MANY + PROSE),
    "a line of spaces in Markdown": ("b.md", " " * MANY + f"\n\n{PROSE}"),
    "hyphens": ("a.txt", f"{PROSE}\n\n{'-' * MANY}x\n\n{PROSE[:60]}."),
    "hyphens in Markdown": ("c.md", f"{PROSE}\n\n{'- ' * 20_000}"),
    "quotation marks": ("b.txt", '"' * MANY + f" {PROSE}"),
    "quotation marks behind a sentence": ("c.txt", PROSE + "”" * MANY),
    "parentheses": ("d.txt", "(" * MANY + f" {PROSE}"),
    "links in Markdown": ("d.md", f"{PROSE} " + "[a](http://x/y) " * 5_000),
    "links that do not end": ("e.md", f"{PROSE} " + "[a](b" * 5_000),
    "blank lines": ("e.txt", "\n " * MANY + PROSE),
    "a list of texts in JSON": ("a.jsonl", json.dumps({"text": [f"{PROSE[:-1]} of row {n}." for n in range(200)] + ["x."] * 5_000})),
    "one header of a mail": ("a.eml", "Subject: " + "Re: " * 50_000 + f"x\n\n{PROSE}\n"),
    "separators in a title": ("a.html", f"<html><head><title>{'a | ' * 20_000}</title></head><body><p>{PROSE}</p></body></html>"),
}


@pytest.mark.parametrize(("name", "content"), SHAPES.values(), ids=SHAPES)
def test_a_text_of_an_odd_shape_is_read(read_file: Callable, name: str, content: str) -> None:
    (document,), _ = read_file(content, name)
    assert "harbour master of Larksund" in document.text


def test_no_more_lines_than_the_limit_are_looked_at() -> None:
    assert cut("So they spoke.\n" * (MAX_LINES + 5)).count("\n") == MAX_LINES - 1


@pytest.mark.parametrize("charset", ["undefined", "idna", "hex", "rot13", "x-none", "utf-7"])
def test_a_page_that_declares_what_is_no_encoding_of_text_is_read(read_file: Callable, charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>{PROSE}</p><p>“{PROSE}”</p></body></html>'
    (document,), _ = read_file(page.encode("cp1252"), "a.html")
    assert document.text.startswith(PROSE)
