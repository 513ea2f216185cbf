"""Closed word lists of the extraction rules: lemma in, class or verb out. General English, ours; nothing here names one story."""

from __future__ import annotations

HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "mister", "dr", "st", "madam", "lord", "lady"})
LIGHT_VERBS = frozenset(
    {
        "make",
        "hold",
        "have",
        "take",
        "pay",
        "give",
        "conduct",
        "launch",
        "carry",
        "stage",
        "mount",
        "do",
        "begin",
        "open",
        "host",
        "undertake",
        "complete",
        "perform",
        "deliver",
        "lodge",
        "file",
        "issue",
        "impose",
        "offer",
        "provide",
        "reach",
        "sign",
        "conclude",
        "announce",
    }
)

SOURCED = "according to"  # the role of who tells it, which is no argument of the verb
# nouns for people who hold a post: "which" after them speaks of their body, not of them
POSTS = frozenset(
    "adviser aide ambassador analyst boss captain chair chairman chairwoman chancellor chief commander deputy director economist employee envoy executive founder governor head lawyer leader mayor member minister official officer owner president professor representative researcher secretary senator spokesman spokesperson spokeswoman".split()
)

# noun -> the verb whose event it names; with these a possessor is the one who acts and "of" the one it happens to
EVENT_NOUNS = {
    "abduction": "abduct", "acquisition": "acquire", "adoption": "adopt", "agreement": "agree", "ambush": "ambush", "announcement": "announce",
    "appointment": "appoint", "approval": "approve", "arrest": "arrest", "assassination": "assassinate", "attack": "attack", "ban": "ban",
    "bombardment": "bombard", "bombing": "bomb", "boycott": "boycott", "call": "call", "capture": "capture", "condemnation": "condemn",
    "construction": "construct", "conviction": "convict", "cooperation": "cooperate", "criticism": "criticize", "deployment": "deploy",
    "destruction": "destroy", "detention": "detain", "discovery": "discover", "discussion": "discuss", "dismissal": "dismiss", "donation": "donate",
    "election": "elect", "endorsement": "endorse", "execution": "execute", "expansion": "expand", "export": "export", "extradition": "extradite",
    "import": "import", "indictment": "indict", "inspection": "inspect", "invasion": "invade", "investigation": "investigate", "investment": "invest",
    "invitation": "invite", "kidnapping": "kidnap", "killing": "kill", "launch": "launch", "meeting": "meet", "merger": "merge", "murder": "murder",
    "negotiation": "negotiate", "nomination": "nominate", "occupation": "occupy", "payment": "pay", "presentation": "present", "promotion": "promote",
    "prosecution": "prosecute", "protest": "protest", "publication": "publish", "purchase": "purchase", "raid": "raid", "refusal": "refuse",
    "rejection": "reject", "release": "release", "removal": "remove", "resignation": "resign", "rescue": "rescue", "return": "return", "review": "review",
    "sale": "sell", "seizure": "seize", "shipment": "ship", "shooting": "shoot", "speech": "speak", "strike": "strike", "summit": "meet",
    "support": "support", "suspension": "suspend", "takeover": "take over", "talk": "talk", "talks": "talk", "test": "test", "theft": "steal", "threat": "threaten",
    "tour": "tour", "transfer": "transfer", "treatment": "treat", "trial": "try", "trip": "travel", "visit": "visit", "vote": "vote", "withdrawal": "withdraw",
}  # fmt: skip
