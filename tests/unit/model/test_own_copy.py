"""The copy that every verification starts with."""

import copy
from types import MappingProxyType
from typing import Any

import pytest

from led_vc.errors import ParsingError, RangeError
from led_vc.model import own_copy
from led_vc.model.received import MAXIMUM_DEPTH


def test_the_copy_is_equal_and_shares_nothing() -> None:
    received: dict[str, Any] = {"a": [{"b": 1.5}, None, True, "é"]}
    before, made = copy.deepcopy(received), own_copy(received)
    made["a"][0]["b"] = 2
    assert received == before


def test_read_only_mappings_and_tuples_are_documents_too() -> None:
    assert own_copy(MappingProxyType({"a": (1, 2)})) == {"a": [1, 2]}


@pytest.mark.parametrize("value", [2**53, -(2**53), 10**400])
def test_an_integer_that_json_readers_disagree_about_is_out_of_range(value: int) -> None:
    with pytest.raises(RangeError):
        own_copy({"recordVersion": value})


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), b"bytes", {1: 2}, {"a": "\ud800"}, {"\udfff": 1}, object()]
)
def test_what_json_could_not_have_carried_is_refused(value: object) -> None:
    with pytest.raises(ParsingError):
        own_copy({"x": value})


def nested(depth: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for _ in range(depth - 1):
        value = {"x": value}
    return value


def test_a_document_may_be_as_deep_as_the_limit_and_no_deeper() -> None:
    own_copy(nested(MAXIMUM_DEPTH))
    with pytest.raises(ParsingError):
        own_copy(nested(MAXIMUM_DEPTH + 1))


def test_a_document_that_holds_itself_ends_in_an_error() -> None:
    loop: dict[str, Any] = {}
    loop["self"] = loop
    with pytest.raises(ParsingError):
        own_copy(loop)


@pytest.mark.parametrize("value", [None, [], "text", 5])
def test_only_an_object_is_a_document(value: Any) -> None:
    with pytest.raises(ParsingError):
        own_copy(value)
