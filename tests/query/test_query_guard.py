"""What a user's query may ask, and what is said where it may not or cannot be read."""

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.query.guard import NEVER_VALID, checked
from kg.vocab import Vocabulary

PREFIXES = Vocabulary().prefixes


def check(sparql: str) -> str:
    return checked(sparql, prefixes=PREFIXES)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s WHERE { ?s kg:dismissed ?o }",
        "ASK { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DESCRIBE ent:Kim_Jong-un",
        "PREFIX ex: <http://example.org/> SELECT * WHERE { ?s ex:p ?o }",
        'SELECT * WHERE { ?s ?p ?o FILTER(CONTAINS(?o, "the Secret Service <http://x> FROM <y>")) } # LOAD <z>',
        "SELECT ?service ?from WHERE { ?service kg:met ?from }",
    ],
    ids=["select", "ask", "construct", "describe", "own prefix", "words in strings", "words as variables"],
)
def test_a_query_that_only_reads_passes(sparql: str) -> None:
    assert check(sparql) == sparql


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://x> { ?a ?b ?c } }",
        "SELECT * { SERVICE SILENT ?s { ?a ?b ?c } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://x> {} } }",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { { SELECT ?s { SERVICE <http://x> {} } } } }",
        "SELECT (EXISTS { SERVICE <http://x> {} } AS ?z) {}",
        "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <http://x> {} })",
        "SELECT * { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE <http://x> {} })",
        "SELECT * { { ?s ?p ?o } UNION { SERVICE <http://x> {} } }",
        "SELECT * { ?s ?p ?o MINUS { SERVICE <http://x> {} } }",
        "SELECT * { OPTIONAL { GRAPH ?g { SERVICE <http://x> {} } } }",
        "ASK { BIND(EXISTS { SERVICE <http://x> {} } AS ?z) }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o SERVICE <http://x> {} }",
        "DESCRIBE ?s { ?s ?p ?o SERVICE <http://x> {} }",
        "SELECT * # a carriage return ends a comment for Oxigraph\r{ SERVICE <http://x> {} }",
    ],
)
def test_service_is_refused_wherever_it_hides(sparql: str) -> None:
    with pytest.raises(QueryError, match="SERVICE would call another host"):
        check(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://x> { GRAPH ?g { ?s ?p ?o } }",
        "CONSTRUCT FROM <http://x> WHERE { ?s ?p ?o }",
        "ASK FROM <http://x> { ?s ?p ?o }",
        "DESCRIBE <http://y> FROM <http://x>",
    ],
)
def test_from_is_refused(sparql: str) -> None:
    with pytest.raises(QueryError, match="FROM would read another graph"):
        check(sparql)


@pytest.mark.parametrize(
    "word", ["INSERT DATA { <a:b> <a:b> <a:b> }", "DELETE WHERE { ?s ?p ?o }", "LOAD <file:///etc/passwd>", "CLEAR ALL", "drop all"]
)
def test_updates_are_refused_by_name(word: str) -> None:
    with pytest.raises(QueryError, match=f"not allowed: {word.split(maxsplit=1)[0].upper()} would change the graph"):
        check(f"# an update\nPREFIX ex: <http://x/>\n{word}")


def test_an_escape_that_the_two_parsers_read_differently_is_refused() -> None:
    # rdflib would end the string here and take the rest for a comment; Oxigraph would call the host
    hidden = 'SELECT * { ?s ?p "\\u0022 } # " . SERVICE <http://x> { ?a ?b ?c } }'
    with pytest.raises(QueryError, match="write the character itself"):
        check(hidden)


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?s WHERE { ?s kg:met 'Kim' , }", "line 1, column 28: malformed query near “'Kim' , }”"),
        ("SELECT * {\n ?s nope:p ?o }", "line 2, column 5: prefix nope: is not known; known are art, diff, ent, ev, kg,"),
        ("SELECT * { ?s :p ?o }", "line 1, column 15: prefix : is not known"),
        ("  ", "the query is empty; `kg query --list`"),
        ("SELECT * { ?s ?p ?o FILTER(" + "(" * 5000 + "?o" + ")" * 5000 + ") }", "the query is nested too deeply"),
        ("SELECT * { ?s ?p '" + "x" * 100_000 + "' }", "the query has 100021 characters, more than 100000 are not read"),
    ],
)
def test_what_is_malformed_is_told_with_its_place(sparql: str, message: str) -> None:
    with pytest.raises(QueryError) as found:
        check(sparql)
    assert str(found.value).startswith(message)
    assert "\n" not in str(found.value)


@pytest.mark.parametrize(
    "sparql", ["ASK {}", "SELECT * { ?s ?p ?o } # comment", "ASK { ?s ?p '''", "ASK { ?s ?p '", "SELECT * { SERVICE <http://x> {} } #"]
)
def test_asking_where_an_error_is_can_never_run_the_query(sparql: str) -> None:
    with pytest.raises(SyntaxError):
        ox.Store().query(sparql + NEVER_VALID)
