"""The two ways from a document to the bytes that are hashed: RDF statements (rdfc) and canonical JSON (jcs)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from led_vc import rdf
from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject, jcs
from led_vc.keys import KeyAlgorithm
from led_vc.securing.work import Meter


@dataclass(frozen=True, slots=True, kw_only=True)
class Transformation:
    """How a suite canonicalizes. `proof_carries_context`: the proof itself states the document's `@context`."""

    canonicalize: Callable[[JsonObject, ContextSet, KeyAlgorithm, Meter], bytes]
    proof_carries_context: bool


def _rdfc(document: JsonObject, contexts: ContextSet, algorithm: KeyAlgorithm, meter: Meter) -> bytes:
    labels: Literal["sha256", "sha384"] = "sha384" if algorithm == "P-384" else "sha256"
    canonical = rdf.canonicalize(document, contexts, hash_algorithm=labels)
    meter.add(quads=canonical.quads, hash_calls=canonical.hash_calls)
    return canonical.nquads.encode()


def _jcs(document: JsonObject, _contexts: ContextSet, _algorithm: KeyAlgorithm, _meter: Meter) -> bytes:
    return jcs(document)


RDFC = Transformation(canonicalize=_rdfc, proof_carries_context=False)
"""RDF Dataset Canonicalization. https://www.w3.org/TR/rdf-canon/"""

JCS = Transformation(canonicalize=_jcs, proof_carries_context=True)
"""JSON Canonicalization Scheme. https://www.rfc-editor.org/rfc/rfc8785"""
