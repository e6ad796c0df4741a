"""The vectors of our own making beside `@digitalbazaar/vc` 7.3.0: it verifies each, and with Ed25519 makes the same.

Its ECDSA draws at random, so there its signatures are others. https://github.com/digitalbazaar/vc
"""

from typing import Any

import pytest

from led_vc.encoding import multibase_encode
from led_vc.verify import Challenged
from tests.interop.cases import Case, controller, ours
from tests.interop.peer import Finding, Given, Peer
from tests.vectors.own_suites import OWN_VECTORS, OwnVector
from tests.vectors.write_suites import CHALLENGE, DOMAIN

each = pytest.mark.parametrize("vector", OWN_VECTORS, ids=str)
each_of_ed25519 = pytest.mark.parametrize(
    "vector", [vector for vector in OWN_VECTORS if vector.signer.public_key.algorithm == "Ed25519"], ids=str
)


def given(vector: OwnVector) -> Given:
    issuer = vector.issuer
    case = Case(vector.suite, issuer.public_key.algorithm)
    did = issuer.verification_method.partition("#")[0]
    return case.given(controllers={did: controller(issuer.public_key)})


def found(peer: Peer, vector: OwnVector, secured: dict[str, Any]) -> Finding:
    match vector.name:
        case "live presentation":
            return peer.verify_live(secured, given(vector))
        case "challenged presentation":
            return peer.verify_challenged(secured, given(vector), Challenged(challenge=CHALLENGE, domain=DOMAIN))
        case _:
            return peer.verify_credential(secured, given(vector))


@each
def test_the_peer_verifies_the_secured_document(peer: Peer, vector: OwnVector) -> None:
    finding = found(peer, vector, vector.secured)
    assert (finding.verified, finding.errors) == (True, ())


@each
def test_the_peer_refuses_the_secured_document_with_a_byte_of_its_signature_flipped(
    peer: Peer, vector: OwnVector
) -> None:
    flipped = vector.signature[:-1] + bytes([vector.signature[-1] ^ 1])
    secured = vector.secured_with(multibase_encode(flipped, "z"))
    assert "Invalid signature." in found(peer, vector, secured).errors


@each_of_ed25519
def test_with_the_key_of_the_vector_the_peer_makes_the_same_document(peer: Peer, vector: OwnVector) -> None:
    key, suite = ours(vector.signer), vector.suite.name
    match vector.name:
        case "live presentation":
            expires = vector.steps["proofOptions"]["expires"]
            made = peer.sign_presentation(vector.unsecured, suite, key, expires=expires)
        case "challenged presentation":
            made = peer.sign_presentation(vector.unsecured, suite, key, challenge=CHALLENGE, domain=DOMAIN)
        case _:
            made = peer.issue(vector.unsecured, suite, key)
    assert made == vector.secured
