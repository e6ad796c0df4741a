"""Presentations in JWT, SD-JWT and COSE, and SD-JWT credentials that their holder signed for a verifier.

https://www.w3.org/TR/vc-jose-cose/, https://www.rfc-editor.org/rfc/rfc9901#section-7.3
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from led_vc.environment import PROOF_ONLY
from led_vc.issue import CredentialMediaType
from led_vc.securing.enveloped import enveloped
from led_vc.verify import Live, verify_credential, verify_presentation
from tests import world
from tests.corpus.judging import presented
from tests.unit.verify.enveloping import (
    EXPECTED,
    MEDIA_TYPES,
    bound,
    forge,
    issue,
    parts,
    show,
    university,
    wrapped,
)

ENVIRONMENT = world.environment()


@pytest.mark.parametrize("media_type", ["vp+jwt", "vp+sd-jwt", "vp+cose"])
@pytest.mark.parametrize("inside", MEDIA_TYPES)
def test_an_enveloped_presentation_is_valid(inside: CredentialMediaType, media_type: Any) -> None:
    shown = show(issue(inside), media_type)
    report = verify_presentation(shown, ENVIRONMENT, expects=EXPECTED)
    assert (report.verdict, report.holder.outcome, report.created) == ("valid", "passed", world.NOW), report
    assert (
        verify_presentation(show(issue(inside), media_type, live=True), ENVIRONMENT, expects=Live()).verdict == "valid"
    )


def test_a_presentation_with_a_proof_may_hold_a_token_and_the_other_way_round() -> None:
    inside = wrapped("vc+jwt", issue("vc+jwt"))
    assert verify_presentation(presented(inside), ENVIRONMENT, expects=Live()).credentials[0].verdict == "valid"
    shown = show(world.issue(world.summary()))
    assert verify_presentation(shown, ENVIRONMENT, expects=EXPECTED).verdict == "valid"


def test_an_enveloped_presentation_inside_json_is_valid() -> None:
    shown = enveloped("vp+jwt", show(issue("vc+jwt")))
    assert verify_presentation(shown, ENVIRONMENT, expects=EXPECTED).verdict == "valid"


def test_a_presentation_by_another_than_the_subject_or_for_another_verifier_is_refused() -> None:
    secured = issue("vc+jwt")
    for shown, code in (
        (show(secured, holder=world.STRANGER), "HOLDER_BINDING_ERROR"),
        (reforge_by_graduate(show(secured), nonce="another"), "INVALID_CHALLENGE_ERROR"),
        (reforge_by_graduate(show(secured), aud="https://other.example"), "INVALID_DOMAIN_ERROR"),
        (reforge_by_graduate(show(secured), exp=int(world.NOW.timestamp()) - 61), "PRESENTATION_EXPIRED"),
        (reforge_by_graduate(show(secured), nbf=int(world.NOW.timestamp()) + 61), "PRESENTATION_FROM_FUTURE"),
        (reforge_by_graduate(show(secured), iss="did:example:1"), "PROOF_VERIFICATION_ERROR"),
        (reforge_by_graduate(show(secured), holder=...), "MALFORMED_VALUE_ERROR"),
    ):
        report = verify_presentation(shown, ENVIRONMENT, expects=EXPECTED)
        assert (report.verdict, report.holder.code) == ("invalid", code)


def reforge_by_graduate(shown: str, **claims: Any) -> str:
    header, payload = parts(shown)
    changed = {name: value for name, value in {**payload, **claims}.items() if value is not ...}
    return forge(header, changed, signer=world.GRADUATE)


def test_an_sd_jwt_with_its_holders_signature_is_a_presentation() -> None:
    report = verify_presentation(bound(issue("vc+sd-jwt")), ENVIRONMENT, expects=EXPECTED)
    assert (report.verdict, report.holder.outcome, report.created) == ("valid", "passed", world.NOW)


@pytest.mark.parametrize(
    "shown",
    [
        issue("vc+sd-jwt"),
        bound(issue("vc+sd-jwt"), nonce="an old one"),
        bound(issue("vc+sd-jwt"), audience="https://other.example"),
        bound(issue("vc+sd-jwt"), holder=world.STRANGER),
        bound(issue("vc+sd-jwt"), at=world.NOW - timedelta(minutes=7)),
        bound(issue("vc+sd-jwt", confirmation=None)),
    ],
    ids=["none", "old nonce", "other audience", "other key", "too old", "no cnf"],
)
def test_without_the_holders_signature_for_this_verifier_it_is_refused(shown: str) -> None:
    report = verify_presentation(shown, ENVIRONMENT, expects=EXPECTED)
    assert (report.verdict, report.holder.code) == ("invalid", "KEY_BINDING_ERROR")


def test_without_a_challenge_nobody_shows_an_sd_jwt() -> None:
    for environment in (ENVIRONMENT, replace(ENVIRONMENT, checks=PROOF_ONLY)):
        for shown in (bound(issue("vc+sd-jwt")), issue("vc+sd-jwt")):
            report = verify_presentation(shown, environment, expects=Live())
            assert (report.verdict, report.holder.code) == ("invalid", "KEY_BINDING_ERROR")


def test_a_key_that_the_issuer_confirmed_must_be_the_subjects() -> None:
    secured = issue("vc+sd-jwt", confirmation=world.STRANGER.public_key)
    report = verify_presentation(bound(secured, holder=world.STRANGER), ENVIRONMENT, expects=EXPECTED)
    assert report.holder.code == "HOLDER_BINDING_ERROR"


def test_the_holders_signature_counts_for_nothing_when_the_issuers_does_not_hold() -> None:
    secured = issue("vc+sd-jwt", signer=university("P-256"))
    report = verify_presentation(bound(secured), ENVIRONMENT, expects=EXPECTED)
    assert (report.verdict, report.holder.outcome, report.holder.code) == ("invalid", "not_run", "PROOF_NOT_PASSED")


def test_one_that_was_shown_to_somebody_is_no_credential_alone() -> None:
    alone = verify_credential(bound(issue("vc+sd-jwt")), ENVIRONMENT).check("proof")
    assert (alone.outcome, alone.code) == ("failed", "KEY_BINDING_ERROR")
    inside = show(wrapped("vc+sd-jwt", bound(issue("vc+sd-jwt"))))
    [report] = verify_presentation(inside, ENVIRONMENT, expects=EXPECTED).credentials
    assert report.check("proof").code == "KEY_BINDING_ERROR"
