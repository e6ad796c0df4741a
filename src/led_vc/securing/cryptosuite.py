"""What a cryptosuite is, as a value. https://www.w3.org/TR/vc-data-integrity/#cryptographic-suites

Two kinds. A `Cryptosuite` signs one hash of the whole document, and differs from its kind in choices alone. A
`SelectiveCryptosuite` lets the holder show a part: it is three functions, one for each of the roles.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.encoding.multibase import Base
from led_vc.keys import KeyAlgorithm, PublicKey
from led_vc.ports import KeyHolder, Randomness
from led_vc.securing.transformations import Transformation
from led_vc.securing.work import Meter

DATA_INTEGRITY_PROOF = "DataIntegrityProof"

S = TypeVar("S", bound=KeyHolder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cryptosuite:
    """A suite whose proof value is one signature. `base` is how that is written, `type` what the proof calls itself.

    A suite older than Data Integrity is a proof type of its own and has no `cryptosuite` member; `name` is that type.
    `names_did_key_alone`: a proof may name a did:key without a fragment, as the vectors of a draft do.
    """

    name: str
    algorithms: tuple[KeyAlgorithm, ...]
    transformation: Transformation
    base: Base = "z"
    type: str = DATA_INTEGRITY_PROOF
    names_did_key_alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRequest:
    """What an issuer makes a base proof of: `proof` is the configuration, without a value."""

    document: JsonObject
    proof: JsonObject
    mandatory_pointers: tuple[str, ...]
    contexts: ContextSet
    meter: Meter
    random: Randomness


@dataclass(frozen=True, slots=True, kw_only=True)
class DeriveRequest:
    """What a holder derives a proof from: the whole document, its base proof, and what to show."""

    document: JsonObject
    proof: JsonObject
    proof_value: bytes
    selective_pointers: tuple[str, ...]
    contexts: ContextSet
    meter: Meter
    random: Randomness


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What a holder shows: the part of the document, and the value of its proof."""

    document: JsonObject
    proof_value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedProof:
    """What a verifier has: the document as shown, the configuration and value of its proof, the issuer's key."""

    document: JsonObject
    proof: JsonObject
    proof_value: bytes
    public_key: PublicKey
    contexts: ContextSet
    meter: Meter


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectiveCryptosuite(Generic[S]):
    """A suite whose holder shows a part of what was signed. `S` is what signs for it.

    `add_base` returns the value of a base proof, which is the holder's secret. `derive` makes what is shown.
    `verify_derived` raises unless the derived proof holds; a base proof never does. A proof value that may be shown
    begins with `derived_header`.
    """

    name: str
    algorithms: tuple[KeyAlgorithm, ...]
    add_base: Callable[[BaseRequest, S], bytes]
    derive: Callable[[DeriveRequest], Derived]
    verify_derived: Callable[[DerivedProof], None]
    derived_header: bytes
    base: Base = "u"
    type: str = DATA_INTEGRITY_PROOF


Suite = Cryptosuite | SelectiveCryptosuite[Any]


def hash_bytes(data: bytes, algorithm: KeyAlgorithm) -> bytes:
    """Hash as the key asks: SHA-384 for P-384, SHA-256 for the others.

    https://www.w3.org/TR/vc-di-ecdsa/#hashing-ecdsa-rdfc-2019
    """
    return (hashlib.sha384 if algorithm == "P-384" else hashlib.sha256)(data).digest()
