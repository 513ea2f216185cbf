"""The bytes of a mail or a mailbox -> an article for each mail: subject, date and sender are its title, date and source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from kg.read.article import article
from kg.read.formats.files.inside import Inside
from kg.read.formats.pages.webpage import page_article
from kg.read.page.clean import inline
from kg.read.problems import one_line, problem
from kg.read.web.people import persons
from kg.types import Document, Metadata, OnProblem

START = re.compile(rb"(?m)^From [^\r\n]+\r?\n")  # the line that begins a mail in a mailbox
ANSWER = re.compile(r"(?:(?:re|aw|fw|fwd|wg)\s*:\s*)+", re.IGNORECASE)
FORWARDED = re.compile(r"(?:re\s*:\s*)*(?:fw|fwd|wg)\s*:", re.IGNORECASE)
ORIGINAL = re.compile(r"\n\W*-{2,}\s*Original Message\s*-{2,}\s*\n.*", re.DOTALL | re.IGNORECASE)  # what an answer of Outlook answers
SIGNATURE = re.compile(r"\n-- \n.*", re.DOTALL)
MAX_HEAD = 200_000  # bytes of all headers
MAX_HEADER = 2_000  # bytes of one line of them; the standard has 998
MIN_PLAIN = 200  # characters of a plain part that is more than "this mail needs an HTML viewer"


class MailReader:
    """Reads a mail; what is attached to it is read, too, where there is a reader."""

    suffixes: tuple[str, ...] = (".eml", ".mbox", ".mbx")

    def __init__(self, opener: Inside) -> None:
        self.opener = opener

    def __call__(self, content: bytes, *, source: str, on_problem: OnProblem) -> Iterator[Document]:
        """Yield the mails in their order. `Document.source` numbers those of a mailbox."""
        starts = [
            match
            for match in START.finditer(content)
            if match.start() == 0 or content[: match.start()].endswith((b"\n\n", b"\r\n\r\n", b"\n"))
        ]
        if not starts or starts[0].start() != 0:
            yield from self._mail(content, source, "", on_problem)
            return
        ends = [*(match.start() for match in starts[1:]), len(content)]
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
            self.opener.budget.check_time()
            yield from self._mail(content[start.end() : end], source, f"mail {number}", on_problem)

    def _mail(self, content: bytes, source: str, location: str, on_problem: OnProblem) -> Iterator[Document]:
        mail = message_from_bytes(_with_short_headers(content), policy=policy.default)
        assert isinstance(mail, EmailMessage)  # noqa: S101 - what this policy makes
        place = f"{source}, {location}" if location else source
        if not mail.keys() or mail.get("subject", mail.get("from")) is None:
            on_problem(
                problem(
                    source, "no-text", "this is no mail: it has neither a subject nor a sender", advice="give it as .txt", location=location
                )
            )
            return
        known = _known(mail)
        plain, html = _text(mail, "plain"), _text(mail, "html")
        text = SIGNATURE.sub("", "\n".join(line for line in plain.replace("\r\n", "\n").split("\n") if not line.startswith(">")))
        if not FORWARDED.match(str(mail.get("subject", ""))):
            text = ORIGINAL.sub("", text)
        document = None
        if html and len(text.strip()) < MIN_PLAIN:
            document = page_article(html, known, source=source, on_problem=on_problem, location=location)
        elif text.strip():
            document = article(text, known, source=source, on_problem=on_problem, location=location)
        if document:
            yield document
        for attachment in mail.iter_attachments():
            yield from self._attached(attachment, place)

    def _attached(self, part: EmailMessage, place: str) -> Iterator[Document]:
        name = inline(part.get_filename() or "")
        payload = part.get_payload(decode=True)
        if name and isinstance(payload, bytes) and self.opener.suffix_of(name):
            yield from self.opener.inside(name, payload, source=f"{place}, {one_line(name)}")


def _with_short_headers(content: bytes) -> bytes:
    """The mail with header lines as long as mail programs write them; the parser takes long ones apart again and again."""
    head, blank, body = content.partition(b"\n\n") if b"\r\n\r\n" not in content[:MAX_HEAD] else content.partition(b"\r\n\r\n")
    return b"\n".join(line[:MAX_HEADER] for line in head[:MAX_HEAD].split(b"\n")) + blank + body


def _known(mail: EmailMessage) -> Metadata:
    """A person who sends is the author, a body is the publisher."""
    names = [inline(name) for name, _ in getaddresses([str(mail.get("from", ""))]) if name]
    authors = persons(names)
    return Metadata(
        title=ANSWER.sub("", inline(str(mail.get("subject", "")))) or None,
        published=_day(str(mail.get("date", ""))),
        authors=authors,
        publisher=next(iter(names), None) if not authors else None,
    )


def _day(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError):
        return None


def _text(mail: EmailMessage, kind: str) -> str:
    """The part of the body that is plain text or HTML; what cannot be decoded is none."""
    part = mail.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError, AttributeError, KeyError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", errors="replace") if isinstance(payload, bytes) else ""
