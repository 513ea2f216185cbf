"""A tagged sentence in, the stretches of its name tags out, and what the tree adds to a stretch or takes off it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.lexicon import DEFINITE, SHIP_PREFIXES, TITLES, name_classes
from kg.annotate.parse.tagged import Tagged, bio_spans

LINKS = frozenset({"compound", "flat", "goeswith"})
EDGES = frozenset({"DET", "PUNCT", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "PRON"})
ABBREVIATED = frozenset("gen lt col maj capt sgt adm cdr cmdr mr mrs ms dr prof sen rep gov rev".split())
SAINTS = frozenset({"St", "St."})
ALONE = frozenset({"B-PER", "B-LOC", "B-ORG"})
HYPHENS = frozenset({"-", "‐", "‑"})
MAX_NAME_WORDS = 14
BODIES_OF_STATE = frozenset(
    """administration air army assembly cabinet congress court courts department embassy force forces government guard house intelligence
    marines military ministry navy office parliament police senate service treasury""".split()
)


def stretches(tagged: Tagged) -> list[tuple[int, int, str]]:
    """(first, last, class) of the name tags. An I- of another class goes on the name before it, which takes the class of its last word;
    but people are neither swallowed nor torn: "of State | Antony Blinken", "General Staff | Pak Su Il"."""
    if "stretches" not in tagged.found:
        tagged.found["stretches"] = tuple(_stretches(tagged))
    return list(tagged.found["stretches"])


def _stretches(tagged: Tagged) -> list[tuple[int, int, str]]:
    merged: list[tuple[int, int, str]] = []
    for first, last, label in bio_spans(_without_gaps(tagged)):
        before = merged[-1] if merged else (-2, -2, "")
        start = _start_of_flat(tagged, first)
        if before[1] == first - 1 and start < first and before[0] < start:
            merged[-1] = (before[0], start - 1, before[2])
            merged.append((start, last, label))
        elif before[1] == first - 1 and tagged.names[first][0] == "I" and (label != "PER" or start <= before[0]):
            merged[-1] = (before[0], last, "PER" if before[2] == "PER" else label)
        else:
            merged.append((first, last, label))
    titled = [(first, last, "PER" if label == "ORG" and _has_title(tagged, first, last) else label) for first, last, label in merged]
    return _with_ampersand(tagged, _with_prefix(tagged, _named_after_people(tagged, titled)))


def _with_ampersand(tagged: Tagged, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """ "Marchbanks *&* Dean": one firm, however its parts are tagged."""
    signs = [i for i in range(1, len(tagged.tokens) - 1) if tagged.tokens[i].form == "&"]
    for i in [i for i in signs if tagged.tokens[i - 1].upos == tagged.tokens[i + 1].upos == "PROPN"]:
        around = [s for s in spans if s[0] <= i + 1 and s[1] >= i - 1]
        first, last = min([i - 1, *(s[0] for s in around)]), max([i + 1, *(s[1] for s in around)])
        spans = sorted([*(s for s in spans if s not in around), (first, last, "ORG")])
    return spans


def _named_after_people(tagged: Tagged, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """ "the *James Webb Space Telescope*", "*Kim Il Sung* University": one name, of a thing, where the tree joins it to the noun behind."""
    found: list[tuple[int, int, str]] = []
    for first, last, label in spans:
        if found and first <= found[-1][1]:
            continue
        name = tagged.top(first, last)
        head = tagged.parent(name)
        behind = tagged.tokens[last + 1 : head + 1]
        proper = bool(behind) and all(t.upos == "PROPN" and t.form[:1].isupper() for t in behind)
        if label == "PER" and tagged.tokens[name].deprel == "compound" and proper and _is_a_thing(tagged, head):
            other = tagged.names[head][2:]
            found.append((first, head, "OTH" if other in ("", "PER") else other))
        else:
            found.append((first, last, label))
    return found


def _with_prefix(tagged: Tagged, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """ "the *MV* Margaret Dunmore", "*St* Luke's *Hospital*": what marks a ship or a saint belongs to its name."""
    found: list[tuple[int, int, str]] = []
    for first, last, label in spans:
        start = first - 1 if first and tagged.tokens[first - 1].form in SHIP_PREFIXES | SAINTS else first
        saints = start < first and tagged.tokens[start].form in SAINTS and _is_saints(tagged, last)
        if found and found[-1][1] >= last:
            continue
        if found and found[-1][1] >= start:
            found.pop()
        found.append((start, _end_of_saints(tagged, last), "ORG") if saints else (start, last, label))
    return found


def _end_of_saints(tagged: Tagged, last: int) -> int:
    """ "St Luke's *Hospital Trust*"."""
    end = last + 2
    while end + 1 < len(tagged.tokens) and tagged.tokens[end + 1].upos == "PROPN" and tagged.tokens[end + 1].form.lower() in name_classes():
        end += 1
    return end


def _is_saints(tagged: Tagged, last: int) -> bool:
    """Whether "'s Hospital" or the like follows."""
    if last + 2 >= len(tagged.tokens) or tagged.tokens[last + 1].xpos != "POS":
        return False
    return tagged.tokens[last + 2].form.lower() in name_classes() and tagged.tokens[last + 2].form[:1].isupper()


def _is_a_thing(tagged: Tagged, head: int) -> bool:
    """Whether a capitalised noun has an article or is a word that names end in."""
    determined = any(tagged.tokens[c].form.lower() in DEFINITE for c in tagged.children[head])
    return (determined or tagged.tokens[head].form.lower() in name_classes()) and tagged.tokens[head].form.lower() not in TITLES


def _has_title(tagged: Tagged, first: int, last: int) -> bool:
    """ "General Dzhurov", "Gen Djurov" are people, whatever the tagger says; "General Motors" is a compound."""
    title = tagged.tokens[first]
    abbreviated = title.form.lower().rstrip(".") in ABBREVIATED and title.form[:1].isupper()
    return first < last and (abbreviated or (title.form.lower() in TITLES and title.deprel == "nmod:desc"))


def _without_gaps(tagged: Tagged) -> list[str]:
    """The name tags with one capitalised word between B-X and I-X taken in: Six/B-ORG Seas/O Compact/I-ORG."""
    tags = list(tagged.names)
    for i in range(1, len(tags) - 1):
        if tags[i] == "O" and tags[i - 1] != "O" and tags[i + 1] == f"I-{tags[i - 1][2:]}" and tagged.tokens[i].form[:1].isupper():
            tags[i] = tags[i + 1]
    return tags


def _start_of_flat(tagged: Tagged, i: int) -> int:
    """Where the name begins that the word at `i` goes on as a flat part, else `i`."""
    return tagged.parent(i) if tagged.tokens[i].deprel == "flat" and 0 <= tagged.parent(i) < i else i


def cut_at_possessor(tagged: Tagged, first: int, last: int, label: str) -> Iterator[tuple[int, int, str]]:
    """ "Gothenburg's Museum of Distant Seas" and "U.S.-South Korea" are two names; "St Paul's Cathedral" and "Workers' Party" one."""
    for i in range(first + 1, last - 1):
        token = tagged.tokens[i]
        ends_possessor = token.form in ("'s", "’s") and token.upos == "PART"
        joins_places = token.form in HYPHENS and label in ("LOC", "NORP") and tagged.tokens[last].deprel not in LINKS
        if ends_possessor or joins_places:
            yield first, i - 1, "LOC" if label == "ORG" and i - 1 == first else label
            yield from cut_at_possessor(tagged, i + 1, last, label)
            return
    yield first, last, label


def trimmed(tagged: Tagged, first: int, last: int) -> tuple[int, int]:
    """Without determiners, punctuation, prepositions and possessive endings at the ends."""
    while first <= last and (tagged.tokens[first].upos in EDGES or tagged.tokens[first].xpos in ("PRP$", "POS")):
        first += 1
    while last >= first and tagged.tokens[last].upos in EDGES:
        last -= 1
    return first, last


def grown(tagged: Tagged, first: int, last: int, label: str) -> tuple[int, int]:
    """Add hyphenated and flat parts, and for other than people the proper modifiers and the proper "of" phrase."""
    before = (-1, -1)
    while before != (first, last) and last - first < MAX_NAME_WORDS:
        before = (first, last)
        first, last = _grown_hyphens(tagged, first, last, label)
        if (
            last + 1 < len(tagged.tokens)
            and tagged.tokens[last + 1].deprel in ("flat", "goeswith")
            and first <= tagged.parent(last + 1) <= last
        ):
            last += 1
        if first and tagged.tokens[first - 1].upos == "PROPN" and _linked(tagged, first - 1, first, last):
            first -= 1
        if label != "PER":
            first, last = _grown_body(tagged, first, last)
    if label == "ORG" and _has_a_nation(tagged, first, last):
        first -= 1
    return first, last


def ends_in_s(tagged: Tagged, first: int, last: int) -> bool:
    """ "*Moody's* said": a possessive ending of what possesses nothing is a part of the name."""
    if last + 1 >= len(tagged.tokens) or tagged.tokens[last + 1].xpos != "POS":
        return False
    top = tagged.tokens[tagged.top(first, last)]
    return top.deprel in ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent") and first <= tagged.parent(last + 1) <= last


def _has_a_nation(tagged: Tagged, first: int, last: int) -> bool:
    """ "*Korean* Central News Agency": the nation is in the name; in front of a ministry or army it is not."""
    if first < 1 or last - first < 1 or tagged.tokens[last].form.lower() in BODIES_OF_STATE:
        return False
    before = tagged.tokens[first - 1]
    tag = tagged.names[first - 1][2:]
    return tag == "NORP" and before.upos in ("ADJ", "PROPN") and before.deprel in ("amod", "compound") and first <= before.head - 1 <= last


def _grown_hyphens(tagged: Tagged, first: int, last: int, label: str) -> tuple[int, int]:
    """Over a hyphen to the rest of "Jong-un", "Hwasong-18", "al-Mesrati", but not of "U.S.-led" or "U.S.-South Korea"."""
    tokens = tagged.tokens
    if last + 2 < len(tokens) and tokens[last + 1].form in HYPHENS and tagged.glued(last + 1) and tagged.glued(last + 2):
        part = tokens[last + 2]
        if part.deprel in ("flat", "goeswith") or part.upos == "NUM" or (part.upos == "PROPN" and label == "PER"):
            last += 2
    glued_before = first > 1 and tokens[first - 1].form in HYPHENS and tagged.glued(first) and tagged.glued(first - 1)
    if glued_before and (tokens[first].deprel == "flat" or (tokens[first - 2].upos == "PROPN" and label == "PER")):
        first -= 2
    return first, last


def _linked(tagged: Tagged, i: int, first: int, last: int) -> bool:
    """Whether the word at `i`, beside first..last, is a part of the same name by the tree."""
    if tagged.tokens[i].deprel in LINKS and first <= tagged.parent(i) <= last:
        return True
    return any(first <= k <= last and tagged.tokens[k].deprel == "flat" for k in tagged.children[i])


def _grown_body(tagged: Tagged, first: int, last: int) -> tuple[int, int]:
    """One step: a capitalised modifier before, the head after ("Southern Launch | Centre"), "of X" after, "X of" before."""
    tokens = tagged.tokens
    if first > 1 and _is_proper_modifier(tagged, first - 1, first, last):
        return first - 1, last
    after = last + 1
    free = after < len(tokens) and tokens[after].upos == "PROPN" and tagged.names[after] == "O"
    if free and _is_compound_in(tagged, after, first, last):
        return first, after
    if after + 1 < len(tokens) and tokens[after].form.lower() in ("of", "for") and tokens[last].form.lower() in name_classes():
        return first, _of_phrase(tagged, last)
    return _before_of(tagged, first), last


def _is_compound_in(tagged: Tagged, head: int, first: int, last: int) -> bool:
    """Whether some word of first..last is a compound of `head`."""
    return any(first <= k <= last and tagged.tokens[k].deprel == "compound" for k in tagged.children[head])


def _is_proper_modifier(tagged: Tagged, i: int, first: int, last: int) -> bool:
    """A capitalised compound or adjective; not a place or nationality of its own ("U.S. State Department")."""
    token = tagged.tokens[i]
    fits = token.form[:1].isupper() and token.deprel in ("amod", "compound", "nummod") and token.upos in ("ADJ", "PROPN", "NOUN", "NUM")
    return fits and first <= tagged.parent(i) <= last and tagged.names[i][2:] not in ("LOC", "NORP")


def _of_phrase(tagged: Tagged, last: int) -> int:
    """Last position of a proper "of X" after the name's head word at `last`, or `last`; "for X" where X is no name of its own."""
    tokens = tagged.tokens
    start = last + 2
    while start < len(tokens) and tokens[start].form.lower() in DEFINITE:
        start += 1
    end = start
    while end < len(tokens) and tokens[end].form[:1].isupper() and tokens[end].upos in ("PROPN", "ADJ", "NOUN"):
        end += 1
    inside = range(start, end)
    aim = tokens[last + 1].form.lower() == "for"
    if not inside or any(tagged.parent(i) not in (*inside, last) or (aim and tagged.names[i] in ALONE) for i in inside):
        return last
    goes_on = aim and end + 1 < len(tokens) and tokens[end].form.lower() == "of"  # "Movement for the Emancipation | of the Niger Delta"
    return _of_phrase(tagged, end - 1) if goes_on else end - 1


def _before_of(tagged: Tagged, first: int) -> int:
    """First position of "Museum of (the)" and the like before the name, or `first`."""
    tokens = tagged.tokens
    at = first - 1
    while at > 0 and tokens[at].form.lower() in DEFINITE:
        at -= 1
    if at < 1 or tokens[at].form.lower() != "of":
        return first
    head = tokens[at - 1]
    proper = head.form[:1].isupper() and head.upos in ("NOUN", "PROPN") and head.form.lower() in name_classes()
    return at - 1 if proper and head.form.lower() not in TITLES else first
