"""The signer for keys in memory; it satisfies `led_vc.ports.Signer`."""

from dataclasses import dataclass

from led_vc.keys.private import PrivateKey
from led_vc.keys.public import PublicKey


@dataclass(frozen=True, slots=True)
class LocalSigner:
    """Sign with a private key in this process, under the name of a verification method."""

    verification_method: str
    private_key: PrivateKey

    @property
    def public_key(self) -> PublicKey:
        """The key that verifies what `sign` returns."""
        return self.private_key.public_key

    def sign(self, data: bytes) -> bytes:
        """Sign `data` itself."""
        return self.private_key.sign(data)
