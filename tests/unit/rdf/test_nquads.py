"""N-Quads: one form for each term, and nothing that the grammar does not have."""

import pytest

from led_vc.errors import ComplexityLimitError, ParsingError
from led_vc.rdf.limits import Limits
from led_vc.rdf.nquads import parse_nquads
from led_vc.rdf.terms import line

LIMITS = Limits()


def canonical(source: str) -> str:
    return "".join(map(line, parse_nquads(source, LIMITS)))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r'"\u0041\U0001F303"', '"A\U0001f303"'),
        (r'"\'"', '"\'"'),
        (r'"\u0008\u0009\u000A\u000C\u000D\u0022\u005C"', r'"\b\t\n\f\r\"\\"'),
        (r'"\u0000\u0007\u000B\u000E\u001F\u007F"', r'"\u0000\u0007\u000B\u000E\u001F\u007F"'),
        (r'"\uFFFE\uFFFF\uFFFD"', r'"\uFFFE\uFFFF' + '\ufffd"'),
        ('"\u2028\x85"', '"\u2028\x85"'),
        ('"x"^^<http://www.w3.org/2001/XMLSchema#string>', '"x"'),
        ('"x"@nl-BE', '"x"@nl-BE'),
        (r"<urn:\u0061>", "<urn:a>"),
        ("_:b.1", "_:b.1"),
    ],
)
def test_each_term_has_one_form(source: str, expected: str) -> None:
    assert canonical(f"<urn:s> <urn:p> {source} .") == f"<urn:s> <urn:p> {expected} .\n"


def test_comments_blank_lines_and_white_space_say_nothing() -> None:
    source = "# a comment\n\n \t<urn:s>\t<urn:p><urn:o>  <urn:g>. # more\r\n\r\n"
    assert canonical(source) == "<urn:s> <urn:p> <urn:o> <urn:g> .\n"


def test_a_statement_counts_once() -> None:
    assert len(parse_nquads('<urn:s> <urn:p> "A" .\n<urn:s> <urn:p> "\\u0041" .\n', LIMITS)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "<urn:s> <urn:p> <urn:o>",
        "<urn:s> <urn:p> .",
        '"s" <urn:p> <urn:o> .',
        "<urn:s> _:p <urn:o> .",
        "<urn:s> <urn:p> <o> .",
        "<urn:s> <urn:p> <urn:a b> .",
        '<urn:s> <urn:p> "x"^^<integer> .',
        r'<urn:s> <urn:p> "\uD800" .',
        r'<urn:s> <urn:p> "\U00110000" .',
        r'<urn:s> <urn:p> "\x" .',
        '<urn:s> <urn:p> "x"@ .',
        '<urn:s> <urn:p> "x" "y" .',
        "<urn:s> <urn:p> <urn:o> .\u2028<urn:s> <urn:p> <urn:o> .",
        r"<urn:s> <urn:p> <urn:\u0020> .",
        "<urn:s> <urn:p> _: .",
    ],
)
def test_what_the_grammar_does_not_have_is_refused(source: str) -> None:
    with pytest.raises(ParsingError):
        parse_nquads(source, LIMITS)


def test_more_statements_than_the_limit_are_refused() -> None:
    source = "".join(f"<urn:s> <urn:p> <urn:o{number}> .\n" for number in range(4))
    assert len(parse_nquads(source, Limits(max_quads=4))) == 4
    with pytest.raises(ComplexityLimitError):
        parse_nquads(source, Limits(max_quads=3))
