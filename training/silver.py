"""Names of the silver news corpus, labelled by machine -> the same made consistent with themselves and with the corpora labelled by hand.

Titles that were labelled as bodies or persons are dropped, a nationality before a body is part of its name, and a phrase that has one label
in most places has it everywhere. Only training does this: the development part stays as it was published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from training.entities import TITLES, Span, bio, spans

Tagged = tuple[Sequence[str], Sequence[str]]
BY_HAND = 10  # what an occurrence in a corpus labelled by hand counts, against one in the silver corpus
OFFICES = TITLES | frozenset("leader commissioner adviser advisor senators elect -".split())
# fmt: off
BODIES = frozenset({
    "academy", "administration", "agency", "alliance", "army", "assembly", "association", "authority", "bank", "board", "broadcaster",
    "bureau", "center", "centre", "chamber", "club", "coalition", "commission", "committee", "company", "conference", "confederation",
    "congress", "corporation", "corps", "council", "court", "department", "directorate", "embassy", "federation", "force", "forces",
    "foundation", "front", "fund", "group", "guard", "guards", "institute", "jihad", "league", "legislature", "ministry", "movement",
    "navy", "network", "office", "organization", "parliament", "party", "police", "senate", "service", "services", "society",
    "union", "university",
})
# what is ambiguous or wrong in most places of the silver corpus and seldom occurs in the others
KNOWN = {
    "ORG": ("U.N.", "UN", "United Nations", "African Union", "Fatah", "Hamas", "Hezbollah", "Islamic Jihad", "Parliament",
            "Red Cross", "National Assembly", "Democratic Party", "Interfax", "Taliban", "al - Qaida", "Tamil Tiger", "Tamil Tigers",
            "Security Council"),
    "LOC": ("West Bank", "Gaza", "Vatican", "U.S.", "US", "United States", "Abu Ghraib", "Rafah", "Cyprus", "Qatar", "Bahrain"),
    "PER": ("Aung San Suu Kyi", "Dalai Lama", "Saddam", "Zarqawi", "Osama bin Laden", "Yasser Arafat", "McCain"),
    "NORP": ("Muslim", "Muslims", "Sunni", "Sunnis", "Shi'ite", "Shi'ites", "Kurdish", "Kurds", "Hutu", "Hutus", "Sunni Arab",
             "Sunni Arabs", "Sunni Muslim", "Sunni Muslims", "Buddhist", "Buddhists", "Sri Lankan", "South African", "Islamist",
             "Islamists", "Maoist", "Maoists", "Western", "Roman Catholic", "Christian", "Christians", "Jewish", "Jews", "Philippine"),
    "OTH": ("AIDS", "Islam", "Christmas", "World Cup", "English"),
}
# fmt: on


def consistent(words: Sequence[str], tags: Sequence[str], labels: Mapping[str, str]) -> list[str]:
    """`name` tags after all repairs; `labels` are those of `usual_labels`."""
    found = [span for old in spans(tags) if (span := _without_office(words, old)) is not None]
    return bio(len(words), _joined(words, [(a, b, labels.get(_phrase(words, a, b), label)) for a, b, label in found], labels))


def usual_labels(silver: Iterable[Tagged], by_hand: Iterable[Tagged], *, least: int = 4, share: float = 0.5) -> dict[str, str]:
    """Phrase -> the label that more than `share` of its occurrences have, those in corpora labelled by hand counted BY_HAND times."""
    counts: dict[str, Counter[str]] = {}
    for weight, sentences in ((1, silver), (BY_HAND, by_hand)):
        for words, tags in sentences:
            for first, last, label in spans(tags):
                counts.setdefault(_phrase(words, first, last), Counter())[label] += weight
    best = {phrase: count.most_common(1)[0] for phrase, count in counts.items() if count.total() >= least}
    usual = {phrase: label for phrase, (label, n) in best.items() if n > share * counts[phrase].total()}
    return usual | {phrase: label for label, phrases in KNOWN.items() for phrase in phrases}


def _without_office(words: Sequence[str], span: Span) -> Span | None:
    """The span without the office after a body's name ("U.N. Secretary - General"); None where nothing but an office is left."""
    first, last, label = span
    if label == "ORG" and words[first : last + 1] == ["State"] and words[max(0, first - 2) : first] == ["Secretary", "of"]:
        return None
    while label in ("ORG", "PER") and last >= first and words[last].lower().rstrip(".") in OFFICES:
        last -= 1
    return (first, last, label) if last >= first else None


def _joined(words: Sequence[str], found: Sequence[Span], labels: Mapping[str, str]) -> list[Span]:
    """Neighbours that are one name elsewhere are one here; a nationality or place before a body is part of its name."""
    result = list[Span]()
    for first, last, label in found:
        before = result[-1] if result and result[-1][1] == first - 1 else None
        whole = labels.get(_phrase(words, before[0], last)) if before else None
        if before and whole:
            result[-1] = (before[0], last, whole)
        elif before and before[2] in ("NORP", "LOC") and label == "ORG" and words[last].lower() in BODIES and words[first] != "'s":
            result[-1] = (before[0], last, "ORG")
        else:
            result.append((first, last, label))
    return result


def _phrase(words: Sequence[str], first: int, last: int) -> str:
    return " ".join(words[first : last + 1])
