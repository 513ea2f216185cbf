"""Word -> whether it says that something is not so, of itself or of what depends on it.

Verbs by class as in FactBank's guidelines (Sauri and Pustejovsky, "FactBank: a corpus annotated with event factuality", LRE 2009;
classes only, no data of it).
"""

from __future__ import annotations

NEGATORS = frozenset({"not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely", "no"})
NOBODY = frozenset({"nobody", "nothing", "none", "neither", "no-one", "nowhere"})
REFUSING = frozenset(
    """pretend far acquit clear exonerate absolve fail refuse decline neglect avoid deny rule forget stop prevent bar ban prohibit block
    deter forbid unable reluctant unwilling unlikely""".split()
)
DISCHARGING = frozenset({"acquit", "clear", "exonerate", "absolve", "guilty", "innocent"})  # "of" what did not happen
PROOF = frozenset("evidence sign proof indication suggestion confirmation guarantee truth".split())  # without it, it is not so
FALSE = frozenset(
    "false untrue wrong incorrect baseless unfounded fake lie fabrication impossible unlikely doubtful nonsense myth hoax".split()
)
WRONGLY = frozenset({"wrongly", "falsely", "incorrectly", "mistakenly", "erroneously", "untruthfully"})
ALMOST = frozenset({"almost", "nearly"})  # beside a verb: it did not come to it
DECIDING = frozenset("advise argue choose decide opt rule vote".split())  # "against" doing it
