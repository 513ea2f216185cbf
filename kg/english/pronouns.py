"""Pronoun or determiner -> what it tells: person, number, gender, definiteness."""

from __future__ import annotations

from kg.english.tables import words

ARTICLES = words("the a an")
DEFINITE = words("the this that these those")
POSSESSIVES = words("my your his her its our their whose")
DEMONSTRATIVES = words("this that these those")
REFLEXIVES = words("myself yourself himself herself itself ourselves yourselves themselves")
FIRST_PERSON = words("i me my mine myself we us our ours ourselves")
SECOND_PERSON = words("you your yours yourself yourselves")
HE = words("he him his himself")
SHE = words("she her hers herself")
IT = words("it its itself")
THEY = words("they them their theirs themselves")
PERSONAL = FIRST_PERSON | SECOND_PERSON | HE | SHE | IT | THEY
PLURAL_PRONOUNS = THEY | words("we us our ours ourselves")
REFERRING = (PERSONAL | POSSESSIVES | REFLEXIVES) - {"whose"}  # what stands for something told before or beside it
