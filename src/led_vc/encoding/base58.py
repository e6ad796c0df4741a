"""base58btc, as Multibase `z` has it. https://www.w3.org/TR/cid-1.0/#base-58

Work grows with the square of the length, so the decoder is bounded: keys and signatures are short.
"""

from led_vc.errors import ParsingError

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUE = {character: value for value, character in enumerate(_ALPHABET)}
_MAX_BYTES = 8192


def base58btc_encode(data: bytes) -> str:
    """Write `data` in base58btc."""
    number, digits = int.from_bytes(data), []
    while number:
        number, digit = divmod(number, 58)
        digits.append(_ALPHABET[digit])
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "1" * zeros + "".join(reversed(digits))


def base58btc_decode(text: str, *, max_bytes: int = _MAX_BYTES) -> bytes:
    """Read base58btc of at most `max_bytes` bytes. Raises ParsingError."""
    zeros = len(text) - len(text.lstrip("1"))
    # log(58)/log(256) is 0.732...: a text longer than this cannot be within bounds.
    if zeros + (len(text) - zeros) * 732 // 1000 > max_bytes:
        raise ParsingError(f"base58 of more than {max_bytes} bytes")
    number = 0
    for character in text[zeros:]:
        if character not in _VALUE:
            raise ParsingError("not base58btc")
        number = number * 58 + _VALUE[character]
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8)
