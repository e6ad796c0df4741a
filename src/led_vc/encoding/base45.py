"""base45, the text of QR payloads. https://www.rfc-editor.org/rfc/rfc9285

Refuses lower case, lone characters and groups beyond their range.
"""

from led_vc.errors import ParsingError

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUE = {character: value for value, character in enumerate(_ALPHABET)}


def base45_encode(data: bytes) -> str:
    """Write `data` in base45: three characters for two bytes, two for a last one."""
    text = []
    for at in range(0, len(data) - 1, 2):
        rest, c = divmod(data[at] * 256 + data[at + 1], 45)
        e, d = divmod(rest, 45)
        text += [_ALPHABET[c], _ALPHABET[d], _ALPHABET[e]]
    if len(data) % 2:
        d, c = divmod(data[-1], 45)
        text += [_ALPHABET[c], _ALPHABET[d]]
    return "".join(text)


def base45_decode(text: str) -> bytes:
    """Read base45. Raises ParsingError."""
    if len(text) % 3 == 1:
        raise ParsingError("not base45: a character is missing")
    try:
        values = [_VALUE[character] for character in text]
    except KeyError:
        raise ParsingError("not base45") from None
    data = bytearray()
    for at in range(0, len(values), 3):
        group = values[at : at + 3]
        number = sum(value * 45**power for power, value in enumerate(group))
        size = len(group) - 1
        if number >= 256**size:
            raise ParsingError("not base45: a group beyond its range")
        data += number.to_bytes(size)
    return bytes(data)
