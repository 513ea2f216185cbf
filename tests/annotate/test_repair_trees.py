"""Known parsing errors around titles, names and speakers, and what becomes of them."""

from __future__ import annotations

import random

import pytest

from kg.annotate.parse.repair import repaired
from kg.annotate.parse.tagged import Tagged
from kg.types import Sentence, Span, Token


def tagged(sentence: str) -> Tagged:
    """A sentence of words `form/UPOS/head/deprel` or `form/UPOS.XPOS/head/deprel/NER`, divided by spaces."""
    tokens, names, at = [], [], 0
    for index, word in enumerate(sentence.split(), start=1):
        form, pos, head, deprel, *ner = word.split("/")
        upos, _, xpos = pos.partition(".")
        span = Span(at, at + len(form))
        tokens.append(Token(index=index, span=span, form=form, lemma=form.lower(), upos=upos, xpos=xpos, head=int(head), deprel=deprel))
        names.append(ner[0] if ner else "O")
        at += len(form) + 1
    return Tagged(Sentence(span=Span(0, at), tokens=tuple(tokens)), tuple(names), ("O",) * len(tokens))


def arcs(sentence: Tagged) -> dict[str, str]:
    """Word -> relation and head, for the words whose relation matters here."""
    forms = ["root", *(t.form for t in sentence.tokens)]
    return {t.form: f"{t.deprel} {forms[t.head]}" for t in sentence.tokens}


CASES = {
    "an abbreviated title is no first name": (
        "Cdr/PROPN/3/nsubj/B-PER Abranches/PROPN/1/flat/I-PER said/VERB.VBD/0/root",
        {"Abranches": "nsubj said", "Cdr": "nmod:desc Abranches"},
    ),
    "when it was told, not what was told": (
        "told/VERB.VBD/0/root rally/NOUN.NN/1/iobj last/ADJ/4/amod night/NOUN.NN/7/obl:unmarked that/SCONJ/7/mark work/NOUN.NN/7/nsubj "
        "restarts/VERB.VBZ/1/ccomp",
        {"night": "obl:unmarked told"},
    ),
    "a condition behind who says it": (
        "might/AUX.MD/2/aux come/VERB.VB/0/root ,/PUNCT/5/punct he/PRON/5/nsubj add/VERB.VBD/2/parataxis ,/PUNCT/8/punct if/SCONJ/8/mark "
        "invited/VERB.VBN/5/ccomp",
        {"invited": "advcl come"},
    ),
    "they died in the collapse": (
        "collapse/NOUN.NN/9/nsubj of/ADP.IN/3/case stand/NOUN.NN/1/nmod ,/PUNCT/8/punct in/ADP.IN/6/case which/PRON.WDT/8/obl "
        "fans/NOUN.NNS/8/nsubj die/VERB.VBD/3/acl:relcl shocked/VERB.VBD/0/root",
        {"die": "acl:relcl collapse"},
    ),
    "a body acts, its approval does not": (
        "approval/NOUN.NN/0/root of/ADP.IN/3/case Congress/PROPN/1/nmod/B-ORG ,/PUNCT/6/punct which/PRON.WDT/6/nsubj "
        "met/VERB.VBD/1/acl:relcl",
        {"met": "acl:relcl Congress"},
    ),
    "no share says anything": (
        "Profit/NOUN.NN/2/nsubj fell/VERB.VBD/0/root after/SCONJ/5/mark Acme/PROPN/5/nsubj/B-ORG cut/VERB.VBD/2/advcl "
        "jobs/NOUN.NNS/5/obj and/CCONJ/8/cc say/VERB.VBD/2/conj more/ADJ/8/obj",
        {"say": "conj cut"},
    ),
    "a gerund is made difficult": (
        "smoke/NOUN.NN/2/nsubj make/VERB.VBD/0/root breathing/VERB.VBG/2/xcomp difficult/ADJ/2/xcomp",
        {"breathing": "obj make", "difficult": "xcomp make"},
    ),
    "how long before an event": (
        "failed/VERB.VBD/0/root two/NUM/3/nummod minute/NOUN.NNS/5/nmod:unmarked before/ADP.IN/5/case touchdown/NOUN.NN/1/obl",
        {"minute": "obl:unmarked before"},
    ),
    "a name with an ampersand is one": (
        "board/NOUN.NN/10/nsubj of/ADP.IN/3/case Halvorsen/PROPN/1/nmod/B-PER &/CCONJ/5/cc/I-ORG Lie/PROPN/3/conj/B-PER ,/PUNCT/8/punct "
        "the/DET/8/det brewer/NOUN.NN/5/appos ,/PUNCT/1/punct rejected/VERB.VBD/0/root it/PRON/10/obj",
        {"&": "flat Halvorsen", "Lie": "flat Halvorsen", "brewer": "appos Halvorsen"},
    ),
    "a name behind the last of two describes that one": (
        "overseen/VERB.VBN/0/root not/PART/4/advmod by/ADP.IN/4/case Solberg/PROPN/1/obl:agent/B-PER but/CCONJ/8/cc by/ADP.IN/8/case "
        "her/PRON/8/nmod:poss deputy/NOUN.NN/4/conj ,/PUNCT/10/punct Ann/PROPN/4/conj/B-PER Berg/PROPN/10/flat/I-PER",
        {"Ann": "appos deputy"},
    ),
    "the one of them that is named": (
        "after/SCONJ/9/mark another/DET/9/nsubj of/ADP.IN/5/case its/PRON/5/nmod:poss vessels/NOUN.NNS/2/nmod ,/PUNCT/8/punct "
        "the/DET/8/det Gaivota/PROPN/5/appos/B-LOC ran/VERB.VBD/10/advcl left/VERB.VBD/0/root",
        {"Gaivota": "nsubj ran", "another": "appos Gaivota"},
    ),
    "on what something is blamed": (
        "blame/VERB.VBD/0/root decision/NOUN.NN/1/obj on/ADP.IN/4/case prices/NOUN.NNS/2/nmod ,/PUNCT/8/punct which/PRON.WDT/8/nsubj "
        "have/AUX.VBP/8/aux doubled/VERB.VBN/4/acl:relcl ,/PUNCT/12/punct and/CCONJ/12/cc on/ADP.IN/12/case imports/NOUN.NNS/8/conj",
        {"prices": "obl blame", "imports": "conj prices"},
    ),
    "what is said in the middle is said of the clause": (
        "cash/NOUN.NN/7/nsubj:pass ,/PUNCT/4/punct Holub/PROPN/4/nsubj/B-PER say/VERB.VBD/1/parataxis ,/PUNCT/1/punct "
        "was/AUX.VBD/7/aux:pass handed/VERB.VBN/0/root over/ADP/7/compound:prt",
        {"say": "parataxis handed"},
    ),
    "who says it stands right behind": (
        "gone/VERB.VBN/3/advcl ,/PUNCT/1/punct say/VERB.VBD/0/root Bligh/PROPN/8/nsubj/B-PER ,/PUNCT/8/punct it/PRON/8/nsubj "
        "might/AUX.MD/8/aux last/VERB.VB/3/ccomp months/NOUN.NNS/8/obj",
        {"Bligh": "nsubj say"},
    ),
    "a finite verb with the subject it lacks": (
        "19/NUM/3/nsubj were/AUX.VBD/3/aux missing/VERB.VBG/0/root after/SCONJ/7/mark a/DET/6/det ferry/NOUN.NN/3/nsubj "
        "carrying/VERB.VBG/6/acl pilgrims/NOUN.NNS/7/obj capsized/VERB.VBD/6/acl",
        {"capsized": "advcl missing", "ferry": "nsubj capsized", "after": "mark capsized"},
    ),
    "a court rules, no surgeon": (
        "court/NOUN.NN/2/nsubj quashed/VERB.VBD/0/root conviction/NOUN.NN/2/obj of/ADP.IN/6/case a/DET/6/det surgeon/NOUN.NN/3/nmod "
        "who/PRON.WP/8/nsubj spent/VERB.VBN/6/acl:relcl years/NOUN.NNS/8/obj ,/PUNCT/11/punct rule/VERB.VBG/8/advcl that/SCONJ/14/mark "
        "jurors/NOUN.NNS/14/nsubj erred/VERB.VBD/11/ccomp",
        {"rule": "advcl quashed"},
    ),
    "which takes up no person": (
        "Basara/PROPN/10/nsubj/B-PER ,/PUNCT/4/punct the/DET/4/det founder/NOUN.NN/1/appos of/ADP.IN/6/case Acme/PROPN/4/nmod/B-ORG "
        ",/PUNCT/9/punct which/PRON.WDT/9/nsubj won/VERB.VBD/1/acl:relcl left/VERB.VBD/0/root",
        {"won": "acl:relcl Acme"},
    ),
    "a noun read as a verb has a preposition": (
        "pleaded/VERB.VBN/0/root guilty/ADJ/1/xcomp to/ADP.IN/4/mark forgery/VERB.NN/2/obl",
        {"to": "case forgery"},
    ),
    "a name below its title becomes the head": (
        "and/CCONJ/2/cc Secretary/PROPN/5/conj of/ADP/4/case State/PROPN/2/nmod Park/PROPN/0/root Antony/PROPN/2/nmod/B-PER "
        "Blinken/PROPN/6/flat/I-PER",
        {"Antony": "conj Park", "Secretary": "nmod:desc Antony", "and": "cc Antony", "State": "nmod Secretary"},
    ),
    "a title beside the name, both subjects, becomes its title": (
        "spokeswoman/NOUN/4/nsubj Kalina/PROPN/4/nsubj/B-PER Brankova/PROPN/2/flat/I-PER told/VERB/0/root",
        {"spokeswoman": "nmod:desc Kalina", "Kalina": "nsubj told"},
    ),
    "a body between of and the name is cut off the name": (
        "chief/NOUN/0/root of/ADP/5/case the/DET/5/det General/ADJ/5/amod/B-ORG Staff/PROPN/6/compound/I-ORG Pak/PROPN/1/appos/B-PER "
        "Su/PROPN/6/flat/I-PER",
        {"Staff": "nmod chief", "Pak": "appos chief", "of": "case Staff"},
    ),
    "of two names that are subjects the first is a compound": (
        "Bhumitra/PROPN/3/nsubj/B-ORG Sensing/PROPN/3/nsubj claims/VERB/0/root",
        {"Bhumitra": "compound Sensing", "Sensing": "nsubj claims"},
    ),
    "of a noun and a name that are subjects the name is an apposition": (
        "the/DET/2/det union/NOUN/4/nsubj SUP/PROPN/4/nsubj said/VERB/0/root",
        {"SUP": "appos union", "union": "nsubj said"},
    ),
    "a noun before a speech verb without subject is its subject": (
        "left/VERB.VBD/5/ccomp Kim/PROPN/1/nsubj ,/PUNCT/1/punct KCNA/PROPN/2/appos reported/VERB.VBD/0/root",
        {"KCNA": "nsubj reported"},
    ),
    "a title tagged with its name and read as a noun beside it": (
        "removal/NOUN/0/root of/ADP/3/case Gen/PROPN/1/nmod/B-PER Djurov/PROPN/1/nmod/I-PER",
        {"Gen": "nmod:desc Djurov", "Djurov": "nmod removal", "of": "case Djurov"},
    ),
    "who takes up the person below an event": (
        "removal/NOUN/9/nsubj of/ADP/3/case Djurov/PROPN/1/nmod/B-PER ,/PUNCT/6/punct who/PRON.WP/6/nsubj apologised/VERB/1/acl:relcl "
        ",/PUNCT/1/punct has/AUX/9/aux alarmed/VERB/0/root",
        {"apologised": "acl:relcl Djurov"},
    ),
    "one exercise describes its name, not the preparations for it": (
        "inspected/VERB/0/root preparations/NOUN.NNS/1/obj for/ADP/4/case Pelican/PROPN/2/nmod/B-OTH ,/PUNCT/7/punct an/DET/7/det "
        "exercise/NOUN.NN/2/appos",
        {"exercise": "appos Pelican"},
    ),
    "a description beyond a clause goes to the name before it": (
        "Gulf/PROPN/0/root/B-LOC ,/PUNCT/5/punct where/ADV.WRB/5/advmod he/PRON/5/nsubj saw/VERB/1/acl:relcl Pelican/PROPN/5/obj/B-OTH "
        ",/PUNCT/9/punct a/DET/9/det barge/NOUN.NN/1/appos",
        {"barge": "appos Pelican"},
    ),
    "a condition before the speaker belongs to what is said": (
        "If/SCONJ/3/mark Norway/PROPN/3/nsubj pays/VERB/6/advcl ,/PUNCT/3/punct they/PRON/6/nsubj say/VERB.VBP/0/root ,/PUNCT/9/punct "
        "talks/NOUN/9/nsubj resume/VERB/6/ccomp",
        {"pays": "advcl resume", "resume": "ccomp say"},
    ),
    "a noun before the comma and the subject describes the subject": (
        "A/DET/2/det graduate/NOUN/5/nsubj ,/PUNCT/2/punct he/PRON/5/nsubj left/VERB/0/root",
        {"graduate": "appos he", "he": "nsubj left"},
    ),
    "a day after the object is when the verb happened": (
        "Oslo/PROPN/2/nsubj/B-LOC announced/VERB/0/root the/DET/4/det measures/NOUN/2/obj on/ADP/6/case Wednesday/PROPN/4/nmod",
        {"Wednesday": "obl announced"},
    ),
    "what follows the speaker of a quotation is outside it": (
        "“/PUNCT/2/punct Oslo/PROPN/3/nsubj/B-LOC responds/VERB/7/ccomp ”/PUNCT/3/punct ,/PUNCT/3/punct Lund/PROPN/7/nsubj/B-PER "
        "added/VERB.VBD/0/root ,/PUNCT/10/punct without/SCONJ/10/mark giving/VERB.VBG/3/advcl",
        {"giving": "advcl added"},
    ),
    "a clause of time is nothing that is announced": (
        "Acme/PROPN/2/nsubj/B-ORG announced/VERB.VBD/0/root after/SCONJ/5/mark dockers/NOUN/5/nsubj left/VERB.VBD/2/ccomp",
        {"left": "advcl announced"},
    ),
    "according to is one preposition": (
        "left/VERB.VBD/0/root because/ADP/4/case of/ADP/2/fixed injury/NOUN/1/obl ,/PUNCT/8/punct according/VERB.VBG/8/case to/ADP/2/fixed "
        "coach/NOUN/1/obl",
        {"according": "case coach", "to": "fixed according"},
    ),
    "a noun with an article set off behind a name describes it": (
        "sued/VERB.VBD/0/root Acme/PROPN/1/obj/B-ORG ,/PUNCT/5/punct the/DET/5/det firm/NOUN/1/obl:unmarked",
        {"firm": "appos Acme"},
    ),
    "the name between a noun and its clause is the subject of the clause": (
        "Skarv/PROPN/7/nsubj ,/PUNCT/4/punct the/DET/4/det satellite/NOUN/6/nsubj Frostlys/PROPN/4/appos/B-ORG "
        "launched/VERB.VBD/1/parataxis works/VERB/0/root",
        {"satellite": "appos Skarv", "launched": "acl:relcl satellite", "Frostlys": "nsubj launched"},
    ),
    "one form describes the noun before it, not the many before that": (
        "treatments/NOUN.NNS/0/root for/ADP/3/case homeopathy/NOUN.NN/1/nmod ,/PUNCT/6/punct a/DET/6/det form/NOUN.NN/1/appos",
        {"form": "appos homeopathy"},
    ),
    "what somebody is accused of hangs on the verb": (
        "accuse/VERB/0/root the/DET/3/det firm/NOUN/1/obj of/SCONJ/5/mark planning/VERB.VBG/3/acl cuts/NOUN/5/obj",
        {"planning": "advcl accuse"},
    ),
    "a plural before coordinated names is their title": (
        "founded/VERB/0/root by/ADP/3/case brothers/NOUN.NNS/1/obl:agent Karl/PROPN/3/appos/B-PER and/CCONJ/6/cc Otto/PROPN/4/conj/B-PER",
        {"Karl": "obl:agent founded", "brothers": "nmod:desc Karl", "by": "case Karl", "Otto": "conj Karl"},
    ),
    "how long before a clause belongs to its conjunction": (
        "left/VERB.VBD/0/root three/NUM/3/nummod year/NOUN/6/obl:unmarked before/SCONJ/6/mark Lund/PROPN/6/nsubj/B-PER "
        "came/VERB.VBD/1/advcl",
        {"year": "obl:unmarked before"},
    ),
    "a clause behind a titled name describes the name": (
        "journalist/NOUN/2/nmod:desc Duric/PROPN/0/root/B-PER ,/PUNCT/6/punct who/PRON.WP/6/nsubj:pass was/AUX/6/aux:pass "
        "jailed/VERB/1/acl:relcl",
        {"jailed": "acl:relcl Duric"},
    ),
    "a name before a verb without subject is its subject": (
        "chief/NOUN/3/nsubj will/AUX.MD/3/aux lead/VERB/0/root Acme/PROPN/3/obj/B-ORG and/CCONJ/8/cc Per/PROPN/1/flat/B-PER "
        "will/AUX.MD/8/aux go/VERB.VB/3/conj",
        {"Per": "nsubj go", "chief": "nsubj lead"},
    ),
    "an order is the court's, not the dismissal's": (
        "court/NOUN/2/nsubj say/VERB.VBD/0/root dismissal/NOUN/5/nsubj was/AUX/5/cop unlawful/ADJ/2/ccomp and/CCONJ/7/cc "
        "urge/VERB.VBD/5/conj them/PRON/7/obj",
        {"urge": "conj say"},
    ),
    "a person may well order something after what somebody says of him": (
        "court/NOUN/2/nsubj say/VERB.VBD/0/root Lund/PROPN/4/nsubj/B-PER left/VERB.VBD/2/ccomp and/CCONJ/6/cc urge/VERB.VBD/4/conj "
        "them/PRON/6/obj",
        {"urge": "conj left"},
    ),
    "a comment is by who can make one": (
        "He/PRON/2/nsubj denied/VERB.VBD/0/root reports/NOUN/2/obj that/SCONJ/7/mark residents/NOUN/7/nsubj:pass were/AUX/7/aux:pass "
        "warned/VERB.VBN/3/acl ,/PUNCT/9/punct add/VERB.VBG/7/advcl",
        {"add": "advcl denied"},
    ),
    "where is the place right before it": (
        "cuts/NOUN/0/root in/ADP/3/case Scotland/PROPN/1/nmod/B-LOC ,/PUNCT/7/punct where/ADV.WRB/7/advmod they/PRON/7/nsubj "
        "work/VERB/1/acl:relcl",
        {"work": "acl:relcl Scotland"},
    ),
    "what follows like she said goes on with the clause": (
        "met/VERB.VBD/0/root like/SCONJ/4/mark she/PRON/4/nsubj say/VERB.VBD/1/advcl at/ADP/6/case school/NOUN/4/obl",
        {"school": "obl met", "say": "advcl met"},
    ),
    "in a place that is described, somebody is the subject": (
        "In/ADP/2/case Lima/PROPN/8/obl/B-LOC ,/PUNCT/5/punct the/DET/5/det capital/NOUN/8/nsubj ,/PUNCT/5/punct Reyes/PROPN/5/appos/B-PER "
        "left/VERB.VBD/0/root",
        {"capital": "appos Lima", "Reyes": "nsubj left"},
    ),
    "a place's name behind a comma is of the nearest place": (
        "told/VERB.VBD/0/root conference/NOUN.NN/1/obj in/ADP/5/case the/DET/5/det capital/NOUN.NN/2/nmod ,/PUNCT/7/punct "
        "Lima/PROPN/2/appos/B-LOC",
        {"Lima": "appos capital"},
    ),
    "who spoke is the people, not the talks": (
        "People/NOUN.NNS/8/nsubj with/ADP/3/case knowledge/NOUN/1/nmod ,/PUNCT/6/punct who/PRON.WP/6/nsubj spoke/VERB.VBD/3/acl:relcl "
        ",/PUNCT/6/punct left/VERB.VBD/0/root",
        {"spoke": "acl:relcl People"},
    ),
    "an age between commas counts nobody": (
        "captain/NOUN/0/root ,/PUNCT/3/punct Yusuf/PROPN/1/appos/B-PER ,/PUNCT/5/punct 57/NUM/8/nummod ,/PUNCT/8/punct and/CCONJ/8/cc "
        "sailors/NOUN/1/conj",
        {"57": "nummod Yusuf"},
    ),
    "an adjective behind the object is what it is called": (
        "He/PRON/2/nsubj call/VERB.VBD/0/root pledge/NOUN/2/obj reckless/ADJ/3/amod",
        {"reckless": "xcomp call"},
    ),
    "by how much hangs on the verb": (
        "raise/VERB/0/root pay/NOUN/1/obj by/ADP/4/case percent/NOUN/2/nmod",
        {"percent": "obl raise"},
    ),
    "who says it at the end is beside all of it": (
        "firm/NOUN/2/nsubj left/VERB.VBD/0/root Cyprus/PROPN/2/obj/B-LOC ,/PUNCT/6/punct the/DET/6/det league/NOUN/7/nsubj "
        "announce/VERB.VBD/3/acl:relcl",
        {"announce": "parataxis left", "league": "nsubj announce"},
    ),
    "who says it at the end, read as an apposition": (
        "firm/NOUN/2/nsubj left/VERB.VBD/0/root Cyprus/PROPN/2/obj/B-LOC ,/PUNCT/6/punct the/DET/6/det league/NOUN/3/appos "
        "announce/VERB.VBN/3/acl",
        {"announce": "parataxis left", "league": "nsubj announce"},
    ),
    "a comment after the speaker is the speaker's": (
        "Police/NOUN/2/nsubj left/VERB.VBD/0/root ,/PUNCT/5/punct mayor/NOUN/5/nsubj confirm/VERB.VBD/2/parataxis ,/PUNCT/7/punct "
        "add/VERB.VBG/2/advcl",
        {"add": "advcl confirm"},
    ),
    "what a report says is its content": (
        "denied/VERB.VBD/0/root report/NOUN/1/obj that/SCONJ/5/mark Lund/PROPN/5/nsubj/B-PER left/VERB.VBD/2/acl:relcl",
        {"left": "acl report"},
    ),
    "a noun between the conjunction and its verb is the subject": (
        "wept/VERB.VBD/0/root as/SCONJ/4/mark Lee/PROPN/1/obl/B-PER read/VERB.VBD/1/advcl",
        {"Lee": "nsubj read"},
    ),
    "of a noun and a name that are objects the name is an apposition": (
        "hired/VERB.VBD/0/root the/DET/3/det consultancy/NOUN/1/obj Mandrake/PROPN/1/obj/B-ORG",
        {"Mandrake": "appos consultancy"},
    ),
    "a verb of speech before who speaks is beside the sentence": (
        "Kim/PROPN/2/nsubj/B-PER left/VERB.VBD/0/root Oslo/PROPN/2/obj/B-LOC ,/PUNCT/5/punct report/VERB.VBD/2/advcl the/DET/7/det "
        "agency/NOUN/5/obj",
        {"report": "parataxis left", "agency": "nsubj report"},
    ),
    "when asked is no content": (
        "When/ADV.WRB/2/advmod ask/VERB.VBN/5/ccomp ,/PUNCT/2/punct he/PRON/5/nsubj reply/VERB.VBD/0/root",
        {"ask": "advcl reply"},
    ),
    "a past tense after what is said in the present is the speaker's": (
        "Kim/PROPN/2/nsubj/B-PER say/VERB.VBD/0/root workers/NOUN/4/nsubj have/VERB.VBP/2/ccomp duties/NOUN/4/obj and/CCONJ/7/cc "
        "praised/VERB.VBD/4/conj them/PRON/7/obj",
        {"praised": "conj say"},
    ),
    "a period goes up to a month": (
        "shrank/VERB.VBD/0/root in/ADP/3/case month/NOUN/1/obl to/ADP/5/case March/PROPN/1/obl",
        {"March": "nmod month"},
    ),
    "two words of one title": (
        "chief/NOUN/3/nmod:desc executive/NOUN/3/nmod:desc Lund/PROPN/0/root/B-PER",
        {"chief": "compound executive", "executive": "nmod:desc Lund"},
    ),
    "who declines to give details is who speaks": (
        "Lund/PROPN/2/nsubj/B-PER say/VERB.VBD/0/root she/PRON/4/nsubj left/VERB.VBD/2/ccomp but/CCONJ/6/cc decline/VERB.VBD/4/conj "
        "to/PART/8/mark comment/VERB/6/xcomp",
        {"decline": "conj say"},
    ),
    "where in a town is the town": (
        "village/NOUN/0/root of/ADP/3/case Oslo/PROPN/1/nmod/B-LOC where/ADV.WRB/6/advmod they/PRON/6/nsubj work/VERB/1/acl:relcl",
        {"work": "acl:relcl village"},
    ),
    "what people are barred from is of the verb": (
        "bar/VERB/0/root firm/NOUN/1/obj convicted/VERB/2/acl of/ADP/5/case bribery/NOUN/3/obl from/ADP/7/case tenders/NOUN/5/nmod",
        {"tenders": "obl bar"},
    ),
    "what is banned from a country is from there": (
        "ban/VERB/0/root imports/NOUN/1/obj from/ADP/4/case Canada/PROPN/2/nmod/B-LOC",
        {"Canada": "nmod imports"},
    ),
    "a name behind a comma is of the nearest person": (
        "firm/NOUN/0/root in/ADP/3/case name/NOUN/1/nmod of/ADP/5/case brother/NOUN.NN/3/nmod ,/PUNCT/7/punct Kofi/PROPN/1/appos/B-PER",
        {"Kofi": "appos brother"},
    ),
    "years are what somebody faces": (
        "He/PRON/2/nsubj face/VERB.VBZ/0/root 15/NUM/4/nummod years/NOUN/2/obl:unmarked in/ADP/6/case prison/NOUN/2/obl",
        {"years": "obj face"},
    ),
    "a name and what describes it, both subjects, are one": (
        "Unite/PROPN/5/nsubj/B-ORG ,/PUNCT/1/punct the/DET/4/det union/NOUN/5/nsubj said/VERB.VBD/0/root",
        {"union": "appos Unite", "Unite": "nsubj said"},
    ),
    "an adjective before a noun is of that noun": (
        "handles/VERB/0/root Korean/ADJ/6/amod affairs/NOUN/1/obj ,/PUNCT/5/punct said/VERB.VBD/1/conj factories/NOUN/5/obj",
        {"Korean": "amod affairs"},
    ),
    "a noun that hangs like a title on a verb without subject is its subject": (
        "group/NOUN/3/nmod:desc Verde/PROPN/1/appos/B-ORG reported/VERB.VBD/0/root",
        {"group": "nsubj reported"},
    ),
    "a body before the name, both joined to another name": (
        "Jin/PROPN/0/root/B-PER and/CCONJ/3/cc Secretary/PROPN/1/conj of/ADP/5/case State/PROPN/3/nmod Antony/PROPN/1/conj/B-PER",
        {"Antony": "conj Jin", "Secretary": "nmod:desc Antony", "and": "cc Antony", "State": "nmod Secretary"},
    ),
    "of two subjects of the speech the first belongs to what is said": (
        "He/PRON/7/nsubj visited/VERB.VBD/7/ccomp Oslo/PROPN/2/obj ,/PUNCT/2/punct the/DET/6/det agency/NOUN/7/nsubj say/VERB.VBD/0/root",
        {"He": "nsubj visited", "agency": "nsubj say"},
    ),
    "content with its subject before the speaker at the end": (
        "comments/NOUN.NNS/12/nsubj ,/PUNCT/5/punct which/PRON.WDT/5/obj he/PRON/5/nsubj called/VERB.VBD/1/acl:relcl vital/ADJ/5/xcomp "
        ",/PUNCT/5/punct show/VERB.VBP/5/advcl intent/NOUN/8/obj ,/PUNCT/1/punct Cheong/PROPN/1/appos/B-PER say/VERB.VBD/0/root",
        {"comments": "nsubj show", "show": "ccomp say", "Cheong": "nsubj say", "called": "acl:relcl comments"},
    ),
    "a participle behind the reporting agency describes the meeting": (
        "led/VERB.VBD/0/root the/DET/3/det meeting/NOUN/1/obj ,/PUNCT/5/punct "
        "report/VERB.VBD/1/parataxis the/DET/7/det agency/NOUN/5/nsubj "
        ",/PUNCT/9/punct aimed/VERB.VBN/7/acl at/ADP/11/case foes/NOUN/9/obl",
        {"aimed": "acl meeting"},
    ),
    "a verb goes on with the verb of its form": (
        "left/VERB.VBD/0/root ,/PUNCT/3/punct calling/VERB.VBG/1/advcl it/PRON/3/obj a/DET/6/det priority/NOUN/3/xcomp and/CCONJ/8/cc "
        "urging/VERB.VBG/6/conj action/NOUN/8/obj",
        {"urging": "conj calling"},
    ),
    "who is behind all of it is no part of what was agreed": (
        "agreed/VERB.VBD/0/root talks/NOUN/3/nsubj failed/VERB.VBD/1/ccomp ,/PUNCT/3/punct according/VERB/8/case to/ADP/5/fixed "
        "the/DET/8/det ministry/NOUN/3/obl on/ADP/10/case Thursday/PROPN/3/obl",
        {"ministry": "obl agreed", "Thursday": "nmod ministry"},
    ),
    "what the speaker expects is told": (
        "say/VERB.VBD/0/root it/PRON/4/nsubj was/AUX.VBD/4/cop solvent/ADJ/1/ccomp and/CCONJ/8/cc did/AUX.VBD/8/aux not/PART/8/advmod "
        "expect/VERB.VB/1/conj aid/NOUN/8/obj",
        {"expect": "conj solvent"},
    ),
    "a noun with an article right behind a manner is the object": (
        "destroy/VERB.VB/0/root at/ADP/4/case a/DET/4/det blow/NOUN/1/obl any/DET/6/det attack/NOUN/4/appos",
        {"attack": "obj destroy"},
    ),
    "earlier this week is one time": (
        "Earlier/ADV/6/advmod this/DET/3/det week/NOUN/6/obl:unmarked ,/PUNCT/3/punct Lund/PROPN/6/nsubj left/VERB.VBD/0/root",
        {"Earlier": "advmod week"},
    ),
    "who takes up the name before it, whatever the clause hangs on": (
        "exchanges/NOUN.NNS/3/obj ,/PUNCT/3/punct say/VERB.VBD/0/root Park/PROPN/3/nsubj/B-PER ,/PUNCT/8/punct who/PRON.WP/8/nsubj "
        "was/AUX/8/cop abroad/NOUN/1/acl:relcl",
        {"abroad": "acl:relcl Park"},
    ),
    "only a meeting is attended": (
        "meeting/NOUN/0/root of/ADP/4/case the/DET/4/det commission/NOUN/1/nmod attend/VERB.VBN/4/acl by/ADP/7/case Kim/PROPN/5/obl",
        {"attend": "acl meeting"},
    ),
    "only an event comes after another": (
        "presence/NOUN/0/root at/ADP/4/case the/DET/4/det parade/NOUN/1/nmod ,/PUNCT/7/punct which/PRON.WDT/7/nsubj "
        "come/VERB.VBD/1/acl:relcl later/ADV/7/advmod",
        {"come": "acl:relcl parade"},
    ),
    "a bare noun before a name that is subject too is its title": (
        "Manufacturer/NOUN/5/nsubj Acme/PROPN/5/nsubj/B-ORG which/PRON.WDT/4/nsubj employs/VERB.VBZ/1/acl:relcl left/VERB.VBD/0/root",
        {"Manufacturer": "nmod:desc Acme", "employs": "acl:relcl Acme", "Acme": "nsubj left"},
    ),
    "the day of a verdict is the verb's": (
        "found/VERB.VBD/0/root Lund/PROPN/1/obj guilty/ADJ/1/xcomp of/ADP/5/case theft/NOUN/3/obl on/ADP/7/case Thursday/PROPN/3/obl",
        {"Thursday": "obl found"},
    ),
    "amid somebody doing something": (
        "comes/VERB.VBZ/0/root amid/ADP/4/case the/DET/4/det ministry/NOUN/1/obl confirming/VERB.VBG/1/advcl it/PRON/5/obj",
        {"ministry": "nsubj confirming", "amid": "mark confirming"},
    ),
    "the minister behind the blaze is who says it": (
        "They/PRON/3/nsubj are/AUX/3/aux tackling/VERB.VBG/10/ccomp it/PRON/3/obj ,/PUNCT/7/punct the/DET/7/det minister/NOUN/3/nsubj "
        "Vrettos/PROPN/7/appos ,/PUNCT/3/punct say/VERB.VBD/0/root",
        {"minister": "nsubj say", "They": "nsubj tackling"},
    ),
    "what is said to have been done to two people": (
        "say/VERB.VBG/0/root two/NUM/3/nummod people/NOUN.NNS/1/obj had/AUX.VBD/6/aux been/AUX/6/aux:pass found/VERB.VBN/1/ccomp",
        {"people": "nsubj:pass found"},
    ),
    "a company that would keep its trucks and had no plans": (
        "say/VERB.VBD/0/root it/PRON/4/nsubj would/AUX.MD/4/aux keep/VERB.VB/1/ccomp trucks/NOUN/4/obj and/CCONJ/7/cc "
        "had/VERB.VBD/4/conj plans/NOUN/7/obj",
        {"had": "conj keep"},
    ),
    "the noun right before the comma has the name": (
        "doses/NOUN/0/root of/ADP/3/case vaccine/NOUN/1/nmod ,/PUNCT/5/punct known/VERB.VBN/1/acl as/ADP/7/case MV/PROPN/5/obl",
        {"known": "acl vaccine"},
    ),
    "a date before the comma that ends the clause": (
        "office/NOUN/12/nsubj ,/PUNCT/4/punct which/PRON.WDT/4/nsubj began/VERB.VBD/1/acl:relcl work/NOUN/4/obj ,/PUNCT/7/punct "
        "Acme/PROPN/5/appos ,/PUNCT/7/punct in/ADP/10/case 2018/NUM/12/obl ,/PUNCT/1/punct welcomed/VERB.VBD/0/root it/PRON/12/obj",
        {"2018": "obl began"},
    ),
    "a date behind the comma that ends the clause": (
        "court/NOUN/9/nsubj ,/PUNCT/4/punct which/PRON.WDT/4/nsubj met/VERB.VBD/1/acl:relcl here/ADV/4/advmod ,/PUNCT/8/punct "
        "on/ADP/8/case Tuesday/PROPN/4/obl upheld/VERB.VBD/0/root it/PRON/9/obj",
        {"Tuesday": "obl upheld"},
    ),
    "the year of a purchase, not of its price": (
        "bought/VERB.VBD/0/root it/PRON/1/obj for/ADP/4/case $/SYM/1/obl 2/NUM/4/nummod in/ADP/7/case 2014/NUM/4/nmod",
        {"2014": "obl bought"},
    ),
    "of three places none describes another": (
        "visited/VERB/0/root Norway/PROPN/1/obj/B-LOC ,/PUNCT/4/punct Sweden/PROPN/2/appos/B-LOC and/CCONJ/6/cc Denmark/PROPN/2/conj/B-LOC",
        {"Sweden": "conj Norway"},
    ),
    "what happened when that year came": (
        "left/VERB.VBD/0/root in/ADP/3/case 2016/NUM/1/obl ,/PUNCT/7/punct when/ADV.WRB/7/advmod Lund/PROPN/7/nsubj died/VERB.VBD/1/advcl",
        {"died": "acl:relcl 2016"},
    ),
    "the result is the verdict's, not that of the crime": (
        "convicted/VERB.VBD/0/root him/PRON/1/obj of/SCONJ/4/mark taking/VERB.VBG/1/advcl bribes/NOUN/4/obj ,/PUNCT/7/punct "
        "end/VERB.VBG/4/advcl a/DET/9/det trial/NOUN/7/obj",
        {"end": "advcl convicted"},
    ),
    "a person behind an employer's name is who works there": (
        "A/DET/2/det spokeswoman/NOUN.NN/9/nsubj for/ADP/4/case Harlan/PROPN/2/nmod/B-PER ,/PUNCT/6/punct Kate/PROPN/4/appos/B-PER "
        "Brien/PROPN/6/flat/I-PER ,/PUNCT/2/punct spoke/VERB.VBD/0/root",
        {"Kate": "appos spokeswoman"},
    ),
    "a plural verb describes the plural": (
        "moves/NOUN.NNS/0/root of/ADP/4/case the/DET/4/det situation/NOUN.NN/1/nmod that/PRON.WDT/6/nsubj "
        "disturb/VERB.VBP/4/acl:relcl peace/NOUN/6/obj",
        {"disturb": "acl:relcl moves"},
    ),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES)
def test_the_arcs_are_mended_and_still_a_tree(sentence: str, expected: dict[str, str]) -> None:
    found = repaired(tagged(sentence))
    assert arcs(found).items() >= expected.items()
    assert [t.head for t in found.tokens].count(0) == 1
    assert all(len(set(found.subtree(i))) == len(list(found.subtree(i))) for i in range(len(found.tokens)))


SOUND = {
    "the night that has the clause before it": "arrived/VERB.VBD/0/root the/DET/3/det night/NOUN/1/obl:unmarked before/SCONJ/6/mark "
    "we/PRON/6/nsubj left/VERB.VBD/3/acl",
    "an article makes the role the head": "the/DET/2/det actor/NOUN/4/nsubj Moon/PROPN/2/appos/B-PER spoke/VERB/0/root",
    "a name with a preposition is no bearer of the title": "chief/NOUN/0/root of/ADP/3/case Pak/PROPN/1/nmod/B-PER",
    "a title that hangs from its name": "Mr/PROPN/2/nmod:desc Pak/PROPN/3/nsubj/B-PER spoke/VERB/0/root",
    "who after a noun for a person": "wife/NOUN/0/root of/ADP/3/case Pak/PROPN/1/nmod/B-PER ,/PUNCT/6/punct who/PRON.WP/6/nsubj "
    "left/VERB/1/acl:relcl",
    "the day of an event": "announced/VERB/0/root a/DET/3/det meeting/NOUN/1/obj on/ADP/5/case Wednesday/PROPN/3/nmod",
    "a description of the person, not of the town before it": "mayor/NOUN/0/root of/ADP/3/case Oslo/PROPN/1/nmod/B-LOC ,/PUNCT/6/punct "
    "a/DET/6/det lawyer/NOUN.NN/1/appos",
    "a plural verb of a body": "leaders/NOUN.NNS/0/root of/ADP/4/case the/DET/4/det government/NOUN.NN/1/nmod that/PRON.WDT/6/nsubj "
    "disturb/VERB.VBP/4/acl:relcl peace/NOUN/6/obj",
    "who speaks behind one of the clauses only": "denied/VERB.VBD/0/root talks/NOUN/3/nsubj failed/VERB.VBD/1/ccomp ,/PUNCT/7/punct "
    "according/VERB/7/case to/ADP/5/fixed Lund/PROPN/3/obl ,/PUNCT/1/punct and/CCONJ/10/cc left/VERB.VBD/1/conj",
    "a person dressed in something": "left/VERB.VBD/0/root town/NOUN/1/obj ,/PUNCT/4/punct "
    "report/VERB.VBD/1/parataxis Lund/PROPN/4/nsubj/B-PER "
    ",/PUNCT/7/punct dressed/VERB.VBN/5/acl",
    "a condition of the speaking": "If/SCONJ/3/mark you/PRON/3/nsubj ask/VERB/5/advcl ,/PUNCT/3/punct says/VERB/0/root Seo/PROPN/5/nsubj",
}


@pytest.mark.parametrize("sentence", SOUND.values(), ids=SOUND)
def test_sound_trees_are_left_alone(sentence: str) -> None:
    assert repaired(tagged(sentence)) == tagged(sentence)


FORMS = (
    "the a , . ; “ ” who that of to by on according Kim Oslo Acme General brothers company year Monday after if home out says may".split()
)
UPOS = "NOUN PROPN VERB AUX DET ADP PUNCT PRON ADJ ADV SCONJ NUM".split()
XPOS = "NN NNS NNP VBD VBZ VBN VBG IN WP PRP JJ".split()
RELATIONS = """nsubj nsubj:pass obj iobj obl obl:unmarked nmod nmod:desc nmod:poss appos acl acl:relcl advcl ccomp xcomp conj
    cc case mark det punct compound flat parataxis cop aux:pass advmod list""".split()


def any_tree(seed: int) -> Tagged:
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
    return tagged(" ".join(rows[k] for k in sorted(rows)))


def test_whatever_the_parser_says_it_stays_a_tree() -> None:
    for seed in range(1500):
        found = repaired(any_tree(seed))
        assert [t.head for t in found.tokens].count(0) == 1, seed
        root = next(i for i, t in enumerate(found.tokens) if not t.head)
        assert sorted(found.subtree(root)) == list(range(len(found.tokens))), seed
