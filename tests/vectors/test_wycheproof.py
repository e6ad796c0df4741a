"""Wycheproof through our own keys (attack corpus C23, C25): every invalid refused, every valid accepted."""

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest

from led_vc.encoding import base64url_decode
from led_vc.errors import InvalidVerificationMethodError, LedVcError, ProofVerificationError, UnsupportedFeatureError
from led_vc.keys import PublicKey
from tests.paths import VECTORS, requires_shared

WYCHEPROOF = VECTORS / "wycheproof"
pytestmark = requires_shared


def _groups(name: str) -> Iterator[dict[str, Any]]:
    return iter(json.loads((WYCHEPROOF / name).read_text())["testGroups"])


def _mismatches(name: str) -> tuple[int, list[str]]:
    """Count the cases, and list those whose result is not the expected one."""
    count, wrong = 0, []
    for group in _groups(name):
        key = _key(group["publicKey"])
        for case in group["tests"]:
            count += 1
            if _verdict(key, case) != case["result"]:
                wrong.append(f"{case['tcId']} {case['comment']}: expected {case['result']}")
    return count, wrong


def _key(stated: dict[str, Any]) -> PublicKey:
    if stated["curve"] == "edwards25519":
        return PublicKey("Ed25519", bytes.fromhex(stated["pk"]))
    x, y = (int(stated[name], 16) for name in ("wx", "wy"))
    size = 32 if stated["curve"] == "secp256r1" else 48
    return PublicKey("P-256" if size == 32 else "P-384", bytes([2 + y % 2]) + x.to_bytes(size))


def _verdict(key: PublicKey, case: dict[str, Any]) -> str:
    try:
        key.verify(bytes.fromhex(case["sig"]), bytes.fromhex(case["msg"]))
    except ProofVerificationError:
        return "invalid"
    return "valid"


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("ed25519_test.json", 151),
        ("ecdsa_secp256r1_sha256_p1363_test.json", 262),
        ("ecdsa_secp384r1_sha384_p1363_test.json", 280),
    ],
)
def test_every_case_has_the_expected_result(name: str, cases: int) -> None:
    assert _mismatches(name) == (cases, [])


@pytest.mark.parametrize(
    ("name", "cases"), [("ecdsa_secp256r1_sha256_test.json", 484), ("ecdsa_secp384r1_sha384_test.json", 504)]
)
def test_every_der_signature_is_refused_however_valid(name: str, cases: int) -> None:
    verdicts = [_verdict(_key(group["publicKey"]), case) for group in _groups(name) for case in group["tests"]]
    assert verdicts == ["invalid"] * cases


def test_every_case_of_ml_dsa_44_has_the_expected_result() -> None:
    with gzip.open(WYCHEPROOF / "mldsa_44_verify_test.json.gz", "rt") as file:
        groups = json.load(file)["testGroups"]
    cases = [(group, case) for group in groups for case in group["tests"]]
    # A context belongs to FIPS 204, but no suite of ours has one: those signatures are over something else here.
    wrong = [case["tcId"] for group, case in cases if _mldsa(group, case) != _expected(case)]
    assert (len(cases), sum(bool(case.get("ctx")) for _, case in cases), wrong) == (180, 7, [])


def _expected(case: dict[str, Any]) -> str:
    return "invalid" if case.get("ctx") else str(case["result"])


def _mldsa(group: dict[str, Any], case: dict[str, Any]) -> str:
    try:
        key = PublicKey("ML-DSA-44", bytes.fromhex(group["publicKey"]))
    except InvalidVerificationMethodError:
        return "invalid"
    return _verdict(key, case)


def test_every_small_order_key_is_refused_before_its_signature_is_looked_at() -> None:
    cases = json.loads((WYCHEPROOF / "ed25519_small_order.json").read_text())["tests"]
    assert len(cases) == 14
    for case in cases:
        with pytest.raises(InvalidVerificationMethodError):
            PublicKey("Ed25519", bytes.fromhex(case["publicKey"]))


def _jwk_keys(group: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (group.get("public") or group["private"])["keys"]
    return found


def _opens(jwk: dict[str, Any], jws: str) -> bool:
    signed, _, signature = jws.rpartition(".")
    try:
        PublicKey.from_jwk(jwk).verify(base64url_decode(signature), signed.encode())
    except LedVcError:
        return False
    return True


def test_no_jwk_of_an_invalid_key_set_verifies_its_token() -> None:
    # Case 1 is a set that mixes secrets and public keys; a key is loaded alone here, and its secret ones never are.
    groups = list(_groups("json_web_key_test.json"))
    invalid = [(group, case) for group in groups for case in group["tests"] if case["result"] == "invalid"]
    assert len(invalid) == 21
    for group, case in invalid:
        assert not any(_opens(jwk, case["jws"]) for jwk in _jwk_keys(group)), case["tcId"]


def test_the_six_damaged_elliptic_keys_are_refused_when_they_are_loaded() -> None:
    refused = []
    for group in _groups("json_web_key_test.json"):
        for case in group["tests"]:
            if 19 <= case["tcId"] <= 24:
                with pytest.raises(InvalidVerificationMethodError):
                    PublicKey.from_jwk(_jwk_keys(group)[0])
                refused.append(case["tcId"])
    assert refused == [19, 20, 21, 22, 23, 24]


def test_the_valid_sets_hold_only_kinds_of_key_that_we_do_not_take() -> None:
    kinds = set()
    for group in _groups("json_web_key_test.json"):
        if group["tests"][0]["result"] == "valid":
            for jwk in _jwk_keys(group):
                kinds.add(jwk["kty"])
                with pytest.raises((InvalidVerificationMethodError, UnsupportedFeatureError)):
                    PublicKey.from_jwk(jwk)
    assert kinds == {"oct", "RSA"}
