"""The door: what comes in becomes a document of our own, in bounds, with the contexts that the policy takes."""

from typing import Any

from led_vc.contexts import EXACT, ContextSet
from led_vc.encoding import JsonObject, parse_object
from led_vc.environment import Environment
from led_vc.errors import ContextNotAllowedError, ParsingError
from led_vc.model import many, own_copy
from led_vc.rdf import check_inline_contexts, inline_contexts
from led_vc.securing.enveloped import Content, Envelope, EnvelopePolicy, is_envelope, is_enveloped, read_envelope
from led_vc.securing.memo import Place

MAXIMUM_SIZE = 2**20
"""The most bytes of text, or characters in an object, that are looked at."""

Secured = JsonObject | bytes | str
"""A secured document: as bytes or text it is parsed strictly, as an object it is held to the same bounds.

A token is text, or bytes for COSE; inside JSON it is an object with a data URL.
"""

Received = dict[str, Any] | Envelope
"""A document with proofs inside, or a document in an envelope. Neither is verified."""


def place_of(secured: Secured, environment: Environment) -> Place | None:
    """Return where a document stands that came as bytes or text, for an environment that remembers what held."""
    if environment.memo is None or not isinstance(secured, (bytes, str)) or len(secured) > MAXIMUM_SIZE:
        return None
    try:
        return Place.of(secured)
    except UnicodeError:
        return None  # text that is not Unicode is refused where it is read


def receive(secured: Secured, content: Content, policy: EnvelopePolicy) -> Received:
    """Return what arrived as a credential (`vc`) or as a presentation (`vp`), read and in bounds."""
    if isinstance(secured, bytes | str) and is_envelope(secured):
        return read_envelope(secured, content, policy)
    document = admit(secured)
    return read_envelope(document, content, policy) if is_enveloped(document) else document


def admit(secured: Secured, *, max_size: int = MAXIMUM_SIZE) -> dict[str, Any]:
    """Return a copy of `secured` that nobody else can change, or raise ParsingError or RangeError."""
    if isinstance(secured, bytes | str):
        return parse_object(secured, max_bytes=max_size)
    return own_copy(secured, max_characters=max_size)


def check_contexts(document: JsonObject, environment: Environment) -> None:
    """Refuse an `@context` that the policy does not take: any but the exact list of the document's type.

    Under `open` a list of held URLs will do, and small context objects inside the document that only define words.
    """
    stated = document.get("@context")
    if environment.context_policy == "open":
        _check_open(document, stated, environment.contexts)
        return
    known = [EXACT[one] for one in many(document.get("type")) if isinstance(one, str) and one in EXACT]
    if not known:
        raise ContextNotAllowedError("no list of contexts is laid down for this type")
    if any(stated != list(exact) for exact in known):
        raise ContextNotAllowedError("@context is not the list that is laid down for this type")


def _check_open(document: JsonObject, stated: Any, held: ContextSet) -> None:
    # A suite that signs text never looks a URL up, so it is done here.
    if not isinstance(stated, list) or any(isinstance(context, str) and context not in held for context in stated):
        raise ContextNotAllowedError("@context must be a list of URLs that are held here")
    check_inline_contexts(inline_contexts(document))


def check_secured(document: JsonObject) -> None:
    """Refuse a document without a proof before anything else is asked about it."""
    if not document.get("proof"):
        raise ParsingError("the document has no proof")
