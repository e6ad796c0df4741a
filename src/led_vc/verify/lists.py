"""Verify status lists. These raise: half a list is no list, and the status check has to say why it has none.

https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from led_vc.encoding import JsonObject
from led_vc.environment import ALL_CHECKS, Environment
from led_vc.errors import LedVcError, RollbackError, StatusVerificationError
from led_vc.model import Credential
from led_vc.securing.data_integrity import Meter
from led_vc.status import StatusList, bitstring
from led_vc.status.entries import purposes
from led_vc.status.lists import LIST_TYPES, SUBJECT_TYPE
from led_vc.verify.intake import Secured, admit
from led_vc.verify.issuers import require_own_key
from led_vc.verify.proofs import CLOCK_SKEW, open_secured, require_timely

MAXIMUM_LIST_SIZE = 12 * 2**20
"""The most bytes of a list's document: room for 2^26 entries that hardly compress."""

_LONGEST_TTL_MS = 10 * 365 * 24 * 3600 * 1000


def verify_status_list(secured: Secured, environment: Environment, *, fetched_at: datetime | None = None) -> StatusList:
    """Return the list that `secured` publishes, had at `fetched_at` (now, if not given).

    Raises StatusVerificationError or StatusListLengthError, and the trust list's errors; all of them say that the
    status is unknown. That the list is past its own time is for the check that uses it to say.
    """
    try:
        document = admit(secured, max_size=MAXIMUM_LIST_SIZE)
        _require_shape(document)
        strict = replace(environment, checks=ALL_CHECKS, context_policy="pinned")
        opened = open_secured(document, "assertionMethod", strict, Meter())
        credential = Credential.from_document(opened.document)
        for proof in opened.proofs:
            require_timely(proof, environment.now, created_required=True)
        require_own_key(credential.issuer, opened.proofs, strict)
        return _read(credential, environment.now, fetched_at or environment.now)
    except LedVcError as error:
        if error.outcome == "unknown":
            raise
        raise StatusVerificationError(f"the status list does not hold: {error}") from error


def newer(previous: StatusList | None, candidate: StatusList) -> StatusList:
    """Return `candidate` if it may replace `previous`, or raise RollbackError: the caller keeps what it had.

    A list that is older than one already seen, or that takes a revocation back, is an old one shown again.
    """
    if previous is None:
        return candidate
    if (previous.url, previous.issuer, previous.purposes) != (candidate.url, candidate.issuer, candidate.purposes):
        raise RollbackError("another list than the one that was seen before")
    if candidate.valid_from < previous.valid_from or candidate.size < previous.size:
        raise RollbackError("an older list than the one that was seen before")
    # In a list for several purposes a bit that is gone may have been a suspension.
    if candidate.purposes == {"revocation"} and not _covers(candidate.data, previous.data):
        raise RollbackError("a list that takes a revocation back")
    return candidate


def _covers(candidate: bytes, previous: bytes) -> bool:
    """Tell whether every bit of `previous` is set in `candidate` too."""
    before = int.from_bytes(previous.ljust(len(candidate), b"\0"))
    return before & ~int.from_bytes(candidate) == 0


def _require_shape(document: JsonObject) -> None:
    if document.get("type") != list(LIST_TYPES):
        raise StatusVerificationError(f"the type must be {' and '.join(LIST_TYPES)}")
    if "credentialStatus" in document:  # following it could go round for ever
        raise StatusVerificationError("a status list has no status of its own")


def _read(credential: Credential, now: datetime, fetched_at: datetime) -> StatusList:
    if credential.id is None or credential.valid_from is None or len(credential.subjects) != 1:
        raise StatusVerificationError("a status list needs an id, validFrom and one subject")
    if credential.valid_from > now + CLOCK_SKEW:
        raise StatusVerificationError("the status list is from the future")
    subject: Mapping[str, Any] = credential.subjects[0]
    served, encoded = purposes(subject.get("statusPurpose")), subject.get("encodedList")
    if subject.get("type") != SUBJECT_TYPE or subject.get("statusSize", 1) != 1:
        raise StatusVerificationError(f"the subject must be a {SUBJECT_TYPE}; how wide entries are is theirs to say")
    if served is None or not isinstance(encoded, str):
        raise StatusVerificationError("the list needs a known statusPurpose, and an encodedList")
    return StatusList(
        url=credential.id,
        issuer=credential.issuer,
        purposes=frozenset(served),
        data=bitstring.decode_list(encoded),
        valid_from=credential.valid_from,
        valid_until=credential.valid_until,
        fetched_at=fetched_at,
        ttl=_ttl(subject),
    )


def _ttl(subject: Mapping[str, Any]) -> timedelta | None:
    """Return how long the list may be kept, which it states in milliseconds."""
    if "ttl" not in subject:
        return None
    stated = subject["ttl"]
    if not isinstance(stated, int) or isinstance(stated, bool) or stated < 1:
        raise StatusVerificationError("ttl must be a whole number of milliseconds above zero")
    return timedelta(milliseconds=min(stated, _LONGEST_TTL_MS))
