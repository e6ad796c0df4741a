"""A citizen's proofs: each record of the register with what the wallet holds of it, and the state that follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from led_vc.keys import PrivateKey
from led_wallet.held import HeldCredential
from led_wallet.login import Session
from led_wallet.register import Profile, RegisterRecord
from led_wallet.wallet import Wallet
from led_web.problems import ProblemError

State = Literal["ready", "none", "expired", "replaced", "withdrawn", "suspended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One record of the citizen and the credentials that were made of it, the newest first."""

    handle: str
    record: RegisterRecord
    credentials: tuple[HeldCredential, ...]
    state: State

    @property
    def fetchable(self) -> bool:
        """Tell whether an attestation can be fetched that is not there yet."""
        return self.record.issuable and self.state in ("none", "expired", "replaced")

    def current(self, profile: Profile, now: datetime, *, birth_date: bool) -> HeldCredential | None:
        """Return the credential for this choice that can be shown now."""
        usable = (one for one in self.credentials if counts(one, self.record, now))
        return next((one for one in usable if (one.profile, one.birth_date) == (profile, birth_date)), None)


class Portfolio:
    """What one logged-in citizen can see and do. The register answers each time: nothing of a record is kept here."""

    def __init__(self, wallet: Wallet, session: Session) -> None:
        """Take the service and who is logged in."""
        self._wallet, self._session = wallet, session

    def proofs(self) -> tuple[Proof, ...]:
        """Return all records of the citizen. Raises ProblemError when the register does not answer."""
        records = self._wallet.register.records(self._session.access_token)
        handles = self._wallet.handles.of(self._session.holder, [record.id for record in records])
        held = self._wallet.held.of_holder(self._session.holder)
        return tuple(self._proof(record, handles[record.id], held) for record in records)

    def proof(self, handle: str) -> Proof:
        """Return one of them. Raises ProblemError 404, also for what is somebody else's."""
        found = next((proof for proof in self.proofs() if proof.handle == handle), None)
        if found is None:
            raise ProblemError(404, "not_found", "There is no such proof.")
        return found

    def credential(self, credential: str) -> HeldCredential:
        """Return a credential of the citizen. Raises ProblemError 404, also for what is somebody else's."""
        found = self._wallet.held.find(self._session.holder, credential)
        if found is None:
            raise ProblemError(404, "not_found", "There is no such credential.")
        return found

    def fetch(self, proof: Proof, *, birth_date: bool) -> HeldCredential:
        """Fetch what is missing of the full credential and of the summary for this choice; return the summary.

        Raises ProblemError: 403 strong_login_required, 409 when the record cannot be issued, 503.
        """
        if not self._wallet.may_fetch(self._session):
            raise ProblemError(403, "strong_login_required", "Log in with eID or itsme.")
        self._current_or_fetched(proof, "qualification", birth_date=False)
        return self._current_or_fetched(proof, "summary", birth_date=birth_date)

    def summary(self, proof: Proof, *, birth_date: bool) -> HeldCredential | None:
        """Return the summary for this choice if it is here and counts."""
        return proof.current("summary", self._wallet.now(), birth_date=birth_date)

    def usable(self, proof: Proof) -> frozenset[str]:
        """Return the ids of the proof's credentials that a verifier would accept now."""
        if proof.record.state != "active":
            return frozenset()
        now = self._wallet.now()
        return frozenset(one.id for one in proof.credentials if counts(one, proof.record, now))

    def _current_or_fetched(self, proof: Proof, profile: Profile, *, birth_date: bool) -> HeldCredential:
        found = proof.current(profile, self._wallet.now(), birth_date=birth_date)
        if found is not None:
            return found
        record = proof.record
        offer = self._wallet.register.offer(self._session.access_token, record.id, profile, birth_date=birth_date)
        key = PrivateKey.generate("Ed25519")  # one for each credential, so that they cannot be told to be one person's
        document = self._wallet.issuer.fetch(offer, key, self._wallet.now())
        return self._wallet.held.add(
            self._session.holder,
            document,
            key,
            record=record.id,
            record_version=record.version,
            profile=profile,
            birth_date=birth_date,
        )

    def _proof(self, record: RegisterRecord, handle: str, held: Sequence[HeldCredential]) -> Proof:
        mine = tuple(one for one in held if one.record == record.id)
        return Proof(
            handle=handle,
            record=record,
            credentials=mine,
            state=state_of(record, mine, self._wallet.now()),
        )


def counts(credential: HeldCredential, record: RegisterRecord, now: datetime) -> bool:
    """Tell whether a verifier would accept `credential`: the newest version, in its term, not revoked."""
    if credential.record_version != record.version or now >= credential.valid_until:
        return False
    return not any(one.state != "current" and one.is_of(credential.document) for one in record.credentials)


def state_of(record: RegisterRecord, credentials: Sequence[HeldCredential], now: datetime) -> State:
    """Return how a record stands: what the register says first, then what the wallet holds of it."""
    if record.state != "active":
        return record.state
    if any(one.profile == "summary" and counts(one, record, now) for one in credentials):
        return "ready"
    if any(one.record_version == record.version and now >= one.valid_until for one in credentials):
        return "expired"
    return "replaced" if credentials else "none"
