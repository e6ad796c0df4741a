"""Booleans, numbers and JSON as literals: exactly, or not at all."""

from typing import Any

import pytest

from led_vc.errors import DataLossError, MalformedValueError, ProofTransformationError
from led_vc.rdf.literals import json_literal, native_literal, text_literal
from led_vc.rdf.terms import XSD, XSD_DOUBLE

INTEGER = f"{XSD}integer"


@pytest.mark.parametrize(
    ("value", "datatype", "expected"),
    [
        (True, None, f'"true"^^<{XSD}boolean>'),
        (False, INTEGER, f'"false"^^<{INTEGER}>'),
        (60, None, f'"60"^^<{INTEGER}>'),
        (-3, "urn:t", '"-3"^^<urn:t>'),
        (1.0, None, f'"1"^^<{INTEGER}>'),
        (-0.0, None, f'"0"^^<{INTEGER}>'),
        (0.5, None, f'"5.0E-1"^^<{XSD_DOUBLE}>'),
        (5, XSD_DOUBLE, f'"5.0E0"^^<{XSD_DOUBLE}>'),
        (1.5, INTEGER, f'"1.5E0"^^<{INTEGER}>'),
        (1e21, None, f'"1.0E21"^^<{XSD_DOUBLE}>'),
        (1e-7, None, f'"1.0E-7"^^<{XSD_DOUBLE}>'),
        (2**53 - 1, XSD_DOUBLE, f'"9.007199254740991E15"^^<{XSD_DOUBLE}>'),
        (7, f"{XSD}string", '"7"'),
    ],
)
def test_a_native_value_has_one_canonical_literal(value: Any, datatype: str | None, expected: str) -> None:
    assert native_literal(value, datatype) == expected


@pytest.mark.parametrize("value", [2**53, -(2**53), 1e16, 0.1 + 0.2, 1 / 3 * 1e-300])
def test_a_number_that_would_lose_digits_is_refused(value: float) -> None:
    with pytest.raises(DataLossError):
        native_literal(value, None)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), b"x"])
def test_what_is_not_json_is_refused(value: Any) -> None:
    with pytest.raises(ProofTransformationError):
        native_literal(value, None)


def test_a_json_literal_is_canonical_json() -> None:
    expected = r'"{\"a\":1,\"b\":[null,1e+21]}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>'
    assert json_literal({"b": [None, 1e21], "a": 1.0}) == expected
    assert json_literal({"a": 1, "b": [None, 1e21]}) == expected


def test_a_json_literal_that_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(MalformedValueError):
        json_literal({"a": float("nan")})


@pytest.mark.parametrize("text", ["0.5", "5.0e-1", "5E-1", "5.0E-01", "nan", "1_0.0E0", "x", "INF"])
def test_a_double_as_text_must_be_in_the_form_that_everyone_signs(text: str) -> None:
    with pytest.raises(DataLossError):
        text_literal(text, XSD_DOUBLE)
    assert text_literal("5.0E-1", XSD_DOUBLE) == f'"5.0E-1"^^<{XSD_DOUBLE}>'
