"""One line of a page -> the name of the rule that makes it page furniture, or None for what may be prose.

The rules look at one line alone; what can only be told from its place is in `kg.read.page.layout`. Tuned on the development articles; of
45,725 news sentences of the Groningen Meaning Bank two fall, both of them requests to the reader. Each rule names a line of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.read.dates import AROUND_DAY, parse_date
from kg.read.page import patterns
from kg.read.page.clean import ends_sentence
from kg.read.page.words import AFTER_REQUEST, CHANNELS, INTERFACE, NOUN_REQUESTS, REQUESTS, SPEECH, STOP_WORDS, SURE_REQUESTS

MAX_LINE = 1000  # characters; what is longer is no furniture, and no pattern has to run over it
MAX_WORDS = 60  # of a request, a notice or a caption with its credit
MAX_POINTER = 25  # words of a pointer with the headline it points to
MAX_CREDIT = 30  # words of a line that names who worked on the article
MAX_HEADING = 7  # words of a heading over links
SHORT = 25  # words within which any sentence, not only the first, makes a line a request
VERY_SHORT = 6  # words of a button or menu entry: then a request need not say what it is about

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
QUOTE = re.compile(r"[\"“”«»]")
LATER_SENTENCE = re.compile(r"(?:[.!?:…]['\"’”)]*|[–—|])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Rule:
    """A sort of page furniture: its name, the test of one line, and a line of the sort."""

    name: str
    holds: Callable[[str], bool]
    example: str


def furniture(line: str) -> str | None:
    """Name of the first rule that `line` falls under."""
    return next((rule.name for rule in RULES if rule.holds(line)), None) if len(line) <= MAX_LINE else None


def words(line: str) -> list[str]:
    """Words of `line` in lower case."""
    return [w.lower() for w in WORD.findall(line)]


def is_link_heading(line: str) -> bool:
    """Whether `line` stands over a list of links ("MORE FROM THE COURIER")."""
    return _size(line) <= MAX_HEADING and not line.endswith(".") and _begins(patterns.LINK_HEADING, line)


def _is_advert(line: str) -> bool:
    continues = patterns.CONTINUES.search(line) is not None and _size(line) <= MAX_CREDIT // 3
    return continues or (_is_all(patterns.ADVERT, line) and (_is_fragment(line) or _size(line) <= 3))


def _is_pointer(line: str) -> bool:
    if _begins(patterns.CLICK, line):
        return _size(line) <= MAX_WORDS and (_is_fragment(line) or SPEECH.isdisjoint(words(line)))
    return _size(line) <= MAX_POINTER and not line.endswith(".") and _is_all(patterns.POINTER, line)


def _is_notice(line: str) -> bool:
    return _size(line) <= MAX_WORDS and (
        _begins(patterns.COPYRIGHT, line) or (not QUOTE.search(line) and patterns.NOTICE.search(line) is not None)
    )


def _is_credit(line: str) -> bool:
    if _size(line) > MAX_CREDIT:
        return False
    contributed = patterns.CONTRIBUTED.search(line) is not None and not QUOTE.search(line)
    return contributed or _begins(patterns.CREDIT if _is_fragment(line) else patterns.PLAIN_CREDIT, line)


def _is_contact(line: str) -> bool:
    """Little but an address; a colon at its end says that prose goes on below."""
    rest = patterns.ADDRESS.sub(" ", line)
    return rest != line and not line.endswith(":") and _size(rest) <= (8 if _is_fragment(line) else 5)


def _is_request(line: str) -> bool:
    """Asks the reader to do something ("Sign up to …", "Got a tip? Call …") and names a channel or a number, unless it is a mere button."""
    found = words(line)
    if len(found) > MAX_WORDS or _reports_speech(line):
        return False
    if not SURE_REQUESTS.isdisjoint(found[:1]) or (_is_fragment(line) and len(found) <= VERY_SHORT and _asks(found)):
        return True
    channel = not CHANNELS.isdisjoint(found[1:]) or patterns.PHONE.search(line) is not None or patterns.ADDRESS.search(line) is not None
    starts = [0, *(m.end() for m in LATER_SENTENCE.finditer(line))] if len(found) <= SHORT else [0]
    return channel and any(_asks(words(line[start:])) for start in starts)


def _addresses_reader(line: str) -> bool:
    """Speaks to the reader about the page: "… sent to your inbox", "To comment, please log in", "We use cookies"."""
    if _begins(patterns.MISS, line):
        return _size(line) <= SHORT and not QUOTE.search(line)
    if _size(line) > MAX_WORDS or _reports_speech(line):
        return False
    asks_in = patterns.LOG_IN.search(line) is not None and ("please" in words(line) or _begins(patterns.TO_COMMENT, line))
    if asks_in and _size(line) <= SHORT:
        return True
    return any(pattern.search(line) is not None for pattern in (patterns.COOKIES, patterns.YOURS, patterns.PLEA))


def _is_stamp(line: str) -> bool:
    stamp = _begins(patterns.STAMP, line)
    if stamp and parse_date(patterns.STAMP.sub("", line, count=1).strip(AROUND_DAY)) is not None:
        return True  # "Posted July 28, 2023 2:15 pm. 3 min read."
    if not _is_fragment(line) and _size(line) > 8:
        return False
    stamped = stamp and patterns.CLOCK.search(line) is not None and _size(line) <= 16
    return stamped or _is_all(patterns.READING_TIME, line) or parse_date(line.strip(AROUND_DAY)) is not None


def _is_caption(line: str) -> bool:
    if _size(line) > MAX_WORDS:
        return False
    return _begins(patterns.PHOTO_LINE, line) or (_is_fragment(line) and patterns.CREDIT_END.search(line) is not None)


def _is_tag_list(line: str) -> bool:
    hashtags = sum(part.startswith("#") for part in line.split())
    return (_is_fragment(line) and _begins(patterns.TAGS, line)) or 2 * hashtags > _size(line)


def _is_ticker(line: str) -> bool:
    if not _is_fragment(line) or _size(line) > 20:
        return False
    figures = len(patterns.NUMBER.findall(line)) >= 2 and patterns.UNIT.search(line) is not None and _begins(patterns.LABEL, line)
    return figures or patterns.ARROW_NUMBER.search(line) is not None or _is_all(patterns.MARKET, line)


def _is_separated(line: str) -> bool:
    if not _is_fragment(line) or _size(line) > MAX_WORDS:
        return False
    separators = [found.strip() for found in patterns.SEPARATOR.findall(line)]
    return len(separators) >= 2 or (len(separators) == 1 and separators != ["/"] and _size(line) <= 12)


def _is_interface(line: str) -> bool:
    """Words of a menu or a button and little else: "print dictionary print", "Social comment?", "Page 2 of 3", "Loading…"."""
    found = [w for w in words(line) if w not in STOP_WORDS and not w.isdigit()]
    ends = _is_fragment(line) or line.endswith(("?", "…", "..."))
    return 0 < len(found) <= 8 and ends and 2 * sum(w in INTERFACE for w in found) >= len(found)


def _has_no_words(line: str) -> bool:
    wordless = not any(sum(c.isalpha() for c in word) >= 2 for word in WORD.findall(line))
    return wordless and not QUOTE.search(line) and (_is_fragment(line) or len(line) <= 3)


def _asks(found: list[str]) -> bool:
    verb, following = [*found, "", ""][:2]
    return verb in REQUESTS or (verb in NOUN_REQUESTS and (following in AFTER_REQUEST or len(found) <= 4))


def _reports_speech(line: str) -> bool:
    return QUOTE.search(line) is not None or not SPEECH.isdisjoint(words(line))


def _is_fragment(line: str) -> bool:
    return not ends_sentence(line)


def _size(line: str) -> int:
    return len(line.split())


def _begins(pattern: re.Pattern[str], line: str) -> bool:
    return pattern.match(line) is not None


def _is_all(pattern: re.Pattern[str], line: str) -> bool:
    return pattern.fullmatch(line) is not None


RULES = (
    Rule("advert", _is_advert, "PAID CONTENT: Winter sun from 199 euros"),
    Rule("pointer", _is_pointer, "READ MORE: Harbour tunnel delayed again"),
    Rule("link heading", is_link_heading, "MORE FROM THE COURIER"),
    Rule("notice", _is_notice, "© The Courier 2024. All rights reserved."),
    Rule("credit", _is_credit, "Additional reporting by Ana Ruiz in Lima"),
    Rule("contact", _is_contact, "Corrections: desk@courier.example"),
    Rule("request", _is_request, "Sign up for The Lantern, our free evening newsletter."),
    Rule("reader", _addresses_reader, "The day's top stories, delivered to your inbox each evening."),
    Rule("date line", _is_stamp, "Last updated: 4 March 2024, 18:05 GMT"),
    Rule("caption", _is_caption, "The minister leaves parliament on Monday. [COURIER]"),
    Rule("tags", _is_tag_list, "Topics: harbours, trade, Lima"),
    Rule("ticker", _is_ticker, "COURIER 100 3,118.20 ▲ 0.4%"),
    Rule("exchange rate", lambda line: _is_all(patterns.RATE, line), "($1 = 0.9120 euros)"),
    Rule("separators", _is_separated, "Home > World > Americas"),
    Rule("interface", _is_interface, "print dictionary print"),
    Rule(
        "about the article", lambda line: _begins(patterns.ABOUT_ARTICLE, line), "This article was updated to add a comment from the union."
    ),
    Rule("source", lambda line: _is_fragment(line) and _begins(patterns.SOURCE_LINE, line), "Source: Ministry of Ports"),
    Rule("sign-off", lambda line: _is_all(patterns.SIGN_OFF, line), "(END)"),
    Rule("no words", _has_no_words, "* * *"),
)
