"""The two kinds of proof value. https://www.w3.org/TR/vc-di-bbs/#selective-disclosure-functions"""

from dataclasses import dataclass
from typing import Any, Final, Self

from led_vc.errors import ProofVerificationError, UnsupportedFeatureError
from led_vc.securing.bbs import MAXIMUM_MESSAGES, MAXIMUM_PROOF_LENGTH, PUBLIC_KEY_LENGTH, SIGNATURE_LENGTH
from led_vc.securing.selective_disclosure import HMAC_KEY_BYTES, MAXIMUM_POINTERS, LabelMap, proof_values

BASE_HEADER: Final = b"\xd9\x5d\x02"
DERIVED_HEADER: Final = b"\xd9\x5d\x03"
MAXIMUM_PRESENTATION_HEADER: Final = 4096
_OPTIONAL: Final = tuple(bytes((0xD9, 0x5D, last)) for last in range(0x04, 0x0A))
"""Holder binding, pseudonyms, and both of these: base proofs are even, derived proofs odd (tables 2 and 4)."""

_HEADER_BYTES: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BaseProof:
    """What the issuer gives to the holder alone. It has no repr: it is a secret.

    `header` is the hash of the proof's options, and that of the mandatory statements.
    """

    signature: bytes
    header: bytes
    public_key: bytes
    hmac_key: bytes
    mandatory_pointers: tuple[str, ...]

    def encode(self) -> bytes:
        """Return the proof value. https://www.w3.org/TR/vc-di-bbs/#serializebaseproofvalue"""
        components = (self.signature, self.header, self.public_key, self.hmac_key, self.mandatory_pointers)
        return proof_values.write_components(BASE_HEADER, components)

    @classmethod
    def decode(cls, value: bytes) -> Self:
        """Read a proof value. Raises ProofVerificationError, and UnsupportedFeatureError for an optional feature.

        https://www.w3.org/TR/vc-di-bbs/#parsebaseproofvalue
        """
        _refuse_optional_features(value)
        signature, header, public_key, hmac_key, pointers = proof_values.read_components(value, BASE_HEADER, 5)
        found = proof_values.as_list(pointers, str)
        if len(found) > MAXIMUM_POINTERS:
            raise ProofVerificationError(f"{len(found)} mandatory pointers; at most {MAXIMUM_POINTERS}")
        return cls(
            signature=proof_values.as_bytes(signature, SIGNATURE_LENGTH),
            header=proof_values.as_bytes(header, _HEADER_BYTES),
            public_key=proof_values.as_bytes(public_key, PUBLIC_KEY_LENGTH),
            hmac_key=proof_values.as_bytes(hmac_key, HMAC_KEY_BYTES),
            mandatory_pointers=found,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureProof:
    """What a verifier gets: a BBS proof, and how to label and tell apart the statements that are shown.

    `label_map` leads from canonical labels to those that were signed. `mandatory_indexes` are places among the
    statements that are shown, `selective_indexes` the places that the others had among the messages of the signature.
    """

    bbs_proof: bytes
    label_map: LabelMap
    mandatory_indexes: tuple[int, ...]
    selective_indexes: tuple[int, ...]
    presentation_header: bytes

    def encode(self) -> bytes:
        """Return the proof value. https://www.w3.org/TR/vc-di-bbs/#serializederivedproofvalue"""
        components = (
            self.bbs_proof,
            # https://www.w3.org/TR/vc-di-bbs/#compresslabelmap
            {
                int(canonical.removeprefix("c14n")): int(label.removeprefix("b"))
                for canonical, label in self.label_map.items()
            },
            self.mandatory_indexes,
            self.selective_indexes,
            self.presentation_header,
        )
        return proof_values.write_components(DERIVED_HEADER, components)

    @classmethod
    def decode(cls, value: bytes) -> Self:
        """Read a proof value. Raises ProofVerificationError, also for a base proof, and UnsupportedFeatureError.

        https://www.w3.org/TR/vc-di-bbs/#parsederivedproofvalue
        """
        _refuse_optional_features(value)
        if value.startswith(BASE_HEADER):
            raise ProofVerificationError("a base proof is not shown, and not verified")
        bbs_proof, labels, mandatory, selective, header = proof_values.read_components(value, DERIVED_HEADER, 5)
        shown = proof_values.as_indexes(selective, MAXIMUM_MESSAGES)
        count = len(shown) + len(proof_values.as_list(mandatory, int))
        return cls(
            bbs_proof=_bytes_up_to(bbs_proof, MAXIMUM_PROOF_LENGTH),
            label_map=_labels(labels),
            mandatory_indexes=proof_values.as_indexes(mandatory, count),
            selective_indexes=shown,
            presentation_header=_bytes_up_to(header, MAXIMUM_PRESENTATION_HEADER),
        )


def _refuse_optional_features(value: bytes) -> None:
    if value.startswith(_OPTIONAL):
        raise UnsupportedFeatureError("holder binding and pseudonyms of bbs-2023 are not supported")


def _bytes_up_to(value: Any, size: int) -> bytes:
    if not isinstance(value, bytes) or len(value) > size:
        raise ProofVerificationError(f"a component of the proof value is not at most {size} bytes")
    return value


def _labels(value: Any) -> LabelMap:
    """Return a compressed label map as labels. https://www.w3.org/TR/vc-di-bbs/#decompresslabelmap"""
    found = proof_values.as_map(value, int)
    if any(number < 0 for number in found.values()):
        raise ProofVerificationError("a label with a number below 0")
    return {f"c14n{canonical}": f"b{number}" for canonical, number in found.items()}
