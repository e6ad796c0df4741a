"""What the API says and takes, for FastAPI and its OpenAPI document. There is no national number anywhere."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Closed(BaseModel):
    """A body with exactly these members."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SessionAnswer(Closed):
    """Who is logged in, and the token that every change must carry in the header `X-CSRF-Token`."""

    given_name: str | None
    family_name: str | None
    method: str | None = Field(description="The means of login, as the OpenID provider calls it (`acr`).")
    may_fetch: bool = Field(description="Whether this login is strong enough to have something issued.")
    csrf_token: str
    ends_at: datetime = Field(description="When the session ends unless there is a sign of life.")
    ends_in_seconds: int = Field(description="The same, as a distance that no wrong clock disturbs.")


class Held(Closed):
    """A credential in the wallet."""

    id: str
    record: str = Field(description="The handle of the record that it was made from; empty if that is gone.")
    profile: Literal["qualification", "summary"]
    birth_date: bool = Field(description="Whether the summary was fetched with the date of birth.")
    usable: bool = Field(description="Whether a verifier would accept it now, as far as the register says.")
    fetched_at: datetime
    valid_until: datetime


class HeldDocument(Held):
    """A credential with the secured document itself."""

    credential: dict[str, Any] = Field(description="The W3C Verifiable Credential, as the issuer signed it.")


class HeldList(Closed):
    """Everything in the wallet, the newest first."""

    credentials: list[Held]


class Institution(Closed):
    """An awarding institution and, after a merger, its successor."""

    name: str
    successor: str | None


class Version(Closed):
    """One step in the history of a record."""

    version: int
    operation: Literal["NIEUW", "WIJZIGING", "INTREKKING"]
    accepted_at: datetime


class ProofAnswer(Closed):
    """One of the citizen's records and how it stands in the wallet."""

    handle: str = Field(description="A random name, meaningful to its owner alone.")
    section: Literal["authentic", "own_declarations"]
    state: Literal["ready", "none", "expired", "replaced", "withdrawn", "suspended"]
    fetchable: bool
    title: str
    title_en: str | None
    proof_type: str
    completion: str | None
    category: str
    institutions: list[Institution]
    awarding_date: str | None
    supplier: str
    seen_on: str | None
    changed_at: datetime
    versions: list[Version]
    credentials: list[Held]


class ProofList(Closed):
    """All records of the citizen. What is not here may still have been achieved: not every course is in LED."""

    records: list[ProofAnswer]


class FetchRequest(Closed):
    """What to fetch: the full credential and the summary for the QR code, where they are not here yet."""

    record: str = Field(max_length=30, description="The handle of the record.")
    birth_date: bool = Field(False, description="Whether the date of birth goes along in the summary.")


class ShowRequest(Closed):
    """Which credential to show."""

    credential: str = Field(max_length=30)


class PreparationAnswer(Closed):
    """What the holder's key has to sign, within a minute."""

    preparation: str = Field(description="Send this back with the signature.")
    verification_method: str
    data: str = Field(description="The bytes to sign, in base64url.")
    created: datetime
    expires: datetime


class CompleteRequest(Closed):
    """The signature over what was prepared."""

    preparation: str = Field(max_length=1024)
    signature: str = Field(max_length=200, description="In base64url.")


class ShownAnswer(Closed):
    """A presentation, or for a print the credential alone, and its QR code."""

    presentation: dict[str, Any]
    qr_text: str
    qr_svg: str
    created: datetime
    expires: datetime
    renew_after_seconds: int = Field(description="When to ask for the next code.")


class ShowingAnswer(Closed):
    """One line of what was shown. To whom is not known."""

    way: Literal["qr", "print"]
    title: str
    claims: list[str]
    started_at: datetime
    last_at: datetime


class ShowingList(Closed):
    """The latest lines, the newest first."""

    showings: list[ShowingAnswer]
