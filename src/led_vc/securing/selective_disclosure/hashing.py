"""The two hashes that an issuer signs beside the statements that may be left out."""

import hashlib
from collections.abc import Iterable

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.securing.transformations import RDFC
from led_vc.securing.work import Meter


def hash_proof(proof: JsonObject, document: JsonObject, contexts: ContextSet, meter: Meter) -> bytes:
    """Return the hash of the proof's options, read in the document's context.

    https://www.w3.org/TR/vc-di-ecdsa/#base-proof-hashing-ecdsa-sd-2023
    """
    config = {"@context": document["@context"], **proof} if "@context" in document else proof
    return hashlib.sha256(RDFC.canonicalize(config, contexts, "P-256", meter)).digest()


def hash_mandatory(lines: Iterable[str]) -> bytes:
    """Return the hash of the mandatory statements. https://www.w3.org/TR/vc-di-ecdsa/#hashmandatorynquads"""
    return hashlib.sha256("".join(lines).encode()).digest()
