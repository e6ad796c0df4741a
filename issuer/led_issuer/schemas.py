"""What the issuer's own endpoints say and take, for FastAPI and OpenAPI; the messages of OpenID4VCI are led_vc's."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from led_issuer.register.row_codes import Outcome
from led_vc.qualification import Authenticiteit, Operatie


class Closed(BaseModel):
    """A body with exactly these members."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Supplier(Closed):
    """Who delivered a record (LED's leverancier), and the provider whose key signs what is issued of it."""

    code: str = Field(description="The OVO code in LED's list.", examples=["OVO001957-HogerOnderwijs"])
    name: str
    did: str = Field(examples=["did:web:led.example:provider:11"])


class Institution(Closed):
    """An awarding institution as it was called then; `successor` is what it became."""

    name: str
    number: int | None = Field(None, description="Its serial in the directory; absent for a partner outside it.")
    successor: "Institution | None" = None


class Name(Closed):
    """A person's name; some people have no first name."""

    given_name: str | None
    family_name: str


class RecordVersion(Closed):
    """One change of a record by its provider."""

    version: int
    operation: Operatie
    reason: str | None
    accepted_at: datetime


class StatusPlace(Closed):
    """Where a credential's status stands, by which a wallet finds it again."""

    status_purpose: Literal["revocation", "suspension"]
    status_list_credential: str
    status_list_index: str


class CredentialState(Closed):
    """A credential that was issued of a record: `superseded` when the record has a newer version since."""

    profile: Literal["qualification", "summary"]
    record_version: int
    state: Literal["current", "suspended", "superseded", "revoked"]
    issued_at: datetime
    valid_until: datetime
    credential_status: list[StatusPlace]


class CitizenRecord(Closed):
    """A record as its own citizen sees it, in LED's codes; what is not there, LED does not know."""

    id: str
    section: Literal["authentic", "own_declarations"]
    state: Literal["active", "suspended", "withdrawn"]
    version: int
    changed_at: datetime
    supplier: Supplier
    authenticity: Authenticiteit
    seen_on: str | None = Field(description="When a VDAB consultant saw the paper of an own declaration.")
    title: str
    title_en: str | None
    proof_type: str
    completion: str | None
    category: str
    degree: str | None
    education_form: str | None
    school_type: str | None
    subject_area: str | None
    isced_field: str | None
    study_programme: str | None
    specialisation: str | None
    level: str | None
    credits: str | None
    country: str | None
    language: str | None
    awarding_date: str | None = Field(description="YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known.")
    school_year: str | None
    name: Name
    name_at_award: Name | None
    birth_date: str
    institutions: list[Institution]
    equivalent_to: dict[str, str] | None
    sensitive: bool = Field(description="Whether it may tell of a disability or of migration: warn before showing it.")
    issuable: bool
    not_issuable_because: str | None = Field(description="The code with which an offer would be refused.")
    versions: list[RecordVersion]
    credentials: list[CredentialState]


class RecordList(Closed):
    """All records of the citizen who asks."""

    records: list[CitizenRecord]
    present_name: Name = Field(description="The name of today, by the login.")


class OfferRequest(Closed):
    """What a wallet wants to have offered for its citizen."""

    record: str = Field(pattern="^[bcdfghjkmnpqrstvwxyz]{30}$")
    profile: Literal["qualification", "summary"]
    birth_date: bool = Field(False, description="Let the date of birth travel along; the full profile always has it.")
    show: list[Literal["onderwijsvorm", "naam_bij_uitreiking"]] = Field(
        [], max_length=2, description="What the full profile leaves out by default."
    )


class OfferAnswer(Closed):
    """A credential offer of OpenID4VCI: its code works once, for five minutes."""

    credential_offer: dict[str, Any]
    expires_in: int


class CoverageLine(Closed):
    """What one supplier delivers of one category."""

    leverancier: str
    naam: str
    categorie: str
    bewijstypes: list[str]
    since: str | None


class Coverage(Closed):
    """What LED covers. What is not in LED may still exist: absence is never a proof of anything."""

    coverage: list[CoverageLine]
    note: dict[Literal["nl", "en"], str]


class ReceiptCode(Closed):
    """A stable code, and its sentence."""

    code: str = Field(examples=["VERSION_NEW"])
    nl: str
    en: str


class ReceiptLine(Closed):
    """What became of one row."""

    row: int
    bron_record_id: str | None
    outcome: Outcome
    codes: list[ReceiptCode]


class Receipt(Closed):
    """What became of a delivery: seven counters that add up to its rows, and a page of its lines."""

    leverancier: str
    levering_id: str
    volgnummer: int
    sha256: str
    received_at: datetime
    rows: int
    counters: dict[Outcome, int]
    repeated: bool
    lines: list[ReceiptLine]


class DeliveryForm(Closed):
    """The two parts of a delivery (multipart/form-data), in this order."""

    header: str = Field(description="The header: a JSON object with leverancier, levering_id, volgnummer, aantal ...")
    rows: bytes = Field(description="The rows: CSV with `;` and a first line of column names, or JSON lines.")


class TokenAnswer(BaseModel):
    """An access token of OpenID4VCI (section 6.2)."""

    access_token: str
    token_type: Literal["Bearer"]
    expires_in: int
    authorization_details: list[dict[str, Any]] | None = None


class NonceAnswer(BaseModel):
    """A nonce of OpenID4VCI (section 7.2)."""

    c_nonce: str


class IssuedCredential(BaseModel):
    """One credential, in the format ldp_vc."""

    credential: dict[str, Any]


class CredentialAnswer(BaseModel):
    """The credentials of OpenID4VCI (section 8.3), in the order of the proofs."""

    credentials: list[IssuedCredential]
