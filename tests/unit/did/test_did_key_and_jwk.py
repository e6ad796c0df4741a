"""DIDs that contain their key."""

import pytest

from led_vc.did import did_jwk, did_key, self_contained
from led_vc.encoding import base64url_encode, multibase_encode
from led_vc.errors import InvalidVerificationMethodError, LedVcError, UnsupportedFeatureError
from led_vc.keys import KeyAlgorithm, PrivateKey, multicodec

ALGORITHMS: tuple[KeyAlgorithm, ...] = ("Ed25519", "P-256", "P-384", "ML-DSA-44", "BLS12-381-G2")


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize("method", [did_key, did_jwk])
def test_the_document_has_the_one_key_for_both_purposes(algorithm: KeyAlgorithm, method: object) -> None:
    module = did_key if method is did_key else did_jwk
    key = PrivateKey.from_seed(algorithm, b"did").public_key
    document, url = module.document(module.did_of(key)), module.method_of(key)
    assert document.id == module.did_of(key)
    assert document.assertion_method == document.authentication == {url}
    assert document.verification_methods[url].public_key == key
    assert document.verification_methods[url].controller == document.id
    assert list(document.verification_methods) == [url]


def test_a_did_key_names_its_method_by_its_own_multikey() -> None:
    key = PrivateKey.from_seed("Ed25519", b"did").public_key
    assert did_key.method_of(key) == f"did:key:{key.to_multikey()}#{key.to_multikey()}"


def test_a_did_jwk_names_its_method_zero() -> None:
    assert did_jwk.method_of(PrivateKey.from_seed("P-256", b"did").public_key).endswith("#0")


@pytest.mark.parametrize("module", [did_key, did_jwk])
def test_a_did_that_contains_its_key_is_found_by_its_prefix(module: object) -> None:
    own = did_key if module is did_key else did_jwk
    did = own.did_of(PrivateKey.from_seed("P-256", b"did").public_key)
    assert self_contained(did) == own.document(did)


@pytest.mark.parametrize("did", ["did:web:led.example", "did:example:123", "https://led.example", ""])
def test_another_did_does_not_contain_its_document(did: str) -> None:
    assert self_contained(did) is None


@pytest.mark.parametrize(
    "did",
    ["did:key:", "did:key:z", "did:key:u7QE", "did:key:1.1:z6Mk", "did:key:z6Mk#z6Mk", "did:key:0OIl"],
)
def test_a_did_key_without_a_key_is_refused(did: str) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        did_key.document(did)


def test_a_did_key_of_a_cut_off_key_is_refused() -> None:
    cut = multicodec.join("ed25519-pub", PrivateKey.from_seed("Ed25519", b"did").public_key.raw[:-1])
    with pytest.raises(InvalidVerificationMethodError):
        did_key.document("did:key:" + multibase_encode(cut, "z"))


def test_a_did_key_of_small_order_is_refused() -> None:
    identity = multicodec.join("ed25519-pub", b"\x01" + bytes(31))
    with pytest.raises(InvalidVerificationMethodError, match="small order"):
        did_key.document("did:key:" + multibase_encode(identity, "z"))


@pytest.mark.parametrize(
    "text",
    ["", "!", "[]", "{", '{"kty":"EC"}', '{"kty":"OKP","kty":"OKP"}', '{"kty":1e999}', '{"n":9007199254740993}'],
)
def test_a_did_jwk_without_a_key_is_refused(text: str) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        did_jwk.document("did:jwk:" + base64url_encode(text.encode()))


@pytest.mark.parametrize("suffix", ["=", "#0", "A" * 100_000, " "])
def test_a_did_jwk_with_something_after_it_is_refused(suffix: str) -> None:
    did = did_jwk.did_of(PrivateKey.from_seed("P-256", b"did").public_key)
    with pytest.raises(InvalidVerificationMethodError):
        did_jwk.document(did + suffix)


def test_a_did_jwk_with_a_secret_in_it_is_refused() -> None:
    with pytest.raises(InvalidVerificationMethodError, match="secret"):
        did_jwk.document("did:jwk:" + base64url_encode(b'{"kty":"OKP","crv":"Ed25519","x":"AA","d":"AA"}'))


def test_a_did_jwk_for_encryption_is_unsupported() -> None:
    with pytest.raises(UnsupportedFeatureError):
        did_jwk.document("did:jwk:" + base64url_encode(b'{"kty":"OKP","crv":"X25519","use":"enc","x":"AA"}'))


@pytest.mark.parametrize("module", [did_key, did_jwk])
def test_the_other_method_is_refused(module: object) -> None:
    key = PrivateKey.from_seed("P-256", b"did").public_key
    own, other = (did_key, did_jwk) if module is did_key else (did_jwk, did_key)
    with pytest.raises(LedVcError):
        own.document(other.did_of(key))


@pytest.mark.parametrize("codec", ["x25519-pub", "secp256k1-pub", "rsa-pub", "bls12_381-g1g2-pub"])
def test_a_did_key_of_a_kind_that_verifies_nothing_here_is_parsed_and_has_no_document(codec: str) -> None:
    did = "did:key:" + multibase_encode(multicodec.join(codec, b"\x02" * 33), "z")
    assert did_key.parse(did) == (codec, b"\x02" * 33)
    with pytest.raises(UnsupportedFeatureError, match=codec):
        did_key.document(did)


@pytest.mark.parametrize("did", ["did:key:", "did:jwk:z6Mk", "did:key:u7AEC", "did:key:z0"])
def test_what_is_no_did_key_is_not_parsed(did: str) -> None:
    with pytest.raises(InvalidVerificationMethodError):
        did_key.parse(did)
