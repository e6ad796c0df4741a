"""Whoever does the arithmetic of Ed25519, OpenSSL, libsodium or WebCrypto: after our rule they all say the same.

Before it they do not, which is why there is one.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from led_vc.errors import InvalidVerificationMethodError, ProofVerificationError
from led_vc.keys import PrivateKey, PublicKey, edwards
from tests.interop.conftest import RunNode
from tests.interop.peer import INTEROP
from tests.paths import ROOT, VECTORS, requires_shared

SCRIPT: Path = INTEROP / "node" / "ed25519.mjs"
KEY = PrivateKey.from_seed("Ed25519", b"backends")
L = 2**252 + 27742317777372353535851937790883648493


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A key, a message, and what is said to be its signature."""

    name: str
    key: bytes
    message: bytes
    signature: bytes

    @property
    def keeps_the_rule(self) -> bool:
        """Tell whether our rule leaves the case to a backend."""
        try:
            edwards.check_key(self.key)
            edwards.check_signature(self.signature)
        except (InvalidVerificationMethodError, ProofVerificationError):
            return False
        return True

    def ours(self) -> bool:
        """Tell whether it verifies here."""
        try:
            PublicKey("Ed25519", self.key).verify(self.signature, self.message)
        except (InvalidVerificationMethodError, ProofVerificationError):
            return False
        return True

    def openssl(self) -> bool:
        """Tell whether OpenSSL alone takes it."""
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(self.signature, self.message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def libsodium(self) -> bool:
        """Tell whether libsodium alone takes it."""
        try:
            VerifyKey(self.key).verify(self.message, self.signature)
        except (BadSignatureError, ValueError):
            return False
        return True


def _scalar(key: PrivateKey) -> int:
    digest = bytearray(hashlib.sha512(key.to_bytes()).digest()[:32])
    digest[0] &= 248
    digest[31] = digest[31] & 127 | 64
    return int.from_bytes(digest, "little")


def identity_r() -> Case:
    """Return a signature whose R is the identity, for which the equation holds: its signer knows the key."""
    r, message, key = (1).to_bytes(32, "little"), b"R = identity", KEY.public_key.raw
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little")
    s = (k * _scalar(KEY) % L).to_bytes(32, "little")
    return Case(name="R = identity", key=key, message=message, signature=r + s)


def _made() -> Iterator[Case]:
    """Yield a good signature, the same one damaged in each part, and keys that are no point."""
    key, message, good = KEY.public_key.raw, b"message", KEY.sign(b"message")
    yield Case(name="good", key=key, message=message, signature=good)
    for at in range(0, 64, 3):
        flipped = good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :]
        yield Case(name=f"byte {at}", key=key, message=message, signature=flipped)
    above = (int.from_bytes(good[32:], "little") + L).to_bytes(32, "little")
    yield Case(name="S + L", key=key, message=message, signature=good[:32] + above)
    for y in range(2, 34):
        yield Case(name=f"A has y = {y}", key=y.to_bytes(32, "little"), message=message, signature=good)
        yield Case(name=f"R has y = {y}", key=key, message=message, signature=y.to_bytes(32, "little") + good[32:])
    for point in sorted(edwards.REFUSED):
        yield Case(name=f"A is {point.hex()}", key=point, message=message, signature=point + bytes(32))
        yield Case(name=f"R is {point.hex()}", key=key, message=message, signature=point + good[32:])


def _speccheck() -> Iterator[Case]:
    for case in json.loads((ROOT / "tests" / "data" / "ed25519-speccheck.json").read_text())["cases"]:
        yield Case(name=case["what"], **{name: bytes.fromhex(case[name]) for name in ("message", "signature")},
                   key=bytes.fromhex(case["publicKey"]))  # fmt: skip


def _wycheproof() -> Iterator[Case]:
    for group in json.loads((VECTORS / "wycheproof" / "ed25519_test.json").read_text())["testGroups"]:
        for case in group["tests"]:
            yield Case(
                name=f"wycheproof {case['tcId']}", key=bytes.fromhex(group["publicKey"]["pk"]),
                message=bytes.fromhex(case["msg"]), signature=bytes.fromhex(case["sig"]),
            )  # fmt: skip
    for case in json.loads((VECTORS / "wycheproof" / "ed25519_small_order.json").read_text())["tests"]:
        yield Case(
            name=f"small order {case['publicKey']}", key=bytes.fromhex(case["publicKey"]),
            message=bytes.fromhex(case["msg"]), signature=bytes.fromhex(case["sig"]),
        )  # fmt: skip


def _webcrypto(run_node: RunNode, cases: list[Case]) -> list[bool]:
    asked: list[dict[str, Any]] = [
        {"publicKey": case.key.hex(), "message": case.message.hex(), "signature": case.signature.hex()}
        for case in cases
    ]
    verdicts: list[bool] = run_node(SCRIPT, {"cases": asked})["verdicts"]
    assert len(verdicts) == len(cases)
    return verdicts


def _disagreements(run_node: RunNode, cases: list[Case]) -> list[str]:
    """Name the cases where a backend says something else than we do, once it is asked only what our rule leaves."""
    return [
        case.name
        for case, webcrypto in zip(cases, _webcrypto(run_node, cases), strict=True)
        if {case.keeps_the_rule and verdict for verdict in (case.openssl(), case.libsodium(), webcrypto)}
        != {case.ours()}
    ]


def test_the_backends_agree_with_us_on_what_our_rule_leaves_to_them(run_node: RunNode) -> None:
    cases = [*_made(), *_speccheck(), identity_r()]
    assert _disagreements(run_node, cases) == []
    assert [case.name for case in cases if case.ours()] == ["good", "mixed A and R"]


@requires_shared
def test_the_backends_agree_with_us_on_wycheproof(run_node: RunNode) -> None:
    cases = list(_wycheproof())
    assert len(cases) == 165
    assert _disagreements(run_node, cases) == []


def test_without_our_rule_they_do_not_agree() -> None:
    case = identity_r()
    assert case.openssl()
    assert not case.libsodium()
    assert not case.ours()
    with pytest.raises(ProofVerificationError, match="no signer makes"):
        edwards.check_signature(case.signature)
