"""What a text is, before anything is verified: a document of ours, a broken one, or something else altogether.

Decides on the text alone: nothing is fetched, and an address that stands in it is never opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from led_vc.encoding import parse_object
from led_vc.errors import LedVcError
from led_vc.model import many
from led_vc.qr import QrTable, decode_qr, recognise
from led_vc.securing.enveloped import STRICT_ENVELOPES, is_enveloped, is_presented, peek

MAXIMUM_CHARACTERS = 1024 * 1024
_CREDENTIALS = frozenset({"LedQualificationCredential", "LedSummaryCredential"})
_PRESENTATIONS = frozenset({"VerifiablePresentation", "EnvelopedVerifiablePresentation"})
_DESCRIBES_A_CREDENTIAL = frozenset({"@context", "vc", "vp", "vct", "credentialSubject"})


@dataclass(frozen=True, slots=True)
class Received:
    """A document that is ours to judge: as JSON, or as the text of a token."""

    secured: Mapping[str, Any] | str

    @property
    def is_presentation(self) -> bool:
        """Tell whether somebody presents it, or it stands alone."""
        if isinstance(self.secured, str):
            return is_presented(self.secured)
        return not _PRESENTATIONS.isdisjoint(many(self.secured.get("type")))


@dataclass(frozen=True, slots=True)
class Broken:
    """One of our codes or documents that cannot be read."""

    error: LedVcError


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something else; `name` is the message that says what."""

    name: str


def receive(text: str, table: QrTable) -> Received | Broken | Foreign:
    """Return what `text` is."""
    text = text.strip()
    if len(text) > MAXIMUM_CHARACTERS:
        return Foreign("unknown")
    if text.startswith("{"):
        return _json(text)
    kind = recognise(text)
    if kind in ("vp", "vc"):
        return _code(text, table)
    if kind == "token":
        return _token(text)
    return Foreign("unknown" if kind == "text" else kind)


def _token(text: str) -> Received | Foreign:
    """A token that cannot be read is judged as well: who made it says that it is a credential."""
    try:
        document = peek(text, STRICT_ENVELOPES)
    except LedVcError:
        return Received(text)
    inside = (document, *many(document.get("verifiableCredential")))
    return Received(text) if any(_is_ours(one) for one in inside) else Foreign("other_vc")


def _code(text: str, table: QrTable) -> Received | Broken:
    try:
        return Received(decode_qr(text, table))
    except LedVcError as error:
        return Broken(error)


def _json(text: str) -> Received | Broken | Foreign:
    """A document that does not parse is ours if it says so: then it is broken, and not merely unknown."""
    try:
        document = parse_object(text)
    except LedVcError as error:
        return Broken(error) if any(f'"{name}"' in text for name in _CREDENTIALS) else Foreign("unknown")
    if any(_is_ours(one) for one in (document, *many(document.get("verifiableCredential")))):
        return Received(document)
    return Foreign("other_vc" if document.keys() & _DESCRIBES_A_CREDENTIAL else "unknown")


def _is_ours(document: object) -> bool:
    if isinstance(document, Mapping) and is_enveloped(document):
        return True
    types = many(document.get("type")) if isinstance(document, Mapping) else ()
    return any(isinstance(name, str) and name in _CREDENTIALS for name in types)
