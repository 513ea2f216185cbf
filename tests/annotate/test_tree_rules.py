"""The rules that mend trees: what each moves, and what it leaves alone."""

from __future__ import annotations

import random

import pytest

from kg.annotate.parse.rules import mended
from kg.english.tree import Tree
from kg.types import Sentence, Span, Token


def tree_of(sentence: str) -> Tree:
    """A sentence of words `form/UPOS/head/deprel` or `form/UPOS.XPOS/head/deprel/NER`, divided by spaces."""
    tokens, names, at = [], [], 0
    for index, word in enumerate(sentence.split(), start=1):
        form, pos, head, deprel, *ner = word.split("/")
        upos, _, xpos = pos.partition(".")
        span = Span(at, at + len(form))
        tokens.append(Token(index=index, span=span, form=form, lemma=form.lower(), upos=upos, xpos=xpos, head=int(head), deprel=deprel))
        names.append(ner[0] if ner else "O")
        at += len(form) + 1
    return Tree(Sentence(span=Span(0, at), tokens=tuple(tokens)), names=names)


def arcs(tree: Tree) -> dict[str, str]:
    """Word -> relation and head."""
    return {n.form: f"{n.deprel} {n.head.form if n.head else 'root'}" for n in tree.nodes}


CASES = {
    "an office with a phrase of its own describes the name behind it": (
        "Ambassador/PROPN/6/nsubj to/ADP/3/case Ghana/PROPN/1/nmod/B-LOC Ana/PROPN/1/nmod/B-PER Lund/PROPN/4/flat/I-PER left/VERB/0/root",
        {"Ambassador": "nmod:desc Ana", "Ana": "nsubj left"},
    ),
    "an office whose phrase comes behind the name stays": (
        "Lund/PROPN/2/compound/B-PER ambassador/NOUN/5/nsubj to/ADP/4/case Ghana/PROPN/2/nmod/B-LOC left/VERB/0/root",
        {"Lund": "compound ambassador", "ambassador": "nsubj left"},
    ),
    "two roles without an article are one person's": (
        "co-founder/NOUN.NN/5/nsubj and/CCONJ/4/cc chairman/NOUN.NN/4/nmod:desc Ana/PROPN/1/conj/B-PER left/VERB/0/root",
        {"co-founder": "nmod:desc Ana", "Ana": "nsubj left", "and": "cc chairman"},
    ),
    "who is made something is no part of it": (
        "they/PRON/2/nsubj elect/VERB/0/root Ana/PROPN/5/compound/B-PER finance/NOUN/5/compound minister/NOUN.NN/2/obj",
        {"Ana": "obj elect", "minister": "xcomp elect"},
    ),
    "nobody but the person before who made an apology": (
        "removal/NOUN.NN/0/root of/ADP/3/case Lund/PROPN/1/nmod/B-PER ,/PUNCT/6/punct who/PRON.WP/6/nsubj apologised/VERB/1/acl:relcl",
        {"apologised": "acl:relcl Lund"},
    ),
    "a title beside the name, both subjects, becomes its title": (
        "spokeswoman/NOUN/4/nsubj Kalina/PROPN/4/nsubj/B-PER Brankova/PROPN/2/flat/I-PER told/VERB/0/root",
        {"spokeswoman": "nmod:desc Kalina", "Kalina": "nsubj told"},
    ),
    "any noun beside a name, both subjects, describes it": (
        "oil/NOUN/2/compound giant/NOUN.NN/4/nsubj Delmar/PROPN/4/nsubj/B-ORG sued/VERB/0/root",
        {"giant": "nmod:desc Delmar", "Delmar": "nsubj sued"},
    ),
    "several things beside a name are not it": (
        "rivals/NOUN.NNS/3/nsubj Delmar/PROPN/3/nsubj/B-ORG sued/VERB/0/root",
        {"rivals": "nsubj sued", "Delmar": "nsubj sued"},
    ),
    "an attorney general is one office": (
        "Attorney/NOUN.NN/5/nsubj General/ADJ/1/amod Ana/PROPN/5/nsubj/B-PER Lund/PROPN/3/flat/I-PER sued/VERB/0/root",
        {"Attorney": "nmod:desc Ana", "General": "amod Attorney"},
    ),
    "one exercise describes its name, not the preparations for it": (
        "inspected/VERB/0/root preparations/NOUN.NNS/1/obj for/ADP/4/case Pelican/PROPN/2/nmod/B-OTH "
        ",/PUNCT/7/punct an/DET/7/det exercise/NOUN.NN/2/appos",
        {"exercise": "appos Pelican"},
    ),
    "a description beyond a clause goes to the name before it": (
        "Gulf/PROPN/0/root/B-LOC ,/PUNCT/5/punct where/ADV.WRB/5/advmod he/PRON/5/nsubj saw/VERB/1/acl:relcl "
        "Pelican/PROPN/5/obj/B-OTH ,/PUNCT/9/punct a/DET/9/det barge/NOUN.NN/1/appos",
        {"barge": "appos Pelican"},
    ),
    "a person beside a mission is its head": (
        "head/NOUN.NN/8/nsubj of/ADP/4/case the/DET/4/det mission/NOUN.NN/1/nmod ,/PUNCT/6/punct Ana/PROPN/4/appos/B-PER ,/PUNCT/1/punct "
        "spoke/VERB/0/root",
        {"Ana": "appos head"},
    ),
    "an attorney general whose second word hangs from the first": (
        "Attorney/PROPN/5/nsubj General/ADJ/3/amod Ana/PROPN/5/nsubj/B-PER Lund/PROPN/3/flat/I-PER sued/VERB/0/root",
        {"Attorney": "nmod:desc Ana"},
    ),
    "what an office is of hangs from it": (
        "Secretary/PROPN/4/nmod:desc of/ADP/4/case State/PROPN/1/nmod Ana/PROPN/5/nsubj/B-PER sued/VERB/0/root",
        {"of": "case State"},
    ),
    "a day after the object is when the verb happened": (
        "Oslo/PROPN/2/nsubj/B-LOC announced/VERB/0/root the/DET/4/det measures/NOUN/2/obj on/ADP/6/case Wednesday/PROPN/4/nmod",
        {"Wednesday": "obl announced"},
    ),
    "according to is one preposition": (
        "left/VERB.VBD/0/root because/ADP/4/case of/ADP/2/fixed injury/NOUN/1/obl ,/PUNCT/8/punct "
        "according/VERB.VBG/8/case to/ADP/2/fixed coach/NOUN/1/obl",
        {"according": "case coach", "to": "fixed according"},
    ),
    "how long before an event": (
        "failed/VERB.VBD/0/root two/NUM/3/nummod minute/NOUN.NNS/5/nmod:unmarked before/ADP.IN/5/case touchdown/NOUN.NN/1/obl",
        {"minute": "obl:unmarked before"},
    ),
    "how long before a clause belongs to its conjunction": (
        "left/VERB.VBD/0/root three/NUM/3/nummod year/NOUN/6/obl:unmarked before/SCONJ/6/mark "
        "Lund/PROPN/6/nsubj/B-PER came/VERB.VBD/1/advcl",
        {"year": "obl:unmarked before"},
    ),
    "the day of a verdict is the verb's": (
        "found/VERB.VBD/0/root Lund/PROPN/1/obj guilty/ADJ/1/xcomp of/ADP/5/case theft/NOUN/3/obl on/ADP/7/case Thursday/PROPN/3/obl",
        {"Thursday": "obl found"},
    ),
    "the year of a purchase, not of its price": (
        "bought/VERB.VBD/0/root it/PRON/1/obj for/ADP/4/case $/SYM/1/obl 2/NUM/4/nummod in/ADP/7/case 2014/NUM/4/nmod",
        {"2014": "obl bought"},
    ),
    "what happened when that year came": (
        "left/VERB.VBD/0/root in/ADP/3/case 2016/NUM/1/obl ,/PUNCT/7/punct when/ADV.WRB/7/advmod Lund/PROPN/7/nsubj died/VERB.VBD/1/advcl",
        {"died": "acl:relcl 2016"},
    ),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES)
def test_the_arcs_are_mended(sentence: str, expected: dict[str, str]) -> None:
    assert arcs(mended(tree_of(sentence))).items() >= expected.items()


SOUND = {
    "a body beside another": (
        "head/NOUN.NN/8/nsubj of/ADP/4/case the/DET/4/det mission/NOUN.NN/1/nmod ,/PUNCT/6/punct Delmar/PROPN/4/appos/B-ORG "
        ",/PUNCT/1/punct spoke/VERB/0/root"
    ),
    "the night that has the clause before it": "arrived/VERB.VBD/0/root the/DET/3/det "
    "night/NOUN/1/obl:unmarked before/SCONJ/6/mark we/PRON/6/nsubj "
    "left/VERB.VBD/3/acl",
    "a title that hangs from its name": "Mr/PROPN/2/nmod:desc Pak/PROPN/3/nsubj/B-PER spoke/VERB/0/root",
    "the day of an event": "announced/VERB/0/root a/DET/3/det meeting/NOUN/1/obj on/ADP/5/case Wednesday/PROPN/3/nmod",
    "a description of the person, not of the town before it": "mayor/NOUN/0/root of/ADP/3/case "
    "Oslo/PROPN/1/nmod/B-LOC ,/PUNCT/6/punct a/DET/6/det "
    "lawyer/NOUN.NN/1/appos",
    "a title with a preposition of its name": "chief/NOUN/0/root of/ADP/3/case Pak/PROPN/1/nmod/B-PER",
    "a name after a body's noun": "the/DET/2/det company/NOUN/4/nsubj Acme/PROPN/4/nsubj/B-ORG spoke/VERB/0/root",
    "an apposition without a comma": "inspected/VERB/0/root preparations/NOUN.NNS/1/obj for/ADP/4/case "
    "Pelican/PROPN/2/nmod/B-OTH an/DET/6/det "
    "exercise/NOUN.NN/2/appos",
    "a noun that fits the noun above": "sold/VERB/0/root boat/NOUN.NN/1/obj of/ADP/4/case "
    "Lund/PROPN/2/nmod/B-PER ,/PUNCT/7/punct a/DET/7/det "
    "barge/NOUN.NN/2/appos",
    "according without to": "left/VERB.VBD/0/root according/VERB.VBG/1/advcl their/PRON/4/nmod:poss rights/NOUN/2/obj",
    "an uncounted unit": "left/VERB.VBD/0/root day/NOUN.NN/4/nmod before/ADP/4/case touchdown/NOUN.NN/1/obl",
    "a unit with a preposition": "in/ADP/2/case years/NOUN.NNS/5/obl after/SCONJ/5/mark it/PRON/5/nsubj closed/VERB/0/root",
    "a day without on": "announced/VERB/0/root the/DET/3/det measures/NOUN/1/obj of/ADP/5/case Wednesday/PROPN/3/nmod",
    "a clause that counts its time": "stood/VERB/0/root one/NUM/3/nummod second/NOUN/1/obl ,/PUNCT/7/punct "
    "when/ADV/7/advmod none/PRON/7/nsubj "
    "looked/VERB/1/advcl",
}


@pytest.mark.parametrize("sentence", SOUND.values(), ids=SOUND)
def test_sound_trees_are_left_alone(sentence: str) -> None:
    tree = tree_of(sentence)
    assert mended(tree) is tree


FORMS = (
    "the a , . ; “ ” who that of to by on according Kim Oslo Acme General brothers company year Monday after if home out says may".split()
)
UPOS = "NOUN PROPN VERB AUX DET ADP PUNCT PRON ADJ ADV SCONJ NUM".split()
XPOS = "NN NNS NNP VBD VBZ VBN VBG IN WP PRP JJ".split()
RELATIONS = """nsubj nsubj:pass obj iobj obl obl:unmarked nmod nmod:desc nmod:poss appos acl acl:relcl advcl ccomp xcomp conj
    cc case mark det punct compound flat parataxis cop aux:pass advmod list""".split()


def any_tree(seed: int) -> Tree:
    """A sentence of random words that hang on each other at random."""
    rng = random.Random(seed)  # noqa: S311 (nothing secret)
    order = rng.sample(range(1, 15), rng.randint(1, 14))
    places = {word: k for k, word in enumerate(sorted(order), start=1)}
    rows = {}
    for k, word in enumerate(order):
        head = places[order[rng.randrange(k)]] if k else 0
        label = rng.choice(["", "", "/B-PER", "/I-PER", "/B-ORG", "/B-LOC"])
        relation = rng.choice(RELATIONS) if head else "root"
        rows[places[word]] = f"{rng.choice(FORMS)}/{rng.choice(UPOS)}.{rng.choice(XPOS)}/{head}/{relation}{label}"
    return tree_of(" ".join(rows[k] for k in sorted(rows)))


def test_whatever_the_parser_says_it_stays_a_tree() -> None:
    for seed in range(1500):
        found = mended(any_tree(seed))
        assert [t.head for t in found.tokens].count(0) == 1, seed
        root = next(n for n in found.nodes if n.head is None)
        assert len(root.subtree()) == len(found), seed
