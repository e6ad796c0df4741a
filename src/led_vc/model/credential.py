"""A credential, read from the document as received. https://www.w3.org/TR/vc-data-model-2.0/#verifiable-credentials"""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError
from led_vc.model import values
from led_vc.model.related_resources import RelatedResource, related_resources
from led_vc.model.texts import check_texts
from led_vc.model.versions import VCDM_2_0, Version

# https://www.w3.org/TR/vc-data-model-2.0/#types: each of these, where it is there, says of what type it is.
_TYPED = ("credentialStatus", "evidence", "termsOfUse", "refreshService", "credentialSchema", "renderMethod", "proof")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A frozen view over a credential, secured or not; `document` is what was received.

    What else it carries (evidence, terms of use, refresh services, render methods) is checked for its shape and kept
    in `document`: nothing here is ever fetched, followed or executed.
    """

    document: JsonObject
    id: str | None
    types: tuple[str, ...]
    issuer: str
    valid_from: datetime | None
    valid_until: datetime | None
    subjects: tuple[JsonObject, ...]
    status: tuple[JsonObject, ...]
    schemas: tuple[JsonObject, ...]
    related_resources: tuple[RelatedResource, ...]

    @property
    def subject_id(self) -> str | None:
        """Return the identifier of the subject, when there is exactly one subject and it has one."""
        return self.subjects[0].get("id") if len(self.subjects) == 1 else None

    @classmethod
    def from_document(cls, document: JsonObject, *, version: Version = VCDM_2_0) -> Self:
        """Read `document`, or raise MalformedValueError. https://www.w3.org/TR/vc-data-model-2.0/#basic-concepts"""
        values.contexts(document, base=version.context)
        types = values.types(document, "the credential", required="VerifiableCredential")
        if "issuer" not in document:
            raise MalformedValueError("issuer is missing")
        _check_names(document)
        valid_from, valid_until = _period(document, version)
        _check_typed(document)
        return cls(
            document=document,
            id=values.identifier(document, "the credential"),
            types=types,
            issuer=values.link(document["issuer"], "issuer"),
            valid_from=valid_from,
            valid_until=valid_until,
            subjects=_subjects(document),
            status=values.objects(document, "credentialStatus"),
            schemas=values.objects(document, "credentialSchema"),
            related_resources=related_resources(document),
        )


def _period(document: JsonObject, version: Version) -> tuple[datetime | None, datetime | None]:
    """https://www.w3.org/TR/vc-data-model-2.0/#validity-period."""
    if version.valid_from_required and version.valid_from not in document:
        raise MalformedValueError(f"{version.valid_from} is missing")
    valid_from, valid_until = (values.moment(document, name) for name in (version.valid_from, version.valid_until))
    if valid_from is not None and valid_until is not None and valid_from > valid_until:
        raise MalformedValueError(f"{version.valid_from} is after {version.valid_until}")
    return valid_from, valid_until


def _check_typed(document: JsonObject) -> None:
    for name in _TYPED:
        if name not in document:
            continue
        for part in values.objects(document, name):
            values.types(part, name)
            values.identifier(part, name)
    for schema in values.objects(document, "credentialSchema"):
        if "id" not in schema:
            raise MalformedValueError("credentialSchema needs an id")


def _subjects(document: JsonObject) -> tuple[JsonObject, ...]:
    subjects = values.objects(document, "credentialSubject")
    if not subjects:
        raise MalformedValueError("credentialSubject is missing")
    for subject in subjects:
        values.identifier(subject, "credentialSubject")
    return subjects


def _check_names(document: JsonObject) -> None:
    issuer = document["issuer"]
    for part in (document, issuer if isinstance(issuer, dict) else {}):
        check_texts(part)
