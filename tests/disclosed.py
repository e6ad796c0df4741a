"""A document under a suite with selective disclosure: with the base proof that the holder has, and as it is shown."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import cbor2

from led_vc import contexts
from led_vc.encoding import cbor_decode, multibase_decode, multibase_encode
from led_vc.keys import KeyAlgorithm, LocalSigner
from led_vc.securing.bbs import LocalBbsSigner
from led_vc.securing.cryptosuite import SelectiveCryptosuite
from led_vc.securing.data_integrity import ProofOptions, add_base_proof, derive_proof
from tests import world
from tests.metamorphosis import EDITS, edited, json_edits, paths

CONTEXTS = contexts.bundled_with_examples()
ANYTHING: Mapping[str, Any] = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {
        "id": "did:example:abcdefgh",
        "alumniOf": {"name": "The School of Examples", "rooms": 7, "motto": "Show, do not tell"},
        "degrees": [{"type": "Bachelor", "in": "Examples"}, {"type": "Master", "in": "Counterexamples"}],
    },
}
"""A document in which any word has a meaning, so that no word is refused for itself."""

MANDATORY = ("/issuer", "/validFrom", "/credentialSubject/id")
SELECTIVE = ("/credentialSubject/alumniOf/name", "/credentialSubject/degrees/1")
_HEADER = 3  # bytes of a proof value, before its CBOR


def not_random(count: int) -> bytes:
    """Return the same bytes each time, of any number."""
    return hashlib.shake_256(b"chosen by a fair hash").digest(count)


@cache
def _based(suite: SelectiveCryptosuite[Any]) -> dict[str, Any]:
    signer = _signer(suite.algorithms[0])
    options = ProofOptions(purpose="assertionMethod", created=world.ISSUED)
    return add_base_proof(ANYTHING, signer, suite, options, CONTEXTS, mandatory_pointers=MANDATORY, random=not_random)


def _signer(algorithm: KeyAlgorithm) -> LocalSigner | LocalBbsSigner:
    signer = world.person("discloser", algorithm)
    if algorithm != "BLS12-381-G2":
        return signer
    return LocalBbsSigner(signer.verification_method, signer.private_key)


def based(suite: SelectiveCryptosuite[Any]) -> dict[str, Any]:
    """Return the document with a base proof."""
    return dict(_based(suite))


def derived(suite: SelectiveCryptosuite[Any]) -> dict[str, Any]:
    """Return what its holder shows of it."""
    return derive_proof(
        _based(suite), CONTEXTS, selective_pointers=SELECTIVE, random=not_random, suites={suite.name: suite}
    )


def disclosed_edits(secured: Any) -> Iterator[tuple[str, Any]]:
    """Yield every edit at every path of the document, and of what the proof value holds."""
    yield from json_edits(secured)
    value = multibase_decode(secured["proof"]["proofValue"])
    held = cbor_decode(value[_HEADER:])
    for path in paths(held):
        for edit in EDITS:
            changed = value[:_HEADER] + cbor2.dumps(edited(held, path, edit), canonical=True)
            if changed != value:
                yield f"{edit} at {path} of the proof value", with_value(secured, changed)


def with_value(secured: Any, value: bytes) -> Any:
    """Return the document with another proof value."""
    return {**secured, "proof": {**secured["proof"], "proofValue": multibase_encode(value, "u")}}
