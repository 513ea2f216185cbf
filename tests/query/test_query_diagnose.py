"""A malformed query is told what is wrong with it and where, not only where a parser gave up."""

import pytest

from kg.errors import QueryError
from kg.query.diagnose import diagnose
from kg.query.guard import checked
from kg.vocab import Vocabulary

SLIPS = {
    "unclosed brace": ("SELECT ?a WHERE { ?a kg:met ?b", "line 1, column 17: the { that opens here is not closed; add a }"),
    "unclosed bracket": ("ASK { FILTER(?a = ?b }", "line 1, column 22: a ) is missing before this }"),
    "one brace too many": ("ASK { ?a ?b ?c }}", "line 1, column 17: this } closes nothing"),
    "no brace after WHERE": ("SELECT ?a WHERE ?a kg:met ?b }", "line 1, column 11: a { is expected after WHERE"),
    "unclosed text": ('ASK {\n ?a ?b "Kim }', 'line 2, column 8: the " that opens here is not closed'),
    "mistyped form": ("SELEC ?a { ?a ?b ?c }", "line 1, column 1: “SELEC” is no kind of query; did you mean SELECT?"),
    "mistyped keyword": ("ASK { ?a ?b ?c FILTR(?c) }", "line 1, column 16: “FILTR” is no word of SPARQL; did you mean FILTER?"),
    "bare name": ("ASK { ?a skos:prefLabel Kim }", "line 1, column 25: “Kim” is no word of SPARQL; a name needs a prefix"),
    "nothing selected": ("SELECT { ?a ?b ?c }", "line 1, column 1: SELECT needs variables, or *"),
    "commas": ("SELECT ?a, ?b { ?a ?c ?b }", "line 1, column 10: the variables of SELECT stand beside each other"),
    "bare aggregate": ("SELECT COUNT(?a) { ?a ?b ?c }", "line 1, column 8: an expression needs brackets and a name: (COUNT(…) AS ?name)"),
    "no BY": ("SELECT ?a { ?a ?b ?c } ORDER ?a", "line 1, column 24: BY is expected after ORDER"),
    "no number": ("SELECT ?a { ?a ?b ?c } LIMIT x", "line 1, column 24: a whole number is expected after LIMIT"),
    "bare condition": ("ASK { ?a ?b ?c FILTER ?a = ?b }", "line 1, column 16: the condition of FILTER stands in brackets"),
    "no value": (
        "ASK { ?a kg:met }",
        "line 1, column 10: a pattern has three parts, subject, property and value; the value is missing after “kg:met”",
    ),
}


@pytest.mark.parametrize(("sparql", "message"), SLIPS.values(), ids=SLIPS)
def test_a_usual_slip_is_named_with_its_place(sparql: str, message: str) -> None:
    with pytest.raises(QueryError) as found:
        checked(sparql, prefixes=Vocabulary().prefixes)
    assert str(found.value).startswith(message)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT DISTINCT ?a (COUNT(?b) AS ?n) { ?a kg:met/skos:prefLabel ?b ; a kg:Person } GROUP BY ?a ORDER BY DESC(?n) LIMIT 3",
        "ASK { ?a ?b \"it's } here\" . # not { this\n ?c ?d '''x \" y''' }",
        "SELECT (CONCAT(?a, ?b) AS ?c) ?d WHERE { ?a ?p ?b, ?d . <http://x/#y> ?q 5 }",
    ],
)
def test_a_sound_query_has_no_slip(sparql: str) -> None:
    assert diagnose(sparql) is None
