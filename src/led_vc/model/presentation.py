"""A presentation, read as received. https://www.w3.org/TR/vc-data-model-2.0/#verifiable-presentations"""

from dataclasses import dataclass
from typing import Self

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError
from led_vc.model import values
from led_vc.model.versions import VCDM_2_0, Version

ENVELOPED_CREDENTIAL = "EnvelopedVerifiableCredential"
_CREDENTIAL_TYPES = frozenset({"VerifiableCredential", ENVELOPED_CREDENTIAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """A frozen view over a presentation; its credentials are still secured, and not yet judged."""

    document: JsonObject
    id: str | None
    types: tuple[str, ...]
    holder: str | None
    credentials: tuple[JsonObject, ...]

    @classmethod
    def from_document(cls, document: JsonObject, *, version: Version = VCDM_2_0) -> Self:
        """Read `document`, or raise MalformedValueError."""
        values.contexts(document, base=version.context)
        credentials = values.objects(document, "verifiableCredential")
        for credential in credentials:
            if not _CREDENTIAL_TYPES.intersection(values.types(credential, "a presented credential")):
                raise MalformedValueError("a presentation holds credentials")
        for policy in values.objects(document, "termsOfUse"):
            values.types(policy, "termsOfUse")
            values.identifier(policy, "termsOfUse")
        return cls(
            document=document,
            id=values.identifier(document, "the presentation"),
            types=values.types(document, "the presentation", required="VerifiablePresentation"),
            holder=values.link(document["holder"], "holder") if "holder" in document else None,
            credentials=credentials,
        )

    def require_holder_claims(self) -> None:
        """Raise MalformedValueError unless every credential without a proof of its own is issued by the holder.

        Such claims have no other proof than the presentation's, which is the holder's.
        https://www.w3.org/TR/vc-data-model-2.0/#presentations-including-holder-claims
        """
        for credential in self.credentials:
            if "proof" in credential or ENVELOPED_CREDENTIAL in values.many(credential.get("type")):
                continue
            if self.holder is None or values.link(credential.get("issuer"), "issuer") != self.holder:
                raise MalformedValueError("a credential without a proof that the holder did not issue")
