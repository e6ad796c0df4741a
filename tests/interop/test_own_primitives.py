"""The vectors of our own making for what the suites stand on: those who gave the answers are asked again.

rdf-canonize 5.0.0, canonicalize 2.1.0, base58-universal 2.0.0, and Digital Bazaar's keys, did:key and status lists.
"""

from typing import Any

import pytest

from led_vc.did import did_key
from led_vc.keys import LocalSigner, PrivateKey
from tests.interop.cases import ours
from tests.interop.peer import Peer, PeerRefusedError
from tests.vectors.own_primitives import each, text


@each("rdfc-1.0")
def test_the_peer_canonicalizes_the_graph_alike(peer: Peer, vector: dict[str, Any]) -> None:
    found = peer.ask("canonicalGraph", nquads=text(vector["input"]), hashAlgorithm=vector["hashAlgorithm"])
    assert found["canonical"] == text(vector["canonical"])
    assert {name.removeprefix("_:"): label.removeprefix("_:") for name, label in found["issued"].items()} == (
        vector["issued"]
    )


@each("rdfc-1.0", "refused")
def test_the_peer_gives_the_poisoned_graph_up_too(peer: Peer, vector: dict[str, Any]) -> None:
    with pytest.raises(PeerRefusedError, match="Maximum deep iterations"):
        peer.ask("canonicalGraph", nquads=text(vector["input"]), hashAlgorithm=vector["hashAlgorithm"])


@each("jcs")
def test_the_peer_writes_the_json_alike(peer: Peer, vector: dict[str, Any]) -> None:
    assert peer.ask("canonicalJson", text=vector["text"]) == vector["canonical"]


@each("multibase")
def test_the_peer_writes_the_bytes_alike(peer: Peer, vector: dict[str, Any]) -> None:
    assert peer.ask("multibase", hex=vector["bytes"]) == {name: vector[name] for name in ("base58btc", "base64url")}


@each("keys")
def test_the_peer_writes_the_key_alike(peer: Peer, vector: dict[str, Any]) -> None:
    private = PrivateKey.from_multikey(vector["secretKeyMultibase"])
    key = ours(LocalSigner(did_key.method_of(private.public_key), private)).to_json()
    exported = peer.ask("importKey", key=key)
    assert {name: exported[name] for name in ("secretKeyMultibase", "publicKeyMultibase")} == {
        name: vector[name] for name in ("secretKeyMultibase", "publicKeyMultibase")
    }
    assert vector["publicKeyJwk"].items() <= peer.ask("jsonWebKey", key=key).items()


@each("keys")
def test_the_peer_has_the_same_did_key(peer: Peer, vector: dict[str, Any]) -> None:
    found = peer.ask("didDocument", did=vector["didKey"])
    assert [method["id"] for method in found["verificationMethod"]] == [vector["verificationMethod"]]
    assert found["verificationMethod"][0]["publicKeyMultibase"] == vector["publicKeyMultibase"]


@each("bitstring-status-list")
def test_the_peer_writes_and_reads_the_list_alike(peer: Peer, vector: dict[str, Any]) -> None:
    asked = {"id": "https://led.example/status/1", "issuer": "did:example:issuer", "statusPurpose": "revocation"}
    made = peer.ask(
        "statusList", **asked, length=vector["length"], bits=vector["set"], validFrom="2026-01-01T00:00:00Z"
    )
    assert made["credentialSubject"]["encodedList"] == vector["encodedList"]
    assert peer.ask("setBits", encodedList=vector["encodedList"]) == {
        "length": vector["length"],
        "bits": vector["set"],
    }
