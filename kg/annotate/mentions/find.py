"""A tagged sentence in, its mentions out: names, noun phrases, pronouns and time expressions, at most one for each head word."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.lexicon import (
    ARTICLES,
    CURRENCIES,
    DEMONSTRATIVES,
    FIRST_PERSON,
    GUM_CLASSES,
    HE,
    PERSONAL,
    POSSESSIVES,
    REFLEXIVES,
    SECOND_PERSON,
    SHE,
    TITLES,
    is_role,
    name_classes,
    noun_class,
)
from kg.annotate.parse.tagged import Tagged
from kg.annotate.spans.names import names
from kg.annotate.spans.times import is_vague, time_expressions
from kg.types import EntityType, Mention, MentionKind, Span

NOT_A_PHRASE = frozenset({"compound", "flat", "fixed", "goeswith", "discourse", "reparandum", "compound:prt", "expl", "dep"})
ASIDE = frozenset(
    "appos acl:relcl acl parataxis conj cc case punct advmod advcl mark cop aux aux:pass nsubj nsubj:pass nsubj:outer csubj csubj:pass "
    "csubj:outer expl orphan discourse obl obl:unmarked obl:agent ccomp xcomp obj vocative list dislocated dep reparandum".split()
)
QUOTES = frozenset({'"', "“", "”", "``", "''", "'", "‘", "’"})
MEASURES = frozenset({"percent", "percentage", "cent", "per", "%"})
PARTS = MEASURES | {"half", "third", "quarter", "majority", "most", "dozen", "hundred", "thousand", "number", "handful"}
PRONOUNS = (PERSONAL | POSSESSIVES | REFLEXIVES | {"mine", "ours", "yours", "hers", "theirs"}) - {"whose"}  # whatever it is tagged as


def mentions(tagged: Tagged, *, document: str, text: str, number: int) -> list[Mention]:
    """Mentions of sentence `number` in text order. Relative and interrogative pronouns, expletives and titles before names are none."""
    found: dict[int, Mention] = {}

    def add(first: int, last: int, head: int, kind: MentionKind, entity_type: EntityType) -> None:
        span = Span(tagged.tokens[first].span.start, tagged.tokens[last].span.end)
        mention = Mention(
            document=document, span=span, text=span.of(text), sentence=number, head=head + 1, kind=kind, entity_type=entity_type
        )
        found.setdefault(head, mention)

    times = time_expressions(tagged)
    for first, last in times:
        add(first, last, tagged.top(first, last), MentionKind.NOMINAL, EntityType.DATE)
    named = names(tagged, times)
    for name in named:
        add(name.first, name.last, name.head, MentionKind.NAME, name.entity_type)
    inside = {i for a, b in times for i in range(a, b + 1)} | {i for n in named for i in range(n.first, n.last + 1)}
    heads = {n.head for n in named if n.entity_type is EntityType.PERSON}
    for i in range(len(tagged.tokens)):
        if i in inside:
            continue
        if _is_some(tagged, i):
            add(*_some(tagged, i), i, MentionKind.NOMINAL, nominal_class(tagged, i))
        elif _is_pronoun(tagged, i):
            add(i, i, i, MentionKind.PRONOUN, _pronoun_class(tagged, i))
        elif _is_nominal(tagged, i, heads):
            first, last = phrase(tagged, i)
            add(first, last, i, MentionKind.NOMINAL, nominal_class(tagged, i))
        elif _stands_for_people(tagged, i):
            first, last = phrase(tagged, i)
            add(first, last, i, MentionKind.NOMINAL, _people(tagged, i))
    return sorted(found.values(), key=lambda m: (m.span, m.head))


# ------------------------------------------------------------------------------------------------ pronouns


def _is_pronoun(tagged: Tagged, i: int) -> bool:
    token = tagged.tokens[i]
    if token.form.lower() in DEMONSTRATIVES:
        told = any(tagged.tokens[c].deprel in ("acl", "acl:relcl", "nmod") for c in tagged.children[i])  # "*those* given a placebo"
        return not told and token.upos in ("PRON", "DET") and token.xpos == "DT" and not token.deprel.startswith(("det", "mark", "advmod"))
    return (
        token.upos in ("PRON", "DET")
        and token.form.lower() in PRONOUNS
        and token.deprel not in ("expl", "mark")
        and token.xpos not in ("WP", "WDT", "WP$", "EX")
    )


def _pronoun_class(tagged: Tagged, i: int) -> EntityType:
    form = tagged.tokens[i].form.lower()
    if form in HE | SHE | SECOND_PERSON | FIRST_PERSON:
        return EntityType.PERSON
    return EntityType.OTHER


# ------------------------------------------------------------------------------------------------ noun phrases


def _is_nominal(tagged: Tagged, i: int, people: set[int]) -> bool:
    token = tagged.tokens[i]
    if token.upos not in ("NOUN", "PROPN") or token.deprel in NOT_A_PHRASE or token.form.lower() in MEASURES | CURRENCIES:
        return False
    if token.upos == "PROPN" and token.deprel == "nmod:desc":
        return False
    return not (token.deprel == "nmod:desc" and tagged.parent(i) in people and is_role(token.lemma)) and any(
        c.isalpha() for c in token.form
    )


def _stands_for_people(tagged: Tagged, i: int) -> bool:
    """ "the *26-year-old*", "the *poor*": an adjective with an article as subject."""
    token = tagged.tokens[i]
    articles = [c for c in tagged.children[i] if tagged.tokens[c].form.lower() in ARTICLES]
    return token.upos == "ADJ" and token.deprel in ("nsubj", "nsubj:pass") and bool(articles)


def _is_some(tagged: Tagged, i: int) -> bool:
    """ "*two of the directors*", "*87 per cent of members*", "*those who voted*", "*41* fell ill" as subject: a part, or a group."""
    token = tagged.tokens[i]
    if token.deprel not in ("nsubj", "nsubj:pass") or i > tagged.parent(i):
        return False
    if token.upos == "NUM" and tagged.tokens[tagged.parent(i)].upos == "VERB":
        return True  # "*41* developed malaria"
    if _whole(tagged, i) < 0 and _voters(tagged, i) < 0:
        return False
    return token.upos in ("NUM", "DET", "PRON") or token.form.lower() in MEASURES | {"most", "many", "some", "few", "several"}


def _some(tagged: Tagged, i: int) -> tuple[int, int]:
    clause = _voters(tagged, i)
    last = phrase(tagged, i)[1] if clause < 0 else max(tagged.subtree(clause))
    while tagged.tokens[last].upos == "PUNCT":
        last -= 1
    return phrase(tagged, i)[0], last


def _whole(tagged: Tagged, i: int) -> int:
    """Position of the noun that a quantity is a part of: "two of the *directors*"; -1 for none."""
    of = [c for c in tagged.children[i] if tagged.tokens[c].deprel in ("nmod", "obl") and c > i]  # "most" may be read as an adjective
    return next((c for c in of if any(tagged.tokens[k].form.lower() == "of" for k in tagged.children[c])), -1)


def _voters(tagged: Tagged, i: int) -> int:
    """Position of the clause that tells who is meant: "those *who voted*"; -1 for none."""
    clauses = [c for c in tagged.children[i] if tagged.tokens[c].deprel == "acl:relcl"] if tagged.tokens[i].form.lower() == "those" else []
    return next((c for c in clauses if any(tagged.tokens[k].form.lower() == "who" for k in tagged.children[c])), -1)


def _people(tagged: Tagged, i: int) -> EntityType:
    """One person of some age; any other adjective stands for a group."""
    return EntityType.PERSON if tagged.tokens[i].form.lower().endswith("old") else EntityType.GROUP


def phrase(tagged: Tagged, head: int) -> tuple[int, int]:
    """First and last position of what identifies the thing: see `Mention.span`."""
    first = head
    for child in sorted(tagged.children[head]):
        if child < head and _premodifies(tagged, child):
            first = min(first, *_kept(tagged, child))
    last = head
    for child in sorted(tagged.children[head]):
        if child > head and _postmodifies(tagged, child, last):
            last = max(last, phrase(tagged, child)[1])
    for i in range(first + 1, head):
        if tagged.tokens[i].form == "," and tagged.tokens[i - 1].upos == "ADV":
            first = i + 1
    while first < head and _is_leading(tagged, first):
        first += 1
    return _with_other_quote(tagged, first, last)


def _with_other_quote(tagged: Tagged, first: int, last: int) -> tuple[int, int]:
    """With the other half of a quotation mark that stands alone inside: "offensive" actions, own "creep index"."""
    tokens = tagged.tokens
    if sum(t.form in QUOTES and not t.joined for t in tokens[first : last + 1]) != 1:
        return first, last
    if last + 1 < len(tokens) and tokens[last + 1].form in QUOTES:
        return first, last + 1
    return (first - 1 if first and tokens[first - 1].form in QUOTES else first), last


def _premodifies(tagged: Tagged, child: int) -> bool:
    token = tagged.tokens[child]
    if token.deprel == "advmod" and any(tagged.tokens[c].form.lower() == "than" for c in tagged.children[child]):
        return True  # "*less than* a tenth of the victims"
    return (
        token.deprel not in ASIDE and not token.deprel.startswith("det") and token.form.lower() not in POSSESSIVES and token.upos != "DET"
    )


def _kept(tagged: Tagged, child: int) -> Iterator[int]:
    """Positions of a modifier's words that stay: all but asides."""
    yield child
    for below in tagged.children[child]:
        if tagged.tokens[below].deprel not in ASIDE - {"punct", "advmod", "case", "conj", "cc", "obl:unmarked", "obl"}:
            yield from _kept(tagged, below)


def _postmodifies(tagged: Tagged, child: int, last: int) -> bool:
    """Whether a modifier after the noun is an "of" phrase that follows directly, a bare number ("Line 2", "$2.2 billion") or
    a further part of a name."""
    token = tagged.tokens[child]
    cases = [c for c in tagged.children[child] if tagged.tokens[c].deprel == "case"]
    if token.upos == "NUM" and token.deprel in ("nummod", "nmod:desc", "flat", "compound", "nmod:unmarked"):
        return min(tagged.subtree(child)) == last + 1
    if token.deprel == "flat":
        return child == last + 1 or tagged.glued(child)
    return token.deprel in ("nmod", "obl") and bool(cases) and cases[0] == last + 1 and tagged.tokens[cases[0]].form.lower() == "of"


def _is_leading(tagged: Tagged, i: int) -> bool:
    token = tagged.tokens[i]
    bound = token.form.lower() == "at" and tagged.tokens[i + 1].form.lower() in ("least", "most")
    return not bound and (
        token.upos in ("PUNCT", "ADP", "CCONJ", "PART")
        or token.form.lower() in ARTICLES
        or token.upos == "DET"
        or token.form.lower() in POSSESSIVES
        or token.form.lower() == "own"
    )


def nominal_class(tagged: Tagged, i: int) -> EntityType:
    """Class of a noun phrase: by its head noun, else by the model's entity type, else CONCEPT-free OTHER."""
    token = tagged.tokens[i]
    lemma = token.lemma.lower()
    whole = _whole(tagged, i) if lemma in PARTS or token.upos in ("NUM", "DET") else -1
    if whole >= 0:
        return nominal_class(tagged, whole)
    if _voters(tagged, i) >= 0 or (token.form.lower() == "those" and token.upos != "NOUN"):
        return EntityType.GROUP
    known = noun_class(lemma) or (name_classes().get(lemma) if token.upos == "PROPN" else None)
    if known is None and tagged.types:
        known = GUM_CLASSES.get(tagged.types[i])
    if known is None and lemma in TITLES:
        known = EntityType.PERSON
    if (lemma == "time" and any(tagged.tokens[c].deprel == "nummod" for c in tagged.children[i])) or is_vague(tagged, i):
        known = EntityType.OTHER  # "three times", "years of neglect"
    if known is EntityType.PERSON and is_plural(tagged, i):
        return EntityType.GROUP
    return known or EntityType.OTHER


def is_plural(tagged: Tagged, i: int) -> bool:
    """Whether a noun is plural by its tag or features."""
    token = tagged.tokens[i]
    return token.xpos in ("NNS", "NNPS") or ("Number", "Plur") in token.feats
