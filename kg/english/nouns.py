"""Common nouns: the class of what they stand for (data/nouns.tsv, agent nouns by their ending), and what they mean for the words around them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg.english.bodies import GENERIC_ORGANIZATIONS
from kg.english.tables import rows, words
from kg.english.titles import TITLES
from kg.types import EntityType

AGENT_ENDINGS = ("man", "woman", "person", "ist", "ologist", "ian", "keeper", "fighter", "worker")
SHORTEST_AGENT = 6  # letters
ACTORS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION})
# What a person may be called after being named; offices are not among them, for another may hold the office.
EPITHETS = words(
    "man woman boy girl teenager child pensioner widow widower runner athlete swimmer cyclist player striker goalkeeper footballer boxer champion "
    "singer actor actress author writer poet novelist artist painter musician composer trader farmer driver fisherman nurse teacher student "
    "victim suspect defendant accused businessman businesswoman billionaire entrepreneur activist dissident journalist blogger"
)

COUPLES = frozenset({"couple", "pair", "duo", "trio"})
CRIMES = frozenset({"crime", "offence", "offense", "felony", "misdemeanour", "misdemeanor"})
SUMS = frozenset("bill bribe compensation damages debt fee fine money penalty price ransom settlement sum tax wage".split())
PARTS_OF_TIMES = frozenset({"rest", "remainder"})  # "the *rest* of the week"
MANNERS = frozenset(
    """accident air boat bus car chance courier custom decree default definition design email error fax fire force hand law letter lot
    mail means mistake negligence omission phone plane post radar radio rail road satellite sea ship telephone tradition train vote
    way word""".split()
)
DEADLINES = frozenset(
    """end start beginning middle deadline noon midnight date morning afternoon evening night day week weekend month quarter year decade
    century spring summer autumn winter tomorrow monday tuesday wednesday thursday friday saturday sunday january february april june july
    august september october november december""".split()
)
MEASURES = frozenset(
    """point percent percentage dollar euro pound yen won metre meter kilometre kilometer mile foot inch hour day week month year vote
    margin time""".split()
)

# noun -> the verb whose event it names; with these a possessor is the one who acts and "of" the one it happens to
EVENT_NOUNS: Mapping[str, str] = dict(
    pair.split(maxsplit=1)
    for pair in """
    abduction abduct, acquisition acquire, adoption adopt, agreement agree, ambush ambush, announcement announce, appointment
    appoint, approval approve, arrest arrest, assassination assassinate, attack attack, ban ban, bombardment bombard, bombing bomb,
    boycott boycott, call call, capture capture, condemnation condemn, construction construct, conviction convict, cooperation
    cooperate, criticism criticize, deployment deploy, destruction destroy, detention detain, discovery discover, discussion
    discuss, dismissal dismiss, donation donate, election elect, endorsement endorse, execution execute, expansion expand, export
    export, extradition extradite, import import, indictment indict, inspection inspect, invasion invade, investigation investigate,
    investment invest, invitation invite, kidnapping kidnap, killing kill, launch launch, meeting meet, merger merge, murder murder,
    negotiation negotiate, nomination nominate, occupation occupy, payment pay, presentation present, promotion promote, prosecution
    prosecute, protest protest, publication publish, purchase purchase, raid raid, refusal refuse, rejection reject, release
    release, removal remove, resignation resign, rescue rescue, return return, review review, sale sell, seizure seize, shipment
    ship, shooting shoot, speech speak, strike strike, summit meet, support support, suspension suspend, takeover take over, talk
    talk, talks talk, test test, theft steal, threat threaten, tour tour, transfer transfer, treatment treat, trial try, trip
    travel, visit visit, vote vote, withdrawal withdraw
    """.split(",")
)


@cache
def noun_classes() -> MappingProxyType[str, EntityType]:
    """Noun lemma -> class."""
    return MappingProxyType({lemma: EntityType[kind] for lemma, kind, _ in rows("nouns")})


def noun_class(lemma: str) -> EntityType | None:
    """Class of what a common noun stands for, None where unknown."""
    known = noun_classes().get(lemma)
    if known is None and lemma.endswith(AGENT_ENDINGS) and len(lemma) >= SHORTEST_AGENT:
        return EntityType.PERSON
    return known


def is_role(word: str) -> bool:
    """Whether a word (any case) names what a person is: a title, an office, a trade."""
    word = word.lower()
    return word in TITLES or noun_class(word) is EntityType.PERSON


def is_actor(lemma: str) -> bool:
    """Whether a common noun stands for people or a body, which can say and be told things."""
    return is_role(lemma) or noun_class(lemma) in ACTORS or lemma in GENERIC_ORGANIZATIONS
