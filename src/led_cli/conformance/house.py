"""All instances with their keys, and what they share: a clock, contexts, challenges."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from led_cli.conformance.kinds import KINDS, Kind
from led_cli.conformance.state import StateFolder
from led_cli.conformance.statuses import Statuses
from led_vc import contexts
from led_vc.did import did_key
from led_vc.environment import ALL_CHECKS, PROOF_ONLY, CheckName, Environment
from led_vc.keys import LocalSigner, PrivateKey
from led_vc.securing.bbs.signer import LocalBbsSigner
from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.enveloped import CONFORMANCE_ENVELOPES
from led_vc.securing.suites import EXPERIMENTAL_SUITES
from led_vc.vcapi import RequestedChecks
from led_web.challenges import Challenges
from led_web.problems import ProblemError


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """One service of VC-API: a kind, the key that it signs with, where it is, and its status lists if it has any."""

    kind: Kind
    key: PrivateKey
    url: str
    statuses: Statuses | None

    @property
    def id(self) -> str:
        """Return the DID that it signs as, and that a suite has to put in `issuer`."""
        return did_key.did_of(self.key.public_key)

    @property
    def signer(self) -> LocalSigner:
        """Return what signs bytes with the instance's key."""
        return LocalSigner(did_key.method_of(self.key.public_key), self.key)

    @property
    def selective_signer(self) -> LocalSigner | LocalBbsSigner:
        """Return what signs for a suite with selective disclosure: BBS signs lists of messages."""
        if self.kind.key_type == "BLS12-381-G2":
            return LocalBbsSigner(did_key.method_of(self.key.public_key), self.key)
        return self.signer

    def to_json(self) -> dict[str, Any]:
        """Return what a suite has to know to be pointed at it."""
        endpoints = {
            "issue": f"{self.url}/credentials/issue",
            "verify": f"{self.url}/credentials/verify",
            "verify_presentation": f"{self.url}/presentations/verify",
            "challenges": f"{self.url}/challenges",
        }
        if self.kind.derives:
            endpoints["derive"] = f"{self.url}/credentials/derive"
        if self.kind.resolves:
            endpoints["resolve"] = f"{self.url}/identifiers"
        if self.statuses is not None:
            endpoints |= {"status": f"{self.url}/credentials/status", "status_lists": f"{self.url}/status-lists"}
        return {
            "name": self.kind.name,
            "id": self.id,
            "suite": self.kind.mechanism.name,
            "key_type": self.kind.key_type,
            "vc_versions": list(self.kind.vc_versions),
            "tags": list(self.kind.tags),
            "endpoints": endpoints,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The instances by name."""

    instances: Mapping[str, Instance]
    challenges: Challenges
    now: Callable[[], datetime]

    @classmethod
    def open(cls, folder: StateFolder, *, public_url: str, now: Callable[[], datetime]) -> Self:
        """Return the house whose keys and lists are in `folder`. Raises StateError."""
        instances = {kind.name: _instance(kind, folder, public_url, now) for kind in KINDS}
        return cls(instances=instances, challenges=Challenges(now), now=now)

    def instance(self, name: str) -> Instance:
        """Return the instance of this name, or raise ProblemError 404."""
        if name not in self.instances:
            raise ProblemError(404, "not_found", "There is no such instance; GET /instances names them.")
        return self.instances[name]

    def environment(self, instance: Instance, checks: RequestedChecks) -> Environment:
        """Return what the instance verifies with: every suite, every context that is held, its own lists, no trust."""
        selected: dict[RequestedChecks, frozenset[CheckName]] = {
            RequestedChecks.PROOF: PROOF_ONLY,
            RequestedChecks.PROOF_AND_STATUS: PROOF_ONLY | {"status"},
            RequestedChecks.EVERYTHING: ALL_CHECKS,
        }
        return Environment(
            now=self.now(),
            contexts=contexts.bundled_with_examples(),
            context_policy="open",
            trust=None,
            checks=selected[checks],
            status={} if instance.statuses is None else instance.statuses.known(),
            suites=EXPERIMENTAL_SUITES,
            envelopes=CONFORMANCE_ENVELOPES,
            test=True,
        )


def _instance(kind: Kind, folder: StateFolder, public_url: str, now: Callable[[], datetime]) -> Instance:
    key, url = folder.key(kind.name, kind.key_type), f"{public_url}/{kind.name}"
    instance = Instance(kind=kind, key=key, url=url, statuses=None)
    if not kind.adds_status or not isinstance(kind.mechanism, Cryptosuite):
        return instance
    file = folder.path / f"{kind.name}.lists"
    statuses = Statuses(file, url=url, issuer=instance.id, signer=instance.signer, suite=kind.mechanism, now=now)
    return replace(instance, statuses=statuses)
