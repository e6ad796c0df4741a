"""base58btc, as Multibase `z` has it. https://www.w3.org/TR/cid-1.0/#base-58

Work grows with the square of the length, so the decoder is bounded: keys and signatures are short.
"""

from led_vc.errors import ParsingError

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_NO_DIGIT = 255
_DIGITS = bytes(_ALPHABET.find(chr(code)) % 256 for code in range(256))
_FOUR = 58**4
# Digits are written four at a time: arithmetic on the long number is what costs.
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_BLOCK = 128


def _steps() -> list[tuple[int, int, int]]:
    """Return for each size of neighbours their bits, what the left one counts in terms of the right, and a mask."""
    sizes = (1 << step for step in range(_BLOCK.bit_length() - 1))
    return [
        (size * 8, 58**size, int.from_bytes((bytes(size) + b"\xff" * size) * (_BLOCK // size // 2))) for size in sizes
    ]


_STEPS = _steps()
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
    digits = text.encode("utf-8", "surrogatepass").translate(_DIGITS)
    if _NO_DIGIT in digits:
        raise ParsingError("not base58btc")
    number, first = 0, len(digits) % _BLOCK
    for start in range(first - _BLOCK if first else 0, len(digits), _BLOCK):
        number = number * 58**_BLOCK + _number(digits[max(start, 0) : start + _BLOCK])
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8)


def _number(digits: bytes) -> int:
    """Return what a block of digits is worth: all neighbours are put together at once, in pairs, fours, eights, ..."""
    lanes = int.from_bytes(digits)
    for bits, weight, mask in _STEPS:
        lanes = (lanes & mask) + (lanes >> bits & mask) * weight
    return lanes
