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
    work = rdf.Work()
    try:
        return rdf.canonicalize(document, contexts, hash_algorithm=labels, work=work).data
    finally:  # what a hostile graph cost before it was refused counts too
        meter.add(quads=work.quads, hash_calls=work.hash_calls)


def _jcs(document: JsonObject, _contexts: ContextSet, _algorithm: KeyAlgorithm, _meter: Meter) -> bytes:
    return jcs(document)


RDFC = Transformation(canonicalize=_rdfc, proof_carries_context=False)
"""RDF Dataset Canonicalization. https://www.w3.org/TR/rdf-canon/"""

JCS = Transformation(canonicalize=_jcs, proof_carries_context=True)
"""JSON Canonicalization Scheme. https://www.rfc-editor.org/rfc/rfc8785"""
