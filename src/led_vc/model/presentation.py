"""A presentation, read as received. https://www.w3.org/TR/vc-data-model-2.0/#verifiable-presentations"""

from dataclasses import dataclass
from typing import Self

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError
from led_vc.model import values

_CREDENTIAL_TYPES = frozenset({"VerifiableCredential", "EnvelopedVerifiableCredential"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """A frozen view over a presentation; its credentials are still secured, and not yet judged."""

    document: JsonObject
    id: str | None
    types: tuple[str, ...]
    holder: str | None
    credentials: tuple[JsonObject, ...]

    @classmethod
    def from_document(cls, document: JsonObject) -> Self:
        """Read `document`, or raise MalformedValueError."""
        values.contexts(document)
        credentials = values.objects(document, "verifiableCredential")
        for credential in credentials:
            if not _CREDENTIAL_TYPES.intersection(values.types(credential, "a presented credential")):
                raise MalformedValueError("a presentation holds credentials")
        return cls(
            document=document,
            id=values.identifier(document, "the presentation"),
            types=values.types(document, "the presentation", required="VerifiablePresentation"),
            holder=values.link(document["holder"], "holder") if "holder" in document else None,
            credentials=credentials,
        )
