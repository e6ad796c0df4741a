"""An envelope inside JSON: an object whose id is a data URL. https://www.w3.org/TR/vc-data-model-2.0/#enveloped-verifiable-credentials

The object around the URL is not signed, so that nothing may stand in it but what makes it an envelope. Nothing is
fetched: the scheme is `data` and no other.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, cast, get_args

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError, ParsingError
from led_vc.model.values import CREDENTIALS_V2, many
from led_vc.securing.enveloped.envelope import Content, MediaType

ENVELOPED: Mapping[Content, str] = MappingProxyType(
    {"vc": "EnvelopedVerifiableCredential", "vp": "EnvelopedVerifiablePresentation"}
)
_MEMBERS: Final = frozenset({"@context", "id", "type"})
_PREFIX: Final = "data:application/"
_BASE64: Final = ";base64"


def is_enveloped(document: JsonObject) -> bool:
    """Tell whether `document` says that it is an envelope, of either kind."""
    return any(one in ENVELOPED.values() for one in many(document.get("type")) if isinstance(one, str))


def enveloped_text(document: JsonObject, content: Content) -> tuple[MediaType, str]:
    """Return the media type and text of the envelope in `document`. Raises ParsingError and MalformedValueError."""
    if list(many(document.get("type"))) != [ENVELOPED[content]]:
        raise ParsingError(f"an envelope here is an {ENVELOPED[content]} and nothing else")
    if not document.keys() <= _MEMBERS:
        raise MalformedValueError("an envelope with a member that nobody signed")
    if CREDENTIALS_V2 not in many(document.get("@context")):
        raise MalformedValueError(f"@context of an envelope must be {CREDENTIALS_V2}")
    return split_data_url(document.get("id"), content)


def split_data_url(url: object, content: Content) -> tuple[MediaType, str]:
    """Return the media type and text of a data URL. Raises ParsingError.

    >>> split_data_url("data:application/vc+jwt,eyJ.eyJ.x", "vc")
    ('vc+jwt', 'eyJ.eyJ.x')
    """
    if not isinstance(url, str) or not url.startswith(_PREFIX):
        raise ParsingError("the id of an envelope must be a data URL")
    stated, comma, text = url.removeprefix(_PREFIX).partition(",")
    media_type = stated.removesuffix(_BASE64) if stated.endswith("+cose" + _BASE64) else stated
    belongs = media_type[:2] == content or media_type == "jwt"
    if not comma or media_type not in get_args(MediaType) or not belongs:
        raise ParsingError(f"a data URL of a media type that is no envelope of a {content}")
    return cast(MediaType, media_type), text


def data_url(media_type: MediaType, secured: str) -> str:
    """Return the data URL of a token, or of a COSE message in base64."""
    return f"{_PREFIX}{media_type}{_BASE64 if media_type.endswith('+cose') else ''},{secured}"


def enveloped(media_type: MediaType, secured: str) -> dict[str, object]:
    """Return the object that holds a secured document inside JSON."""
    kind = ENVELOPED["vc" if media_type.startswith("vc") else "vp"]
    return {"@context": CREDENTIALS_V2, "id": data_url(media_type, secured), "type": kind}
