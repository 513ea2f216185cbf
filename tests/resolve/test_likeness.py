"""Which tales, and which tellings of two articles that share nobody, are probably of one event."""

from datetime import date

import pytest
from event_stories import article, events_of, ours

from kg.resolve.events.classes import Classes
from kg.resolve.events.likeness import Likeness, Tale, stems
from kg.types import Extraction

STORY = "Kim Jong-un met Pak Su-il and Ri Yong-gil. The strike at the Varn shipyard in Lomza began over wages."
TOLD = (("Kim Jong-un", "met", "Pak Su-il"), ("Kim Jong-un", "met", "Ri Yong-gil"), ("!strike", "begin", "wages"))


def tale(text: str, verb: str, *, document: str = "a", sentence: int = 0, kind: str = "", days: tuple[date, date] | None = None) -> Tale:
    names = frozenset(w for w in text.split() if w[0].isupper())
    return Tale(document=document, sentence=sentence, verb=verb, event_class=kind, names=names, words=frozenset(stems(text)), days=days)


def likeness(*tales: Tale) -> Likeness:
    """Of tales of a corpus in which other things are told, too."""
    texts = {t.document: " ".join(sorted(t.words)) for t in tales}
    more = {f"other {n}": f"nothing number {n} of the kind" for n in range(6)}
    return Likeness(tales, texts | more, Classes(ours()))


def test_the_same_verb_in_the_same_words_is_more_probable_than_in_others() -> None:
    first = tale("Corvex closed the old mill in Lomza", "close")
    same = tale("Corvex closed its old mill", "close", document="b")
    other = tale("Delmar closed a school", "close", document="c")
    told = likeness(first, same, other)
    assert told.probability(first, same) > 0.5 > told.probability(first, other)


def test_other_days_and_other_classes_speak_against_one_event() -> None:
    days = [(date(2023, 8, n),) * 2 for n in (1, 2)]
    one, two = (tale("Corvex sold ships", "sell", document=d, days=(when[0], when[1])) for d, when in zip("ab", days, strict=True))
    plain = tale("Corvex sold ships", "sell", document="b")
    told = likeness(one, two, plain)
    assert told.probability(one, two) < told.probability(one, plain)
    as_a_visit, as_a_sale = (tale("Corvex sold ships", "sell", document=d, kind=k) for d, k in (("a", "Visit"), ("b", "Sale")))
    assert told.probability(as_a_visit, as_a_sale) < told.probability(one, plain)


def test_tales_that_share_neither_verb_nor_class_are_not_compared() -> None:
    told = likeness(tale("Corvex sold ships", "sell"), tale("Corvex bought ships", "buy", document="b"))
    assert list(told.pairs()) == []
    assert told.gathered(0.1) == [[0], [1]]


def test_a_thousand_tales_of_one_thing_are_compared_with_their_neighbours_only() -> None:
    tales = [tale("Corvex sold ships", "sell", document=str(n)) for n in range(1000)]
    assert len(list(likeness(*tales).pairs())) < 20_000


def strike(text: str, published: date) -> Extraction:
    return article(text, *TOLD, published=published)


@pytest.mark.parametrize(
    ("text", "published", "events"),
    [
        (STORY.replace("began over", "has begun over"), date(2023, 8, 11), 1),
        (STORY.replace("began over", "has begun over"), date(2023, 9, 5), 2),
    ],
    ids=["next day", "a month later"],
)
def test_a_noun_of_two_articles_on_one_story_is_one_event(text: str, published: date, events: int) -> None:
    found = events_of(strike(STORY, date(2023, 8, 10)), strike(text, published))
    assert len([e for e in found if e.event_class == "Strike"]) == events
