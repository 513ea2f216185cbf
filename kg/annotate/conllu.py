"""CoNLL-U -> AnnotatedDocument, and back: Universal Dependencies with multi-word tokens, name tags and CorefUD entities in MISC."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.annotate.assemble import assemble
from kg.annotate.chains.score.scorer import shipped_scorer
from kg.english.tree import Tree
from kg.errors import ReadError
from kg.types import AnnotatedDocument, Chain, Document, EntityType, Mention, MentionKind, Sentence, Span, Token

TAGS = {EntityType.PERSON: "PER", EntityType.ORGANIZATION: "ORG", EntityType.PLACE: "LOC"}
COLUMNS = 10


def write_conllu(annotated: AnnotatedDocument) -> Iterator[str]:
    """Lines (with their newline) of one document: `# newdoc`, `# newpar`, `# text`, SpaceAfter=No, NER tags, `Entity=` brackets."""
    text = annotated.document.text
    brackets = _entity_brackets(annotated.chains, annotated.sentences)
    tags = _name_tags(annotated)
    paragraph = -1
    yield f"# newdoc id = {annotated.document.id}\n"
    yield "# global.Entity = eid-etype-head\n"
    for s, sentence in enumerate(annotated.sentences):
        if sentence.paragraph != paragraph:
            yield "# newpar\n"
            paragraph = sentence.paragraph
        yield f"# sent_id = {annotated.document.id}-{s + 1}\n"
        if sentence.headline:
            yield "# headline = yes\n"
        yield f"# text = {_one_line(sentence.span.of(text))}\n"
        yield from _token_lines(sentence, text=text, brackets=brackets[s], tags=tags[s])
        yield "\n"


def read_conllu(text: str, *, document: Document | None = None) -> AnnotatedDocument:
    """The document that trees describe; mentions and chains are found by the code that also serves the model's trees.

    Columns are divided by tabs or, in hand-written trees, by runs of spaces; DEPS and MISC may be left out. Names are read from MISC
    `NER=B-PER` (PER, ORG, LOC, OTH, NORP or a class of the graph such as FACILITY), times from `NER=B-DATE`. Without `document` its text
    is rebuilt: sentences by their words and SpaceAfter=No, one line a paragraph (`# newpar`), `# headline = yes` marks a headline.
    With `document`, its text must hold the words in order. Raises ReadError where this is no CoNLL-U.
    """
    blocks = list(_blocks(text))
    spans, rebuilt = _place(blocks, document.text if document else None)
    if document is None:
        headline = [s for block, s in zip(blocks, spans, strict=True) if block.headline]
        document = Document(text=rebuilt, headline=Span(headline[0][0].start, headline[-1][-1].end) if headline else None)
    trees = [_tree(block, placed, document) for block, placed in zip(blocks, spans, strict=True)]
    return assemble(document, trees, scorer=shipped_scorer())


# ------------------------------------------------------------------------------------------------ reading


@dataclass(slots=True)
class _Block:
    """One sentence as written: its words (ten columns each), the surface tokens they make, and where it stands."""

    paragraph: int
    headline: bool = False
    rows: list[list[str]] = field(default_factory=list)
    surface: list[tuple[str, int, bool]] = field(default_factory=list)  # form, number of words, white space after


def _blocks(text: str) -> Iterator[_Block]:
    paragraph, block, pending = -1, None, 0
    headline = False
    for number, line in enumerate([*map(str.strip, text.splitlines()), ""], start=1):
        if line.startswith("#"):
            paragraph += line.startswith("# newpar")
            headline = headline or line == "# headline = yes"
        elif line:
            block = block or _Block(paragraph=max(paragraph, 0), headline=headline)
            pending = _add_row(block, line, number=number, pending=pending)
        elif block is not None:
            _check_tree(block, number)
            yield block
            block, pending, headline = None, 0, False


def _add_row(block: _Block, line: str, *, number: int, pending: int) -> int:
    """Add one line to the block; returns how many words of a multi-word token are still to come."""
    columns = line.split("\t") if "\t" in line else line.split()
    columns += ["_"] * (COLUMNS - len(columns))
    spaced = "SpaceAfter=No" not in columns[9]
    if "." in columns[0]:
        return pending
    if "-" in columns[0]:
        first, last = columns[0].split("-")
        block.surface.append((columns[1], int(last) - int(first) + 1, spaced))
        return int(last) - int(first) + 1
    if len(columns) != COLUMNS or columns[0] != str(len(block.rows) + 1) or not columns[6].isdigit():
        raise ReadError(
            f"CoNLL-U line {number}: expected word {len(block.rows) + 1} with a head number in ten columns, found {line[:80]!r}"
        )
    block.rows.append(columns)
    if pending:
        return pending - 1
    block.surface.append((columns[1], 1, spaced))
    return 0


def _check_tree(block: _Block, number: int) -> None:
    heads = [int(row[6]) for row in block.rows]
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            if at > len(heads):
                raise ReadError(f"CoNLL-U sentence before line {number}: head {at} is outside the sentence")
            at, steps = heads[at - 1], steps + 1
        if at:
            raise ReadError(f"CoNLL-U sentence before line {number}: the heads of word {start} run in a circle")


def _place(blocks: Sequence[_Block], text: str | None) -> tuple[list[list[Span]], str]:
    """Spans of the words of each block in `text`, or in the text rebuilt from them, which is returned too."""
    out: list[str] = []
    length, at = 0, 0
    placed = []
    for b, block in enumerate(blocks):
        if text is None and b:
            gap = "\n\n" if block.paragraph != blocks[b - 1].paragraph else " "
            out.append(gap)
            length += len(gap)
        spans: list[Span] = []
        row = 0
        for k, (form, size, spaced) in enumerate(block.surface):
            if text is None:
                at = length
                gap = " " if spaced and k < len(block.surface) - 1 else ""
                out.append(form + gap)
                length += len(form) + len(gap)
            else:
                at = _find(form, text, at)
            spans += _divide([r[1] for r in block.rows[row : row + size]], Span(at, at + len(form)))
            row += size
            at += len(form)
        placed.append(spans)
    return placed, "".join(out)


def _find(form: str, text: str, at: int) -> int:
    found = text.find(form, at)
    if found < 0 or text[at:found].strip():
        raise ReadError(f"the document's text does not go on with {form!r} at character {at}: {text[at : at + 40]!r}")
    return found


def _divide(forms: Sequence[str], whole: Span) -> list[Span]:
    """One span per word of a surface token: by their lengths where these add up, else the whole for each."""
    if len(forms) == 1 or sum(map(len, forms)) != whole.end - whole.start:
        return [whole] * len(forms)
    spans = []
    at = whole.start
    for form in forms:
        spans.append(Span(at, at + len(form)))
        at += len(form)
    return spans


def _tree(block: _Block, spans: Sequence[Span], document: Document) -> Tree:
    tokens, names, dates = [], [], []
    joined = set(_joined(block))
    for i, (columns, span) in enumerate(zip(block.rows, spans, strict=True)):
        _, form, lemma, upos, xpos, feats, head, deprel, _, misc = columns
        found = re.search(r"(?:^|\|)NER=([BI]-\w+)", misc)
        tag = found.group(1) if found else "O"
        dates.append(tag if tag.endswith("DATE") else "O")
        names.append("O" if tag.endswith("DATE") else tag)
        pairs = tuple(sorted((k, v) for k, _, v in (f.partition("=") for f in feats.split("|")) if v))
        tokens.append(
            Token(
                index=i + 1,
                span=span,
                form=form,
                lemma=form.lower() if lemma == "_" else lemma,
                upos=upos,
                xpos=xpos,
                head=int(head),
                deprel=deprel,
                feats=pairs,
                joined=i in joined,
            )
        )
    headline = document.headline is not None and document.headline.covers(spans[0])
    sentence = Sentence(span=Span(spans[0].start, spans[-1].end), tokens=tuple(tokens), paragraph=block.paragraph, headline=headline)
    return Tree(sentence, names=names, dates=dates)


def _joined(block: _Block) -> Iterator[int]:
    """Positions of the words that continue a multi-word token."""
    at = 0
    for _, size, _ in block.surface:
        yield from range(at + 1, at + size)
        at += size


# ------------------------------------------------------------------------------------------------ writing


def _token_lines(sentence: Sentence, *, text: str, brackets: dict[int, str], tags: dict[int, str]) -> Iterator[str]:
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        last = i
        while last + 1 < len(tokens) and tokens[last + 1].joined:
            last += 1
        if last > i and not token.joined:
            surface = text[token.span.start : tokens[last].span.end]
            yield "\t".join([f"{i + 1}-{last + 1}", _one_line(surface), *["_"] * 7, _misc(_glued(sentence, last, text))]) + "\n"
        inside = token.joined or last > i
        misc = _misc(not inside and _glued(sentence, i, text), Entity=brackets.get(i, ""), NER=tags.get(i, ""))
        feats = "|".join(f"{k}={v}" for k, v in token.feats) or "_"
        head = (str(token.head), token.deprel)
        yield "\t".join([str(i + 1), token.form, token.lemma or "_", token.upos, token.xpos, feats, *head, "_", misc]) + "\n"


def _glued(sentence: Sentence, i: int, text: str) -> bool:
    """Whether no white space follows word `i` in the text."""
    end = sentence.tokens[i].span.end
    return end < len(text) and not text[end].isspace()


def _misc(glued: bool, **values: str) -> str:
    return "|".join([f"{k}={v}" for k, v in sorted(values.items()) if v] + ["SpaceAfter=No"] * glued) or "_"


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _words(mention: Mention, sentence: Sentence) -> tuple[int, int]:
    """Positions of the first and last word of a mention."""
    inside = [i for i, t in enumerate(sentence.tokens) if t.span.overlaps(mention.span)]
    return inside[0], inside[-1]


def _name_tags(annotated: AnnotatedDocument) -> list[dict[int, str]]:
    """Per sentence, position -> BIO tag of the names and times, longest first where they nest."""
    tags: list[dict[int, str]] = [{} for _ in annotated.sentences]
    flat = [m for m in annotated.mentions if m.kind is MentionKind.NAME or m.entity_type is EntityType.DATE]
    for mention in sorted(flat, key=lambda m: (-(m.span.end - m.span.start), m.span)):
        first, last = _words(mention, annotated.sentences[mention.sentence])
        label = TAGS.get(mention.entity_type, mention.entity_type.name)
        if not any(k in tags[mention.sentence] for k in range(first, last + 1)):
            tags[mention.sentence].update({k: f"{'I' if k > first else 'B'}-{label}" for k in range(first, last + 1)})
    return tags


def _entity_brackets(chains: Sequence[Chain], sentences: Sequence[Sentence]) -> list[dict[int, str]]:
    """Per sentence, position -> CorefUD brackets; chains are e1, e2, ... in text order."""
    opening: list[dict[int, list[tuple[int, str]]]] = [{} for _ in sentences]
    closing: list[dict[int, list[tuple[int, str]]]] = [{} for _ in sentences]
    for number, chain in enumerate(chains, start=1):
        for mention in chain.mentions:
            first, last = _words(mention, sentences[mention.sentence])
            start = f"(e{number}-{chain.entity_type.value.lower()}-{mention.head - first}"
            opening[mention.sentence].setdefault(first, []).append((-last, start + ")" * (first == last)))
            if last > first:
                closing[mention.sentence].setdefault(last, []).append((-first, f"e{number})"))
    return [
        {i: "".join(t for _, t in sorted(starts.get(i, [])) + sorted(ends.get(i, []))) for i in starts.keys() | ends.keys()}
        for starts, ends in zip(opening, closing, strict=True)
    ]
