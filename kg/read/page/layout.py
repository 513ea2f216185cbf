"""Paragraphs of a page -> headline, prose, byline and dateline, and each line that was dropped with the rule that dropped it.

Here stand the rules that need a line's place: before the first sentence, after the last, under a heading of links, said before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.read.page.clean import SPACES, ends_sentence
from kg.read.page.furniture import furniture, is_link_heading, words
from kg.read.page.patterns import ANY_AGENCY
from kg.read.page.published import published
from kg.read.page.signature import byline, dateline
from kg.read.page.words import AGENCIES

MAX_PASSES = 10  # articles need two or three; the bound is for text that was made to need more
LONG = 20  # words; a line that long is prose though its last stop is missing, and no headline of a link
MAX_TITLE = 30  # words of a headline
MIN_TITLE = 3
MIN_DECK = 6  # words of a line under the headline that tells something
DECK_LOWER = 0.4  # share of its words that begin in lower case; section names and titles have fewer
MIN_ENDED = 8  # words of a last sentence behind which a mark ends the article; a caption with its credit is shorter
MIN_REPEAT = 5  # words; shorter sentences ("He did.") may stand twice
DATELINE_WITHIN = 3  # sentences in which a dateline may stand
ALIKE = 0.8  # share of words that a headline in the body has in common with the title (tuned on the real and the dev articles)

BULLET = re.compile(r"[•‣▪●■◆▶►▸◦*▲△]+\s+|-\s+")
# "… he said. (Reuters)" at the end of an article; the same after a caption is a credit.
SIGN_OFF = re.compile(
    rf"(?<=[.!?\"”’])\s*(?:[\[(](?i:{ANY_AGENCY})[\])]|(?:[–—-]\s*)?(?:{'|'.join(sorted(a.upper() for a in AGENCIES))}|Reuters))$"
)
# What papers put behind the last sentence of an article: "… he said. DM", "… he said. ENDS", "… he said. ■"
END_MARK = re.compile(r"(?<=[.!?\"”’])\s*(?:[■□●◼∎§*#]+|[–—-]*\s?30\s?[–—-]*|\[?(?:ENDS?|[A-Z]{2,3})\]?)$")
RELEASE_END = re.compile(r"\W*(?:#{2,}|[-–—]\s?30\s?[-–—]|[-–—(\[*]*\s?ENDS\s?[-–—)\]*]*)\W*")
NOTES = re.compile(r"\W*(?:notes? (?:to|for) editors?|(?:media|press) (?:contacts?|enquir(?:y|ies)))\W*", re.IGNORECASE)
ABOUT = re.compile(r"About (?:the )?([A-ZÀ-Þ][\w&.'’-]*)\b[^.]{0,60}:?")
MIN_RELEASE = 2  # sentences of a release before its end
SPEAKER = re.compile(r"(?P<name>[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3}):\s")  # "VIK: They found cracks."
MIN_TURNS = 3
# "Ana Ruiz is the Courier's Asia correspondent, based in Lima." An author who is known needs no such words.
AUTHOR_NOTE = re.compile(
    r"(?:[A-ZÀ-Þ]\S*\s+){2,4}is\s+(?:an?|the)\s+(?:\S+\s+){0,5}?(?:reporter|correspondent|columnist|contributor|journalist|writer|editor)\b"
    r"(?:\.$|.{0,40}\b(?:at|for|with|based|covering|covers)\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """An article taken apart. `body` is prose; `dated` is the day of its dateline, `published` of its byline or a line that says so;
    `dropped` pairs the name of a rule with the line it dropped, in no special order."""

    body: tuple[str, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None
    agency: str | None = None
    published: date | None = None
    dated: date | None = None
    dropped: tuple[tuple[str, str], ...] = ()


def lay_out(parts: Sequence[str], *, title: str | None = None, authors: Sequence[str] = ()) -> Layout:
    """The article on a page. A `title` or `authors` already known are not looked for, only dropped where they are repeated.

    Laying out what was laid out changes nothing: the steps are repeated until none of them finds anything.
    """
    page = Layout(body=tuple(parts), title=title, authors=tuple(authors))
    for _ in range(MAX_PASSES):
        before = page.body
        for step in (
            _without_notes,
            _without_links,
            _without_lines,
            _with_title,
            _without_repeats,
            _without_head,
            _without_tail,
            _without_marks,
        ):
            page = step(page)
        if page.body == before:
            break
    return page


def is_prose(line: str) -> bool:
    """Whether a line is a sentence or long enough to be one."""
    return ends_sentence(line) or len(line.split()) > LONG


def is_transcript(body: Sequence[str]) -> bool:
    """Whether lines begin with the names of those who speak, who speak again: such a name is no dateline."""
    speakers = Counter(match["name"] for line in body if (match := SPEAKER.match(line)))
    return speakers.total() >= MIN_TURNS and max(speakers.values()) > 1


def key(line: str) -> str:
    """What is left of a line when case, punctuation and spacing do not count."""
    return " ".join(words(line))


def _without_links(page: Layout) -> Layout:
    """Drop headings of link lists and the titles under them, up to the next sentence."""
    dropped: list[int] = []
    inside = False
    for i, line in enumerate(page.body):
        if is_link_heading(line):
            inside = True
        elif inside and not (BULLET.match(line) or (len(line.split()) <= LONG and not line.endswith((".", ".”", '."')))):
            inside = False
        if inside:
            dropped.append(i)
    return _without(page, dropped, "links")


def _without_notes(page: Layout) -> Layout:
    """Drop what a press release has behind its end: behind "###" or "ENDS", and what it says of the firm and to editors."""
    prose = 0
    for i, line in enumerate(page.body):
        after = page.body[i + 1] if i + 1 < len(page.body) else ""
        if prose >= MIN_RELEASE and (RELEASE_END.fullmatch(line) or _opens_notes(line, after)):
            return _without(page, range(i, len(page.body)), "end of a release")
        prose += is_prose(line)
    return page


def _opens_notes(line: str, after: str) -> bool:
    """Whether a line stands over notes to editors, or over what a firm says of itself: "About Acme", below it "Acme is …"."""
    about = ABOUT.fullmatch(line)
    return NOTES.fullmatch(line) is not None or (about is not None and after.startswith(about[1]))


def _without_lines(page: Layout) -> Layout:
    """Drop bylines, what repeats a pointer's title, and all that `furniture` knows by the line alone."""
    first, last = _prose_range(page.body)
    kept: list[str] = []
    dropped: list[tuple[str, str]] = []
    signed: list[tuple[str, ...]] = []
    pointed = ""
    for i, line in enumerate(page.body):
        bare = _without_end_mark(line) if i >= last else line
        names = byline(line, known=page.authors)
        if names is not None and first < i < last and not _is_sure_byline(line, names):
            names = None
        repeats = bool(pointed) and len(line.split()) >= MIN_TITLE and f" {key(line)} " in pointed
        rule = "byline" if names is not None else "repeat" if repeats else furniture(bare)
        if rule is None:
            kept.append(bare)
        else:
            dropped.append((rule, line))
            signed.append(names or ())
        pointed = f" {key(line)} " if rule == "pointer" else pointed if rule else ""
    return replace(
        page,
        body=tuple(kept),
        authors=page.authors or next(filter(None, signed), ()),
        published=page.published or published(page.body[: _prose_range(page.body)[0]], dropped),
        dropped=(*page.dropped, *dropped),
    )


def _with_title(page: Layout) -> Layout:
    """Take the headline from the lines before the first sentence where no title is known."""
    if page.title is not None or not page.body:
        return page
    first, _ = _prose_range(page.body)
    lines = [*page.body[:first], *(page.body[:1] if first == 0 and page.body[0].endswith(("?", "!")) else ())]
    fitting = [line for line in lines if MIN_TITLE <= len(line.split()) <= MAX_TITLE]
    count = Counter(key(line) for line in page.body)
    repeated = [line for line in fitting if count[key(line)] > 1]
    title = next(iter(repeated or [line for line in fitting if len(line.split()) > MIN_TITLE] or fitting), None)
    if title is None or len(page.body) < 2:
        return page
    return replace(page, title=SPACES.sub(" ", title), body=tuple(_less_one(page.body, title)))


def _without_repeats(page: Layout) -> Layout:
    """Drop the headline where it stands again, and each line that was said before."""
    title = key(page.title or "")
    first, _ = _prose_range(page.body)
    seen: set[str] = set()
    dropped = []
    for i, line in enumerate(page.body):
        same = key(line)
        again = same in seen and (len(same.split()) >= MIN_REPEAT or not is_prose(line))
        if again or (title and (same == title or (i < first and _alike(same, title)))):
            dropped.append(i)
        seen.add(same)
    return _without(page, dropped, "repeat")


def _without_head(page: Layout) -> Layout:
    """Drop what stands before the first sentence, but for a line under the headline that tells something."""
    first, _ = _prose_range(page.body)
    return _without(page, [i for i, line in enumerate(page.body[:first]) if not _is_deck(line)], "head")


def _without_tail(page: Layout) -> Layout:
    """Drop short lines after the last sentence, and what is said there about the author."""
    end = len(page.body)
    while end > 1 and (not is_prose(page.body[end - 1]) or _is_author_note(page.body[end - 1], page.authors)):
        end -= 1
    has_prose = any(is_prose(line) for line in page.body[:end])
    return _without(page, range(end, len(page.body)) if has_prose else (), "tail")


def _without_marks(page: Layout) -> Layout:
    """Take the dateline off the first sentence, bullets off all lines, and close up runs of spaces."""
    body = [SPACES.sub(" ", BULLET.sub("", line, count=1) if BULLET.match(line) else line).strip() for line in page.body]
    prose = [i for i, line in enumerate(body) if is_prose(line)] or list(range(len(body)))
    for nth, i in enumerate([] if is_transcript(body) else prose[:DATELINE_WITHIN]):
        found = dateline(body[i])
        if found and (nth == 0 or found.agency or found.dated):  # a caption or a summary may stand first
            body[i] = found.text
            page = replace(
                page, dateline=page.dateline or found.place, agency=page.agency or found.agency, dated=page.dated or found.published
            )
            break
    return replace(page, body=tuple(line for line in body if line))


def _prose_range(body: Sequence[str]) -> tuple[int, int]:
    """Index of the first and of the last line of prose; of the first and the last line where there is none."""
    prose = [i for i, line in enumerate(body) if is_prose(line)]
    return (prose[0], prose[-1]) if prose else (0, len(body) - 1)


def _is_sure_byline(line: str, names: Sequence[str]) -> bool:
    """Whether a byline between paragraphs, below a caption for instance, is one: "By Ana Ruiz" rather than "By Design"."""
    return "@" in line or any(" " in name for name in names)


def _is_deck(line: str) -> bool:
    parts = line.split()
    return len(parts) >= MIN_DECK and sum(part[0].islower() for part in parts) >= DECK_LOWER * len(parts)


def _is_author_note(line: str, authors: Sequence[str]) -> bool:
    named = any(line.startswith(f"{author} ") for author in authors)
    return len(line.split()) <= 2 * LONG and (named or AUTHOR_NOTE.match(line) is not None)


def _alike(one: str, other: str) -> bool:
    left, right = set(one.split()), set(other.split())
    return len(left & right) >= ALIKE * len(left | right)


def _without_end_mark(line: str) -> str:
    """The last line of an article without the agency or the mark behind its sentence; a mere mark or a caption stays as it is."""
    for mark in (SIGN_OFF, END_MARK):
        bare = mark.sub("", line)
        if bare != line and (mark is SIGN_OFF or len(bare.split()) >= MIN_ENDED):
            return bare
    return line


def _less_one(lines: Sequence[str], line: str | None) -> Iterator[str]:
    """`lines` without the first that equals `line`."""
    at = lines.index(line) if line in lines else -1
    return (other for i, other in enumerate(lines) if i != at)


def _without(page: Layout, indices: Sequence[int], rule: str) -> Layout:
    gone = set(indices)
    dropped = tuple((rule, line) for i, line in enumerate(page.body) if i in gone)
    return replace(page, body=tuple(line for i, line in enumerate(page.body) if i not in gone), dropped=page.dropped + dropped)
