"""The twelve edge cases of "Taming the many EdDSAs", by our rule: small orders out, canonical, without cofactor."""

import json
from typing import Any

import pytest

from led_vc.errors import InvalidVerificationMethodError, ProofVerificationError
from led_vc.keys import PublicKey
from tests.paths import ROOT

CASES: list[dict[str, Any]] = json.loads((ROOT / "tests" / "data" / "ed25519-speccheck.json").read_text())["cases"]


def _key(case: dict[str, Any]) -> PublicKey:
    return PublicKey("Ed25519", bytes.fromhex(case["publicKey"]))


def _verify(case: dict[str, Any]) -> None:
    _key(case).verify(bytes.fromhex(case["signature"]), bytes.fromhex(case["message"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_each_case_ends_where_our_rule_says(case: dict[str, Any]) -> None:
    match case["refused"]:
        case "key":
            with pytest.raises(InvalidVerificationMethodError):
                _key(case)
        case "signature":
            with pytest.raises(ProofVerificationError):
                _verify(case)
        case _:
            _verify(case)


def test_one_of_the_twelve_is_a_signature() -> None:
    assert [case["number"] for case in CASES if case["refused"] is None] == [3]
    assert len(CASES) == 12
