"""Wycheproof's JWS and JWE through our own readers: every invalid one refused, and valid only what is taken here.

What Wycheproof calls valid under an algorithm that is not taken (RSA, HMAC, AES-CBC, wrapped keys) is refused too.
"""

import json
from collections.abc import Iterator
from typing import Any

from led_vc.errors import LedVcError
from led_vc.keys import PublicKey
from led_vc.securing.jose import ALGORITHMS, EncryptionKey, TokenKind, decrypt, parse_jws, verify_compact
from tests.paths import VECTORS, requires_shared

WYCHEPROOF = VECTORS / "wycheproof"
KIND = TokenKind(type="JWT", type_required=False)
pytestmark = requires_shared


def _cases(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for group in json.loads((WYCHEPROOF / name).read_text())["testGroups"]:
        for case in group["tests"]:
            yield group, case


def _verifies(group: dict[str, Any], case: dict[str, Any]) -> bool:
    jwk = group.get("public") or group["private"]
    try:
        verify_compact(parse_jws(case["jws"], KIND), PublicKey.from_jwk(jwk))
    except LedVcError:
        return False
    return True


def test_of_401_signatures_those_verify_that_are_valid_and_by_an_algorithm_of_ours() -> None:
    cases = list(_cases("json_web_signature_test.json"))
    verified = {case["tcId"] for group, case in cases if _verifies(group, case)}
    expected = {
        case["tcId"]
        for group, case in cases
        if case["result"] == "valid" and (group.get("public") or group["private"]).get("alg") in ALGORITHMS
    }
    assert len(cases) == 401
    assert verified == expected
    assert len(expected) == 2


def _opens(group: dict[str, Any], case: dict[str, Any]) -> bool:
    # The keys say which algorithm of the same agreement they are for; the token has to say ours.
    key = {name: value for name, value in group["private"].items() if name != "alg"}
    try:
        return decrypt(case["jwe"], EncryptionKey.from_jwk(key)).plaintext == bytes.fromhex(case["pt"])
    except LedVcError:
        return False


def test_of_139_encryptions_those_open_that_are_valid_and_by_the_way_of_ours() -> None:
    cases = list(_cases("json_web_encryption_test.json"))
    opened = {case["tcId"] for group, case in cases if _opens(group, case)}
    assert len(cases) == 139
    assert opened == {76, 77, 78}  # ECDH-ES with A128GCM, A192GCM and A256GCM
    assert all(case["result"] == "valid" for _group, case in cases if case["tcId"] in opened)
