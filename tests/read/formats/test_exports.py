"""Exports of news databases become their articles, with title, date, outlet and author."""

from collections.abc import Callable
from datetime import date

import makers
import pytest
from makers import LINES, TITLE

FACTIVA_CODED = f"""HD {TITLE}
BY By Ana Ruiz
WC 73 words
PD 12 March 2024
SN Lake Courier
SC LAKEC
LA English
CY Copyright 2024, Lake Courier
LP
{LINES[0]}

TD
{LINES[1]}

NS gcat : Political/General News
PUB Lake Press
AN Document LAKEC00020240312ek3c00001

HD Ferry fined for delays in winter
WC 50 words
PD 13 March 2024
SN Lake Wire
SC LWIRE
LA English
LP
{LINES[3]}

TD
{LINES[2]}

AN Document LWIRE00020240313ek3d00002
"""
FACTIVA_PLAIN = f"""{TITLE}
By Ana Ruiz
73 words
12 March 2024
09:15
Lake Courier
LAKEC
English
Copyright 2024, Lake Courier

{LINES[0]}

{LINES[1]}

Document LAKEC00020240312ek3c00001

Ferry fined for delays in winter
50 words
13 March 2024
Lake Wire
LWIRE
English
(c) 2024 Lake Wire

{LINES[3]}

{LINES[2]}

Document LWIRE00020240313ek3d00002
"""
NEXIS_OLD = f"""                               1 of 2 DOCUMENTS


                                  Lake Courier

                             March 12, 2024 Tuesday

HEADLINE: {TITLE}

BYLINE: Ana Ruiz

SECTION: NEWS; Pg. 3

LENGTH: 73 words

BODY:

{LINES[0]}

{LINES[1]}

LOAD-DATE: March 13, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                               2 of 2 DOCUMENTS


                                  Lake Wire

                             March 13, 2024 Wednesday

HEADLINE: Ferry fined for delays in winter

LENGTH: 50 words

BODY:

{LINES[3]}

{LINES[2]}

LANGUAGE: ENGLISH
"""
NEXIS_NEW = f"""{TITLE}
Lake Courier
March 12, 2024 Tuesday


Copyright 2024 Lake Press All Rights Reserved

Section: NEWS; Pg. 3
Length: 73 words
Byline: Ana Ruiz
Body


{LINES[0]}

{LINES[1]}

Load-Date: March 13, 2024


End of Document

Ferry fined for delays in winter
Lake Wire
March 13, 2024 Wednesday

Copyright 2024 Lake Wire All Rights Reserved

Section: NEWS
Length: 50 words
Body

{LINES[3]}

{LINES[2]}

Load-Date: March 14, 2024


End of Document
"""
EXPORTS = {"Factiva with codes": FACTIVA_CODED, "Factiva as read": FACTIVA_PLAIN, "LexisNexis": NEXIS_OLD, "Nexis Uni": NEXIS_NEW}


@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)
def test_each_article_of_an_export_is_one(read_file: Callable, export: str) -> None:
    documents, problems = read_file(export)
    assert problems == []
    assert [d.title for d in documents] == [TITLE, "Ferry fined for delays in winter"]
    assert [d.published for d in documents] == [date(2024, 3, 12), date(2024, 3, 13)]
    assert [d.publisher for d in documents] == ["Lake Courier", "Lake Wire"]
    assert [d.authors for d in documents] == [("Ana Ruiz",), ()]
    assert [d.text.split("\n\n")[1:] for d in documents] == [[LINES[0], LINES[1]], [LINES[3], LINES[2]]]
    assert [d.source.rpartition(", ")[2] for d in documents] == ["article 1", "article 2"]


@pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)
def test_an_export_with_windows_line_ends_is_the_same(read_file: Callable, export: str) -> None:
    assert len(read_file(export.replace("\n", "\r\n"))[0]) == 2


@pytest.mark.parametrize("export", [FACTIVA_PLAIN, NEXIS_NEW], ids=["Factiva", "Nexis Uni"])
def test_an_export_as_a_word_document_is_read_alike(read_file: Callable, export: str) -> None:
    documents, _ = read_file(makers.word([("Normal", line) for line in export.split("\n")]), "a.docx")
    assert [d.title for d in documents] == [TITLE, "Ferry fined for delays in winter"]


def test_an_article_that_only_speaks_of_documents_is_no_export(read_file: Callable) -> None:
    (document,), _ = read_file("\n\n".join(["Body found near old pier", *LINES, "The police have 2 of 3 documents they need."]))
    assert document.title == "Body found near old pier"
