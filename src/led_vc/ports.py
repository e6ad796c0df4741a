"""What the library asks of the world around it: somebody who can sign, and chance.

A signer may be a local key, a token in a rack or a service elsewhere: it gets bytes and gives a signature.
"""

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from led_vc.keys import PublicKey

ProofPurpose = Literal["assertionMethod", "authentication"]
"""https://www.w3.org/TR/vc-data-integrity/#dfn-proof-purpose, the two that credentials need."""

Randomness = Callable[[int], bytes]
"""Return so many bytes that nobody can guess, such as `secrets.token_bytes`; the same ones for official vectors."""


class KeyHolder(Protocol):
    """Have a key, whose public half and name are known."""

    @property
    def verification_method(self) -> str:
        """The URL of the verification method, as it stands in the proof."""

    @property
    def public_key(self) -> PublicKey:
        """The key that verifies what this one signs."""


class Signer(KeyHolder, Protocol):
    """Sign bytes with one key."""

    def sign(self, data: bytes) -> bytes:
        """Sign `data` itself (hashing is the signer's): 64 bytes for Ed25519, r||s for ECDSA."""


class BbsSigner(KeyHolder, Protocol):
    """Sign lists of messages with one key, of BLS12-381. Experimental: never a register's key."""

    def sign_messages(self, header: bytes, messages: Sequence[bytes]) -> bytes:
        """Sign `header` and `messages`, in this order: 80 bytes."""
