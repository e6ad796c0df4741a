"""A closed set of contexts for these tests, and the shortest way to statements."""

from typing import Any

from led_vc.contexts import CREDENTIALS_V2, SUMMARY_V1, ContextSet, bundled, bundled_with_examples
from led_vc.rdf import Canonical, canonicalize

EXAMPLES_V2 = "https://www.w3.org/ns/credentials/examples/v2"
URL = "https://test.example/v1"


def contexts_with(context: Any) -> ContextSet:
    """Return the product's set with one more context, at `URL`."""
    return bundled().extended({URL: {"@context": context}})


def statements(document: dict[str, Any], context: Any = None) -> list[str]:
    """Return the canonical statements of `document`, in the product's contexts or in `context` at `URL`."""
    return canonical(document, context).nquads.removesuffix("\n").split("\n")


def canonical(document: dict[str, Any], context: Any = None) -> Canonical:
    """Canonicalize `document`, in the product's contexts or in `context` at `URL`."""
    if context is None:
        return canonicalize(document, bundled_with_examples())
    return canonicalize({"@context": URL, **document}, contexts_with(context))


def summary(**changes: Any) -> dict[str, Any]:
    """Return a small summary credential."""
    return {
        "@context": [CREDENTIALS_V2, SUMMARY_V1],
        "type": ["VerifiableCredential", "LedSummaryCredential"],
        "issuer": "did:web:led.example:provider:11",
        "credentialSubject": {"id": "did:key:z6Mk", "familyName": "Van de Casteele", "birthYear": "1978"},
        **changes,
    }


def proof(**changes: Any) -> dict[str, Any]:
    """Return a proof without its value."""
    return {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "verificationMethod": "did:web:led.example:provider:11#k1",
        "proofPurpose": "assertionMethod",
        **changes,
    }


def presentation(credential: Any, **changes: Any) -> dict[str, Any]:
    """Return a presentation of `credential`."""
    return {
        "@context": [CREDENTIALS_V2],
        "type": "VerifiablePresentation",
        "verifiableCredential": credential,
        **changes,
    }
