"""A raw document -> the same document as other people would have typed it: letter case, full stops, quotes, line breaks.

And sentences of news without their white space in, raw documents out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from training.rawtext import RawDocument

LOWER, UPPER, LOWER_SENTENCE = 0.12, 0.03, 0.02  # shares of documents, and of the sentences of the others
DROP_STOPS = 0.3  # share of documents in which up to 60 % of the sentences lose their full stop
REFERENCES = 0.08  # share of documents in which a third of the sentences are followed by a number in brackets
CURLY, WRAPPED, WIDTHS = 0.4, 0.4, (50, 60, 65, 72, 80)
ARTICLE, PARAGRAPH = (8, 16), 0.25  # sentences of a news document; share of them that begin a paragraph
SPEAKING = 0.6  # share of the sentences "Kim said he would" that become direct speech before its speaker, which the corpora hardly have
SPEECH = re.compile(
    r"((?:The |A |An )?(?:[\w.'-]+ ){0,3}[\w.'-]+) (says?|said|added|warned|insisted)(?: \w+day)?(?: that)? ([^\"]{12,90})\."
)
COMMON = frozenset("The A An He She It They His Her Its Their".split())
GLUED = re.compile(r"[,.;:?!)\]%]|'s|n't|'(?:re|ve|ll|d|m)|'|\.\.\.")  # words with no space before them
GLUING = frozenset("([$")


def variant(document: RawDocument, rng: random.Random) -> RawDocument:
    """A changed copy; its words are not kept. Line breaks fall anywhere, so that a line's end alone means nothing."""
    case, noted = _document_case(rng), rng.random() < REFERENCES
    dropped = rng.random() * 0.6 if rng.random() < DROP_STOPS else 0.0

    def edit(sentence: str) -> str:
        bare = sentence.rstrip(".").rstrip() if rng.random() < dropped else sentence
        change = case or (str.lower if rng.random() < LOWER_SENTENCE else None)
        written = (change(bare) if change else bare) or sentence
        return (
            f"{written}{rng.choice(('', ' '))}[{rng.randint(1, 60)}]" if noted and written[-1] == "." and rng.random() < 1 / 3 else written
        )

    changed = rebuilt(document, edit)
    if rng.random() < CURLY:
        changed.text = curly(changed.text)
    if rng.random() < WRAPPED:
        changed.text = wrapped(changed.text, rng.choice(WIDTHS))
    return changed


def rebuilt(document: RawDocument, edit: Callable[[str], str]) -> RawDocument:
    """The document with each sentence edited and the white space between them kept."""
    changed, last = RawDocument(), 0
    for start, end in document.sentences:
        changed.text += document.text[last:start]
        sentence = edit(document.text[start:end])
        changed.sentences.append((len(changed.text), len(changed.text) + len(sentence)))
        changed.text += sentence
        last = end
    return changed


def curly(text: str) -> str:
    """Curly quotes and apostrophes for straight ones, character by character."""
    opened = re.sub(r'(^|[\s(\[])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(?<=\w)'(?=\w)", "’", opened)


def spoken(sentence: str, rng: random.Random) -> str:
    """`"It will end soon!" Kim said.` for `Kim said it will end soon.`, with any mark, either order and something after it or not."""
    match = SPEECH.fullmatch(sentence)
    if match is None:
        return sentence
    speaker, verb, speech = match.groups()
    inverted = rng.random() < 0.3
    if speaker.split()[0] in COMMON or verb == "say":  # "officials say"
        speaker = speaker[0].lower() + speaker[1:]
    tag = f"{verb} {speaker}" if inverted else f"{speaker} {verb}"
    more = rng.choice(("", "", " on Tuesday", " at a news conference", ", without giving details"))
    return f'"{speech[0].upper()}{speech[1:]}{rng.choice(",?!")}" {tag}{more}.'


def wrapped(text: str, width: int) -> str:
    """Newlines for the spaces that follow column `width`."""
    parts, column = list[str](), 0
    for part in re.findall(r"\s+|\S+", text):
        chosen = "\n" if part == " " and column >= width else part
        column = 0 if "\n" in chosen else column + len(chosen)
        parts.append(chosen)
    return "".join(parts)


def news_documents(sentences: Sequence[Sequence[str]], rng: random.Random) -> Iterator[RawDocument]:
    """Documents of a few consecutive sentences each, some of which begin a paragraph."""
    first = 0
    while first < len(sentences):
        size = rng.randint(*ARTICLE)
        document = RawDocument()
        for words in sentences[first : first + size]:
            if document.text:
                document.text += "\n\n" if rng.random() < PARAGRAPH else " "
            start = len(document.text)
            sentence = spaced(words)
            document.text += spoken(sentence, rng) if rng.random() < SPEAKING else sentence
            document.sentences.append((start, len(document.text)))
        yield document
        first += size


def spaced(words: Sequence[str]) -> str:
    """Words of a sentence with white space where print has it; straight double quotes open and close in turn."""
    text, quoted, glue = "", False, True
    for word in words:
        closing = word == '"' and quoted
        text += word if glue or closing or GLUED.fullmatch(word) else f" {word}"
        quoted ^= word == '"'
        glue = word in GLUING or (word == '"' and quoted)
    return text


def _document_case(rng: random.Random) -> Callable[[str], str] | None:
    draw = rng.random()
    return str.lower if draw < LOWER else str.upper if draw < LOWER + UPPER else None
