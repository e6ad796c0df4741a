"""The bytes that a Data Integrity proof signs: the hash of the proof's options, then the hash of the document.

https://www.w3.org/TR/vc-di-eddsa/#hashing-eddsa-rdfc-2022
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.keys import KeyAlgorithm
from led_vc.securing.cryptosuite import Cryptosuite, hash_bytes
from led_vc.securing.transformations import Transformation
from led_vc.securing.work import Meter


@dataclass(frozen=True, slots=True, kw_only=True)
class HashedDocument:
    """Hashes one document under several proofs, and canonicalizes it once for each way that they ask for."""

    document: JsonObject
    contexts: ContextSet
    meter: Meter
    _hashes: dict[tuple[Callable[..., bytes], KeyAlgorithm], bytes] = field(default_factory=dict)

    def with_proofs(self, proofs: Sequence[JsonObject]) -> "HashedDocument":
        """Return what a proof secures that comes after `proofs`: the document with them in it."""
        if not proofs:
            return self
        chained = {**self.document, "proof": list(proofs)}
        return HashedDocument(document=chained, contexts=self.contexts, meter=self.meter)

    def data(self, suite: Cryptosuite, algorithm: KeyAlgorithm, config: JsonObject) -> bytes:
        """Return what a key of `algorithm` signs for the proof configuration `config`."""
        way = suite.transformation
        in_context = {"@context": self.document["@context"], **config} if "@context" in self.document else config
        return self._hash(way, algorithm, in_context) + self._document_hash(way, algorithm)

    def _document_hash(self, way: Transformation, algorithm: KeyAlgorithm) -> bytes:
        asked = (way.canonicalize, algorithm)
        if asked not in self._hashes:
            self._hashes[asked] = self._hash(way, algorithm, self.document)
        return self._hashes[asked]

    def _hash(self, way: Transformation, algorithm: KeyAlgorithm, document: JsonObject) -> bytes:
        return hash_bytes(way.canonicalize(document, self.contexts, algorithm, self.meter), algorithm)
