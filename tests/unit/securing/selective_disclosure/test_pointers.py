"""JSON pointers, and what comes along with the values that they select."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from led_vc.errors import ComplexityLimitError, LedVcError, ProofGenerationError
from led_vc.securing.selective_disclosure import MAXIMUM_POINTERS, parse_pointer, select_json_ld

DOCUMENT: dict[str, Any] = {
    "@context": ["https://a.example"],
    "id": "urn:x:1",
    "type": ["T"],
    "name": "n",
    "other": "hidden",
    "subject": {
        "id": "urn:x:2",
        "type": "S",
        "list": [{"a": 1, "b": 2}, "second", ["x", "y"], {"type": "U", "c": None}],
        "label": {"id": "_:b0", "value": "v", "rest": "r"},
        "a/b": {"c~d": 1, "": 2, "~1": 3},
    },
}
HEAD = {"@context": ["https://a.example"], "id": "urn:x:1", "type": ["T"]}
LAST = {"type": "U", "c": None}
SUBJECT = {"id": "urn:x:2", "type": "S"}


@pytest.mark.parametrize(
    ("pointer", "tokens"),
    [
        ("", ()),
        ("/", ("",)),
        ("/a/0", ("a", "0")),
        ("/a~1b/c~0d/~01", ("a/b", "c~d", "~1")),
        ("/ /é%20", (" ", "é%20")),
    ],
)
def test_a_pointer_is_read_as_rfc_6901_has_it(pointer: str, tokens: tuple[str, ...]) -> None:
    assert parse_pointer(pointer) == tokens


@pytest.mark.parametrize("pointer", ["a", "#/a", "/a~", "/a~2", "/~", "a/b"])
def test_what_is_no_pointer_is_refused(pointer: str) -> None:
    with pytest.raises(ProofGenerationError):
        parse_pointer(pointer)


@pytest.mark.parametrize("pointer", ["/" + "a" * 2048, "/a" * 65])
def test_a_pointer_that_is_too_long_or_too_deep_is_refused(pointer: str) -> None:
    with pytest.raises(ComplexityLimitError):
        parse_pointer(pointer)


@pytest.mark.parametrize(
    ("pointers", "selection"),
    [
        (["/name"], {"name": "n"}),
        (["/subject/list/0/a"], {"subject": {**SUBJECT, "list": [{"a": 1}]}}),
        (["/subject/list/3", "/subject/list/0/b"], {"subject": {**SUBJECT, "list": [{"b": 2}, LAST]}}),
        (["/subject/list/2/1"], {"subject": {**SUBJECT, "list": [["y"]]}}),
        (["/subject/list/3/c"], {"subject": {**SUBJECT, "list": [LAST]}}),
        (["/subject/a~1b/c~0d", "/subject/a~1b/~01"], {"subject": {**SUBJECT, "a/b": {"c~d": 1, "~1": 3}}}),
        (["/subject/a~1b/"], {"subject": {**SUBJECT, "a/b": {"": 2}}}),
        (["/subject/id"], {"subject": SUBJECT}),
        (["/subject"], {"subject": DOCUMENT["subject"]}),
        (["/subject/list/0/a", "/subject"], {"subject": DOCUMENT["subject"]}),
        (["/subject", "/subject/list/0/a"], {"subject": DOCUMENT["subject"]}),
    ],
)  # fmt: skip
def test_with_a_value_come_the_types_and_identifiers_on_the_way_to_it(
    pointers: list[str], selection: dict[str, Any]
) -> None:
    assert select_json_ld(DOCUMENT, pointers) == {**HEAD, **selection}


def test_the_label_of_a_blank_node_does_not_come_along() -> None:
    assert select_json_ld(DOCUMENT, ["/subject/label/value"])["subject"]["label"] == {"value": "v"}


def test_the_empty_pointer_selects_everything() -> None:
    assert select_json_ld(DOCUMENT, ["/name", ""]) == DOCUMENT


def test_more_than_ten_places_of_an_array_keep_their_order() -> None:
    document = {"many": list(range(12))}
    assert select_json_ld(document, [f"/many/{at}" for at in (11, 2, 10)]) == {"many": [2, 10, 11]}


def test_selecting_leaves_the_document_as_it_was() -> None:
    before = deepcopy(DOCUMENT)
    select_json_ld(DOCUMENT, ["/subject/list/3", "/name", ""])
    assert before == DOCUMENT


@pytest.mark.parametrize(
    "pointer",
    [
        "/nothing",
        "/name/0",
        "/subject/list/4",
        "/subject/list/00",
        "/subject/list/-",
        "/subject/list/-1",
        "/subject/list/a",
        "/subject/list/1/length",
        "/subject/list/3/c/d",
        "/subject/list/٣",
    ],
)
@pytest.mark.parametrize("beside", [[], [""], ["/subject"]])
def test_a_pointer_that_matches_nothing_is_refused_whatever_else_is_selected(pointer: str, beside: list[str]) -> None:
    with pytest.raises(ProofGenerationError):
        select_json_ld(DOCUMENT, [*beside, pointer])


def test_no_pointer_selects_nothing_and_is_refused() -> None:
    with pytest.raises(ProofGenerationError):
        select_json_ld(DOCUMENT, [])


def test_too_many_pointers_are_refused() -> None:
    with pytest.raises(ComplexityLimitError):
        select_json_ld(DOCUMENT, ["/name"] * (MAXIMUM_POINTERS + 1))


@given(st.lists(st.text(alphabet="/~01ab-", max_size=8), max_size=4))
def test_only_our_errors_leave_for_any_pointers(pointers: list[str]) -> None:
    try:
        selection = select_json_ld(DOCUMENT, pointers)
    except LedVcError:
        return
    assert selection.keys() <= DOCUMENT.keys()
