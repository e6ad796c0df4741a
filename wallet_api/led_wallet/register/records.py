"""A citizen's records as the register tells them (`GET /records`): members that are not known here are left aside."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from led_vc.errors import MalformedValueError

_MOST = 500


class _Told(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Supplier(_Told):
    """Who delivered the record."""

    code: str
    name: str


class Institution(_Told):
    """Who awarded the proof, as it was called then, and what it became."""

    name: str
    successor: "Institution | None" = None


class Name(_Told):
    """A person's name; some people have no first name."""

    given_name: str | None = None
    family_name: str


class Equivalence(_Told):
    """The foreign proof that an equivalence is about."""

    title: str
    institution: str
    country: str
    awarding_date: str | None = None


class RecordVersion(_Told):
    """One step in a record's history."""

    version: int
    operation: Literal["NIEUW", "WIJZIGING", "INTREKKING"]
    reason: str | None = None
    accepted_at: datetime


class StatusPlace(_Told):
    """The bit that a credential is known by."""

    status_purpose: str
    status_list_credential: str
    status_list_index: str


class CredentialState(_Told):
    """How a credential stands that was issued of the record, to whichever wallet."""

    state: Literal["current", "suspended", "superseded", "revoked"]
    credential_status: list[StatusPlace]

    def is_of(self, document: Mapping[str, Any]) -> bool:
        """Tell whether `document` is that credential: they share their revocation bit."""
        entries = document.get("credentialStatus")
        places = {(one.status_list_credential, one.status_list_index) for one in self.credential_status}
        return any(
            isinstance(entry, Mapping)
            and entry.get("statusPurpose") == "revocation"
            and (entry.get("statusListCredential"), str(entry.get("statusListIndex"))) in places
            for entry in (entries if isinstance(entries, list) else [entries])
        )


class RegisterRecord(_Told):
    """One record of the citizen. `changed_at` of a withdrawn one is the moment of its withdrawal."""

    id: str = Field(pattern="^[a-z]{30}$")
    section: Literal["authentic", "own_declarations"]
    state: Literal["active", "suspended", "withdrawn"]
    version: int
    changed_at: datetime
    supplier: Supplier
    authenticity: str
    seen_on: str | None = None
    title: str
    title_en: str | None = None
    proof_type: str
    completion: str | None = None
    category: str
    subject_area: str | None = None
    study_programme: str | None = None
    level: str | None = None
    awarding_date: str | None = None
    name: Name
    birth_date: str
    institutions: list[Institution]
    equivalent_to: Equivalence | None = None
    sensitive: bool
    issuable: bool
    versions: list[RecordVersion]
    credentials: list[CredentialState]

    @property
    def authentic(self) -> bool:
        """Tell whether the record came from the provider itself and not from the person."""
        return self.section == "authentic"


class RecordList(_Told):
    """The whole answer."""

    records: list[RegisterRecord] = Field(max_length=_MOST)


def parse_records(document: Mapping[str, Any]) -> tuple[RegisterRecord, ...]:
    """Read the answer. Raises MalformedValueError when it is not of the documented shape."""
    try:
        return tuple(RecordList.model_validate(document).records)
    except ValidationError as e:
        # The error would quote what it refuses, and that is personal.
        raise MalformedValueError(f"records are not of the documented shape in {e.error_count()} places") from None
