"""base58btc, as Multibase `z` has it. https://www.w3.org/TR/cid-1.0/#base-58

Work grows with the square of the length, so the decoder is bounded: keys and signatures are short.
"""

from led_vc.errors import ParsingError

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_DIGIT = {character: value for value, character in enumerate(_ALPHABET)}
_FOUR = 58**4
# Digits are taken four at a time: arithmetic on the long number is what costs.
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_MAX_BYTES = 8192


def base58btc_encode(data: bytes) -> str:
    """Write `data` in base58btc."""
    number, pairs = int.from_bytes(data), list[str]()
    while number:
        number, four = divmod(number, _FOUR)
        first, second = divmod(four, len(_PAIRS))
        pairs += (_PAIRS[second], _PAIRS[first])
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "1" * zeros + "".join(reversed(pairs)).lstrip("1")


def base58btc_decode(text: str, *, max_bytes: int = _MAX_BYTES) -> bytes:
    """Read base58btc of at most `max_bytes` bytes. Raises ParsingError."""
    zeros = len(text) - len(text.lstrip("1"))
    # log(58)/log(256) is 0.732...: a text longer than this cannot be within bounds.
    if zeros + (len(text) - zeros) * 732 // 1000 > max_bytes:
        raise ParsingError(f"base58 of more than {max_bytes} bytes")
    try:
        digits = [_DIGIT[character] for character in text]
    except KeyError:
        raise ParsingError("not base58btc") from None
    number, first = 0, len(digits) % 4
    for digit in digits[:first]:
        number = number * 58 + digit
    rest = iter(digits[first:])
    for a, b, c, d in zip(rest, rest, rest, rest, strict=True):
        number = number * _FOUR + (((a * 58) + b) * 58 + c) * 58 + d
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8)
