"""The two kinds of proof value, and the bytes that the issuer signs.

https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-sd-2023-functions
"""

from dataclasses import dataclass
from typing import Final, Self

from led_vc.encoding import base64url_decode, base64url_encode
from led_vc.errors import LedVcError, ProofVerificationError
from led_vc.keys import PublicKey, multicodec
from led_vc.securing.selective_disclosure import HMAC_KEY_BYTES, MAXIMUM_POINTERS, LabelMap, proof_values

BASE_HEADER: Final = b"\xd9\x5d\x00"
DERIVED_HEADER: Final = b"\xd9\x5d\x01"
_SIGNATURE_BYTES: Final = 64
_KEY_BYTES: Final = 35
_LABEL_BYTES: Final = 32
_CODEC: Final = "p256-pub"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BaseProof:
    """What the issuer gives to the holder alone. It has no repr: it is a secret.

    `public_key` is the multicodec bytes of the key that was made for this document. `signatures` are that key's, one
    for each statement that is not mandatory, in the order of the labelled statements.
    """

    base_signature: bytes
    public_key: bytes
    hmac_key: bytes
    signatures: tuple[bytes, ...]
    mandatory_pointers: tuple[str, ...]

    def encode(self) -> bytes:
        """Return the proof value. https://www.w3.org/TR/vc-di-ecdsa/#serializebaseproofvalue"""
        components = (
            self.base_signature,
            self.public_key,
            self.hmac_key,
            self.signatures,
            self.mandatory_pointers,
        )
        return proof_values.write_components(BASE_HEADER, components)

    @classmethod
    def decode(cls, value: bytes) -> Self:
        """Read a proof value. Raises ProofVerificationError."""
        base_signature, public_key, hmac_key, signatures, pointers = proof_values.read_components(value, BASE_HEADER, 5)
        found = proof_values.as_list(pointers, str)
        if len(found) > MAXIMUM_POINTERS:
            raise ProofVerificationError(f"{len(found)} mandatory pointers; at most {MAXIMUM_POINTERS}")
        return cls(
            base_signature=proof_values.as_bytes(base_signature, _SIGNATURE_BYTES),
            public_key=proof_values.as_bytes(public_key, _KEY_BYTES),
            hmac_key=proof_values.as_bytes(hmac_key, HMAC_KEY_BYTES),
            signatures=_signatures(signatures),
            mandatory_pointers=found,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureProof:
    """What a verifier gets: the signatures of the statements that are shown, and how to label and tell them apart.

    `label_map` leads from canonical labels to those that were signed; `mandatory_indexes` are ascending.
    """

    base_signature: bytes
    public_key: bytes
    signatures: tuple[bytes, ...]
    label_map: LabelMap
    mandatory_indexes: tuple[int, ...]

    def encode(self) -> bytes:
        """Return the proof value. https://www.w3.org/TR/vc-di-ecdsa/#serializederivedproofvalue"""
        components = (
            self.base_signature,
            self.public_key,
            self.signatures,
            {int(canonical[4:]): base64url_decode(label[1:]) for canonical, label in self.label_map.items()},
            self.mandatory_indexes,
        )
        return proof_values.write_components(DERIVED_HEADER, components)

    @classmethod
    def decode(cls, value: bytes) -> Self:
        """Read a proof value. Raises ProofVerificationError, also for a base proof."""
        if value.startswith(BASE_HEADER):
            raise ProofVerificationError("a base proof is not shown, and not verified")
        base_signature, public_key, signatures, labels, indexes = proof_values.read_components(value, DERIVED_HEADER, 5)
        label_map = {
            f"c14n{number}": "u" + base64url_encode(proof_values.as_bytes(label, _LABEL_BYTES))
            for number, label in proof_values.as_map(labels, bytes).items()
        }
        found = _signatures(signatures)
        mandatory = proof_values.as_list(indexes, int)
        return cls(
            base_signature=proof_values.as_bytes(base_signature, _SIGNATURE_BYTES),
            public_key=proof_values.as_bytes(public_key, _KEY_BYTES),
            signatures=found,
            label_map=label_map,
            mandatory_indexes=proof_values.as_indexes(indexes, len(mandatory) + len(found)),
        )


def base_data(proof_hash: bytes, public_key: bytes, mandatory_hash: bytes) -> bytes:
    """Return what the issuer signs. https://www.w3.org/TR/vc-di-ecdsa/#serializesigndata"""
    return proof_hash + public_key + mandatory_hash


def key_bytes(key: PublicKey) -> bytes:
    """Write the key that was made for a document."""
    return multicodec.join(_CODEC, key.raw)


def read_key(data: bytes) -> PublicKey:
    """Read the key that was made for a document. Raises ProofVerificationError."""
    try:
        codec, raw = multicodec.split(data)
        if codec == _CODEC:
            return PublicKey("P-256", raw)
    except LedVcError as error:
        raise ProofVerificationError("the proof's own key is not a usable one") from error
    raise ProofVerificationError("the proof's own key is not of P-256")


def _signatures(value: object) -> tuple[bytes, ...]:
    found = proof_values.as_list(value, bytes)
    if any(len(one) != _SIGNATURE_BYTES for one in found):
        raise ProofVerificationError(f"a signature that is not {_SIGNATURE_BYTES} bytes")
    return found
