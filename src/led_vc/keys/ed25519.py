"""Ed25519 public keys, whose equation libsodium checks: in half of OpenSSL's time, and after our own rule (`edwards`).

Only public values come here; what is secret stays with OpenSSL. https://www.rfc-editor.org/rfc/rfc8032#section-5.1.7
"""

from dataclasses import dataclass

from led_vc.errors import ProofVerificationError
from led_vc.keys import edwards


@dataclass(frozen=True, slots=True)
class Ed25519Key:
    """A key that is neither of small order nor written in another way than the one."""

    raw: bytes

    def verify(self, signature: bytes, data: bytes) -> None:
        """Check `signature`. Raises ProofVerificationError; for a key off the curve InvalidVerificationMethodError."""
        from nacl.bindings import crypto_sign_open  # 40 ms, which only a process that verifies has to spend
        from nacl.exceptions import BadSignatureError

        edwards.check_signature(signature)
        try:
            crypto_sign_open(signature + data, self.raw)
        except BadSignatureError:
            # Only now: the key is decoded before anything is verified, so that what verifies has answered this
            # already, and asking at every load would double the cost of verifying.
            edwards.check_on_curve(self.raw)
            raise ProofVerificationError("the signature does not verify") from None


def load(raw: bytes) -> Ed25519Key:
    """Return the key. Raises InvalidVerificationMethodError."""
    edwards.check_key(raw)
    return Ed25519Key(raw)
