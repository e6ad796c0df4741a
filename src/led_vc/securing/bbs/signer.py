"""The signer for BBS with a key in memory; it satisfies `led_vc.ports.BbsSigner`."""

from collections.abc import Sequence
from dataclasses import dataclass

from led_vc.errors import InvalidVerificationMethodError
from led_vc.keys import PrivateKey, PublicKey
from led_vc.securing.bbs.signatures import sign


@dataclass(frozen=True, slots=True)
class LocalBbsSigner:
    """Sign with a key of BLS12-381 G2 in this process, under the name of a verification method. Experimental."""

    verification_method: str
    private_key: PrivateKey

    def __post_init__(self) -> None:
        if self.private_key.algorithm != "BLS12-381-G2":
            raise InvalidVerificationMethodError("BBS signs with a key of BLS12-381 G2")

    @property
    def public_key(self) -> PublicKey:
        """The key that verifies what `sign_messages` returns."""
        return self.private_key.public_key

    def sign_messages(self, header: bytes, messages: Sequence[bytes]) -> bytes:
        """Sign `header` and `messages`."""
        return sign(self.private_key.to_bytes(), self.public_key.raw, header=header, messages=messages)
