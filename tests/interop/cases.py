"""What the peer and we exchange: for each suite and kind of key a provider, a graduate, credentials and their lists."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

import pytest

from led_issuer.keys import KeyRow
from led_issuer.trust.did_documents import did_document
from led_vc.encoding import JsonObject
from led_vc.environment import Environment
from led_vc.keys import KeyAlgorithm, LocalSigner, PublicKey
from led_vc.securing.data_integrity import Cryptosuite
from led_vc.securing.suites import SUITES
from led_vc.verify import Challenged
from tests import world
from tests.interop.peer import Given, PeerKey

Profile = Literal["summary", "qualification"]
PROFILES: tuple[Profile, ...] = ("summary", "qualification")
EXPECTED = Challenged(challenge="a challenge of the employer's", domain="https://employer.example")

RECORD = world.record(
    titel_en="Master of Arts in Linguistics and Literature: Two Languages",
    studierichting="Taal- en letterkunde",
    specialisatie="Nederlands – Ἑλληνικά",
    onderwerp="141001",
    isced="141",
    studiepunten="60",
)
"""A record with nearly every member, a number and letters of other scripts."""


@dataclass(frozen=True, slots=True)
class Case:
    """A suite with a kind of key."""

    suite: Cryptosuite
    algorithm: KeyAlgorithm

    def __str__(self) -> str:
        return f"{self.suite.name} {self.algorithm}"

    @property
    def provider(self) -> LocalSigner:
        """Return who issues."""
        return world.provider(world.UNIVERSITY, algorithm=self.algorithm)

    @property
    def graduate(self) -> LocalSigner:
        """Return who presents."""
        return world.person("graduate", self.algorithm)

    def unsigned(self, profile: Profile, *, holder: str | None = None) -> dict[str, Any]:
        """Return the credential of a profile, about the graduate unless another holder is named."""
        make: Callable[..., dict[str, Any]] = world.summary if profile == "summary" else world.qualification
        document = make(RECORD, holder=self.graduate)
        if holder is not None:
            document["credentialSubject"]["id"] = holder
        return document

    def credential(self, profile: Profile = "summary", *, holder: str | None = None) -> dict[str, Any]:
        """Return the credential of a profile, issued."""
        return world.issue(self.unsigned(profile, holder=holder), signer=self.provider, suite=self.suite)

    def given(self, **changes: Any) -> Given:
        """Return what the peer needs in order to verify what the provider issued."""
        usual: dict[str, Any] = {
            "suites": (self.suite.name,),
            "controllers": {world.NAMES.did_of(world.UNIVERSITY): controller(self.provider.public_key)},
            "status_lists": self.status_lists(),
        }
        return Given(**{**usual, **changes})

    def status_lists(self, *revoked: int) -> Mapping[str, JsonObject]:
        """Return the provider's three lists; in the one of the summaries the bits `revoked` are set."""
        lists = (
            self.status_list(world.SUMMARY_REVOCATION.status_list, bits=revoked),
            self.status_list(world.REVOCATION.status_list),
            self.status_list(world.SUSPENSION.status_list, purpose="suspension"),
        )
        return {one["id"]: one for one in lists}

    def status_list(self, number: int, **changes: Any) -> dict[str, Any]:
        """Return one list as the provider publishes it."""
        return world.signed_status_list(number, signer=self.provider, suite=self.suite, **changes)


CASES = tuple(Case(suite, algorithm) for suite in SUITES.values() for algorithm in suite.algorithms)
ALGORITHMS: tuple[KeyAlgorithm, ...] = ("Ed25519", "P-256", "P-384")

each_case = pytest.mark.parametrize("case", CASES, ids=str)
each_profile = pytest.mark.parametrize("profile", PROFILES)
each_algorithm = pytest.mark.parametrize("algorithm", ALGORITHMS)


def controller(public_key: PublicKey) -> dict[str, Any]:
    """Return the university's DID document as the register publishes it, with this one key."""
    key = KeyRow(
        provider=world.UNIVERSITY,
        serial=1,
        public_key=public_key,
        valid_from=world.YEAR_START,
        valid_until=world.YEAR_END,
        revoked_at=None,
    )
    return did_document(world.NAMES, world.UNIVERSITY, [key], credential_lifetime=timedelta(days=365))


def knowing(public_key: PublicKey, **changes: Any) -> Environment:
    """Return what an employer verifies with, whose trust list has this key for the university."""
    trusted = world.trusted_provider(keys=(world.trusted_key(world.UNIVERSITY, public_key=public_key),))
    return world.environment(trust=world.trust(trusted), **changes)


def ours(signer: LocalSigner) -> PeerKey:
    """Return a key of ours as the peer reads it."""
    key = signer.private_key
    return PeerKey(
        algorithm=key.algorithm,
        id=signer.verification_method,
        public=key.public_key.to_multikey(),
        secret=key.to_multikey(),
    )


def with_another_title(secured: JsonObject) -> dict[str, Any]:
    """Return a copy of a credential or presentation in which one claim says something else."""
    changed = deepcopy(dict(secured))
    credential = changed.get("verifiableCredential", changed)
    for one in credential if isinstance(credential, list) else [credential]:
        one["credentialSubject"]["hasClaim"]["title"] = "Doctor in de geneeskunde"
    return changed
