"""What is asked of the issuing path, and what comes out of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from led_vc.qualification import PersonName
from led_vc.qualification.full import HiddenClaim

Profile = Literal["qualification", "summary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRequest:
    """An authorised request: one record of one person, in one profile, a credential for each holder.

    `birth_date` is the holder's choice for the summary; `show` names what is hidden by default in the full profile;
    `present_name` is the name of today where the login's differs from the record's.
    """

    record: str
    person: str
    profile: Profile
    holders: tuple[str, ...]
    birth_date: bool = False
    show: tuple[HiddenClaim, ...] = ()
    present_name: PersonName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A credential that was decided upon: exactly these bytes, by this key, dated then. `signed` once it is."""

    id: str
    record: str
    version: int
    profile: Profile
    provider: int
    key_serial: int
    holder: str
    unsigned: bytes
    created_at: datetime
    signed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A credential that was stored and may be released."""

    id: str
    document: dict[str, Any]


class RecordNotFoundError(Exception):
    """There is no such record of that person; whether another has it is not told."""


class OvertakenError(Exception):
    """A delivery changed the record between planning and release: what was planned is revoked and not released."""


class NotNowError(Exception):
    """What the last look needs is not at hand; what was planned stays planned, and recovery finishes it."""


class LintError(Exception):
    """What was planned must not be signed; the message names rules and never quotes a claim."""
