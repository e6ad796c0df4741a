"""What a cryptosuite is: a name, the keys it takes, and how it canonicalizes.

https://www.w3.org/TR/vc-data-integrity/#cryptographic-suites
"""

import hashlib
from dataclasses import dataclass

from led_vc.keys import KeyAlgorithm
from led_vc.securing.transformations import Transformation


@dataclass(frozen=True, slots=True, kw_only=True)
class Cryptosuite:
    """A cryptosuite as a value. It has no code of its own: the suites differ in these three choices alone."""

    name: str
    algorithms: tuple[KeyAlgorithm, ...]
    transformation: Transformation


def hash_bytes(data: bytes, algorithm: KeyAlgorithm) -> bytes:
    """Hash as the key asks: SHA-384 for P-384, SHA-256 for the others.

    https://www.w3.org/TR/vc-di-ecdsa/#hashing-ecdsa-rdfc-2019
    """
    return (hashlib.sha384 if algorithm == "P-384" else hashlib.sha256)(data).digest()
