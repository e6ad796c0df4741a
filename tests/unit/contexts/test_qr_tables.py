"""The QR tables: append-only numbers, by rule."""

import json
import math
from typing import Any

import pytest

from led_vc.contexts import QR_TABLE_IDS, qr_table, qr_tables
from led_vc.errors import QrTableUnknownError
from tests.paths import SHARED, requires_shared


def _listed(table: Any) -> dict[str, int]:
    return {
        one["prefix"] + value: one["first"] + at for one in table["url_lists"] for at, value in enumerate(one["values"])
    }


def _size(rule: Any) -> int:
    return math.prod(rule[name][1] - rule[name][0] + 1 for name in ("n", "m") if name in rule)


@requires_shared
def test_the_table_has_exactly_the_agreed_numbers() -> None:
    agreed = json.loads((SHARED / "credential" / "cborld-entry.json").read_text())
    table = qr_table(5300)
    assert _listed(table) == agreed["url"]
    assert table["url_rules"] == agreed["url_rules"]
    for name in ("context", "https://w3id.org/security#cryptosuiteString", "none", "registryEntryId"):
        assert table[name] == agreed[name]


def test_no_number_and_no_value_is_used_twice() -> None:
    table = qr_table(5300)
    numbers = list(_listed(table).values())
    for rule in table["url_rules"]:
        numbers += range(rule["first"], rule["first"] + _size(rule))
    assert len(numbers) == len(set(numbers)) == 53_572
    assert len(_listed(table)) == sum(len(one["values"]) for one in table["url_lists"]) == 589


@pytest.mark.parametrize("number", [0, 255, 65535])
def test_numbers_that_cbor_ld_writes_oddly_are_left_free(number: int) -> None:
    table = qr_table(5300)
    assert number not in _listed(table).values()
    assert not [rule for rule in table["url_rules"] if rule["first"] <= number < rule["first"] + _size(rule)]


def test_the_demo_has_an_entry_of_its_own() -> None:
    register, demo = qr_tables()
    assert (register["registryEntryId"], demo["registryEntryId"]) == (5300, 5301) == tuple(QR_TABLE_IDS.values())
    assert {**register, "registryEntryId": 0} == {**demo, "registryEntryId": 0}


def test_a_table_speaks_of_one_register() -> None:
    text = json.dumps(qr_table(5300, host="register.example"))
    assert "did:web:register.example:provider:{n}" in text
    assert "led.example" not in text
    assert "{host}" not in text


@pytest.mark.parametrize("entry_id", [0, -1, 5299, 5302, 2**64])
def test_an_entry_that_is_not_ours_is_unknown(entry_id: int) -> None:
    with pytest.raises(QrTableUnknownError):
        qr_table(entry_id)


def test_a_caller_cannot_change_the_next_callers_table() -> None:
    table: Any = qr_table(5300)
    table["none"]["changed"] = 1
    assert "changed" not in qr_table(5300)["none"]
