"""The table: rules are worked out, numbers mean one thing, and what the table lacks is an error."""

from typing import Any

import pytest

from led_vc import contexts
from led_vc.errors import MalformedValueError
from led_vc.qr import QrTable, demo_table
from led_vc.qr.numbers import Numbers, Rule

KEYS = Rule.from_document(
    {"template": "did:web:led.example:provider:{n}#k{m}", "n": [1, 999], "m": [1, 16], "first": 10000}
)


def test_the_last_serial_runs_fastest() -> None:
    assert KEYS.number_of("did:web:led.example:provider:2#k3") == 10000 + 16 + 2


def test_every_number_of_a_rule_comes_back() -> None:
    values = [KEYS.value_of(KEYS.first + offset) for offset in range(KEYS.size)]
    assert [KEYS.number_of(value or "") for value in values] == list(range(KEYS.first, KEYS.first + KEYS.size))


@pytest.mark.parametrize(
    "value",
    [
        "did:web:led.example:provider:0#k1",
        "did:web:led.example:provider:1000#k1",
        "did:web:led.example:provider:1#k17",
        "did:web:led.example:provider:01#k1",
        "did:web:led.example:provider:1#k1 ",
        "did:web:led.example:provider:1#k1\n",
        "did:web:ledxexample:provider:1#k1",
        "did:web:led.example:provider:١#k1",
    ],
)
def test_a_rule_covers_nothing_but_its_own_serials(value: str) -> None:
    assert KEYS.number_of(value) is None


@pytest.mark.parametrize("number", [9999, 10000 + 999 * 16])
def test_a_number_beside_a_rule_has_no_value(number: int) -> None:
    assert KEYS.value_of(number) is None


def test_a_value_of_a_list_has_the_number_of_its_place() -> None:
    table = demo_table().tables["url"]
    assert (table.number_of("http://data.europa.eu/snb/eqf/7"), table.value_of(16)) == (
        16,
        "http://data.europa.eu/snb/eqf/7",
    )


def test_the_demo_has_an_entry_of_its_own() -> None:
    assert demo_table().entry_id == 5301


def test_the_expanded_table_says_what_the_rules_say() -> None:
    numbers = demo_table().tables["url"]
    expanded = numbers.expanded()
    assert all(numbers.value_of(number) == value for value, number in expanded.items())
    assert len(expanded) == 53_572


@pytest.mark.parametrize(
    "numbers",
    [{"a": 1, "b": 1}, {"a": 255}, {"a": 65535}, {"a": -1}, {"a": 2**32}, {"a": True}, {"a": "1"}],
    ids=["twice", "255", "65535", "negative", "too large", "bool", "text"],
)
def test_a_table_with_an_unusable_number_is_refused(numbers: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        Numbers(numbers)


def test_a_list_that_runs_into_a_rule_is_refused() -> None:
    with pytest.raises(MalformedValueError, match="two meanings"):
        Numbers({"https://led.example/": 10_005}, [KEYS])


def test_two_rules_that_overlap_are_refused() -> None:
    other = Rule.from_document({"template": "https://led.example/{n}", "n": [1, 9], "first": 25_983})
    with pytest.raises(MalformedValueError, match="two meanings"):
        Numbers({}, [KEYS, other])


@pytest.mark.parametrize(
    "change",
    [
        {"registryEntryId": None},
        {"registryEntryId": 0},
        {"registryEntryId": True},
        {"none": ["a"]},
        {"url": ["a"]},
        {"url_lists": {}},
        {"url_lists": [{"prefix": "x", "first": "1", "values": []}]},
        {"url_lists": [{"prefix": "x", "first": 1, "values": ["a", "a"]}]},
        {"url_lists": [{"prefix": "x", "first": 254, "values": ["a", "b"]}]},
        {"url_rules": [{"template": "x", "n": [1, 2], "first": 9}]},
        {"url_rules": [{"template": "{n}", "n": [2, 1], "first": 9}]},
        {"url_rules": [{"template": "{n}", "first": 9}]},
        {"url_rules": [{"template": "{n}", "n": [1, 9], "first": 250}]},
        {"url_rules": ["{n}"]},
    ],
)
def test_a_malformed_table_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        QrTable.load({**contexts.qr_table(5301), **change})
