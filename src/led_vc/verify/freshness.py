"""When a presentation counts: the verifier says what it expects, and never "anything".

`Live` is for a code on a screen: made within the last two minutes. `Challenged` is for a verifier that asked: the
answer holds its own challenge and names it. `Stated` is for verifying the proof alone, where when it was shown is not
asked: what is given must be in the proof.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from led_vc.errors import (
    InvalidChallengeError,
    InvalidDomainError,
    MalformedValueError,
    PresentationExpiredError,
    PresentationFromFutureError,
)
from led_vc.securing.data_integrity import VerifiedProof


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """Expect a presentation made a moment ago, for anybody.

    One that names a domain was made for that verifier: it is taken only by one that says it is that `domain`.
    """

    max_age: timedelta = timedelta(seconds=120)
    skew: timedelta = timedelta(seconds=60)
    domain: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenged:
    """Expect the answer to this challenge, for this domain. https://www.w3.org/TR/vc-data-integrity/#defn-challenge

    That a challenge is used once is for the one who keeps challenges.
    """

    challenge: str
    domain: str
    skew: timedelta = timedelta(seconds=60)

    def __post_init__(self) -> None:
        if not self.challenge or not self.domain:
            raise MalformedValueError("a challenge and a domain must not be empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Expect this challenge and this domain in the proof, those that are given. It says nothing of a holder."""

    challenge: str | None = None
    domain: str | None = None


NOTHING_STATED = Stated()

Expected = Live | Challenged | Stated


def require_stated(proof: VerifiedProof, expects: Expected) -> None:
    """Raise unless the challenge and the domain that are given are in the proof, however old it is."""
    if not isinstance(expects, Live) and expects.challenge is not None and proof.challenge != expects.challenge:
        raise InvalidChallengeError("the proof does not answer this challenge")
    if expects.domain is not None and expects.domain not in proof.domains:
        raise InvalidDomainError("the proof was made for another verifier")


def require_expected(proof: VerifiedProof, expects: Expected, now: datetime) -> None:
    """Raise unless the proof of a presentation is what the verifier expects, at `now`."""
    match expects:
        case Live():
            _require_live(proof, expects, now)
        case Challenged():
            _require_answer(proof, expects, now)
        case Stated():
            raise PresentationExpiredError("nothing was said of when the presentation should have been made")
        case _:
            assert_never(expects)


def _require_live(proof: VerifiedProof, expects: Live, now: datetime) -> None:
    if proof.challenge is not None:
        raise InvalidChallengeError("the presentation answers a challenge, perhaps another verifier's")
    if proof.domains and (expects.domain is None or expects.domain not in proof.domains):
        raise InvalidDomainError("the presentation was made for another verifier")
    expires = _end(proof)
    if proof.created is None or expires is None:
        raise PresentationExpiredError("a live presentation must say when it was made and when it ends")
    if now < max(proof.created, proof.not_before or proof.created) - expects.skew:
        raise PresentationFromFutureError("the presentation was made in the future")
    if now > min(expires, proof.created + expects.max_age) + expects.skew:
        raise PresentationExpiredError("the presentation is too old")


def _require_answer(proof: VerifiedProof, expects: Challenged, now: datetime) -> None:
    if proof.challenge != expects.challenge:
        raise InvalidChallengeError("the presentation does not answer this challenge")
    if expects.domain not in proof.domains:
        raise InvalidDomainError("the presentation was made for another verifier")
    if any(begin is not None and now < begin - expects.skew for begin in (proof.created, proof.not_before)):
        raise PresentationFromFutureError("the presentation was made in the future")
    expires = _end(proof)
    if expires is not None and now > expires + expects.skew:
        raise PresentationExpiredError("the presentation has expired")


def _end(proof: VerifiedProof) -> datetime | None:
    """Return when the proof says that it ends: a token does so in `exp`."""
    return proof.expires if proof.not_after is None else proof.not_after
