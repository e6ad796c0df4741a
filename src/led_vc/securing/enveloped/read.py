"""From whatever arrives to an envelope: a token, COSE in bytes or base64, or an object with a data URL.

How something begins says what it is; its media type must then be the one that goes with that. An envelope holds a
document and not another envelope: how many there are would be the sender's to choose.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Any, Final, assert_never

from led_vc.encoding import JsonObject, base64url_decode, parse_object
from led_vc.errors import LedVcError, ParsingError
from led_vc.securing.enveloped.data_urls import enveloped_text, is_enveloped
from led_vc.securing.enveloped.envelope import (
    MAXIMUM_CHARACTERS,
    STRICT_ENVELOPES,
    Content,
    Envelope,
    EnvelopePolicy,
    MediaType,
)
from led_vc.securing.enveloped.legacy import read_legacy
from led_vc.securing.enveloped.messages import read_cose
from led_vc.securing.enveloped.tokens import read_jwt, read_sd_jwt

_TAGGED: Final = b"\xd2"
_TAGGED_BASE64: Final = "0o"
_TAGGED_HEX: Final = "d284"
_HEX: Final = re.compile(r"[0-9a-f]++")
_JSON_BEGINS: Final = frozenset('{["\ufeff \t\r\n')


def is_envelope(secured: JsonObject | bytes | str) -> bool:
    """Tell whether `secured` begins as an envelope, so that it is read as one or not at all."""
    if isinstance(secured, Mapping):
        return is_enveloped(secured)
    if isinstance(secured, bytes):
        return secured.startswith(_TAGGED) or (secured.isascii() and is_envelope(secured.decode("ascii")))
    begins_as_json = not secured or secured[0] in _JSON_BEGINS
    return not begins_as_json and ("." in secured or secured.startswith((_TAGGED_BASE64, _TAGGED_HEX)))


def is_sd_jwt_credential(secured: bytes | str) -> bool:
    """Tell whether `secured` is an SD-JWT that says it is a credential; nothing else of it is looked at."""
    if len(secured) > MAXIMUM_CHARACTERS or not is_envelope(secured):
        return False
    text = secured if isinstance(secured, str) else secured.decode("ascii", "replace")
    if "~" not in text:
        return False
    try:
        return parse_object(base64url_decode(text.partition(".")[0])).get("typ") == "vc+sd-jwt"
    except LedVcError:
        return False


def is_presented(secured: bytes | str) -> bool:
    """Tell whether a token says that somebody presents it: a presentation, or an SD-JWT with a holder's token."""
    if isinstance(secured, str) and is_sd_jwt_credential(secured):
        return not secured.endswith("~")
    try:
        read_envelope(secured, "vp", STRICT_ENVELOPES)
    except ParsingError:
        return False
    except LedVcError:
        return True
    return True


def read_envelope(secured: JsonObject | bytes | str, content: Content, policy: EnvelopePolicy) -> Envelope:
    """Read an envelope of a credential or of a presentation. Nothing in it is verified.

    Raises ParsingError, RangeError, MalformedValueError, ComplexityLimitError, CryptographicSecurityError and
    DisclosureError.
    """
    if isinstance(secured, Mapping):
        media_type, text = enveloped_text(secured, content)
        found = read_text(text, media_type, content, policy)
    else:
        found = _read_bare(secured, content, policy)
    if is_enveloped(found.document):
        raise ParsingError("an envelope in an envelope")
    if "proof" in found.document:
        raise ParsingError("a document with a proof of its own in an envelope")
    return found


def read_text(text: str, media_type: MediaType, content: Content, policy: EnvelopePolicy) -> Envelope:
    """Read what a media type says that it is; `content` says what is inside where the media type does not."""
    _bound(text)
    match media_type:
        case "vc+jwt" | "vp+jwt":
            return read_jwt(text, "vc" if media_type == "vc+jwt" else "vp", policy)
        case "vc+sd-jwt" | "vp+sd-jwt":
            return read_sd_jwt(text, "vc" if media_type == "vc+sd-jwt" else "vp", policy)
        case "vc+cose" | "vp+cose":
            return read_cose(cose_bytes(text), "vc" if media_type == "vc+cose" else "vp", policy)
        case "jwt":
            return read_legacy(text, content, policy)
        case _:
            assert_never(media_type)


def cose_bytes(text: str) -> bytes:
    """Read base64 of either alphabet, with its padding or without. Raises ParsingError."""
    bare = text.rstrip("=") if len(text) % 4 == 0 else text
    plain = bare.translate({ord("-"): "+", ord("_"): "/"}) if not {"+", "/"} & set(bare) else bare
    try:
        data = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError) as e:
        raise ParsingError("not base64") from e
    if base64.b64encode(data).decode().rstrip("=") != plain:
        raise ParsingError("not canonical base64")
    return data


def _bound(secured: bytes | str) -> None:
    if len(secured) > MAXIMUM_CHARACTERS:
        raise ParsingError(f"a token of more than {MAXIMUM_CHARACTERS} characters")


def _read_bare(secured: bytes | str, content: Content, policy: EnvelopePolicy) -> Envelope:
    _bound(secured)
    if isinstance(secured, bytes):
        if secured.startswith(_TAGGED):
            return read_cose(secured, content, policy)
        secured = _ascii(secured)
    if "." not in secured:
        return read_cose(_cose_text(secured), content, policy)
    return (read_sd_jwt if "~" in secured else read_jwt)(secured, content, policy)


def _cose_text(text: str) -> bytes:
    """Read base64, or hex in small letters, as tools print it."""
    if text.startswith(_TAGGED_HEX) and len(text) % 2 == 0 and _HEX.fullmatch(text):
        return bytes.fromhex(text)
    return cose_bytes(text)


def _ascii(data: bytes) -> str:
    try:
        return data.decode("ascii")
    except UnicodeDecodeError as e:
        raise ParsingError("a token is ASCII") from e


def peek(secured: Any, policy: EnvelopePolicy) -> dict[str, Any]:
    """Return the unverified document of an envelope of either content, for those who must fetch before they verify."""
    try:
        return read_envelope(secured, "vc", policy).document
    except ParsingError:
        return read_envelope(secured, "vp", policy).document
