"""The trust list: composed from providers and keys, signed by the root, a new version whenever it says something new.

Published versions stay; a version is never signed twice with other content.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from led_issuer.audit import write_audit
from led_issuer.keys import KeyRow, provider_keys, register_public_key, register_signer
from led_issuer.locks import Lock, exclusively
from led_issuer.runtime import Runtime
from led_issuer.trust.documents import Published, latest, publish
from led_issuer.trust.providers import signing_providers
from led_vc.contexts import ContextSet
from led_vc.encoding import parse_object
from led_vc.qualification import RegisterNames
from led_vc.securing.data_integrity import ProofOptions, add_proof
from led_vc.securing.suites import SUITES
from led_vc.trust import TrustedKey, TrustedProvider, TrustList, parse_trust_list, trust_list_document
from led_web.database import writing

NO_KNOWN_END = datetime(2100, 1, 1, tzinfo=UTC)


def compose_trust_list(
    connection: Connection,
    names: RegisterNames,
    *,
    version: int,
    issued: datetime,
    expires: datetime,
    only: int | None = None,
) -> TrustList:
    """Return what the trust list says now; with `only`, what it says of that provider."""
    keys: dict[int, list[KeyRow]] = {}
    for key in provider_keys(connection, only):
        keys.setdefault(key.provider, []).append(key)
    return TrustList(
        version=version,
        issued=issued,
        expires=expires,
        bundle_key=register_public_key(connection, "bundle_key"),
        providers=tuple(
            TrustedProvider(
                did=names.did_of(provider.number),
                number=provider.number,
                name=provider.name,
                proof_types=provider.proof_types,
                institutions=None,
                valid_from=provider.valid_from,
                valid_until=provider.valid_until or NO_KNOWN_END,
                keys=tuple(_trusted_key(key, names) for key in keys.get(provider.number, ())),
            )
            for provider in signing_providers(connection)
            if only in (None, provider.number)
        ),
    )


def publish_trust_list(runtime: Runtime) -> Published:
    """Return the trust list that holds now: a new version if it changed, or if half of its time has passed."""
    now = runtime.now().replace(microsecond=0)
    lifetime = timedelta(days=runtime.settings.trust_list_validity_days)
    with writing(runtime.engine) as connection:
        exclusively(connection, Lock.TRUST_LIST)
        before = latest(connection, "trust_list")
        version = 1 if before is None else before.version + 1
        fresh = compose_trust_list(connection, runtime.names, version=version, issued=now, expires=now + lifetime)
        if before is not None and now < before.expires_at - lifetime / 2 and _says_the_same(before, fresh):
            return before
        signer = register_signer(connection, runtime.master_key, "root_key")
        options = ProofOptions(purpose="assertionMethod", created=now)
        document = add_proof(trust_list_document(fresh), signer, SUITES["eddsa-jcs-2022"], options, ContextSet({}))
        write_audit(connection, at=now, actor="root", action="trust_list_published", subject=str(version))
        return publish(connection, "trust_list", version, document, created_at=now, expires_at=fresh.expires)


def current_trust_list(connection: Connection) -> TrustList:
    """Return the newest published trust list as a value; it is our own, and was signed by our root."""
    published = latest(connection, "trust_list")
    if published is None:
        raise LookupError("the register was not set up")
    return _read(published)


def _says_the_same(before: Published, fresh: TrustList) -> bool:
    old = _read(before)
    return replace(old, version=fresh.version, issued=fresh.issued, expires=fresh.expires) == fresh


def _read(published: Published) -> TrustList:
    document: dict[str, Any] = parse_object(published.document)
    document.pop("proof")
    return parse_trust_list(document)


def _trusted_key(key: KeyRow, names: RegisterNames) -> TrustedKey:
    return TrustedKey(
        verification_method=names.verification_method(key.provider, key.serial),
        public_key=key.public_key,
        valid_from=key.valid_from,
        valid_until=key.valid_until,
        revoked=key.revoked_at,
    )
