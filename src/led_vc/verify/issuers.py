"""Whether the issuer was trusted for this, then. Judged at `proof.created`, by exact strings.

In order to trust an issuer for what it signed, we establish that:

1. every proof was made by the issuer itself;
2. the trust list names the issuer;
3. the key was not revoked when the proof was made;
4. the list is not past its time, so that what it says still counts;
5. the proof was made within the key's time and within the accreditation;
6. the accreditation covers the kind of proof and each institution that awarded it.
"""

from collections.abc import Sequence
from datetime import datetime

from led_vc.encoding import JsonObject
from led_vc.environment import Environment
from led_vc.errors import (
    InvalidVerificationMethodError,
    IssuerNotTrustedError,
    IssuerScopeError,
    KeyRevokedError,
    LedVcError,
    MalformedValueError,
    RetrievalError,
    TrustListMissingError,
    TrustListStaleError,
)
from led_vc.model.values import link
from led_vc.securing.data_integrity import VerifiedProof
from led_vc.trust import TrustedKey, TrustedProvider, TrustList
from led_vc.verify.report import Check, IssuerName


def require_listed(issuer: str, environment: Environment) -> tuple[TrustList, TrustedProvider]:
    """Return the trust list and its entry for `issuer`, or raise. (2)"""
    trust = environment.trust
    if trust is None:
        raise TrustListMissingError("no trust list")
    provider = trust.provider(issuer)
    if provider is None and trust.is_stale(environment.now):
        raise TrustListStaleError("the trust list is past its time, and does not name the issuer")
    if provider is None:
        raise IssuerNotTrustedError("the trust list does not name the issuer")
    return trust, provider


def require_trusted(issuer: str, proofs: Sequence[VerifiedProof], environment: Environment) -> TrustedProvider:
    """Return the entry of an issuer that made all of `proofs` and was trusted when it did, or raise."""
    trust, provider, made = _made(issuer, proofs, environment)
    _require_not_revoked(made)
    if trust.is_stale(environment.now):  # (4)
        raise TrustListStaleError("the trust list is past its time")
    _require_in_time(made)
    if not all(provider.covers(created) for _key, created in made):  # (5)
        raise IssuerScopeError("the issuer was not accredited when the proof was made")
    return provider


def require_own_key(issuer: str, proofs: Sequence[VerifiedProof], environment: Environment) -> None:
    """Raise unless a listed issuer made all of `proofs` with a key that counted then.

    For status lists: an issuer whose accreditation ended still answers for what it signed before, and an outdated
    trust list is no reason not to see that something was revoked.
    """
    _trust, _provider, made = _made(issuer, proofs, environment)
    _require_not_revoked(made)
    _require_in_time(made)


def require_scope(provider: TrustedProvider, proof_type: str | None, institutions: frozenset[int] | None) -> None:
    """Raise IssuerScopeError unless the accreditation covers the kind of proof and the institutions. (6)

    `institutions` is None when the credential names a body that is not in the register's directory.
    """
    if proof_type is None or not provider.may_award(proof_type):
        raise IssuerScopeError("the issuer may not award this kind of proof")
    if institutions is None:
        raise IssuerScopeError("the credential names an awarding body from outside the register's directory")
    if provider.institutions is not None and not (institutions and institutions <= provider.institutions):
        raise IssuerScopeError("the issuer may not sign for this institution")


def name_of(issuer: str, proofs: Sequence[VerifiedProof], environment: Environment) -> IssuerName | None:
    """Return how the trust list names the issuer that made `proofs`; None if it does not, or if another made them."""
    provider = None if environment.trust is None else environment.trust.provider(issuer)
    if provider is None or any(proof.controller != issuer for proof in proofs):
        return None
    return IssuerName(did=provider.did, number=provider.number, name=provider.name)


def judge_unproven(document: JsonObject, error: LedVcError, environment: Environment) -> dict[str, Check]:
    """Return what can be said of the named issuer when the proof did not pass with `error`; mostly nothing.

    That the list does not name it needs no signature. That its key is not to be had is as unknown as the proof.
    """
    try:
        issuer = link(document.get("issuer"), "issuer")
        require_listed(issuer, environment)
    except IssuerNotTrustedError as unlisted:
        return {"issuer": Check.of("issuer", unlisted)}
    except (TrustListMissingError, TrustListStaleError) as unknown:
        return {"issuer": Check.of("issuer", unknown)} if error.outcome == "unknown" else {}
    except LedVcError:
        return {}
    if isinstance(error, RetrievalError):  # a listed issuer, and a method that the list does not have
        return {"issuer": Check.of("issuer", InvalidVerificationMethodError("the proof names another than the issuer"))}
    return {"issuer": Check.of("issuer", error)} if isinstance(error, TrustListStaleError) else {}


def _made(
    issuer: str, proofs: Sequence[VerifiedProof], environment: Environment
) -> tuple[TrustList, TrustedProvider, list[tuple[TrustedKey, datetime]]]:
    if any(proof.controller != issuer for proof in proofs):  # (1)
        raise InvalidVerificationMethodError("the proof was made by another than the issuer")
    trust, provider = require_listed(issuer, environment)
    return trust, provider, [(_key(provider, proof), _created(proof)) for proof in proofs]


def _require_not_revoked(made: list[tuple[TrustedKey, datetime]]) -> None:
    if any(key.is_revoked(created) for key, created in made):  # (3)
        raise KeyRevokedError("the key was revoked when the proof was made")


def _require_in_time(made: list[tuple[TrustedKey, datetime]]) -> None:
    if not all(key.covers(created) for key, created in made):  # (5)
        raise InvalidVerificationMethodError("the proof was made outside the key's time")


def _key(provider: TrustedProvider, proof: VerifiedProof) -> TrustedKey:
    key = provider.key(proof.verification_method)
    if key is None or key.public_key != proof.public_key:
        raise InvalidVerificationMethodError("the trust list has no such key for the issuer")
    return key


def _created(proof: VerifiedProof) -> datetime:
    if proof.created is None:
        raise MalformedValueError("a proof of an issuer must say when it was made")
    return proof.created
