"""We verify what `@digitalbazaar/vc` 7.3.0 issues and presents, in each suite with each kind of key.

The keys are the peer's own. As an issuer it is known to the trust list as the university; as a holder it is a did:key.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from led_vc import contexts
from led_vc.encoding import format_datetime
from led_vc.environment import CHECKS, PROOF_ONLY, Environment
from led_vc.keys import PublicKey
from led_vc.verify import Challenged, Live, VerificationReport, verify_credential, verify_presentation
from tests import world
from tests.interop.cases import CASES, EXPECTED, Case, Profile, each_profile, knowing, ours, with_another_title
from tests.interop.peer import Peer, PeerKey
from tests.unit.verify.reading import outcome

_ISSUER = world.NAMES.verification_method(world.UNIVERSITY, 1)
_EXPIRES = format_datetime(world.NOW + timedelta(seconds=120))
_EXAMPLE: dict[str, Any] = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
    "type": ["VerifiableCredential", "AlumniCredential"],
    "validUntil": "2027-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}


@dataclass(frozen=True, slots=True)
class Theirs:
    """An issuer and a holder at the peer's, with keys of one kind."""

    peer: Peer
    case: Case
    issuer: PeerKey
    holder: PeerKey

    @property
    def environment(self) -> Environment:
        return knowing(PublicKey.from_multikey(self.issuer.public))

    def credential(self, profile: Profile = "summary") -> dict[str, Any]:
        unsigned = self.case.unsigned(profile, holder=self.holder.controller)
        return self.peer.issue(unsigned, self.case.suite.name, self.issuer)

    def presentation(self, *credentials: dict[str, Any], **occasion: str) -> dict[str, Any]:
        return self.peer.present(credentials, self.case.suite.name, self.holder, **occasion)

    def challenged(self, *credentials: dict[str, Any], expects: Challenged = EXPECTED) -> dict[str, Any]:
        return self.presentation(*credentials, challenge=expects.challenge, domain=expects.domain)

    def live(self, *credentials: dict[str, Any]) -> dict[str, Any]:
        return self.presentation(*credentials, expires=_EXPIRES)


@pytest.fixture(params=CASES, ids=str)
def theirs(request: pytest.FixtureRequest, peer: Peer) -> Theirs:
    case: Case = request.param
    return Theirs(peer, case, peer.new_key(case.algorithm, method=_ISSUER), peer.new_key(case.algorithm))


def failed(report: VerificationReport) -> dict[str, str | None]:
    return {name: outcome(report, name)[1] for name in CHECKS if outcome(report, name)[0] == "failed"}


@each_profile
def test_we_verify_a_credential_that_the_peer_issues_with_our_contexts(theirs: Theirs, profile: Profile) -> None:
    report = verify_credential(theirs.credential(profile), theirs.environment)
    assert failed(report) == {}
    assert report.verdict == "valid"


def test_we_verify_a_challenged_presentation_by_the_peer_of_its_own_credentials(theirs: Theirs) -> None:
    shown = theirs.challenged(theirs.credential("summary"), theirs.credential("qualification"))
    report = verify_presentation(shown, theirs.environment, expects=EXPECTED)
    assert (report.holder.outcome, report.verdict, len(report.credentials)) == ("passed", "valid", 2)


def test_we_verify_a_challenged_presentation_by_the_peer_of_our_credential(theirs: Theirs) -> None:
    issued = theirs.case.credential("qualification", holder=theirs.holder.controller)
    environment = knowing(theirs.case.provider.public_key)
    report = verify_presentation(theirs.challenged(issued), environment, expects=EXPECTED)
    assert (report.holder.outcome, report.verdict) == ("passed", "valid")


def test_we_verify_a_live_presentation_by_the_peer(theirs: Theirs) -> None:
    report = verify_presentation(theirs.live(theirs.credential()), theirs.environment, expects=Live())
    assert (report.holder.outcome, report.verdict) == ("passed", "valid")


def test_we_verify_the_proof_of_a_foreign_credential_by_an_issuer_that_nobody_lists(theirs: Theirs) -> None:
    issued = theirs.peer.issue({**_EXAMPLE, "issuer": theirs.holder.controller}, theirs.case.suite.name, theirs.holder)
    known = contexts.bundled_with_examples()
    environment = Environment(now=world.NOW, contexts=known, trust=None, checks=PROOF_ONLY, context_policy="open")
    assert verify_credential(issued, environment).verdict == "valid"
    issued["credentialSubject"]["alumniOf"] = "Another School"
    assert failed(verify_credential(issued, environment)) == {"proof": "PROOF_VERIFICATION_ERROR"}


@each_profile
def test_we_refuse_their_credential_once_a_claim_is_changed(theirs: Theirs, profile: Profile) -> None:
    report = verify_credential(with_another_title(theirs.credential(profile)), theirs.environment)
    assert failed(report) == {"proof": "PROOF_VERIFICATION_ERROR"}
    assert report.credential is None


def test_we_refuse_their_presentations_once_a_claim_is_changed(theirs: Theirs) -> None:
    issued = theirs.credential()
    for shown, expects in ((theirs.challenged(issued), EXPECTED), (theirs.live(issued), Live())):
        report = verify_presentation(with_another_title(shown), theirs.environment, expects=expects)
        assert (report.holder.code, report.verdict) == ("PROOF_VERIFICATION_ERROR", "invalid")


def test_we_refuse_their_presentation_once_its_proof_is_changed(theirs: Theirs) -> None:
    shown = theirs.challenged(theirs.credential(), expects=Challenged(challenge="another", domain=EXPECTED.domain))
    shown["proof"]["challenge"] = EXPECTED.challenge
    report = verify_presentation(shown, theirs.environment, expects=EXPECTED)
    assert (report.holder.code, report.verdict) == ("PROOF_VERIFICATION_ERROR", "invalid")


@pytest.mark.parametrize(
    ("expects", "code"),
    [
        (Challenged(challenge="another", domain=EXPECTED.domain), "INVALID_CHALLENGE_ERROR"),
        (Challenged(challenge=EXPECTED.challenge, domain="https://x.example"), "INVALID_DOMAIN_ERROR"),
        (Live(), "INVALID_CHALLENGE_ERROR"),
    ],
)
def test_we_refuse_their_answer_to_another_question(theirs: Theirs, expects: Any, code: str) -> None:
    shown = theirs.challenged(theirs.credential())
    report = verify_presentation(shown, theirs.environment, expects=expects)
    assert (report.holder.code, report.verdict) == (code, "invalid")


def test_we_refuse_a_presentation_by_the_peer_of_somebody_elses_credential(theirs: Theirs) -> None:
    issued = theirs.case.credential()
    report = verify_presentation(theirs.challenged(issued), knowing(theirs.case.provider.public_key), expects=EXPECTED)
    assert (report.holder.code, report.verdict) == ("HOLDER_BINDING_ERROR", "invalid")


def test_we_refuse_their_credential_under_another_key_of_the_issuer(theirs: Theirs) -> None:
    environment = knowing(theirs.case.provider.public_key)
    assert failed(verify_credential(theirs.credential(), environment)) == {"proof": "PROOF_VERIFICATION_ERROR"}


@pytest.mark.parametrize("case", [case for case in CASES if case.algorithm == "Ed25519"], ids=str)
@each_profile
def test_with_one_ed25519_key_the_peer_and_we_make_the_same_credential(
    peer: Peer, case: Case, profile: Profile
) -> None:
    """Ed25519 signatures are deterministic: one byte of difference in what is signed would show."""
    assert peer.issue(case.unsigned(profile), case.suite.name, ours(case.provider)) == case.credential(profile)
