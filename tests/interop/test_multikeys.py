"""Keys beside `@digitalbazaar/ed25519-multikey` 1.3.1 and `ecdsa-multikey` 1.8.0: the same texts, both ways.

And did:key beside `@digitalbazaar/did-method-key` 5.3.0. https://www.w3.org/TR/cid-1.0/#Multikey
"""

import pytest

from led_vc.did import did_key, parse_controller_document
from led_vc.encoding import multibase_decode
from led_vc.errors import InvalidVerificationMethodError, ProofVerificationError
from led_vc.keys import KeyAlgorithm, PrivateKey, PublicKey
from tests import world
from tests.interop.cases import each_algorithm, ours
from tests.interop.peer import Peer

_DATA = "bytes to sign: é".encode()


@each_algorithm
def test_we_read_and_write_the_multikeys_that_the_peer_makes(peer: Peer, algorithm: KeyAlgorithm) -> None:
    theirs = peer.new_key(algorithm)
    key = PrivateKey.from_multikey(theirs.secret)
    assert (key.algorithm, key.to_multikey(), key.public_key.to_multikey()) == (
        algorithm,
        theirs.secret,
        theirs.public,
    )


def test_an_ed25519_secret_with_the_public_key_behind_it_is_not_a_multikey_to_us(peer: Peer) -> None:
    """The peer's own default; the specification says 32 bytes. https://www.w3.org/TR/cid-1.0/#Multikey"""
    secret = peer.ask("newKey", algorithm="Ed25519", canonicalize=False)["secretKeyMultibase"]
    assert len(multibase_decode(secret)) == 2 + 32 + 32
    with pytest.raises(InvalidVerificationMethodError):
        PrivateKey.from_multikey(secret)


@each_algorithm
def test_the_peer_reads_and_writes_the_multikeys_that_we_make(peer: Peer, algorithm: KeyAlgorithm) -> None:
    key = ours(world.person("graduate", algorithm))
    exported = peer.ask("importKey", key=key.to_json())
    assert (exported["publicKeyMultibase"], exported["secretKeyMultibase"]) == (key.public, key.secret)


@each_algorithm
def test_the_peer_signs_with_our_key_what_we_verify(peer: Peer, algorithm: KeyAlgorithm) -> None:
    signer = world.person("graduate", algorithm)
    signature = bytes.fromhex(peer.ask("sign", key=ours(signer).to_json(), data=_DATA.hex()))
    signer.public_key.verify(signature, _DATA)
    with pytest.raises(ProofVerificationError):
        signer.public_key.verify(signature, _DATA + b".")


@each_algorithm
def test_the_peer_verifies_what_we_sign_with_its_key(peer: Peer, algorithm: KeyAlgorithm) -> None:
    theirs = peer.new_key(algorithm)
    signature = PrivateKey.from_multikey(theirs.secret).sign(_DATA).hex()
    key = theirs.to_json()
    assert peer.ask("verifySignature", key=key, data=_DATA.hex(), signature=signature) is True
    assert peer.ask("verifySignature", key=key, data=(_DATA + b".").hex(), signature=signature) is False


@each_algorithm
def test_a_did_key_is_the_same_document_to_the_peer_and_to_us(peer: Peer, algorithm: KeyAlgorithm) -> None:
    did = peer.new_key(algorithm).controller
    assert parse_controller_document(peer.ask("didDocument", did=did)) == did_key.document(did)
    assert did == did_key.did_of(PublicKey.from_multikey(did.removeprefix("did:key:")))
