"""did:key, did:jwk, did:web and Controlled Identifiers: the examples of their specifications."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from led_vc.did import did_jwk, did_key, did_web, parse_controller_document
from led_vc.encoding import base58btc_decode, base64url_decode, multibase_decode
from led_vc.errors import InvalidVerificationMethodError, UnsafeUrlError, UnsupportedFeatureError
from led_vc.keys import PrivateKey, PublicKey, multicodec
from tests.paths import VECTORS, requires_shared

pytestmark = requires_shared

_SUPPORTED = {
    "ed25519-pub": "Ed25519",
    "p256-pub": "P-256",
    "p384-pub": "P-384",
    "p521-pub": "P-521",
    "bls12_381-g2-pub": "BLS12-381-G2",
}
_FILES = ("ed25519-x25519", "nist-curves", "bls12381", "secp256k1", "rsa", "x25519")


def _did_keys() -> dict[str, dict[str, Any]]:
    """Return the DID documents of the vectors by DID; x25519 has them in one object, without their keys."""
    documents: dict[str, dict[str, Any]] = {}
    for name in _FILES if VECTORS.is_dir() else ():
        cases = json.loads((VECTORS / "did-key" / f"{name}.json").read_text())
        documents |= cases["didDocument"] if name == "x25519" else {did: cases[did]["didDocument"] for did in cases}
    return documents


DID_KEYS = _did_keys()


def _stated_bytes(method: dict[str, Any]) -> bytes:
    """Return the key as the document states it, in the form that a Multikey has."""
    if "publicKeyBase58" in method:
        return base58btc_decode(method["publicKeyBase58"])
    if "publicKeyMultibase" in method:
        return multicodec.split(multibase_decode(method["publicKeyMultibase"]))[1]
    jwk = method["publicKeyJwk"]
    if jwk["kty"] == "RSA":
        numbers = (int.from_bytes(base64url_decode(jwk[name])) for name in ("e", "n"))
        return RSAPublicNumbers(*numbers).public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1)
    if "y" in jwk:
        return bytes([2 + base64url_decode(jwk["y"])[-1] % 2]) + base64url_decode(jwk["x"])
    return base64url_decode(jwk["x"])


def test_all_the_vectors_are_there() -> None:
    codecs = Counter(did_key.parse(did)[0] for did in DID_KEYS)
    assert codecs == {
        "ed25519-pub": 5, "x25519-pub": 4, "secp256k1-pub": 6, "rsa-pub": 2, "p256-pub": 3, "p384-pub": 2,
        "p521-pub": 2, "bls12_381-g2-pub": 5, "bls12_381-g1g2-pub": 1,
    }  # fmt: skip


@pytest.mark.parametrize("did", DID_KEYS)
def test_a_did_key_holds_the_bytes_that_its_document_states(did: str) -> None:
    codec, raw = did_key.parse(did)
    stated = _stated_bytes(DID_KEYS[did]["verificationMethod"][0])
    # Of the key in both groups, the document states the one of G1.
    assert (raw[:48] if codec == "bls12_381-g1g2-pub" else raw) == stated


@pytest.mark.parametrize("did", DID_KEYS)
def test_a_did_key_of_our_kinds_is_read_and_every_other_is_named(did: str) -> None:
    codec, raw = did_key.parse(did)
    if codec not in _SUPPORTED:
        with pytest.raises(UnsupportedFeatureError, match=codec):
            did_key.document(did)
        return
    document = did_key.document(did)
    (method,) = document.verification_methods.values()
    assert (method.public_key.algorithm, method.public_key.raw) == (_SUPPORTED[codec], raw)
    assert method.id == f"{did}#{did.removeprefix('did:key:')}"
    assert did_key.did_of(method.public_key) == did


def test_a_did_key_document_of_the_specification_is_ours_but_for_key_agreement() -> None:
    stated = json.loads((VECTORS / "did-key" / "spec-03-an-example-of-a-did-key-did-document.json").read_text())
    assert parse_controller_document(stated) == did_key.document(stated["id"])


def test_a_did_jwk_of_the_specification_is_read() -> None:
    stated = json.loads((VECTORS / "did-jwk" / "spec-05-did-document.json").read_text())
    # The example's `authentication` has a stray dollar sign in it.
    stated["authentication"] = stated["assertionMethod"]
    assert parse_controller_document(stated) == did_jwk.document(stated["id"])


def test_the_encryption_did_jwk_of_the_specification_is_unsupported() -> None:
    did = (VECTORS / "did-jwk" / "spec-06-did.txt").read_text().strip()
    with pytest.raises(UnsupportedFeatureError):
        did_jwk.document(did)


def test_the_did_webs_of_the_specification_lie_where_it_says_unless_they_have_a_port() -> None:
    seen = 0
    for name in ("05-creating-the-did", "06-creating-the-did-with-optional-path"):
        did, url = (VECTORS / "did-web" / f"spec-{name}.txt").read_text().split(" -> ".strip())
        assert did_web.url_of(did.strip()) == url.strip()
        seen += 1
    did, _ = (VECTORS / "did-web" / "spec-07-creating-the-did-with-optional-path-and-port.txt").read_text().split("->")
    with pytest.raises(UnsafeUrlError):
        did_web.url_of(did.strip())
    assert seen == 2


def _cid_files() -> list[Path]:
    return sorted((VECTORS / "multikey-cid").glob("*.json"))


# Two examples of the specification hold coordinates that are not on their curve (one is base64 of base64).
_BROKEN = {"spec-31-a-p-256-public-key-encoded-as-a-jsonwebkey", "spec-32-a-p-384-public-key-encoded-as-a-jsonwebkey"}
_SECRET = {"spec-11-json-web-key-encoding-of-a-secp384r1-p-384-secret-key"}
_OTHER_KINDS = {
    "spec-30-an-sm2-public-key-encoded-as-a-multikey",
    "spec-21-referencing-an-external-verification-method-for-capabilityin",
}


@pytest.mark.parametrize("path", _cid_files(), ids=lambda path: path.stem)
def test_an_example_of_controlled_identifiers_is_read(path: Path) -> None:
    stated = json.loads(path.read_text())
    if "type" in stated:
        stated = {"id": stated["controller"], "verificationMethod": [stated]}
    if path.stem in _BROKEN | _SECRET:
        with pytest.raises(InvalidVerificationMethodError):
            parse_controller_document(stated)
        return
    document = parse_controller_document(stated)
    assert len(document.verification_methods) == (0 if path.stem in _OTHER_KINDS else 1)


@pytest.mark.parametrize(
    ("name", "algorithm"),
    [
        ("25-a-p-256-public-key", "P-256"),
        ("26-a-p-384-public-key", "P-384"),
        ("27-an-ed25519-public-key", "Ed25519"),
        ("28-a-bls12-381-g2-group-public-key", "BLS12-381-G2"),
    ],
)
def test_a_multikey_of_the_specification_is_written_as_it_was_read(name: str, algorithm: str) -> None:
    stated = json.loads((VECTORS / "multikey-cid" / f"spec-{name}-encoded-as-a-multikey.json").read_text())
    key = PublicKey.from_multikey(stated["publicKeyMultibase"])
    assert (key.algorithm, key.to_multikey()) == (algorithm, stated["publicKeyMultibase"])


def test_a_jwk_of_the_specification_is_written_as_it_was_read() -> None:
    for name in ("33-an-ed25519-public-key", "34-a-bls12-381-g2-group-public-key"):
        path = VECTORS / "multikey-cid" / f"spec-{name}-encoded-as-a-jsonwebkey.json"
        stated = json.loads(path.read_text())["publicKeyJwk"]
        key = PublicKey.from_jwk(stated)
        assert {member: key.to_jwk()[member] for member in ("kty", "crv", "x")} == {
            member: stated[member] for member in ("kty", "crv", "x")
        }
        assert key.to_jwk().get("y") == stated.get("y")
        assert PublicKey.from_multikey(key.to_multikey()) == key


def test_the_ml_dsa_key_of_the_quantum_safe_vectors_is_read_and_written() -> None:
    stated = json.loads((VECTORS / "di-quantum-safe" / "KeysMLDSA.json").read_text())["mldsa44"]
    key = PublicKey.from_multikey(stated["publicKeyMultibase"])
    assert (key.algorithm, key.raw.hex()) == ("ML-DSA-44", stated["publicKeyHex"])
    assert key.to_multikey() == stated["publicKeyMultibase"]
    assert did_key.parse(did_key.did_of(key)) == ("mldsa-44-pub", key.raw)


def test_the_secret_of_the_bbs_vectors_makes_their_public_key() -> None:
    stated = json.loads((VECTORS / "vc-di-bbs" / "BBSKeyMaterial.json").read_text())
    key = PrivateKey.from_bytes("BLS12-381-G2", bytes.fromhex(stated["privateKeyHex"]))
    assert key.public_key.raw.hex() == stated["publicKeyHex"]
    assert PublicKey("BLS12-381-G2", bytes.fromhex(stated["publicKeyHex"])) == key.public_key
