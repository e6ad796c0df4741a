"""Schemas: held ones, asked of nobody, matched in linear time."""

from typing import Any

import pytest

from led_vc.verify.schemas import compiled


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "https://evil.example/schema.json"},
        {"$ref": "http://127.0.0.1/schema.json"},
        {"$ref": "file:///etc/passwd"},
        {"properties": {"a": {"$dynamicRef": "https://evil.example/schema.json#a"}}},
        {"pattern": "(?=a)b"},
        {"pattern": r"(a)\1"},
    ],
    ids=str,
)
def test_a_schema_that_would_ask_somebody_or_go_back_and_forth_does_not_compile(schema: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"(?s)retrieving it failed|regex"):
        compiled(schema)


def test_a_pattern_that_blows_up_elsewhere_is_matched_in_one_pass() -> None:
    validator = compiled({"pattern": "^(a+)+$"})
    assert validator.is_valid("a" * 100_000)
    assert not validator.is_valid("a" * 100_000 + "!")
