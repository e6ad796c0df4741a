"""Multikey: a key as one text, a base, the kind of key, the key. https://www.w3.org/TR/cid-1.0/#Multikey

Reads kinds of key that nothing here verifies with, too. Refuses a second spelling: every kind has one base.
"""

from led_vc.encoding import multibase_decode, multibase_encode
from led_vc.encoding.multibase import Base
from led_vc.errors import InvalidVerificationMethodError, ParsingError
from led_vc.keys import multicodec
from led_vc.keys.algorithms import BY_PUBLIC_CODEC, BY_SECRET_CODEC, MULTIKEYS


def parse(text: str) -> tuple[str, bytes]:
    """Return the multicodec's name (`0x…` for one without) and the key. Raises InvalidVerificationMethodError."""
    try:
        codec, raw = multicodec.split(multibase_decode(text))
    except ParsingError as e:
        raise InvalidVerificationMethodError(f"not a Multikey: {e.detail}") from e
    if not text.startswith(_base_of(codec)):
        raise InvalidVerificationMethodError(f"a Multikey of {codec} in another base than its own")
    return codec, raw


def encode(codec: str, raw: bytes) -> str:
    """Write the key of that multicodec."""
    return multibase_encode(multicodec.join(codec, raw), _base_of(codec))


def _base_of(codec: str) -> Base:
    algorithm = BY_PUBLIC_CODEC.get(codec) or BY_SECRET_CODEC.get(codec)
    return "z" if algorithm is None else MULTIKEYS[algorithm].base
