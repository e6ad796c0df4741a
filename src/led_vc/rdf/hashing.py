"""The hash that labels blank nodes: SHA-256, or SHA-384 where the key is a P-384 one.

https://www.w3.org/TR/vc-di-ecdsa/#transformation-ecdsa-rdfc-2019
"""

import hashlib
from collections.abc import Callable
from typing import Literal, assert_never

HashAlgorithm = Literal["sha256", "sha384"]
HashHex = Callable[[str], str]
"""Hash text in UTF-8 to lower-case hexadecimal."""


def hash_hex(algorithm: HashAlgorithm) -> HashHex:
    """Return the hash function of that name."""
    match algorithm:
        case "sha256":
            return lambda text: hashlib.sha256(text.encode()).hexdigest()
        case "sha384":
            return lambda text: hashlib.sha384(text.encode()).hexdigest()
        case _:
            assert_never(algorithm)
