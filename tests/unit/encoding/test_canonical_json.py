"""JCS: one text per value."""

import json

import pytest
import rfc8785
from hypothesis import example, given, settings
from hypothesis import strategies as st

from led_vc.encoding import jcs, parse_json
from led_vc.errors import ComplexityLimitError, MalformedValueError, RangeError
from tests.unit.encoding.test_strict_json import VALUES


@settings(deadline=None)
@given(VALUES)
def test_the_strict_reader_reads_what_jcs_writes(value: object) -> None:
    try:
        text = jcs(value)
    except MalformedValueError:
        return  # a lone surrogate has no canonical form
    assert jcs(parse_json(text, max_bytes=10**7)) == text


@settings(deadline=None, max_examples=500)
@given(VALUES)
@example({"\U00010000": 1, "\uffff": 2, "a": [True, None, 2**53 - 1]})
@example({"a": [-0.0, 1e21, 0.5]})
@example({"".join(map(chr, range(128))): "".join(map(chr, range(0x300))), "\u2028": "\u2028\U0010ffff"})
@example([(1, 2), {"": {}}, [], {}, 2**53, {"a": 2**53}])
def test_whoever_writes_it_the_text_is_the_same(value: object) -> None:
    try:
        expected = rfc8785.dumps(value)  # type: ignore[arg-type]  # whatever hypothesis thinks of
    except (rfc8785.CanonicalizationError, UnicodeError):
        with pytest.raises((MalformedValueError, RangeError)):
            jcs(value)
    else:
        assert jcs(value) == expected


@settings(deadline=None)
@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.integers(-9, 9), max_size=6))
def test_the_order_of_members_does_not_matter(value: dict[str, int]) -> None:
    assert jcs(dict(reversed(value.items()))) == jcs(value)


@pytest.mark.parametrize("number", [2**53, -(2**53), 10**30])
def test_an_integer_that_json_cannot_hold_is_out_of_range(number: int) -> None:
    with pytest.raises(RangeError):
        jcs({"statusListIndex": number})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1: "a"}, "\ud800", {"\ud800": 1}, {"a": object()}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(MalformedValueError):
        jcs(value)


def test_a_refusal_does_not_quote_the_value() -> None:
    with pytest.raises(MalformedValueError) as caught:
        jcs({"name": "Peeters\ud800"})
    assert "Peeters" not in str(caught.value)


def test_endless_depth_is_an_error_of_ours() -> None:
    value: list[object] = []
    for _ in range(100_000):
        value = [value]
    with pytest.raises(ComplexityLimitError):
        jcs(value)


def test_composed_and_decomposed_letters_stay_different() -> None:
    composed = jcs({"name": "Jos\u00e9"})
    assert composed != jcs({"name": "Jose\u0301"})
    assert json.loads(composed) == {"name": "Jos\u00e9"}
