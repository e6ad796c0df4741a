"""What a scanned or pasted text is, by its form alone: nothing is opened, fetched or verified.

For the sentence that a verifier gets when the text is not one of ours; a verdict is never made of it.
"""

import re
from typing import Final, Literal, get_args

from led_vc.encoding import JsonObject, base64url_decode, parse_json
from led_vc.errors import LedVcError
from led_vc.model import CREDENTIALS_V2, many
from led_vc.securing.enveloped import MediaType, is_envelope

TextKind = Literal[
    "vp",  # VP1-R: a presentation of ours, to be decoded
    "vc",  # VC1-R: a credential of ours, to be decoded
    "json",  # a credential or presentation of VCDM 2.0 as JSON, to be verified
    "token",  # a credential or presentation in a JWT, an SD-JWT or COSE, to be verified
    "newer",  # our kind of code, of a version or base that is not known here
    "offer",
    "other_vc",
    "wifi",
    "boarding",
    "health",
    "contact",
    "payment",
    "url",
    "text",
]

_CODES: Final[tuple[tuple[TextKind, re.Pattern[str]], ...]] = (
    ("vp", re.compile(r"VP1-R")),
    ("vc", re.compile(r"VC1-R")),
    ("newer", re.compile(r"V[CP][1-9][0-9]?-")),
    ("offer", re.compile(r"openid-credential-offer://", re.IGNORECASE)),
    ("wifi", re.compile(r"WIFI:", re.IGNORECASE)),
    # IATA 792: format, legs, name (20), electronic ticket, booking (7), from, to, carrier.
    ("boarding", re.compile(r"M[1-4][A-Z /.'-]{20}[E ][A-Z0-9 ]{7}[A-Z]{6}[A-Z0-9 ]{3}")),
    ("health", re.compile(r"HC1:")),
    ("contact", re.compile(r"BEGIN:VCARD|MECARD:", re.IGNORECASE)),
    ("payment", re.compile(r"BCD\r?\n|bitcoin:", re.IGNORECASE)),
    ("url", re.compile(r"www\.\S|[a-z][a-z0-9+.-]*:\S", re.IGNORECASE)),
)
_BASE64URL: Final = r"[A-Za-z0-9_-]+"
# With the tilde an SD-JWT. https://www.rfc-editor.org/rfc/rfc7515#section-3.1
_JWT: Final = re.compile(rf"({_BASE64URL})\.({_BASE64URL})\.(?:{_BASE64URL})?(?:~[A-Za-z0-9_.~-]*)?")
_COSE: Final = re.compile(r"0o[A-Za-z0-9+/_-]+={0,2}|d284[0-9a-f]+")
_FOREIGN_MEMBERS: Final = ("@context", "vc", "vp", "vct")
_VERIFIABLE: Final = (
    "VerifiableCredential",
    "VerifiablePresentation",
    "EnvelopedVerifiableCredential",
    "EnvelopedVerifiablePresentation",
)


def recognise(text: str) -> TextKind:
    """Return what `text` looks like; `text` for what nobody knows.

    >>> recognise("https://led-controle.example/?c=1")
    'url'
    """
    text = text.strip("\ufeff\t\r\n")
    if text.lstrip().startswith("{"):
        return _json_kind(text)
    if is_envelope(text) and (kind := _token_kind(text)) is not None:
        return kind
    return next((kind for kind, pattern in _CODES if pattern.match(text)), "text")


def _json_kind(text: str) -> TextKind:
    document = _object(text)
    contexts = many(document.get("@context"))
    if contexts and contexts[0] == CREDENTIALS_V2 and any(one in _VERIFIABLE for one in many(document.get("type"))):
        return "json"
    return "other_vc" if not document.keys().isdisjoint(_FOREIGN_MEMBERS) else "text"


def _token_kind(text: str) -> TextKind | None:
    if _COSE.fullmatch(text):
        return "token"
    if not _JWT.fullmatch(text):
        return None
    header, claims = (_token_part(part) for part in text.split(".")[:2])
    if header.get("typ") in get_args(MediaType):
        return "token"
    return "other_vc" if "alg" in header and not claims.keys().isdisjoint(_FOREIGN_MEMBERS) else None


def _token_part(part: str) -> JsonObject:
    try:
        return _object(base64url_decode(part).decode("utf-8"))
    except (LedVcError, UnicodeDecodeError):
        return {}


def _object(text: str) -> JsonObject:
    try:
        value = parse_json(text)
    except LedVcError:
        return {}
    return value if isinstance(value, dict) else {}
