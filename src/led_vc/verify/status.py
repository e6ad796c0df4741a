"""Whether the issuer withdrew the credential, by its own signed lists.

https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm

A bit that is set decides, whatever else could not be found out. A bit that is not set counts only in a list of the
credential's own issuer, for the entry's purpose, and fresh enough. Entries that only report decide nothing (`notices`).
"""

from collections.abc import Iterator
from datetime import datetime

from led_vc.environment import Environment
from led_vc.errors import (
    LedVcError,
    StatusMissingError,
    StatusRetrievalError,
    StatusRevokedError,
    StatusSuspendedError,
    StatusVerificationError,
)
from led_vc.model import Credential
from led_vc.status import StatusEntry, StatusList, entries
from led_vc.status.entries import DECISIVE
from led_vc.verify.profiles import Profile
from led_vc.verify.proofs import CLOCK_SKEW


def require_good_standing(credential: Credential, profile: Profile | None, environment: Environment) -> datetime | None:
    """Return the moment for which the status is known to be good, None without entries that decide; or raise."""
    found = entries(credential.document, one_message_per_bit=environment.context_policy == "open")
    if profile is not None and profile.purposes - {entry.purpose for entry in found}:
        raise StatusMissingError("the type demands a status entry that is not there")
    outcomes = list(_outcomes(found, credential.issuer, environment))
    errors = [outcome for outcome in outcomes if isinstance(outcome, LedVcError)]
    if errors:
        raise min(errors, key=_gravity)
    return min((outcome for outcome in outcomes if isinstance(outcome, datetime)), default=None)


def _outcomes(found: tuple[StatusEntry, ...], issuer: str, environment: Environment) -> Iterator[datetime | LedVcError]:
    for entry in found:
        if entry.purpose not in DECISIVE:
            continue
        try:
            yield _look_up(entry, issuer, environment)
        except LedVcError as error:
            yield error


def _gravity(error: LedVcError) -> tuple[bool, bool, bool]:
    """Order errors: revoked before suspended, what failed before what could not be found out."""
    return (
        not isinstance(error, StatusRevokedError),
        not isinstance(error, StatusSuspendedError),
        error.outcome != "failed",
    )


def _look_up(entry: StatusEntry, issuer: str, environment: Environment) -> datetime:
    known = list_of(entry, issuer, environment)
    if known.value(entry.index, entry.size):  # a revocation is not undone, so an old list is proof enough
        if entry.purpose == "revocation":
            raise StatusRevokedError("the issuer revoked the credential")
        require_fresh(known, environment)
        raise StatusSuspendedError("the issuer suspended the credential")
    require_fresh(known, environment)
    return known.fetched_at


def list_of(entry: StatusEntry, issuer: str, environment: Environment) -> StatusList:
    """Return the list that an entry points at, of its credential's own issuer and for its purpose, or raise."""
    known = environment.status.get(entry.list_url)
    if known is None:
        raise StatusRetrievalError("the status list is not at hand")
    if isinstance(known, LedVcError):
        raise _unavailable(known)
    if known.issuer != issuer:
        raise StatusVerificationError("the status list is another issuer's")
    if known.url != entry.list_url or entry.purpose not in known.purposes:
        raise StatusVerificationError("the status list is for another purpose, or another list")
    return known


def require_fresh(known: StatusList, environment: Environment) -> None:
    """Raise StatusRetrievalError for a list that is too old, for itself or for the verifier."""
    age = environment.now - known.fetched_at
    ended = known.valid_until is not None and environment.now >= known.valid_until
    allowed = environment.status_max_age if known.ttl is None else min(known.ttl, environment.status_max_age)
    # A clock that was set back makes a list from "the future" old, not new for ever.
    if ended or not -CLOCK_SKEW <= age <= allowed:
        if known.not_renewed is not None:
            raise _unavailable(known.not_renewed)
        raise StatusRetrievalError("the status list is too old, and no newer one is at hand")


def _unavailable(known: LedVcError) -> LedVcError:
    """Return why the list is not at hand, always as unknown: a bad list says nothing about the credential.

    A new error each time: the stored one must not gather the frames of every verification.
    """
    if known.outcome == "unknown":
        return type(known)(known.detail, code=known.code)
    return StatusVerificationError(f"the status list does not hold: {known}")
