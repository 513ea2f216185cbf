"""Trees in, open statements out: everything that the clause extractor finds in a sentence, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.annotate.conllu import read_conllu
from kg.extract import MAX_WORDS, ClauseExtractor
from kg.extract.statements.binary import MAX_PAIRS
from kg.types import AnnotatedDocument, Argument, Evidence, Field, LiteralKind, Mention, Statement

# sent_id in trees.conllu -> subject | predicate | object | {role: further argument}
STATEMENTS = {
    "call-for-to": ["deal | call for | Norway to pay Acme", "Norway | pay | Acme"],
    "how-many-subject": ["Lund | say | how many officials met Orlov | {about: Orlov}"],
    "up-percent": ["Sales | be up | two percent"],
    "days-of-talks": ["Lund | begin | two days of talks | {of: talks}"],
    "sent-home": ["Lund | send home | Orlov"],
    "earlier-this-week": ["Lund | enter | Oslo | {time: Earlier this week}"],
    "mutual": ["Lund | meet | Orlov | {in: Oslo}"],
    "two-verbs-one-object": ["Lund | found | Acme", "Lund | lead | Acme"],
    "sale-by": [
        "sale of Boreal | anger | Orlov | {to: Lund}",
        "sale of Boreal | be of | Boreal",
        "sale of Boreal | be to | Lund",
        "Acme | sell | Boreal | {to: Lund}",
        "Boreal | be by | Acme",
    ],
    "talks-between": [
        "Talks | fail | failed | {between: Norway, between: Sweden}",
        "Norway | meet | Sweden",
    ],
    "resigned-friday": ["Lund | resign | resigned | {time: Friday}"],
    "summit-in": ["Lund | meet | Orlov | {at: summit, in: Oslo}", "summit | be in | Oslo"],
    "minister-with-country": ["Lund | meet | Orlov", "Lund | be | Norwegian Defense Minister", "Lund | be minister of | Norway"],
    "two-roles-before-a-name": ["Lund | meet | Orlov", "Lund | be | Founder", "Lund | be | chairman"],
    "two-halves-of-a-title": ["Lund | meet | Orlov", "Lund | be | Attorney General"],
    "paid-to-leak": ["Lund | pay | Orlov | {purpose: leak documents}", "Orlov | leak | documents"],
    "paid-to-settle": ["Acme | pay | fine | {purpose: settle the case}", "Acme | settle | case"],
    "bring-in": ["Customers | bring in | fifth of revenue | {of: revenue}"],
    "where-clause": ["Acme | invest | invest | {where: Lund is not welcome}", "Lund | be | welcome"],
    "rest-of-week": ["Classes | be cancelled for | rest of the week | {of: week}"],
    "third-last-year": ["Sales of Acme | fall by | third | {time: last year}"],
    "threaten-particle": ["Lund | threaten to step down | step down", "Lund | step down | step down"],
    "not-but": ["Orlov | lead | Acme", "Lund | leave | left"],
    "clause-of-the-first": ["Acme | suffer from | fires", "Acme | suffer from | floods", "fires | hit | Oslo"],
    "paid-for": ["Acme | pay for | study"],
    "agent-of-many": ["Nausea | be reported by | 22 percent of those in Oslo"],
    "tagged-as-agent": ["Lund | be halted at | Batumi"],
    "hard-to-refuse": ["Lund | name | price", "Orlov | find | price | {as: hard to refuse}"],
    "due-to": ["Lund | visit | Oslo | {before: Orlov was due to meet Reyes}", "Orlov | meet | Reyes"],
    "decided-not-to": ["Lund | leave | Acme"],
    "interrupted-speech": ["Lund | say | The cash, Lund said, was handed over in Oslo | {about: Oslo}", "cash | be handed over in | Oslo"],
    "clause-of-the-phrase": [
        "Norway | jail | founder of Acme | {of: Acme}",
        "Acme | sell | missiles",
        "founder of Acme | be founder of | Acme",
    ],
    "ran-aground": ["ship | run aground with | 140 people aboard"],
    "active-transitive": ["Marta Lund | dismiss | Pavel Orlov"],
    "gerund-complement": ["Lund | deny | meeting Orlov | {about: Orlov}", "Lund | meet | Orlov"],
    "idiom-in-part": ["Lund | rely on | Norway"],
    "condition-no-argument": ["Norway | pull out | pull out | {if: Lund leaves Oslo}", "Lund | leave | Oslo"],
    "quoted-copula": ["He | be on | leave", "Lund | say | “He is on leave,”"],
    "active-tagged-passive": ["Lund | reject | reports"],
    "caption": [],
    "showed-walking": ["Photos | show | Kim | {that: visiting Oslo}", "Kim | visit | Oslo"],
    "need-to": ["Kim | stress | need to visit Oslo"],
    "then-left": ["Kim | leave | left"],
    "called-on": ["Lund | call on | Orlov | {to: leave}", "Orlov | leave | leave"],
    "urged-to": ["Lund | urge | Orlov | {to: leave}", "Orlov | leave | leave"],
    "plural-and-names": ["Lund | leave | Oslo", "Orlov | leave | Oslo", "Lund | be | ministers", "Orlov | be | ministers"],
    "then-a-student": ["Lund | leave | left", "Lund | be | student"],
    "what-is": [],
    "who-left": [],
    "when-did": [],
    "in-favour-of": ["Lund | vote in favour of | plan"],
    "later-resigned": ["Lund | be suspended | suspended", "Lund | resign | resigned"],
    "relayed": ["law | breach | treaties", "law | fail | failed"],
    "nominal-owner": [
        "bank's chair | leave | Oslo",
        "Lund | be | bank's chair",
        "Lund | be chair of | bank",
        "bank | have | bank's chair | {of: bank}",
    ],
    "operating-officer": ["Lund | be | chief operating officer of Acme", "Lund | be chief operating officer of | Acme"],
    "the-towns-mp": ["Lund | leave | Oslo", "Lund | be | MP", "town | have | MP"],
    "no-more-than": ["Acme | have | no more than 50 shells"],
    "captain-and-sailors": ["Police | hold | captain", "Police | hold | sailors", "Lund | be | captain"],
    "recommended-closing": [],
    "neighbouring": ["Lund | leave | Norway"],
    "subject-told": ["Shares | hit | Norway | {in: Acme}"],
    "go-ahead": ["Talks | move ahead with | Norway"],
    "walk-out": ["Pilots | walk out | walked out"],
    "dash-between-names": ["Berg | visit | Norway-Peru border | {of: Peru}", "Norway-Peru border | be of | Peru"],
    "whose-subject": [
        "cabinet | fall | fell | {of: Lund}",
        "Lund | leave | Oslo",
        "cabinet | be of | whose",
        "whose | have | cabinet | {of: Lund}",
    ],
    "passive-with-object": ["Floods | destroy | homes"],
    "when-asked": ["Lund | answer | answer | {when: asked}"],
    "copula-at": ["Tensions | be at | their highest level", "their | have | at their highest level | {of: their}"],
    "quality": ["talks | be | deadlocked", "talks | be | pointless"],
    "when-no-argument": ["Lund | die | died | {when: the dam burst}", "dam | burst | burst"],
    "time-after-argument": ["Lund | run | miles | {time: Sunday}"],
    "by-force": ["Acme | be dissolved by | force"],
    "expects-to": ["Acme | close | close"],
    "than-clause": ["Lund | meet | fewer officials than Orlov had met"],
    "clause-after-noun": ["Lund | be on | leave", "Orlov | meet | Reyes"],
    "active-oblique": ["Lund | travel to | Oslo | {with: Orlov, time: Friday}"],
    "passive-agent": ["Lund | dismiss | Orlov"],
    "passive-agentless": ["Orlov | be removed from | cabinet"],
    "get-passive": ["Lund | fire | Orlov"],
    "subjects-coordinated": ["Norway | sign | treaty", "Sweden | sign | treaty", "Norway | agree with | Sweden"],
    "objects-coordinated": ["Lund | meet | Orlov", "Lund | meet | Reyes", "Lund | meet | Tanaka"],
    "obliques-coordinated": ["Lund | talk with | Norway", "Lund | talk with | Sweden"],
    "predicates-coordinated": ["Lund | tour | factory", "Lund | praise | workers"],
    "verbs-sharing-an-object": ["Acme | develop | missile", "Acme | sell | missile"],
    "auxiliaries-shared": ["bridge | be closed | closed", "Acme | repair | bridge"],
    "relative-subject": ["Lund | lead | ministry", "Lund | meet | Orlov"],
    "relative-whose": ["brother | own | Acme | {of: Lund}", "Lund | meet | Orlov", "whose | have | brother | {of: Lund}"],
    "reduced-active": ["Workers | protest | plan", "Workers | block | road"],
    "reduced-passive": ["Acme | produce | shells", "shells | reach | Norway"],
    "participle-adverbial": ["Lund | leave | Oslo | {circumstance: accusing Orlov of theft}", "Lund | accuse | Orlov | {of: theft}"],
    "object-control": ["Lund | order | army | {to: defend Oslo}", "army | defend | Oslo"],
    "subject-control": ["Lund | persuade | Orlov"],
    "promise-control": ["Lund | promise to | visit Oslo | {to: Orlov}", "Lund | visit | Oslo"],
    "control-coordinated": ["Lund | visit | Oslo", "Lund | inspect | port"],
    "raising-expected": ["Lund | visit | Oslo"],
    "raising-seen": ["Orlov | leave | embassy"],
    "copula-noun": ["Lund | be | mayor of Oslo", "Lund | be mayor of | Oslo"],
    "copula-adjective": ["Lund | be afraid of | Orlov"],
    "copula-place": ["embassy | be in | Oslo"],
    "copula-infinitive": ["Lund | lead | council"],
    "dative": ["Lund | give | letter | {to: Orlov}"],
    "dative-with-to": ["Lund | give | letter | {to: Orlov}"],
    "particle": ["Lund | set up | committee"],
    "light-verb": ["Lund | pay | visit to Oslo | {to: Oslo}", "visit | be to | Oslo", "Lund | visit | Oslo"],
    "complement": ["Lund | say | Orlov left Oslo | {about: Orlov, about: Oslo}", "Orlov | leave | Oslo"],
    "quotation-before": ["Acme | win | vote", "Lund | say | “Acme won the vote,” | {about: Acme}"],
    "apposition-after": ["Lund | meet | Orlov", "Lund | be | former minister"],
    "apposition-before": ["mayor | meet | Orlov", "Marta Lund | be | mayor"],
    "apposition-twice": ["Lund | meet | Orlov", "Lund | be | lawyer", "Lund | be | member of the council", "Lund | be member of | council"],
    "apposition-acronym": ["Nordic Relief Council | praise | Lund"],
    "apposition-age": ["Lund | meet | Orlov"],
    "title": ["Marta Lund | meet | Orlov", "Marta Lund | be | Norwegian minister", "Marta Lund | be minister of | Norway"],
    "honorific": ["Orlov | meet | Lund"],
    "no-plant": ["ministry | find | plant in Norway | {in: Norway}"],
    "a-plant": ["ministry | find | plant in Norway | {in: Norway}", "plant | be in | Norway"],
    "person-beside-agency": ["Orlov | dismiss | Lund"],
    "place-in-place": ["Lund | visit | Batumi", "Batumi | be in | Georgia"],
    "person-before-place": [
        "Lund | visit | Batumi",
        "Lund | be | Norway's envoy",
        "Lund | be envoy of | Norway",
        "Norway | have | Norway's envoy | {of: Norway}",
    ],
    "possessor": ["Lund's brother | own | Acme", "Pavel Orlov | be brother of | Lund", "Lund | have | Lund's brother | {of: Lund}"],
    "event-of-possessor": [
        "Lund's dismissal of Orlov | anger | Norway",
        "Lund's dismissal of Orlov | be of | Lund",
        "Lund's dismissal of Orlov | be of | Orlov",
        "Lund | have | Lund's dismissal of Orlov | {of: Lund, of: Orlov}",
        "Lund | dismiss | Orlov",
    ],
    "event-by": ["visit | anger | Orlov | {by: Lund, to: Oslo}", "visit | be by | Lund", "visit | be to | Oslo", "Lund | visit | Oslo"],
    "worth": ["Acme | win | contract worth €310 million", "contract | be worth | €310 million"],
    "refusal": ["Lund | refuse to bar | Acme", "Lund | bar | Acme"],
    "headline-list": ["Lund | pledge | aid", "Lund | dismiss | Orlov"],
    "headline-infinitive": ["Lund | visit | Oslo"],
    "intransitive-clause": ["34 people | die | died | {when: the dam burst}", "dam | burst | burst"],
    "brought-back": ["Lund | bring back | crew | {to: Oslo}"],
    "intransitive": ["Lund | resign | resigned"],
    "captain-charged": ["Captain | be charged over | fire"],
    "what-remained": ["Lund | sell | what remained of Acme"],
    "known-as": ["council | be known as | INDECI", "council | leave | Oslo"],
    "and-retired-driver": ["Lund | leave | Oslo", "Lund | be | astronomer", "Lund | be | retired driver"],
    "patient-in-a-group": ["Lund | die of | grief"],
    "by-negligence": ["Lund | be charged by | negligence"],
    "person-of-a-body": ["Tor Eskeland | leave | Oslo", "Tor Eskeland | be of | Northlight Bank"],
    "body-of-a-country": ["Bank of Norway | leave | Oslo"],
    "most-of-the-losses": ["Most of the losses | hit | Oslo"],
    "most-behind-the-object": ["Lund | meet | Orlov", "Lund | hire | people"],
    "report-showed": ["Acme | shrink | shrank", "report | show | Acme shrank | {about: Acme}"],
    "cut-short": ["Lund | cut short | visit"],
    "badly-hurt": ["Lund | be hurt | hurt"],
    "a-find-they-say": ["Lund | praise | find Orlov says changes history", "find | change | history"],
    "most-as-adjective": ["Most of the homes | hit | Oslo"],
    "41-fell": ["41 | leave | Oslo"],
    "knowingly": ["Lund | take | money | {from: Acme, manner: knowingly}"],
    "list-of-places": ["Lund | visit | Norway", "Lund | visit | Denmark"],
    "found-guilty": ["Jurors | find guilty | Lund | {of: theft}"],
    "found-him-guilty": ["Jurors | find guilty | Lund | {of: theft}"],
    "a-time-when": ["Lund | leave at | time when Acme shrank", "Acme | shrink | shrank | {time: time}"],
    "said-had-lied": ["Acme | sue | manager", "manager | rob | Norway"],
    "own-first-name": ["Marta Lund | leave | Oslo"],
    "found-not-guilty": ["Lund | be found not guilty of | theft"],
    "pleaded-not-guilty": ["Lund | plead not guilty | pleaded not guilty"],
    "by-the-end": ["Acme | be closed by | end of the year"],
    "most-of-them": ["40 people | leave | Oslo"],
    "two-of-them": ["Two men | leave | Oslo"],
    "open-according": ["Acme | be | insolvent"],
    "compared-with": ["Sales | hit | Norway | {circumstance: compared with Sweden}"],
    "by-votes": ["Lund | be elected by | five votes"],
    "place-as-part": ["Lund | be in | Oslo | {as: part of a tour}"],
    "firm-of-a-town": ["Oslo firm | pay | Lund", "Acme | be | Oslo firm", "Acme | be in | Oslo", "Oslo firm | be of | Oslo"],
    "group-of-a-kind": ["Acme | pay | Lund", "Reform group | be of | Reform", "Acme | be | Reform group"],
    "fragment": [],
    "infinitive-of-noun": ["Lund | make | promise to pay Orlov", "Lund | pay | Orlov"],
    "purpose": ["Lund | fly to | Oslo | {purpose: meet Orlov}", "Lund | meet | Orlov"],
    "cleft": ["Lund | dismiss | Orlov"],
    "quantity-object": ["Acme | sell | 4,200 rifles | {to: Norway}"],
    "time-bare": ["Lund | meet | Orlov | {time: last week}"],
    "bracketed-aside": ["Lund | meet | Orlov"],
    "headline-passive": ["Lund | be arrested in | Oslo"],
    "existential-place": ["protests | be in | Oslo | {time: Friday}"],
    "subject-clause": ["Lund | lead | council"],
    "objects-with-own-prepositions": ["Lund | speak about | Norway", "Lund | speak about | Sweden"],
    "subjects-and-objects": ["Norway | attack | Oslo", "Norway | attack | Batumi", "Sweden | attack | Oslo", "Sweden | attack | Batumi"],
    "three-predicates": ["Lund | enter | office", "Lund | call | Orlov", "Lund | sign | treaty"],
    "passive-infinitive": ["Lund | replace | Orlov"],
    "passive-conjunct": ["Orlov | be arrested | arrested", "Orlov | be removed from | cabinet"],
    "relative-of-object": ["Lund | meet | Orlov", "Reyes | criticize | Orlov"],
    "title-of-body": ["Pavel Orlov | meet | Lund", "Pavel Orlov | be | Acme director", "Pavel Orlov | be director of | Acme"],
    "role-and-body": ["Lund | meet | Orlov", "Lund | be | director of Acme", "Lund | be director of | Acme"],
    "role-of-two": [
        "Lund | meet | Orlov",
        "Lund | be | vice chairman of the council",
        "Lund | be vice chairman of | council",
        "Lund | be | former minister",
    ],
    "double-object-passive": ["Norway | award | Orlov | {object: medal}"],
    "phone-call": [
        "Lund | hold | talks with Orlov | {in: Oslo, with: Orlov}",
        "Lund | meet | Orlov | {in: Oslo}",
    ],
    "such-list": ["Acme | sell | rifles", "Acme | sell | shells", "Acme | sell | missiles"],
    "clauses-coordinated": ["Lund | meet | Orlov", "Reyes | meet | Tanaka"],
    "adverbial-with-preposition": ["Lund | meet | Orlov | {after: leaving Oslo}", "Lund | leave | Oslo"],
    "pronoun-subject": ["She | meet | Orlov"],
    "question-subject": [],
    "nominal-subject-clause": [],
    "fired-person": ["Lund | fire | Orlov"],
    "fired-rifle": ["Lund | fire | rifle"],
    "replaced-with": ["Lund | replace | Orlov | {with: Reyes}"],
    "appointed-as": ["Orlov | be appointed as | minister"],
    "presided-over": ["Lund | preside over | council"],
    "head-of": ["Lund | be | head of Acme", "Lund | be head of | Acme"],
    "dismissed-phrase": ["Lund | dismiss | claims of theft | {of: theft}"],
    "be-noun-of-thing": ["treaty | be victory for | Norway", "victory | be for | Norway"],
    "served-as": ["Lund | serve as | minister | {time: 2013}"],
    "took-over": ["Acme | take over | Boreal"],
    "gerund-of-object": ["Lund | accuse | Acme | {of: selling the missiles}", "Acme | sell | missiles"],
    "broke-embargo-on": ["Lund | break | embargo on Norway and Sweden | {on: Norway, on: Sweden}"],
    "town-named-behind": ["Lund | leave | Nesset"],
    "province-named-before": ["Lund | leave | Nesset"],
    "a-state-of-a-country": ["Lund | leave | Oslo village | {of: Oslo}", "Oslo village | be of | Oslo"],
    "lawyer-who-fled": ["Lund | be | lawyer who fled Oslo", "Lund | flee | Oslo"],
    "elected-president-of": ["Lund | be elected | president of Norway", "Lund | be president of | Norway"],
    "became-director-of": ["Orlov | become | director of Acme", "Orlov | be director of | Acme"],
    "officials-of-a-country": ["Norwegian officials | meet | Orlov", "Norwegian officials | be official of | Norway"],
    "flew-for-talks-with": [
        "Lund | fly to | Oslo | {for: talks with Orlov}",
        "Lund | meet | Orlov | {to: Oslo}",
    ],
    "agents": ["Lund | accuse | foreign agents"],
    "on-trial": ["Lund | face | trial"],
    "house-near": ["Police | raid | house near the river | {near: river}"],
    "exports-of-a-country": ["Lund | boost | Norwegian exports | {of: Norway}"],
    "former-minister": ["Lund | die | died", "Lund | be | Former Norwegian minister", "Lund | be former minister of | Norway"],
    "in-a-phone-call": ["Lund | agree with | Orlov | {in: phone call}", "Lund | talk with | Orlov"],
    "during-a-visit": ["Lund | fall during | visit to Oslo | {to: Oslo}", "visit | be to | Oslo", "Lund | visit | Oslo"],
    "arrested-during-a-visit": ["Police | arrest | Lund | {during: visit to Oslo}", "visit | be to | Oslo"],
    "offices-shared": ["Lund | be | founder and CEO of Acme", "Lund | be founder of | Acme", "Lund | be | CEO", "Lund | be ceo of | Acme"],
    "offices-apart": ["Lund | be | director", "Lund | be | head of Acme", "Lund | be head of | Acme"],
    "born-in-brackets": ["Lund | be born | born | {time: 1951}", "Lund | be | judge"],
    "lifespan": ["Lund | be | painter", "Lund | be bear on | July 22, 1909", "Lund | die on | March 30, 1996"],
    "years-of-office": ["Lund | lead | Acme"],
    "born-and-raised": ["Lund | be born in | Oslo", "Lund | be raised in | Oslo"],
    "embassy-abroad": ["Lund | leave | Norwegian embassy | {in: Oslo, of: Norway}", "Norwegian embassy | be embassy of | Norway"],
    "central-american": ["Lund | leave | Central American country"],
    "bare-plural-place": ["Acme | close | mines | {in: Norway}"],
    "loan-of": [
        "Acme | make | loan of 50 million crowns | {to: Boreal, of: 50 million crowns}",
        "Acme | lend | 50 million crowns | {to: Boreal}",
    ],
    "from-a-country": ["Lund | be | Norwegian billionaire", "Lund | be from | Norway"],
    "said-was": ["Lund | be | man who police say was the bomber", "Lund | be | bomber"],
    "two-journalists": ["Lund | leave | left", "Orlov | leave | left", "Lund | be | journalists", "Orlov | be | journalists"],
    "law-passed-in": ["law | be passed | passed | {time: 1999}", "law | fail | failed"],
    "born-in-a-town": ["Lund | be born in | Bergen", "Bergen | be in | Norway"],
    "stake-in": ["Acme | buy | 15 per cent stake in Boreal | {in: Boreal}"],
}


def found(annotated: AnnotatedDocument) -> list[Statement]:
    return list(ClauseExtractor()(annotated))


def words(argument: Argument) -> str:
    return argument.value if isinstance(argument, Field) else argument.text


def row(statement: Statement) -> str:
    more = ", ".join(f"{q.role}: {words(q.value)}" for q in statement.qualifiers)
    return " | ".join([words(statement.subject), statement.predicate, words(statement.object), *([f"{{{more}}}"] if more else [])])


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_sentence_states_this_and_nothing_else(name: str, trees: dict[str, AnnotatedDocument]) -> None:
    assert [row(s) for s in found(trees[name])] == STATEMENTS[name]


def test_every_tree_has_its_statements_written_down(trees: dict[str, AnnotatedDocument]) -> None:
    assert sorted(trees) == sorted(STATEMENTS)


@pytest.mark.parametrize("name", STATEMENTS)
def test_evidence_lies_in_its_sentence_and_arguments_quote_the_text(name: str, trees: dict[str, AnnotatedDocument]) -> None:
    text = trees[name].document.text
    for statement in found(trees[name]):
        evidence = statement.evidence
        assert isinstance(evidence, Evidence)
        assert all(evidence.sentence.covers(span) for span in (evidence.subject, evidence.predicate, evidence.object))
        for argument in (statement.subject, statement.object, *(q.value for q in statement.qualifiers)):
            if isinstance(argument, Field):
                assert argument.name == "country"  # "Norwegian" quotes no name
            else:
                assert argument.span.of(text) == argument.text
        for argument, span in ((statement.subject, evidence.subject), (statement.object, evidence.object)):
            assert isinstance(argument, Field) or span.overlaps(argument.span)
        assert all(evidence.sentence.covers(q.span) for q in statement.qualifiers)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("active-transitive", None),
        ("copula-noun", LiteralKind.PHRASE),
        ("complement", LiteralKind.CLAUSE),
        ("quantity-object", LiteralKind.QUANTITY),
        ("dismissed-phrase", LiteralKind.PHRASE),
        ("presided-over", None),
    ],
)
def test_an_object_is_a_node_where_the_text_speaks_of_one_thing(
    name: str, kind: LiteralKind | None, trees: dict[str, AnnotatedDocument]
) -> None:
    target = found(trees[name])[0].object
    assert (None if isinstance(target, Mention) else target.kind) is kind  # type: ignore[union-attr]  # no metadata in a sentence


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("passive-agent", ["passive/subject"]),
        ("predicates-coordinated", ["active/subject", "active/conjunct"]),
        ("reduced-active", ["active/participle", "active/subject"]),
        ("object-control", ["active/subject", "active/control"]),
        ("place-in-place", ["active/subject", "copula/place"]),
        ("title", ["active/subject", "copula/title", "copula/title"]),
        ("light-verb", ["active/subject", "copula/noun phrase", "active/light verb"]),
        ("refusal", ["active/stance", "active/control"]),
    ],
)
def test_a_statement_names_the_rule_that_fired(name: str, rules: list[str], trees: dict[str, AnnotatedDocument]) -> None:
    assert [s.rule for s in found(trees[name])] == rules


def test_a_passive_is_told_in_the_active_with_its_own_wording_kept(trees: dict[str, AnnotatedDocument]) -> None:
    (statement,) = found(trees["passive-agent"])
    assert (statement.predicate, statement.surface) == ("dismiss", "was dismissed")


def test_a_less_certain_parse_gives_a_less_confident_statement(trees: dict[str, AnnotatedDocument]) -> None:
    sure = trees["active-transitive"]
    (sentence,) = sure.sentences
    doubtful = replace(sure, sentences=(replace(sentence, tokens=tuple(replace(t, arc=0.5) for t in sentence.tokens)),))
    assert found(doubtful)[0].confidence < found(sure)[0].confidence


# ------------------------------------------------------------------------------------------------ size


def listing(subjects: int, objects: int) -> AnnotatedDocument:
    """ "A0, A1, … met B0, B1, …"."""

    def names(letter: str, count: int, first: int, head: int, relation: str) -> list[str]:
        rows = [f"{first} {letter}0 {letter}0 PROPN NNP _ {head} {relation} _ NER=B-PER"]
        for k in range(1, count):
            at = first + 2 * k
            rows += [f"{at - 1} , , PUNCT , _ {at} punct", f"{at} {letter}{k} {letter}{k} PROPN NNP _ {first} conj _ NER=B-PER"]
        return rows

    verb = 2 * subjects
    before, after = names("A", subjects, 1, verb, "nsubj"), names("B", objects, verb + 1, verb, "obj")
    return read_conllu("\n".join([*before, f"{verb} met meet VERB VBD _ 0 root", *after]) + "\n")


def test_a_long_list_is_spelt_out() -> None:
    statements = found(listing(1, 150))
    assert [words(s.object) for s in statements] == [f"B{k}" for k in range(150)]


def test_two_long_lists_do_not_become_their_square() -> None:
    assert len(found(listing(90, 90))) == MAX_PAIRS < 90 * 90


def test_two_thousand_coordinated_names_are_a_table_and_no_sentence() -> None:
    assert found(listing(1, 2000)) == []


@pytest.mark.parametrize(("objects", "statements"), [(199, 199), (200, 0)])
def test_a_sentence_is_read_up_to_the_word_limit(objects: int, statements: int) -> None:
    annotated = listing(1, objects)
    assert (len(annotated.sentences[0].tokens) <= MAX_WORDS) == bool(statements)
    assert len(found(annotated)) == statements
