"""Ed25519Signature2020, exchanged with Digital Bazaar's implementation both ways."""

from typing import Any

from led_vc import contexts
from led_vc.encoding import format_datetime, multibase_encode
from led_vc.environment import PROOF_ONLY, Environment
from led_vc.keys import multicodec
from led_vc.securing.data_integrity import ProofOptions, add_proof
from led_vc.securing.suites.ed25519_signature_2020 import ED25519_SIGNATURE_2020
from led_vc.verify import verify_credential
from tests import world
from tests.interop.cases import ours
from tests.interop.conftest import RunNode
from tests.interop.peer import INTEROP

SCRIPT = INTEROP / "node" / "ed25519_2020.mjs"
KNOWN = contexts.bundled_with_examples()
CREDENTIAL = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://www.w3.org/ns/credentials/examples/v2",
        "https://w3id.org/security/suites/ed25519-2020/v1",
    ],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "issuer": world.did(world.STRANGER),
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples – Ἑλληνικά"},
}


def key() -> dict[str, str]:
    """Return the signer's key as this peer reads it: the secret with the public half behind it."""
    pair = world.STRANGER.private_key
    both = multicodec.join("ed25519-priv", pair.to_bytes() + pair.public_key.raw)
    return {**ours(world.STRANGER).to_json(), "secretKeyMultibase": multibase_encode(both, "z")}


def asked(task: str, credential: dict[str, Any]) -> dict[str, Any]:
    return {
        "task": task, "credential": credential, "contexts": dict(KNOWN.documents),
        "key": key(), "created": format_datetime(world.ISSUED),
    }  # fmt: skip


def signed() -> dict[str, Any]:
    options = ProofOptions(purpose="assertionMethod", created=world.ISSUED)
    return add_proof(CREDENTIAL, world.STRANGER, ED25519_SIGNATURE_2020, options, KNOWN)


def verdict(secured: dict[str, Any]) -> str:
    environment = Environment(now=world.NOW, contexts=KNOWN, trust=None, checks=PROOF_ONLY, context_policy="open")
    return verify_credential(secured, environment).verdict


def test_the_peer_verifies_what_we_sign_and_refuses_what_was_changed(run_node: RunNode) -> None:
    assert run_node(SCRIPT, asked("verify", signed())) == {"verified": True, "error": ""}
    changed = {**signed(), "validFrom": "2023-01-01T00:00:01Z"}
    assert run_node(SCRIPT, asked("verify", changed))["verified"] is False


def test_we_verify_what_the_peer_signs_and_make_the_same(run_node: RunNode) -> None:
    theirs = run_node(SCRIPT, asked("issue", CREDENTIAL))
    assert verdict(theirs) == "valid"
    assert verdict({**theirs, "validFrom": "2023-01-01T00:00:01Z"}) == "invalid"
    assert theirs["proof"]["proofValue"] == signed()["proof"]["proofValue"]
