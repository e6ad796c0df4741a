"""From bytes to the texts that can be verified: the file itself, or the QR codes in a picture or a PDF.

Pictures are decoded in a process of its own, with bounds, by the same reader as the verifier's page.
"""

from typing import TYPE_CHECKING, Final

from led_cli.exits import refuse

if TYPE_CHECKING:
    from led_verifier.prints import Unreadable

_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_PDF: Final = b"%PDF-"
_READABLE: Final = frozenset({"vp", "vc", "json", "token", "newer"})
_TAGGED_COSE: Final = b"\xd2\x84"
_FOREIGN: Final = {
    "url": "it holds a web address, which was not opened",
    "wifi": "it is a code for wifi",
    "boarding": "it looks like a boarding pass or a ticket",
    "health": "it is a European health certificate",
    "contact": "it holds contact details",
    "payment": "it is a code to pay with",
    "offer": "it is a code to get a proof with, not to show one",
    "other_vc": "it is a digital proof of a kind that is not checked here",
    "text": "it is neither a credential, nor a presentation, nor the text of a code",
}


def texts_in(data: bytes, name: str, *, other_versions: bool) -> tuple[str, ...]:
    """Return the texts that may be verified, each once; end the command if there is none.

    With `other_versions` a credential in JSON of another version of the data model is one too.
    """
    from led_vc.qr import recognise

    picture = data.startswith(_PICTURES) or _PDF in data[:1024]
    found = _codes(data, name) if picture else (_text(data, name),)
    kinds = [(text, recognise(text)) for text in found]
    wanted = _READABLE | {"other_vc"} if other_versions else _READABLE
    readable = tuple(text.strip("\ufeff\t\r\n") for text, kind in kinds if kind in wanted)
    if not readable:
        what = _not_json(found[0]) or _FOREIGN[kinds[0][1]]
        refuse(f"{name} cannot be verified: {what}")
    return readable


def _text(data: bytes, name: str) -> str:
    if data.startswith(_TAGGED_COSE):
        from led_vc.securing.enveloped import cose_text

        return cose_text(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        refuse(f"{name} is not a PNG, JPEG or PDF, not COSE, and not text in UTF-8")


def _codes(data: bytes, name: str) -> tuple[str, ...]:
    from led_verifier.prints import Unreadable, read_print

    found = read_print(data)
    if isinstance(found, Unreadable):
        refuse(f"{name}: {_why(found)}")
    return found.texts


def _why(found: "Unreadable") -> str:
    match found.reason:
        case "pdf_none":
            return f"no QR code on the first {found.pages} pages of this PDF; an ordinary scan cannot be checked"
        case "pdf_locked":
            return "this PDF is protected by a password"
    return "no readable QR code"


def _not_json(text: str) -> str | None:
    """Return why a text that begins as JSON cannot be read, if that is so."""
    from led_vc.encoding import parse_json
    from led_vc.errors import LedVcError

    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        parse_json(text)
    except LedVcError as error:
        return error.detail
    return None
