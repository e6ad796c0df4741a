"""The four suites, each with keys of the university, of a holder and of a stranger: an attack is tried under each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from led_vc.encoding import JsonObject, multibase_decode, multibase_encode
from led_vc.keys import KeyAlgorithm, LocalSigner
from led_vc.ports import ProofPurpose, Signer
from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.suites import SUITES
from led_vc.trust import TrustedKey, TrustList
from tests import world

_REVOKED = 10
"""Added to the serial of a key: the same kind of key, revoked since the year began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """One suite and the keys that go with it."""

    suite: Cryptosuite
    algorithm: KeyAlgorithm
    serial: int

    @property
    def name(self) -> str:
        """Return the suite's name."""
        return self.suite.name

    @property
    def rdfc(self) -> bool:
        """Tell whether the suite signs statements; the others sign the text."""
        return not self.suite.transformation.proof_carries_context

    @property
    def signer(self) -> LocalSigner:
        """Return the university, with its key for this suite."""
        return world.provider(world.UNIVERSITY, serial=self.serial, algorithm=self.algorithm)

    @property
    def revoked(self) -> LocalSigner:
        """Return the university with a key that was revoked before anything here was signed."""
        return world.provider(world.UNIVERSITY, serial=self.serial + _REVOKED, algorithm=self.algorithm)

    @property
    def holder(self) -> LocalSigner:
        """Return the graduate, with a key of this kind."""
        return world.person("graduate", self.algorithm)

    @property
    def stranger(self) -> LocalSigner:
        """Return somebody of whom no list knows."""
        return world.person("stranger", self.algorithm)

    def summary(self, *of: Any, **changes: Any) -> dict[str, Any]:
        """Return an unsigned summary for the holder."""
        return world.summary(*of, holder=self.holder, **changes)

    def qualification(self, *of: Any) -> dict[str, Any]:
        """Return an unsigned full credential for the holder."""
        return world.qualification(*of, holder=self.holder)

    def issue(self, document: JsonObject | None = None) -> dict[str, Any]:
        """Return a credential as the register issues it, by default the summary."""
        return world.issue(self.summary() if document is None else document, signer=self.signer, suite=self.suite)

    def forge(
        self,
        document: JsonObject,
        *,
        signer: Signer | None = None,
        purpose: ProofPurpose = "assertionMethod",
        created: datetime = world.ISSUED,
        expires: datetime | None = None,
    ) -> dict[str, Any]:
        """Return `document` signed as it is, without the questions that issuing asks."""
        return world.forge(
            document,
            signer=signer or self.signer,
            suite=self.suite,
            purpose=purpose,
            created=created,
            expires=expires,
        )

    def tampered(self, **proof: Any) -> dict[str, Any]:
        """Return a summary whose proof was changed after signing; `...` takes a member away."""
        secured = self.issue()
        changed = {**secured["proof"], **proof}
        return {**secured, "proof": {name: value for name, value in changed.items() if value is not ...}}

    def signature(self) -> bytes:
        """Return the signature of the summary."""
        return multibase_decode(self.issue()["proof"]["proofValue"])

    def resigned(self, signature: bytes) -> dict[str, Any]:
        """Return the summary with another signature."""
        return self.tampered(proofValue=multibase_encode(signature, "z"))


EDDSA_RDFC = Signing(suite=SUITES["eddsa-rdfc-2022"], algorithm="Ed25519", serial=1)
EDDSA_JCS = Signing(suite=SUITES["eddsa-jcs-2022"], algorithm="Ed25519", serial=1)
ECDSA_RDFC = Signing(suite=SUITES["ecdsa-rdfc-2019"], algorithm="P-256", serial=2)
ECDSA_JCS = Signing(suite=SUITES["ecdsa-jcs-2019"], algorithm="P-384", serial=3)
SIGNINGS: Mapping[str, Signing] = {signing.name: signing for signing in (EDDSA_RDFC, EDDSA_JCS, ECDSA_RDFC, ECDSA_JCS)}


def _trusted(signer: Signer, **changes: Any) -> TrustedKey:
    method = signer.verification_method
    return world.trusted_key(world.UNIVERSITY, verification_method=method, public_key=signer.public_key, **changes)


@cache
def trust() -> TrustList:
    """Return the trust list of the corpus: the world's, with all keys that the university signs with here."""
    signings = (EDDSA_RDFC, ECDSA_RDFC, ECDSA_JCS)
    good = [_trusted(signing.signer) for signing in signings]
    revoked = [_trusted(signing.revoked, revoked=world.YEAR_START) for signing in signings]
    university = world.trusted_provider(keys=(*good, *revoked))
    return world.trust(university, world.trusted_provider(world.SCHOOL))
