"""`@digitalbazaar/vc` 7.3.0 verifies what we issue and present, in each suite with each kind of key.

The suites are Digital Bazaar's too: eddsa-rdfc-2022, eddsa-jcs-2022, ecdsa-rdfc-2019 and, since there is one on npm,
ecdsa-jcs-2019. https://github.com/digitalbazaar/vc
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from led_vc.present import present_credentials
from led_vc.qualification import Equivalence, Institution
from led_vc.verify import Challenged
from tests import world
from tests.interop.cases import (
    CASES,
    EXPECTED,
    RECORD,
    Case,
    Profile,
    controller,
    each_case,
    each_profile,
    with_another_title,
)
from tests.interop.peer import Peer

_TWO_MINUTES = timedelta(seconds=120)


def challenged(case: Case, **changes: Any) -> dict[str, Any]:
    answer = {"created": world.NOW, "challenge": EXPECTED.challenge, "domain": EXPECTED.domain, **changes}
    return present_credentials(case.credential(), case.graduate, case.suite, **answer)


def live(case: Case, *, profile: Profile = "summary", at: Any = world.NOW) -> dict[str, Any]:
    return world.show(case.credential(profile), holder=case.graduate, suite=case.suite, at=at)


def test_all_four_suites_and_all_their_kinds_of_keys_are_tried() -> None:
    assert sorted(str(case) for case in CASES) == [
        "ecdsa-jcs-2019 P-256",
        "ecdsa-jcs-2019 P-384",
        "ecdsa-rdfc-2019 P-256",
        "ecdsa-rdfc-2019 P-384",
        "eddsa-jcs-2022 Ed25519",
        "eddsa-rdfc-2022 Ed25519",
    ]


@each_case
@each_profile
def test_the_peer_verifies_our_credential_and_finds_that_it_stands(peer: Peer, case: Case, profile: Profile) -> None:
    found = peer.verify_credential(case.credential(profile), case.given())
    assert found.errors == ()
    assert found.verified
    assert {purpose: is_set for purpose, _, is_set in found.statuses} == (
        {"revocation": False} if profile == "summary" else {"revocation": False, "suspension": False}
    )


@each_case
def test_the_peer_verifies_our_challenged_presentation(peer: Peer, case: Case) -> None:
    found = peer.verify_challenged(challenged(case), case.given(), EXPECTED)
    assert (found.verified, found.errors) == (True, ())


@each_case
@each_profile
def test_the_peer_verifies_our_live_presentation(peer: Peer, case: Case, profile: Profile) -> None:
    found = peer.verify_live(live(case, profile=profile), case.given())
    assert (found.verified, found.errors) == (True, ())


def test_the_peer_verifies_a_presentation_whose_holder_uses_another_suite_than_the_issuer(peer: Peer) -> None:
    issued_with, shown_with = CASES[0], CASES[-1]
    holder = world.did(shown_with.graduate)
    shown = world.show(issued_with.credential(holder=holder), holder=shown_with.graduate, suite=shown_with.suite)
    given = issued_with.given(suites=(issued_with.suite.name, shown_with.suite.name))
    assert peer.verify_live(shown, given).verified


@each_case
@each_profile
def test_the_peer_refuses_our_credential_once_a_claim_is_changed(peer: Peer, case: Case, profile: Profile) -> None:
    found = peer.verify_credential(with_another_title(case.credential(profile)), case.given())
    assert not found.verified
    assert "Invalid signature." in found.errors


@each_case
def test_the_peer_refuses_our_challenged_presentation_once_a_claim_is_changed(peer: Peer, case: Case) -> None:
    found = peer.verify_challenged(with_another_title(challenged(case)), case.given(), EXPECTED)
    assert not found.verified
    assert "Invalid signature." in found.errors


@each_case
def test_the_peer_refuses_our_live_presentation_once_a_claim_is_changed(peer: Peer, case: Case) -> None:
    found = peer.verify_live(with_another_title(live(case)), case.given())
    assert not found.verified
    assert "Invalid signature." in found.errors


@each_case
@pytest.mark.parametrize("member", ["created", "challenge", "domain"])
def test_the_peer_refuses_a_proof_that_was_changed(peer: Peer, case: Case, member: str) -> None:
    shown = challenged(case)
    shown["proof"][member] = "2026-11-23T08:00:00Z"
    expects = Challenged(challenge=shown["proof"]["challenge"], domain=shown["proof"]["domain"])
    found = peer.verify_challenged(shown, case.given(), expects)
    assert not found.verified
    assert "Invalid signature." in found.errors


@each_case
def test_the_peer_refuses_the_answer_to_another_challenge(peer: Peer, case: Case) -> None:
    found = peer.verify_challenged(challenged(case, challenge="another"), case.given(), EXPECTED)
    assert not found.verified
    assert any("The challenge is not as expected" in error for error in found.errors)


@each_case
def test_the_peer_refuses_the_answer_to_another_verifier(peer: Peer, case: Case) -> None:
    found = peer.verify_challenged(challenged(case, domain="https://x.example"), case.given(), EXPECTED)
    assert not found.verified
    assert any("The domain is not as expected" in error for error in found.errors)


def test_a_live_presentation_is_refused_when_its_moment_has_passed(peer: Peer) -> None:
    shown = live(CASES[0], at=world.NOW - _TWO_MINUTES - timedelta(seconds=1))
    assert "The presentation is not of this moment." in peer.verify_live(shown, CASES[0].given()).errors


def test_an_answer_to_a_challenge_is_not_taken_for_a_live_presentation(peer: Peer) -> None:
    found = peer.verify_live(challenged(CASES[0], expires=world.NOW + _TWO_MINUTES), CASES[0].given())
    assert "A live presentation answers no challenge." in found.errors


@each_case
def test_the_peer_refuses_our_credential_under_another_key_of_the_issuer(peer: Peer, case: Case) -> None:
    another = world.key("another", case.algorithm).public_key
    given = case.given(controllers={world.NAMES.did_of(world.UNIVERSITY): controller(another)})
    assert "Invalid signature." in peer.verify_credential(case.credential(), given).errors


_PARTNER = Institution(naam="Universität zu Köln – „Partner”")
_SHAPES = {
    "nothing that may be left out": world.record(
        voornamen=None, titel_en=None, graad=None, bewijsstaat=None, uitreikingsdatum=None, land=None, taal=None
    ),
    "dates that are a year and a month": world.record(geboortedatum="1961", uitreikingsdatum="1989-06"),
    "five bodies, one of them a partner": world.record(
        instellingen=(*(Institution(naam=f"Hogeschool {n}", nummer=n) for n in (1, 2, 300, 4_000)), _PARTNER)
    ),
    "a body with a successor": world.record(
        instellingen=(replace(RECORD.instellingen[0], opvolger=RECORD.instellingen[1]),)
    ),
    "an equivalence": world.record(
        bewijstype="Gelijkwaardigheid",
        gelijkwaardig_met=Equivalence(titel="学士", instelling="清华大学", land="CHN", datum="2001-07"),
    ),
    "letters that JSON and N-Quads escape": world.record(
        titel_nl='"\\/ \t<b>&amp; \u00e9e\u0301 🦉\u2028', familienaam="O'Neill-Ünal"
    ),
}


@pytest.mark.parametrize("case", [CASES[0], CASES[-1]], ids=str)
@pytest.mark.parametrize("shape", _SHAPES)
def test_the_peer_verifies_both_profiles_of_a_record_with(peer: Peer, case: Case, shape: str) -> None:
    for make in (world.summary, world.qualification):
        document = make(_SHAPES[shape], holder=case.graduate)
        found = peer.verify_credential(world.issue(document, signer=case.provider, suite=case.suite), case.given())
        assert (found.verified, found.errors) == (True, ())
