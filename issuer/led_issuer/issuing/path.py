"""The issuing path: no signature leaves over anything that was not authorised, recorded and looked at first.

1. The caller authorises: this person, this record, this way of logging in.
2. One transaction plans: the version, the status indexes, the credential's id and the exact unsigned bytes (`plan`).
3. Our verifier looks at these bytes under a throw-away key; they are searched for an INSZ (`lint`).
4. The provider's key signs the bytes that were linted; it is handed a signer that signs no others.
5. The verifier looks again, at the real signature.
6. One transaction stores what was signed, with a line in the audit trail, unless a delivery revoked it meanwhile.
7. Only then is it released.

Whoever kills the process after step 2 leaves a planned row. Recovery takes it from step 3 with the same bytes, the same
index and, since signatures are deterministic, the same signature; it never takes a second index. What may not be signed
is revoked without ever having been valid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from sqlalchemy import Connection, bindparam, select, update

from led_issuer.audit import Line, write_audit, write_lines
from led_issuer.issuing.lint import BoundSigner, lint, require_valid
from led_issuer.issuing.plan import plan, planned_credentials
from led_issuer.issuing.published import ProviderLists, PublishedLists
from led_issuer.issuing.request import Issued, IssueRequest, LintError, NotNowError, OvertakenError, Planned
from led_issuer.issuing.revoke import abandon_planned
from led_issuer.json_text import json_text
from led_issuer.keys import NoKeyError, provider_signer
from led_issuer.runtime import Runtime
from led_issuer.suites import suite_for
from led_issuer.tables import credentials
from led_issuer.trust.trust_list import compose_trust_list
from led_vc import contexts
from led_vc.encoding import parse_object
from led_vc.environment import Environment
from led_vc.errors import LedVcError
from led_vc.issue import issue_credential
from led_vc.keys import LocalSigner
from led_vc.status import StatusList
from led_vc.trust import TrustedKey, TrustList
from led_vc.verify import verify_credential
from led_web.database import reading, writing

_log = structlog.get_logger()

_STANDING: Final = (
    select(credentials.c.id, credentials.c.state, credentials.c.signed)
    .where(credentials.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(credentials.c.id)
    .with_for_update()
)
_STORE: Final = (
    update(credentials)
    .where(credentials.c.id == bindparam("planned"), credentials.c.state == "planned")
    .values(state="issued", signed=bindparam("text"), issued_at=bindparam("now"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signing:
    """What steps 3 to 5 need for one provider's key at one moment."""

    signer: LocalSigner
    key: TrustedKey
    trust: TrustList
    lists: ProviderLists
    now: datetime


class IssuingPath:
    """Steps 2 to 7, and their recovery. Keeps the status lists that it verified, and nothing else."""

    def __init__(self, runtime: Runtime) -> None:
        """Take the runtime."""
        self._runtime = runtime
        self._lists = PublishedLists(runtime)

    def issue(self, request: IssueRequest) -> tuple[Issued, ...]:
        """Issue what the caller authorised. (1) Raises what `plan` and `finish` raise."""
        with writing(self._runtime.engine) as connection:
            planned = self.plan(connection, request)
        return self.finish(planned)

    def plan(self, connection: Connection, request: IssueRequest) -> tuple[Planned, ...]:
        """Plan in the caller's transaction, which may spend a nonce as well. (2)"""
        lifetime = timedelta(days=self._runtime.settings.credential_validity_days)
        return plan(connection, request, names=self._runtime.names, now=self._runtime.now(), lifetime=lifetime)

    def finish(self, planned: Sequence[Planned]) -> tuple[Issued, ...]:
        """Sign, store and release what was planned.

        Raises LintError, OvertakenError and NotNowError, and then releases nothing.
        """
        try:
            signed = self._sign_all(planned)
        except LintError as e:
            self._abandon(planned, e)
            raise
        except (LedVcError, NoKeyError) as e:  # the lists do not verify now: that says nothing of what was planned
            raise NotNowError(str(e)) from e
        with writing(self._runtime.engine) as connection:
            self._store(connection, planned, signed)  # (6)
        return tuple(Issued(id=one.id, document=document) for one, document in zip(planned, signed, strict=True))  # (7)

    def recover(self) -> int:
        """Finish whatever was planned and not signed, and return how many credentials were."""
        with reading(self._runtime.engine) as connection:
            waiting = planned_credentials(connection)
        recovered = 0
        for one in waiting:
            try:
                self.finish([one])
            except (LintError, OvertakenError, NotNowError) as e:
                _log.warning("not_recovered", credential=one.id, error=type(e).__name__)
                continue
            recovered += 1
        return recovered

    def _sign_all(self, planned: Sequence[Planned]) -> list[dict[str, Any]]:
        prepared: dict[tuple[int, int], _Signing] = {}
        documents = []
        for one in planned:
            source = (one.provider, one.key_serial)
            if source not in prepared:
                prepared[source] = self._signing(one)
            documents.append(self._sign(one, prepared[source]))
        return documents

    def _sign(self, planned: Planned, signing: _Signing) -> dict[str, Any]:
        document = parse_object(planned.unsigned)
        status = signing.lists.of(document)
        suite = suite_for(signing.key.public_key)
        linted = lint(  # (3)
            document,
            key=signing.key,
            trust=signing.trust,
            status=status,
            suite=suite,
            created=planned.created_at,
            now=signing.now,
        )
        signer = BoundSigner(signing.key.verification_method, signing.signer.private_key, linted)
        signed = issue_credential(document, signer, suite, created=planned.created_at)  # (4)
        _require_valid(signed, signing, status)  # (5)
        return signed

    def _signing(self, planned: Planned) -> _Signing:
        runtime, now = self._runtime, self._runtime.now()
        with reading(runtime.engine) as connection:
            signer = provider_signer(
                connection, runtime.master_key, runtime.names, planned.provider, planned.key_serial
            )
            trust = compose_trust_list(
                connection,
                runtime.names,
                version=1,
                issued=now,
                expires=now + timedelta(days=1),
                only=planned.provider,
            )
        provider = trust.provider(runtime.names.did_of(planned.provider))
        key = None if provider is None else provider.key(signer.verification_method)
        if key is None:
            raise LintError("the trust list does not name the provider's key")
        lists = self._lists.of_provider(planned.provider, trust)
        return _Signing(signer=signer, key=key, trust=trust, lists=lists, now=now)

    def _store(self, connection: Connection, planned: Sequence[Planned], signed: Sequence[Mapping[str, Any]]) -> None:
        now = self._runtime.now()
        texts = {one.id: json_text(document) for one, document in zip(planned, signed, strict=True)}
        # Locked in the order in which a delivery locks them to revoke, so that the two never wait for each other.
        standing = {row.id: row for row in connection.execute(_STANDING, {"ids": list(texts)})}
        waiting = [one for one in planned if standing[one.id].state == "planned"]
        for one in planned:
            row = standing[one.id]
            if row.state != "planned" and (row.state, row.signed) != ("issued", texts[one.id]):
                raise OvertakenError  # else a recovery was faster, with the same signature
        if not waiting:
            return
        connection.execute(_STORE, [{"planned": one.id, "text": texts[one.id], "now": now} for one in waiting])
        lines = [Line(action="credential_issued", subject=one.id, detail=one.profile) for one in waiting]
        write_lines(connection, lines, at=now, actor="issuer")

    def _abandon(self, planned: Sequence[Planned], reason: Exception) -> None:
        now = self._runtime.now()
        ids = [one.id for one in planned]
        _log.error("not_signed", credentials=ids, reason=str(reason))
        with writing(self._runtime.engine) as connection:
            abandon_planned(connection, ids, at=now)
            for one in ids:
                write_audit(connection, at=now, actor="issuer", action="credential_not_signed", subject=one)


def _require_valid(signed: Mapping[str, Any], signing: _Signing, status: Mapping[str, StatusList]) -> None:
    environment = Environment(
        now=signing.now,
        contexts=contexts.bundled(),
        trust=signing.trust,
        status=status,
        status_max_age=timedelta(days=366),
    )
    require_valid(verify_credential(dict(signed), environment))
