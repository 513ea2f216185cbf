"""One English sentence for each statement and event: tense, voice, agreement, particles, negation, plans, denials, speakers."""

from dataclasses import replace
from typing import Any

import pytest
from event_stories import article, day, ours
from factories import BODY, NAME, NOMINAL, PLACE, PRONOUN, chain, document, extraction, literal, mention, rows, said_by, statement, store_of

from kg.merge.wording import active, affirmed, after_modal, as_said, denied, gerund, is_plural, wording
from kg.types import Certainty, Construction, EntityType, LiteralKind, Polarity, Qualifier, SpeechAct, Voice

NEGATIVE, PLANNED, POSSIBLE = {"polarity": Polarity.NEGATIVE}, {"certainty": Certainty.PLANNED}, {"certainty": Certainty.POSSIBLE}


def label(text: str, subject: str, predicate: str, target: str, surface: str, **fields: Any) -> str:
    """The sentence of the only statement of a text. `by` is a speaker and an act; `more` are pairs of role and name, "=clause" or
    "~phrase"."""
    doc = document(text)
    who = mention(doc, subject, kind=fields.pop("subject_kind", NOMINAL if subject[0].islower() else NAME), entity_type=BODY)
    kinds = {"clause": LiteralKind.CLAUSE, "time": LiteralKind.TIME, "number": LiteralKind.QUANTITY}
    what: Any = literal(doc, target[1:], kinds.get(fields.pop("kind", ""), LiteralKind.PHRASE)) if target[0] == "=" else None
    what = what or mention(doc, target, kind=NOMINAL if target[0].islower() else NAME, entity_type=PLACE)
    mentions = [m for m in (who, what) if hasattr(m, "head")]
    if by := fields.pop("by", None):
        speaker = mention(doc, by[0], entity_type=BODY) if by[0] and by[0] != subject else who if by[0] else None
        fields["attribution"] = said_by(doc, speaker, by[1])
        mentions += [speaker] if speaker and speaker is not who else []
    clauses = {"=": LiteralKind.CLAUSE, "~": LiteralKind.PHRASE}
    more: Any = [
        (role, literal(doc, name[1:], clauses[name[0]]) if name[0] in clauses else mention(doc, name, entity_type=PLACE))
        for role, name in fields.pop("more", [])
    ]
    qualifiers = tuple(Qualifier(role=role, value=m, span=m.span) for role, m in more)
    words = fields.pop("said", surface)
    said = replace(statement(doc, who, predicate, what, surface=surface, qualifiers=qualifiers, **fields), surface=words)
    store = store_of(extraction(doc, [chain(m) for m in (*mentions, *(m for _, m in more if hasattr(m, "head")))], [said]), ontology=ours())
    ((found,),) = rows(store, "SELECT ?l { ?st a kg:Statement ; rdfs:label ?l }")
    return found


@pytest.mark.parametrize(
    ("expected", "given", "fields"),
    [
        ("Lund dismissed Orlov", ("Lund dismissed Orlov.", "Lund", "dismiss", "Orlov", "dismissed"), {}),
        (
            "Lund plans to visit the United States",
            ("Lund plans to visit the United States.", "Lund", "visit", "United States", "plans to visit"),
            PLANNED,
        ),
        ("Lund will visit Oslo", ("Lund will visit Oslo.", "Lund", "visit", "Oslo", "will visit"), PLANNED),
        ("Lund is to visit Oslo", ("Lund is visit Oslo.", "Lund", "visit", "Oslo", "is visit"), PLANNED),
        ("Lund is to lead Acme", ("They named Lund to lead Acme.", "Lund", "lead", "Acme", "lead"), PLANNED),
        ("Lund may lead Acme", ("If Lund leads Acme.", "Lund", "lead", "Acme", "leads"), POSSIBLE),
        ("Lund did not visit Oslo", ("Lund did not visit Oslo.", "Lund", "visit", "Oslo", "did not visit"), NEGATIVE),
        ("Lund never visited Oslo", ("Lund never visited Oslo.", "Lund", "visit", "Oslo", "never visited"), NEGATIVE),
        ("Lund did not visit Oslo", ("Neither Lund visited Oslo.", "Lund", "visit", "Oslo", "visited"), NEGATIVE),
        ("Lund threatens nobody", ("Lund threatens nobody.", "Lund", "threaten", "=nobody", "threatens"), NEGATIVE),
        (
            "Lund has yet to decide the case",
            ("Lund has to decide the case.", "Lund", "decide", "=case", "has to decide"),
            NEGATIVE,
        ),
        (
            "Lund dismissed Orlov",
            ("Orlov was dismissed by Lund.", "Lund", "dismiss", "Orlov", "was dismissed"),
            {"voice": Voice.PASSIVE},
        ),
        (
            "Lund has dismissed Orlov",
            ("Orlov has been dismissed by Lund.", "Lund", "dismiss", "Orlov", "has been dismissed"),
            {"voice": Voice.PASSIVE},
        ),
        (
            "Lund will dismiss Orlov",
            ("Orlov will be dismissed by Lund.", "Lund", "dismiss", "Orlov", "will be dismissed"),
            {"voice": Voice.PASSIVE} | PLANNED,
        ),
        (
            "Lund did not dismiss Orlov",
            ("Orlov was not dismissed by Lund.", "Lund", "dismiss", "Orlov", "was not dismissed"),
            {"voice": Voice.PASSIVE} | NEGATIVE,
        ),
        ("Lund directed the film", ("The film directed by Lund.", "Lund", "direct", "=film", "directed"), {"voice": Voice.PASSIVE}),
        ("Acme was founded in Oslo", ("Acme was founded in Oslo.", "Acme", "be founded in", "Oslo", "was founded in"), {}),
        ("Lund took over from Orlov", ("Lund took over from Orlov.", "Lund", "take over from", "Orlov", "took over from"), {}),
        ("Lund sent Orlov home", ("Lund sent Orlov home.", "Lund", "send home", "Orlov", "sent"), {"said": "sent home", "role": "object"}),
        ("Lund sent home Orlov", ("Lund sent home Orlov.", "Lund", "send home", "Orlov", "sent home"), {"role": "object"}),
        (
            "Chaos is a film of Lund",
            ("Chaos, a film of Lund.", "Chaos", "be film of", "Lund", "film"),
            {"said": "be film of", "voice": Voice.COPULA},
        ),
        ("The man is to help fight Acme", ("The man to help fight Acme.", "man", "fight", "Acme", "help fight"), PLANNED),
        ("The man is to stop helping Acme", ("The man to stop helping Acme.", "man", "help", "Acme", "to stop helping"), {}),
        ("Lund is a lawyer", ("Lund is a lawyer.", "Lund", "be", "=lawyer", "is"), {"voice": Voice.COPULA}),
        ("Lund has no station in Oslo", ("Lund has no station in Oslo.", "Lund", "have station in", "Oslo", "has no station in"), NEGATIVE),
        ("Lund was not ill", ("Lund was n't ill.", "Lund", "be", "=ill", "was"), {"voice": Voice.COPULA} | NEGATIVE),
        (
            "Lund is director of Acme",
            ("Lund, director of Acme.", "Lund", "be director of", "Acme", "director of"),
            {"voice": Voice.COPULA},
        ),
        (
            "Lund is director of Acme",
            ("Lund, director of Acme.", "Lund", "be director of", "=director", "director of"),
            {"voice": Voice.COPULA, "relation": "holdsPosition", "more": [("object", "Acme")]},
        ),
        (
            "Britain is preparing sanctions",
            ("Britain and Norway are preparing sanctions.", "Britain", "prepare", "=sanctions", "are preparing"),
            {},
        ),
        ("The officials visited Oslo", ("The officials visited Oslo.", "officials", "visit", "Oslo", "visited"), {}),
        ("The minister visits Oslo", ("The minister visits Oslo.", "minister", "visit", "Oslo", "visits"), {}),
        (
            "Lund supplied arms to Peru and Chile",
            ("Lund supplied arms to Peru and Chile.", "Lund", "supply", "=arms", "supplied"),
            {"more": [("to", "Peru"), ("to", "Chile")]},
        ),
        (
            "Lund said that Oslo is full",
            ("Lund said that Oslo is full.", "Lund", "say", "=Oslo is full", "said"),
            {"kind": "clause", "relation": "stated"},
        ),
        (
            "The truck was designed to carry the shells",
            ("The truck was designed to carry the shells.", "truck", "design to", "=carry the shells", "was designed to"),
            {"kind": "clause"},
        ),
        (
            "Lund said that the city is full",
            ("Lund said The city is full.", "Lund", "say", "=The city is full", "said"),
            {"kind": "clause", "relation": "stated"},
        ),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_statement_is_told_in_the_form_of_the_text(expected: str, given: tuple[str, ...], fields: dict) -> None:
    assert label(*given, **fields) == expected


@pytest.mark.parametrize(
    ("expected", "given", "more"),
    [
        (
            "Lund ordered Orlov to sign the bill",
            ("Lund ordered Orlov to sign the bill.", "Lund", "order", "Orlov", "ordered"),
            ("to", "=sign the bill"),
        ),
        (
            "Lund ordered Orlov not to sign the bill",
            ("Orlov was ordered by Lund not to sign the bill.", "Lund", "order", "Orlov", "ordered"),
            ("to", "=not to sign the bill"),
        ),
        (
            "Lund accused Acme of hiding the report",
            ("Lund accused Acme of hiding the report.", "Lund", "accuse", "Acme", "accused"),
            ("of", "=hiding the report"),
        ),
        ("Lund called Acme a thief", ("Lund called Acme a thief.", "Lund", "call", "Acme", "called"), ("as", "~thief")),
        ("Lund described Acme as a thief", ("Lund described Acme as a thief.", "Lund", "describe", "Acme", "described"), ("as", "~thief")),
        ("Lund declared the bill void", ("Lund declared void the bill.", "Lund", "declare", "bill", "declared"), ("as", "~void")),
        ("Lund left Oslo", ("Lund left Oslo on Monday, a free man.", "Lund", "leave", "Oslo", "left"), ("as", "~free man")),
        ("Lund left Oslo", ("Lund left Oslo to see Orlov.", "Lund", "leave", "Oslo", "left"), ("purpose", "=see Orlov")),
        ("Reports from Peru praise Acme", ("Reports from Peru praise Acme.", "Reports", "praise", "Acme", "praise"), ("from", "Peru")),
        ("Films of Oslo won Acme", ("Oslo, whose films won Acme, is big.", "films", "win", "Acme", "won"), ("of", "Oslo")),
        ("Films won Acme", ("Oslo lost when films won Acme.", "films", "win", "Acme", "won"), ("of", "Oslo")),
        ("Lund praises Acme", ("Lund from Peru praises Acme.", "Lund", "praise", "Acme", "praises"), ("from", "Peru")),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_what_a_verb_says_of_its_object_is_told(expected: str, given: tuple[str, ...], more: tuple[str, str]) -> None:
    noun = {"subject_kind": NOMINAL} if given[1] == "Reports" else {}
    assert label(*given, more=[more], **noun) == expected


@pytest.mark.parametrize(
    ("expected", "given", "fields"),
    [
        ("Lund died early Monday in Oslo", ("Lund died early Monday in Oslo.", "Lund", "die in", "=early Monday", "died"), "in"),
        ("Lund gave Acme a deadline", ("Lund gave Acme a deadline.", "Lund", "give", "Acme", "gave"), "object"),
    ],
)
def test_an_object_that_a_relation_took_from_the_verb_keeps_its_own_words(expected: str, given: tuple[str, ...], fields: str) -> None:
    more = {"in": [("object", "Oslo")], "object": [("object", "~deadline")]}[fields]
    surface = {"in": "died in", "object": "gave"}[fields]
    kind = {"kind": "time"} if fields == "in" else {}
    assert label(*given, relation={"in": "diedOn", "object": "gaveTo"}[fields], more=more, role=fields, said=surface, **kind) == expected


@pytest.mark.parametrize(
    ("expected", "given", "fields"),
    [
        ("Lund had been ill", ("Lund had been ill.", "Lund", "be", "=ill", "had been"), {}),
        ("Acme has been without a head", ("Acme has been without a head.", "Acme", "be without", "=head", "has been without"), NEGATIVE),
        ("Acme has not been in Oslo", ("Acme has not been in Oslo.", "Acme", "be in", "Oslo", "has not been in"), NEGATIVE),
        ("Lund was 82", ("Lund was 82.", "Lund", "be", "=82", "was"), {"kind": "number"}),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_what_something_is_keeps_its_tense(expected: str, given: tuple[str, ...], fields: dict) -> None:
    assert label(*given, voice=Voice.COPULA, **fields) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lund asked that the bill be dropped.", "Lund asked that the bill be dropped"),
        ("Lund asked if the bill be dropped.", "Lund asked whether the bill be dropped"),
        ("Lund asked the bill be dropped.", "Lund asked whether the bill be dropped"),
    ],
)
def test_a_clause_keeps_its_conjunction(text: str, expected: str) -> None:
    assert label(text, "Lund", "ask", "=the bill be dropped", "asked", kind="clause") == expected


def test_who_speaks_of_itself_is_known_with_and_without_its_article() -> None:
    text = "The bank said the bank sold arms."
    doc = document(text)
    one, two = (mention(doc, "bank", n, kind=NOMINAL, entity_type=BODY) for n in (0, 1))
    said = statement(doc, two, "sell", literal(doc, "arms"), surface="sold", attribution=said_by(doc, one))
    store = store_of(extraction(doc, [chain(one, two)], [said]), ontology=ours())
    assert rows(store, "SELECT ?l { ?st a kg:Statement ; rdfs:label ?l }") == [("By its own account, the bank sold arms",)]


@pytest.mark.parametrize(
    ("expected", "by", "fields"),
    [
        ("According to KCNA, Lund sold arms to Peru", ("KCNA", SpeechAct.REPORT), {}),
        ("By its own account, Lund sold arms to Peru", ("Lund", SpeechAct.REPORT), {}),
        ("Reportedly, Lund sold arms to Peru", ("", SpeechAct.REPORT), {}),
        ("KCNA claims that Lund sold arms to Peru", ("KCNA", SpeechAct.CLAIM), {}),
        ("Allegedly, Lund sold arms to Peru", ("", SpeechAct.CLAIM), {}),
        ("KCNA denied that Lund sold arms to Peru", ("KCNA", SpeechAct.DENY), {}),
        ("Lund denied selling arms to Peru", ("Lund", SpeechAct.DENY), {}),
        ("According to KCNA, Lund did not sell arms to Peru", ("KCNA", SpeechAct.REPORT), NEGATIVE),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_whose_word_it_is_is_said(expected: str, by: tuple[str, SpeechAct], fields: dict) -> None:
    text = "Lund sold arms to Peru, KCNA said."
    assert label(text, "Lund", "sell", "=arms", "sold", by=by, more=[("to", "Peru")], **fields) == expected


def test_what_is_affirmed_and_denied_is_in_dispute() -> None:
    said = ("Kim Jong-un", "dismissed", "Pak Su-il")
    one, two = article("Kim Jong-un dismissed Pak Su-il.", said), article("Kim Jong-un dismissed Pak Su-il? No.", said, **NEGATIVE)
    store = store_of(one, two, ontology=ours())
    assert rows(store, "SELECT ?l { ?st a kg:Statement ; rdfs:label ?l }") == [("It is disputed whether Kim Jong-un dismissed Pak Su-il",)]


def test_a_relation_of_whom_something_happens_to_is_told_in_its_own_words() -> None:
    given = ("Police charged Lund with fraud.", "Lund", "charge", "=fraud", "charged")
    assert label(*given, relation="chargedWith") == "Lund was charged with fraud"


@pytest.mark.parametrize(("when", "told"), [("1991", "in 1991"), ("May 1991", "in May 1991"), ("3 May 1991", "on 3 May 1991")])
def test_a_year_and_a_month_have_another_preposition_than_a_day(when: str, told: str) -> None:
    given = (f"Acme was founded in {when}.", "Acme", "be founded in", f"={when}", "was founded in")
    assert label(*given, relation="foundedOn", construction=Construction.LIFESPAN) == f"Acme was founded {told}"


def test_what_a_noun_tells_is_told_by_the_verb_of_its_relation() -> None:
    assert (
        label("Lund's visit to Oslo", "Lund", "visit to", "Oslo", "visit to", relation="visited", construction=Construction.EVENT_NOUN)
        == "Lund visited Oslo"
    )


def test_the_object_that_only_repeats_the_verb_is_left_out() -> None:
    assert label("The dockers hold out.", "dockers", "hold out", "=hold out", "hold out", role="") == "The dockers hold out"


def test_a_pronoun_is_told_by_the_name_of_what_it_stands_for() -> None:
    doc = document("The bank grew. It bought Acme.")
    bank, it, acme = (
        mention(doc, "bank", kind=NOMINAL, entity_type=BODY),
        mention(doc, "It", kind=PRONOUN),
        mention(doc, "Acme", entity_type=BODY),
    )
    store = store_of(extraction(doc, [chain(bank, it), chain(acme)], [statement(doc, it, "buy", acme, surface="bought")]))
    assert rows(store, "SELECT ?l { ?st rdfs:label ?l . ?st a kg:Statement }") == [("The bank bought Acme",)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"predicate": "open on", "certainty": Certainty.PLANNED, "time": day(18)}, "The talks are planned (2023-08-18)"),
        ({"predicate": "end on", "time": day(5)}, "The talks took place (2023-08-05)"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_an_event_that_a_noun_tells_takes_place_or_is_planned(fields: dict, expected: str) -> None:
    doc = document("The talks open or end on Friday.")
    talks = mention(doc, "talks", kind=NOMINAL, entity_type=EntityType.EVENT)
    predicate = fields.pop("predicate")
    found = extraction(doc, [chain(talks)], [statement(doc, talks, predicate, literal(doc, "Friday", LiteralKind.TIME), **fields)])
    assert rows(store_of(found, ontology=ours()), "SELECT ?l { ?e a kg:Meeting ; rdfs:label ?l }") == [(expected,)]


def test_an_event_is_told_by_the_fullest_sentence_that_tells_of_it() -> None:
    found = article("Kim Jong-un dismissed Pak Su-il.", ("Kim Jong-un", "dismissed", "Pak Su-il"))
    assert rows(store_of(found, ontology=ours()), "SELECT ?l { ?e a kg:Dismissal ; rdfs:label ?l }") == [
        ("Kim Jong-un dismissed Pak Su-il",)
    ]


# ------------------------------------------------------------------------------------------------ verb forms


@pytest.mark.parametrize(
    ("surface", "predicate", "forms"),
    [
        ("did n't attend", "attend", ("did not attend", "attended", "did not attend", "attending")),
        ("had supplied", "supply", ("had supplied", "had supplied", "had not supplied", "supplying")),
        ("do not invest", "invest", ("does not invest", "invested", "do not invest", "investing")),
        ("accept", "accept", ("accepts", "accepted", "did not accept", "accepting")),
        ("wo n't sit on", "sit on", ("will not sit on", "will sit on", "will not sit on", "sitting on")),
        ("ca n't defend", "defend", ("cannot defend", "can defend", "can not defend", "defending")),
        ("had", "have", ("had", "had", "did not have", "having")),
        ("speaking in", "speak in", ("spoke in", "spoke in", "did not speak in", "speaking in")),
        ("not to sign", "sign", ("is not to sign", "is to sign", "is not to sign", "signing")),
        ("being placed on", "be placed on", ("was placed on", "was placed on", "was not placed on", "placing on")),
        ("not saying", "say", ("said", "said", "did not say", "saying")),
        ("valued at", "be valued at", ("was valued at", "was valued at", "was not valued at", "valuing at")),
    ],
)
def test_forms_of_a_verb(surface: str, predicate: str, forms: tuple[str, ...]) -> None:
    said = wording(surface, predicate)
    assert (as_said(said, singular=True), affirmed(said), denied(said), gerund(said)) == forms


@pytest.mark.parametrize(
    ("surface", "predicate", "expected"),
    [("was placed", "be placed", "may be placed"), ("is holding", "hold", "may hold"), ("leads", "lead", "may lead")],
)
def test_a_possibility_keeps_the_passive(surface: str, predicate: str, expected: str) -> None:
    assert after_modal(wording(surface, predicate), "may") == expected


@pytest.mark.parametrize(
    ("surface", "expected"), [("was never bribed", "never bribed"), ("is led", "leads"), ("to be built", "to build"), ("seen", "saw")]
)
def test_a_passive_made_active(surface: str, expected: str) -> None:
    lemma = {"bribed": "bribe", "led": "lead", "built": "build", "seen": "see"}[surface.rsplit(maxsplit=1)[-1]]
    assert " ".join(active(wording(surface, lemma)).words) == expected


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("talks with Peru", True),
        ("34 people", True),
        ("the king of fools", False),
        ("news", False),
        ("loss", False),
        ("at least two of the men", True),
        ("at least 2,000 men", True),
        ("three", True),
    ],
)
def test_number_of_a_phrase(phrase: str, plural: bool) -> None:
    assert is_plural(phrase) is plural
