"""Line -> match: the wordings that `kg.read.page.furniture` looks for; each comment quotes a line that it is for."""

from __future__ import annotations

import re

from kg.read.page.words import AGENCIES, AGENCY_NAMES, PICTURE_AGENCIES


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


def _compiled(pattern: str) -> re.Pattern[str]:
    """A space in `pattern` stands for any white space; case does not count."""
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


ANY_AGENCY = _any(*sorted(AGENCIES), *sorted(name.replace("_", " ") for name in AGENCY_NAMES))
ANY_PICTURE_AGENCY = _any(*sorted(PICTURE_AGENCIES))
PIECE = _any("article", "story", "report", "piece", "text", "post", "version", "interview", "column", "content", "page", "transcript")

# ---------------------------------------------------------------------------------------- adverts, pointers, links
# "ADVERTISEMENT – STORY CONTINUES BELOW", "AdChoices", "SPONSORED: …", "- Advertisement -"
ADVERT = _compiled(
    r"\W*(?:advert(?:isement|orial|ising)?s?|ad(?:\s?choices|s)?|paid (?:post|content|partnership)"
    r"|(?:sponsored|promoted|partner)(?: (?:by|content|post|links?|stor(?:y|ies))(?: \w+)?)?)(?:\W*$|\s*[:|–—-].*)"
)
CONTINUES = _compiled(rf"\b{PIECE} (?:continues?|resumes) (?:below|after|beneath)\b")  # "Story continues below this ad"
# What stands before a colon or a bar in a pointer: "READ MORE: …", "ALSO READ | …", "Watch: …", "Previous article: …"
POINTER = _compiled(
    r"\W*"
    + _any(
        r"(?:also |please )?(?:read|see|watch|listen|look|view)(?: (?:also|more|next|now|live|here|this|too))?",
        r"also (?:on|in|by)(?: \S+){0,4}",
        r"(?:in )?(?:videos?|pictures|photos|podcast|audio|gallery|slideshow|infographics?)",
        r"(?:related|recommended)(?: \w+){0,2}",
        r"(?:previous|next)(?: (?:article|story|post|page))?",
        r"don['’]t miss|must[- ]read|up next|trending(?: now)?|most (?:read|viewed|popular)",
        r"more(?: (?:on|from|in|about)(?: \S+){0,4}| stories| news| coverage)?",
        r"live (?:blog|updates)|quiz|poll",
    )
    + r"\s*(?:[:|»>▸►▶]|[–—-] )\s*\S.*"
)
CLICK = _compiled(r"\W*(?:click|tap|press|swipe) (?:here|to|on|the|for|below|above|play|through)\b")  # "Click to play video: '…'"
# A heading of a list of links: "MORE FROM THE COURIER", "Related", "You may also like"
LINK_HEADING = _compiled(
    r"\W*"
    + _any(
        r"(?:read )?more (?:on|from|in|about|like|stories|news|articles|coverage|headlines)\b.*",
        r"also (?:on|in|read|from|see)\b.*|read (?:more|also|next|on)\b.*|explore more\b.*|more",
        r"related(?: (?:articles?|stories|story|news|topics?|content|links|posts|coverage|reading))?|see also|further reading",
        r"most (?:read|popular|viewed|shared|commented)\b.*|popular(?: \w+)?|trending(?: \w+)?|recommended\b.*|top stories\b.*",
        r"latest(?: (?:news|stories|headlines))?(?: from\b.*)?|editor['’]?s['’]? (?:picks?|choice)|don['’]t miss|must[- ]reads?",
        r"you (?:may|might|could) (?:also )?(?:like|be interested)\b.*|up next|what to read next",
        r"around the web|from (?:our partners|the web|the archive)|in other news|in this (?:section|series)|elsewhere(?: on\b.*)?",
    )
    + r"\W*$"
)

# ---------------------------------------------------------------------------------------- notices
# "© The Courier 2024", "Copyright 2024 The Courier", "All rights reserved"
COPYRIGHT = _compiled(r"\W*(?:©|\(c\) |copyright\b(?:\W*(?:©|\(c\)|\d{4})|[^.]{0,40}$)|all rights reserved)")
NOTICE = _compiled(
    _any(
        r"\ball rights reserved\b|\b(?:may|must) not be (?:re)?(?:published|produced|distributed|broadcast|used|written)\b.*"
        r"\b(?:permission|consent|rewritten|redistributed)\b",
        r"\breproduc(?:tion|ed|ing)\b.*\b(?:prohibited|permission|consent)\b",
        r"\b(?:views|opinions) expressed\b.*\b(?:author|writer|columnist|contributor)s?\b",
        rf"\bversion of this {PIECE}\b.*\b(?:print|appeared|appears|published)\b",
        r"\bnot (?:responsible|liable) for (?:the )?content of external\b|^\W*our standards\b",
        r"^\W*comments? (?:are|have been|is) (?:now )?(?:closed|moderated|disabled|off)\b",
        r"\bsolely responsible for (?:all|the|this|its)\b.*\bcontent\b",  # "The agency is solely responsible for all content."
        r"\bwe (?:may|might|can|could)? ?(?:earn|receive|get|make) (?:\w+ ){0,2}commissions?\b|\baffiliate (?:links?|commissions?)\b",
        r"\bhave your say\b|\bcomments? (?:section )?below\b",
        r"^\W*(?:this|the) (?:video|audio|content|page|feature|clip) (?:can ?not|cannot|could not|is not|isn['’]t)\b"
        r".*\b(?:play|load|display|available|support)",
    )
)
# "This article was updated to add a comment.", "Editor's note: …", "Correction: …"
ABOUT_ARTICLE = _compiled(
    rf"\W*(?:this {PIECE}|the (?:article|story|text|post|headline)) (?:has|have|had|was|is) (?:(?:been|being|also) )*"
    r"(?:(?:originally|first) (?:published|produced|posted|written|broadcast)|(?:automatically|lightly|machine)[\s-]+\w+"
    r"|translated|updated|corrected|amended|edited|republished|adapted|revised|syndicated|produced in partnership|part of)\b"
    r"|\W*(?:this is a (?:developing|breaking) (?:news )?story|(?:editor|publisher|author)['’]?s['’]? note\b"
    r"|corrections?\s*(?:\([^)]*\))?\s*[:–—]|clarification\s*:|an? (?:correction|clarification) was (?:made|issued|added) (?:on|to)\b"
    r"|an earlier version of this\b|originally (?:published|appeared) (?:as|in|on|by)\b"
    rf"|this {PIECE} (?:is not|isn['’]t|does not constitute|should not be (?:taken|read|regarded|relied on) as)\b[^.]*\badvice\b)"
)
COOKIES = _compiled(
    r"\bcookies\b.*\b(?:we|our|you|your|accept|reject|policy|consent|browser)\b"
    r"|\b(?:we|our|you|your|accept|reject|this (?:site|website))\b.*\bcookies\b"
)
LOG_IN = _compiled(r"\b(?:log|sign)(?:ged)?\s?-?(?:in|on|up|out)\b|\bsubscrib(?:e|ers?|ing)\b|\bregistered users\b")
TO_COMMENT = _compiled(
    r"\W*(?:already|to (?:comment|continue|read|view|reply|post|write|save|subscribe))\b"
)  # "To comment, log in or register"
# "… delivered to your inbox", "You have two free articles left", "You can opt out"
YOURS = _compiled(
    r"\b(?:to|in|on|into|from|through|enter|check|confirm|manage|update) your (?:\w+ )?"
    r"(?:inbox|e-?mail|phone|mailbox|device|browser|feed|account|newsletters?|preferences|subscription)\b"
    r"|\byour (?:free )?(?:newsletters?|subscription|browser|ad\s?blocker)\b|\byou (?:can|may) (?:opt out|unsubscribe)\b"
    r"|\byou(?:['’]ve| have)? (?:\S+ ){0,6}(?:free )?articles (?:left|remaining|this month)\b"
)
MISS = _compiled(r"\W*don['’]t miss (?:out on )?(?:the|our|a|any|your)\b")  # "Don't miss out on the headlines from World."
# "Please support the Courier", "… depends on readers like you", "Thanks for reading", "You can sign up here for our newsletter"
PLEA = _compiled(
    r"\bplease (?:consider )?(?:support|donat|subscrib|becom)\w*\b|\breaders like you\b"
    r"|\bsupport our (?:\w+ )?(?:work|journalism|reporting|newsroom)\b"
    r"|\bthank(?:s| you) for (?:reading|joining us|following along|watching|listening)\b"
    r"|\bsign up (?:here|now|today|for|to)\b.*\bnewsletters?\b|\bnewsletters?\b.*\bsign up\b"
)

# ---------------------------------------------------------------------------------------- who made it
CREDIT_VERB = _any(
    r"report(?:ing|ed)|writ(?:ing|ten)|edit(?:ing|ed)|compil(?:ing|ed)|translat(?:ing|ed|ion)|photographs?|photography|graphics?|research",
    r"produc(?:ed|tion)|files|contributions?|contributing|inputs?|material|details",
)
# "(Reporting by Ana Ruiz; Editing by Bo Lee)", "-With files from Reuters", "With agencies"
CREDIT = _compiled(
    rf"\W*(?:(?:with|and|plus|additional|further) )*{CREDIT_VERB}(?: (?:and|assistance)\s*\w*)*\s*(?:by\s*:?|from|:)\s*\S"
    r"|\W*with (?:\w+ )?agenc(?:y|ies)\b"
)
# In a whole sentence nothing but names may follow: "Reporting by the panel began in May" is prose.
NAMED = r"(?:[A-Z][\w'’-]*|and|in)"
PLAIN_CREDIT = re.compile(
    rf"\W*(?i:(?:with\s+)?(?:(?:additional|further)\s+)?(?:reporting|writing|editing|research))\s+(?:by|from)\s+{NAMED}(?:,?\s+{NAMED})*\s*[.;]"
)
CONTRIBUTED = _compiled(r"\bcontributed (?:\w+ )?to (?:this|the) (?:report|story|article|reporting|dispatch)\b|\bcontributed reporting\b")
CREDIT_WORD = _any(
    r"(?:file )?photo(?:graph|graphy)?s?|(?:file )?pictures?|images?|credits?|graphics?|illustrations?",
    r"courtesy|handout|video grab|screengrab|screenshot",
)
# "[Photo] …", "Photo: …", "Image source, …", "Photo courtesy of …"
PHOTO_LINE = _compiled(
    rf"\W*(?:\[\s*{CREDIT_WORD}\s*\]|\(\s*{CREDIT_WORD}\s*\)|{CREDIT_WORD}(?: (?:source|caption|credit|by|courtesy))*\s*[:,/|]"
    rf"|{CREDIT_WORD} (?:by|courtesy|provided by) )\s*\S|\W*(?:image|media|photo|figure|video|picture) (?:source|caption|credit)\b"
)
# A credit at the end of a caption: "… on Monday. [COURIER]", "… on Monday. PHOTO: KCNA", "… on Monday. / Courier", "… KCNA via REUTERS"
CREDIT_END = re.compile(
    rf"(?:[.!?][\"'’”)]*|\w)\s*(?:\[[A-Z][^\[\]]{{1,60}}\]|\((?:[^()]*\b)?(?i:{CREDIT_WORD}|via|{ANY_PICTURE_AGENCY})\b[^()]*\))$"
    rf"|[.!?][\"'’”)]*\s+(?:(?i:{CREDIT_WORD})\s*(?:by|of|:|/|–|—|-)?\s*\S.{{0,60}}|[/|]\s*\w.{{1,40}}|[–—-]\s*(?i:{ANY_AGENCY})\b.{{0,30}}"
    r"|[A-Z][A-Z0-9&.-]+(?:[\s/]+(?:via\s+)?[A-Z0-9&.-]+){0,4})$"
    rf"|^[\w .'’-]{{2,40}}/\s?(?i:{ANY_PICTURE_AGENCY})\b[\w /-]*$"
)
SIGN_OFF = _compiled(rf"\W*(?:ends?|-?30-?|#+|x{{3,}}|more to follow|{ANY_AGENCY})\W*")  # "(END)", "— Reuters"
SOURCE_LINE = _compiled(r"\W*sources?\s*:\s*\S")  # "Source: KCNA"

# ---------------------------------------------------------------------------------------- figures, dates, addresses
ADDRESS = re.compile(
    r"(?<![\w.+\-])[\w.+\-]{1,100}@[\w\-]+(?:\.[\w\-]+)+|https?://\S+|www\.\S+|(?<!\w)@\w{3,}"
    r"|(?<![\w.])\w+(?:\.\w+){0,5}\.(?:com|org|net)(?:/\S*)?\b"
)
PHONE = re.compile(r"\+?\d[\d\s().\-]{6,}\d")
STAMP = _compiled(
    r"\W*(?:(?:first|last|originally|article|story|date) )*"
    r"(?:published|posted|updated?|modified|created|issued|input|uploaded)\b(?: (?:on|at))?\s*:?"
)  # "First published: 28 Feb 2025, 06:40 IST"
CLOCK = _compiled(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d{2}\b|\b\d+ (?:sec|min|hour|day|week|month|year)\w* ago\b")
READING_TIME = _compiled(
    r"\W*(?:reading time\W*)?\d+\s*-?\s*min(?:ute)?s?(?: read)?\W*$|\W*\d+ (?:second|minute|hour|day|week|month)s? ago\W*$"
)
TAGS = _compiled(
    r"\W*(?:tags?|topics?|keywords?|filed (?:under|in)|categor(?:y|ies)|hashtags?|in this article|posted in|people mentioned|word count)"
    r"\s*[:|]"
)
RATE = re.compile(r"\W*\(?[^()]{0,12}\d[^()]*=[^()]*\d[^()]*\)?\W*")  # "($1 = 0.9120 euros)"
ARROW_NUMBER = re.compile(r"[▲△▼▽↑↓]\s*[+\-]?\d|\d\s*[▲△▼▽↑↓]")  # "COURIER 100 3,118.20 ▲ 0.4%"
NUMBER = re.compile(r"[+\-$€£¥]?\d[\d.,]*")
UNIT = re.compile(r"[%°℃℉]|m/s|km/h")
LABEL = re.compile(r"[A-Z][\w ]{1,30}:\s|\b[A-Z]{2,}\b")
MARKET = _compiled(r"\W*(?:weather|markets?|stocks?|currenc(?:y|ies)|forex|traffic|temperature|gold|oil|bitcoin)\s*:.*\d.*")
SEPARATOR = re.compile(r"\s[|•·▪►▸»›>→/◦]\s|\s{3,}")  # "Home > World > Americas"
