"""Private keys and the local signer."""

import copy
import pickle

import pytest

from led_vc.encoding import multibase_decode, multibase_encode
from led_vc.errors import CryptographicSecurityError, InvalidVerificationMethodError, UnsupportedFeatureError
from led_vc.keys import KeyAlgorithm, LocalSigner, PrivateKey, bls12_381
from led_vc.ports import Signer

ALGORITHMS: tuple[KeyAlgorithm, ...] = ("Ed25519", "P-256", "P-384", "P-521", "ML-DSA-44", "BLS12-381-G2")
SIGNATURE_SIZE: dict[KeyAlgorithm, int] = {"Ed25519": 64, "P-256": 64, "P-384": 96, "P-521": 132}


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_two_generated_keys_differ(algorithm: KeyAlgorithm) -> None:
    assert PrivateKey.generate(algorithm).to_bytes() != PrivateKey.generate(algorithm).to_bytes()


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_one_seed_always_gives_one_key(algorithm: KeyAlgorithm) -> None:
    assert PrivateKey.from_seed(algorithm, b"s").public_key == PrivateKey.from_seed(algorithm, b"s").public_key
    assert PrivateKey.from_seed(algorithm, b"s").public_key != PrivateKey.from_seed(algorithm, b"t").public_key


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_key_is_read_back_from_its_bytes_and_its_multikey(algorithm: KeyAlgorithm) -> None:
    key = PrivateKey.from_seed(algorithm, b"s")
    assert PrivateKey.from_bytes(algorithm, key.to_bytes()).public_key == key.public_key
    assert PrivateKey.from_multikey(key.to_multikey()).public_key == key.public_key


@pytest.mark.parametrize("algorithm", SIGNATURE_SIZE)
def test_the_same_message_is_always_signed_alike(algorithm: KeyAlgorithm) -> None:
    key = PrivateKey.from_seed(algorithm, b"s")
    assert key.sign(b"m") == key.sign(b"m")
    assert len(key.sign(b"m")) == SIGNATURE_SIZE[algorithm]


def test_ml_dsa_never_signs_alike_and_both_signatures_verify() -> None:
    key = PrivateKey.from_seed("ML-DSA-44", b"s")
    first, second = key.sign(b"m"), key.sign(b"m")
    assert first != second
    for signature in (first, second):
        assert len(signature) == 2420
        key.public_key.verify(signature, b"m")


def test_a_bls_key_signs_no_bytes() -> None:
    with pytest.raises(CryptographicSecurityError, match="lists of messages"):
        PrivateKey.from_seed("BLS12-381-G2", b"s").sign(b"m")


def test_ecdsa_signs_as_the_example_of_rfc_6979() -> None:
    raw = bytes.fromhex("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721")
    expected = (
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
        "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"
    )
    assert PrivateKey.from_bytes("P-256", raw).sign(b"sample").hex().upper() == expected


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize("size", [0, 31, 33, 47, 49, 64, 65, 67])
def test_a_key_of_another_length_is_refused(algorithm: KeyAlgorithm, size: int) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        PrivateKey.from_bytes(algorithm, b"\x01" * size)


@pytest.mark.parametrize(("algorithm", "size"), [("P-256", 32), ("P-384", 48), ("P-521", 66), ("BLS12-381-G2", 32)])
@pytest.mark.parametrize("byte", [b"\x00", b"\xff"])
def test_a_scalar_outside_the_group_is_refused(algorithm: KeyAlgorithm, size: int, byte: bytes) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        PrivateKey.from_bytes(algorithm, byte * size)


def test_a_scalar_of_the_order_itself_is_refused_and_the_one_below_is_a_key() -> None:
    with pytest.raises(InvalidVerificationMethodError):
        PrivateKey.from_bytes("BLS12-381-G2", bls12_381.ORDER.to_bytes(32))
    assert len(PrivateKey.from_bytes("BLS12-381-G2", (bls12_381.ORDER - 1).to_bytes(32)).public_key.raw) == 96


def test_a_multikey_in_the_base_of_other_kinds_is_refused() -> None:
    for algorithm in ALGORITHMS:
        text = PrivateKey.from_seed(algorithm, b"s").to_multikey()
        other = multibase_encode(multibase_decode(text), "z" if text[0] == "u" else "u")
        with pytest.raises(InvalidVerificationMethodError, match="another base"):
            PrivateKey.from_multikey(other)


def test_a_public_multikey_is_refused_as_a_secret_one() -> None:
    with pytest.raises(UnsupportedFeatureError, match="ed25519-pub"):
        PrivateKey.from_multikey(PrivateKey.from_seed("Ed25519", b"s").public_key.to_multikey())


@pytest.mark.parametrize("text", ["", "z", "u6Mk", "zl"])
def test_what_is_no_secret_multikey_is_refused(text: str) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        PrivateKey.from_multikey(text)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_no_text_form_of_a_key_or_signer_shows_the_secret(algorithm: KeyAlgorithm) -> None:
    key = PrivateKey.from_seed(algorithm, b"s")
    shown = f"{key!r} {key} {LocalSigner('did:example:1#k', key)!r}"
    assert key.public_key.to_multikey() in shown
    assert key.to_multikey() not in shown
    assert key.to_bytes().hex() not in shown
    assert repr(key.to_bytes())[2:-1] not in shown


@pytest.mark.parametrize("attempt", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_private_key_is_not_copied_about(attempt: object) -> None:
    with pytest.raises(TypeError):
        attempt(PrivateKey.from_seed("Ed25519", b"s"))  # type: ignore[operator]  # three functions of three types


def test_a_local_signer_is_a_signer() -> None:
    signer: Signer = LocalSigner("did:example:1#k", PrivateKey.from_seed("P-384", b"s"))
    signer.public_key.verify(signer.sign(b"m"), b"m")
    assert signer.verification_method == "did:example:1#k"
