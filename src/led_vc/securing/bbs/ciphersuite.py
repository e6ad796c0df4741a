"""The two ciphersuites of the draft, which differ in how they hash (draft §7.2)."""

from collections.abc import Iterable
from dataclasses import dataclass

from py_arkworks_bls12381 import Scalar

from led_vc.securing.bbs.expand_message import ExpandMessage, expand_message_xmd, expand_message_xof
from led_vc.securing.bbs.scalars import EXPAND_LENGTH, reduced


@dataclass(frozen=True, slots=True, kw_only=True)
class Ciphersuite:
    """A way to hash, its name, and the points that come of it.

    `p1` is the fixed point P1, compressed. `generators` is the file with Q_1 and the generators of messages, and
    `generators_sha256` what it must hash to.
    """

    ciphersuite_id: bytes
    expand_message: ExpandMessage
    p1: bytes
    generators: str
    generators_sha256: str

    @property
    def api_id(self) -> bytes:
        """Return the identifier of the interface (draft §3.4)."""
        return self.ciphersuite_id + b"H2G_HM2S_"

    def hash_to_scalar(self, message: bytes, dst: bytes) -> Scalar:
        """Hash to a scalar (draft §4.2.2)."""
        return reduced(self.expand_message(message, dst, EXPAND_LENGTH))

    def hash_transcript(self, message: bytes) -> Scalar:
        """Hash to a scalar for the scheme itself: `e`, the domain and the challenge."""
        return self.hash_to_scalar(message, self.api_id + b"H2S_")

    def messages_to_scalars(self, messages: Iterable[bytes]) -> list[Scalar]:
        """Map messages to scalars (draft §4.1.2)."""
        dst = self.api_id + b"MAP_MSG_TO_SCALAR_AS_HASH_"
        return [self.hash_to_scalar(message, dst) for message in messages]


BLS12_381_SHA_256 = Ciphersuite(
    ciphersuite_id=b"BBS_BLS12381G1_XMD:SHA-256_SSWU_RO_",
    expand_message=expand_message_xmd,
    p1=bytes.fromhex(
        "a8ce256102840821a3e94ea9025e4662b205762f9776b3a766c872b948f1fd225e7c59698588e70d11406d161b4e28c9"
    ),
    generators="bls12-381-sha-256.bin",
    generators_sha256="4be97733ce617c29a374479c7266479e9140988160ad5d8c4fe43db50db3c106",
)
"""What bbs-2023 uses. https://www.w3.org/TR/vc-di-bbs/#algorithms"""

BLS12_381_SHAKE_256 = Ciphersuite(
    ciphersuite_id=b"BBS_BLS12381G1_XOF:SHAKE-256_SSWU_RO_",
    expand_message=expand_message_xof,
    p1=bytes.fromhex(
        "8929dfbc7e6642c4ed9cba0856e493f8b9d7d5fcb0c31ef8fdcd34d50648a56c795e106e9eada6e0bda386b414150755"
    ),
    generators="bls12-381-shake-256.bin",
    generators_sha256="fb70177e0a2dd86ff770b8b0fff9d9294504270ec59edcea70a3ff506c3615d3",
)
