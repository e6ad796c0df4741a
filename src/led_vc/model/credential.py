"""A credential, read from the document as received. https://www.w3.org/TR/vc-data-model-2.0/#verifiable-credentials"""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError
from led_vc.model import values

_TYPED = ("credentialStatus", "evidence", "termsOfUse", "refreshService", "credentialSchema", "proof")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A frozen view over a credential of VCDM 2.0, secured or not; `document` is what was received."""

    document: JsonObject
    id: str | None
    types: tuple[str, ...]
    issuer: str
    valid_from: datetime | None
    valid_until: datetime | None
    subjects: tuple[JsonObject, ...]
    status: tuple[JsonObject, ...]

    @property
    def subject_id(self) -> str | None:
        """Return the identifier of the subject, when there is exactly one subject and it has one."""
        return self.subjects[0].get("id") if len(self.subjects) == 1 else None

    @classmethod
    def from_document(cls, document: JsonObject) -> Self:
        """Read `document`, or raise MalformedValueError. https://www.w3.org/TR/vc-data-model-2.0/#basic-concepts"""
        values.contexts(document)
        types = values.types(document, "the credential", required="VerifiableCredential")
        if "issuer" not in document:
            raise MalformedValueError("issuer is missing")
        _check_texts(document)
        valid_from, valid_until = values.moment(document, "validFrom"), values.moment(document, "validUntil")
        if valid_from is not None and valid_until is not None and valid_from > valid_until:
            raise MalformedValueError("validFrom is after validUntil")
        for name in _TYPED:
            for part in values.objects(document, name):
                values.types(part, name)
                values.identifier(part, name)
        for schema in values.objects(document, "credentialSchema"):
            if "id" not in schema:
                raise MalformedValueError("credentialSchema needs an id")
        return cls(
            document=document,
            id=values.identifier(document, "the credential"),
            types=types,
            issuer=values.link(document["issuer"], "issuer"),
            valid_from=valid_from,
            valid_until=valid_until,
            subjects=_subjects(document),
            status=values.objects(document, "credentialStatus"),
        )


def _subjects(document: JsonObject) -> tuple[JsonObject, ...]:
    subjects = values.objects(document, "credentialSubject")
    if not subjects:
        raise MalformedValueError("credentialSubject is missing")
    for subject in subjects:
        values.identifier(subject, "credentialSubject")
    return subjects


def _check_texts(document: JsonObject) -> None:
    issuer = document["issuer"]
    for part in (document, issuer if isinstance(issuer, dict) else {}):
        values.text(part, "name")
        values.text(part, "description")
