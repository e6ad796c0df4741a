"""Publish a status list: read, sign, verify, and only then put the new version in the readers' way.

In order to publish a list we:

1. read its bits and the version that stands;
2. refuse to go on if a revocation were taken back, whatever the database says;
3. sign with the provider's key, never dated before the version that stands;
4. verify what was signed as any verifier would;
5. in one transaction, and only if no other process published in between, keep the new version. The list stays
   marked as changed when its bits moved on meanwhile.

A reader sees a whole signed version or the one before, never anything else.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import delete, func, insert, select, update

from led_issuer.json_text import json_text
from led_issuer.keys import NoKeyError, provider_signer, signing_key
from led_issuer.runtime import Runtime
from led_issuer.status.lists import ListState, Publication, ageing_lists, dirty_lists, list_state, publication
from led_issuer.suites import suite_for
from led_issuer.tables import status_entries, status_lists, status_publications
from led_issuer.trust.trust_list import compose_trust_list
from led_vc import contexts
from led_vc.encoding import parse_object
from led_vc.environment import Environment
from led_vc.errors import LedVcError, StatusVerificationError
from led_vc.issue import issue_credential
from led_vc.keys import LocalSigner
from led_vc.status import bitstring, status_list_credential
from led_vc.trust import TrustList
from led_vc.verify import verify_status_list
from led_web.database import reading, writing
from led_web.secrets import SecretError

_log = structlog.get_logger()
_KEPT_VERSIONS = 3


class UnrevokedError(Exception):
    """A bit that was published as revoked is not set now, or nobody can tell: not published until somebody looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Material:
    """What a new version is made of."""

    state: ListState
    before: Publication | None
    signer: LocalSigner
    trust: TrustList
    valid_from: datetime


def publish_changed(runtime: Runtime) -> int:
    """Publish every list whose bits changed, and return how many were. One that cannot be does not stop the others."""
    with reading(runtime.engine) as connection:
        numbers = dirty_lists(connection)
    return sum(_try_to_publish(runtime, number) for number in numbers)


def publish_ageing(runtime: Runtime, *, signed_before: datetime) -> int:
    """Sign again every list that was signed before that moment, so that it stays fresh; return how many were."""
    with reading(runtime.engine) as connection:
        numbers = ageing_lists(connection, signed_before)
    return sum(_try_to_publish(runtime, number) for number in numbers)


def publish_list(runtime: Runtime, number: int) -> bool:
    """Publish the next version of a list; False when another process was faster. Raises UnrevokedError."""
    material = _gather(runtime, number)  # (1)
    _require_no_unrevocation(material)  # (2)
    state, valid_from = material.state, material.valid_from
    valid_until = valid_from + runtime.settings.status_validity
    unsigned = status_list_credential(
        url=runtime.names.status_list(number),
        issuer=runtime.names.did_of(state.provider),
        purpose=state.purpose,
        data=state.bits,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    suite = suite_for(material.signer.public_key)
    text = json_text(issue_credential(unsigned, material.signer, suite, created=valid_from))  # (3)
    _require_verifiable(text, material)  # (4)
    fresh = Publication(
        number=number,
        version=state.published_version + 1,
        document=text,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    return _keep(runtime, state, fresh)  # (5)


def _try_to_publish(runtime: Runtime, number: int) -> bool:
    try:
        return publish_list(runtime, number)
    except (UnrevokedError, NoKeyError, SecretError, LedVcError) as e:
        # It stays marked as changed; verifiers see it grow old, which is unknown to them and never green.
        _log.error("not_published", status_list=number, error=type(e).__name__)
        return False


def _gather(runtime: Runtime, number: int) -> _Material:
    with reading(runtime.engine) as connection:
        state = list_state(connection, number)
        before = publication(connection, number)
        now = runtime.now().replace(microsecond=0)
        valid_from = max(now, before.valid_from) if before else now
        key = signing_key(connection, state.provider, valid_from)
        signer = provider_signer(connection, runtime.master_key, runtime.names, state.provider, key.serial)
        end = valid_from + timedelta(days=1)
        trust = compose_trust_list(
            connection, runtime.names, version=1, issued=valid_from, expires=end, only=state.provider
        )
    return _Material(state=state, before=before, signer=signer, trust=trust, valid_from=valid_from)


def _require_no_unrevocation(material: _Material) -> None:
    """Compare with what was published, whose word counts: the database may have lost more than a bit."""
    state, before = material.state, material.before
    if before is None:
        if state.published_version:
            raise UnrevokedError(f"status list {state.number} was published, and nobody knows with which bits")
        return
    subject: dict[str, Any] = parse_object(before.document)["credentialSubject"]
    if subject["statusPurpose"] != state.purpose:
        raise UnrevokedError(f"status list {state.number} would get another purpose")
    published = bitstring.decode_list(subject["encodedList"])
    if len(published) != len(state.bits):
        raise UnrevokedError(f"status list {state.number} would get another size")
    if state.purpose == "revocation" and int.from_bytes(published) & ~int.from_bytes(state.bits):
        raise UnrevokedError(f"status list {state.number} would take a revocation back")


def _require_verifiable(text: str, material: _Material) -> None:
    environment = Environment(now=material.valid_from, contexts=contexts.bundled(), trust=material.trust)
    if verify_status_list(text, environment).data != material.state.bits:
        raise StatusVerificationError("the signed list does not say what the database says")


def _keep(runtime: Runtime, signed: ListState, fresh: Publication) -> bool:
    with writing(runtime.engine) as connection:
        now = list_state(connection, fresh.number, lock=True)
        if now.published_version != signed.published_version:
            return False
        connection.execute(
            insert(status_publications).values(
                status_list=fresh.number,
                version=fresh.version,
                document=fresh.document,
                valid_from=fresh.valid_from,
                valid_until=fresh.valid_until,
            )
        )
        entries = select(func.count()).where(status_entries.c.status_list == fresh.number)
        connection.execute(
            update(status_lists)
            .where(status_lists.c.number == fresh.number)
            .values(
                published_version=fresh.version,
                dirty=now.bits != signed.bits,
                allocated=entries.scalar_subquery(),
            )
        )
        old = status_publications.c.version <= fresh.version - _KEPT_VERSIONS
        connection.execute(delete(status_publications).where(status_publications.c.status_list == fresh.number, old))
    return True
