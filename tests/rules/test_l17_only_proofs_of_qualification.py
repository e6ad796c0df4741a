"""L17: "LED bevat alleen de gegevens van kwalificatiebewijzen." """

import json
from collections.abc import Iterator
from typing import Any

import pytest

from led_issuer.tables import persons, records
from led_vc import contexts
from tests.register_desk import Desk, row


@pytest.mark.parametrize("column", ["adres", "puntenlijst", "werkervaring", "email"])
def test_l17_every_row_of_a_delivery_with_another_column_is_rejected(desk: Desk, column: str) -> None:
    delivered = desk.deliver(row(**{column: "iets"}), row(bron_record_id="HO/2"))
    assert delivered.codes == [(f"COLUMN_UNKNOWN:{column}",)] * 2
    assert desk.count(records) == desk.count(persons) == 0


def test_l17_in_json_lines_only_the_row_with_another_member_is_rejected(desk: Desk) -> None:
    rows = [row(), row(bron_record_id="HO/2", adres="Kerkstraat 1")]
    data = "".join(json.dumps(one) + "\n" for one in rows).encode()
    delivered = desk.deliver_file(data, count=2, formaat="jsonl")
    assert delivered.codes == [("ROW_OK",), ("COLUMN_UNKNOWN:adres",)]


def test_l17_a_column_name_that_could_hold_personal_data_is_not_repeated(desk: Desk) -> None:
    assert desk.deliver(row(**{"Jan 83021700083": "x"})).codes == [("COLUMN_UNKNOWN:?",)]


@pytest.mark.parametrize("url", [contexts.QUALIFICATION_V1, contexts.SUMMARY_V1])
def test_l17_the_schemas_of_the_credentials_are_closed_at_every_level(url: str) -> None:
    objects = [node for node in _nodes(contexts.schema(url + "/schema.json")) if "properties" in node]
    assert len(objects) > 3
    assert all(node.get("additionalProperties") is False for node in objects if node.get("type") == "object")


def _nodes(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield value
        for member in value.values():
            yield from _nodes(member)
    elif isinstance(value, (list, tuple)):
        for member in value:
            yield from _nodes(member)
