"""The bytes of a .docx file -> its article, by python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kg.read.article import article
from kg.read.formats.files.inside import Inside
from kg.read.formats.texts.exports import exported
from kg.read.problems import problem
from kg.read.web.people import persons
from kg.types import Document, Metadata, OnProblem

HEADS = ("title", "heading 1")


class WordReader:
    """Reads a Word document: its paragraphs, a heading as title. Tables and text boxes are left out. Needs the extra `word`."""

    suffixes: tuple[str, ...] = (".docx",)

    def __init__(self, opener: Inside) -> None:
        self.opener = opener

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the article, or the articles of an export of a news database."""
        import docx  # noqa: PLC0415 - an extra
        from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415

        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                self.opener.budget.unpack(sum(member.file_size for member in archive.infolist()))
            document = docx.Document(io.BytesIO(content))
        except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
            on_problem(
                problem(source, "binary", f"this is no Word document, or a damaged one ({type(error).__name__})", advice="save it again")
            )
            return
        paragraphs = [(str(p.style.name).lower() if p.style else "", p.text.strip()) for p in document.paragraphs if p.text.strip()]
        text = "\n\n".join(text for _, text in paragraphs)
        found = exported(text, source=source, on_problem=on_problem)
        if found is not None:
            yield from found
            return
        title = next((text for style, text in paragraphs if style in HEADS), None)
        made = article(text, _known(document.core_properties, title), source=source, on_problem=on_problem)
        if made:
            yield made


def _known(properties: Any, title: str | None) -> Metadata:
    """A heading, or else what the document says of itself. Its date is when the file was made, which says nothing of the article."""
    assert properties.created is None or isinstance(properties.created, datetime)  # noqa: S101 - what the library gives
    return Metadata(title=title or properties.title or None, authors=persons([properties.author or ""]))
