"""A key, signed messages and a proof of some of them, which the tests of this folder bend."""

import secrets
from collections.abc import Sequence

from py_arkworks_bls12381 import G1Point

from led_vc.securing import bbs
from led_vc.securing.bbs.points import POINT_LENGTH

SECRET = bbs.key_gen(b"material of a key for these tests")
PUBLIC = bbs.sk_to_pk(SECRET)
HEADER, PRESENTATION_HEADER = b"header", b"presentation header"
MESSAGES = (b"name", b"degree", b"institution", b"date")
SIGNATURE = bbs.sign(SECRET, PUBLIC, header=HEADER, messages=MESSAGES)
SHOWN = (0, 2)

ORDER = 0x73EDA753299D7D483339D80809A1D80553BDA402FFFE5BFEFFFFFFFF00000001
NOT_SCALARS = tuple(number.to_bytes(32) for number in (0, ORDER, ORDER + 1, 2**256 - 1))

IDENTITY = b"\xc0" + bytes(POINT_LENGTH - 1)
SECOND_IDENTITY = b"\xe0" + bytes(POINT_LENGTH - 1)
OUTSIDE_SUBGROUP = b"\x80" + bytes(POINT_LENGTH - 2) + b"\x04"
NOT_ON_CURVE = b"\x80" + bytes(POINT_LENGTH - 2) + b"\x01"
UNCOMPRESSED = bytes([SIGNATURE[0] & 0x7F]) + SIGNATURE[1:POINT_LENGTH]
NOT_POINTS = (IDENTITY, SECOND_IDENTITY, OUTSIDE_SUBGROUP, NOT_ON_CURVE, UNCOMPRESSED, bytes(POINT_LENGTH))


def proof(shown: Sequence[int] = SHOWN, *, presentation_header: bytes = PRESENTATION_HEADER) -> bytes:
    """Return a proof of the messages at these indexes."""
    disclosure = bbs.Disclosure(
        header=HEADER, messages=MESSAGES, disclosed_indexes=shown, presentation_header=presentation_header
    )
    return bbs.proof_gen(PUBLIC, SIGNATURE, disclosure, random=secrets.token_bytes)


def disclosed(
    indexes: Sequence[int] = SHOWN,
    *,
    messages: Sequence[bytes] | None = None,
    header: bytes = HEADER,
    presentation_header: bytes = PRESENTATION_HEADER,
) -> bbs.DisclosedMessages:
    """Return what is shown with a proof: the messages at these indexes, or others in their place."""
    return bbs.DisclosedMessages(
        header=header,
        messages=[MESSAGES[index] for index in indexes] if messages is None else messages,
        indexes=indexes,
        presentation_header=presentation_header,
    )


def is_outside_the_subgroup(octets: bytes) -> bool:
    """Say whether these are a point of the curve that is no point of G1."""
    return not G1Point.from_compressed_bytes_unchecked(octets).is_in_subgroup()
