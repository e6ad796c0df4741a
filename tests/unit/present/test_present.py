"""Making presentations, in two steps and in one."""

from datetime import timedelta
from typing import Any

import pytest

from led_vc.errors import LedVcError, MalformedValueError, ProofVerificationError
from led_vc.present import (
    ChallengedPresentation,
    LivePresentation,
    complete_presentation,
    prepare_presentation,
    present_credentials,
)
from led_vc.verify import Challenged
from tests import world
from tests.unit.verify.reading import verify_shown

SECURED = world.issue(world.summary())
LIVE = LivePresentation.at(world.NOW)


def prepared(occasion: Any = LIVE) -> Any:
    graduate = world.GRADUATE
    return prepare_presentation(SECURED, graduate.verification_method, graduate.public_key, world.RDFC, occasion)


def test_the_key_may_be_elsewhere() -> None:
    made = prepared()
    signature = world.GRADUATE.sign(made.data)  # in the browser
    assert complete_presentation(made, signature) == world.show(SECURED)


def test_a_signature_by_another_key_completes_nothing() -> None:
    made = prepared()
    with pytest.raises(ProofVerificationError):
        complete_presentation(made, world.STRANGER.sign(made.data))


def test_a_live_presentation_is_as_small_as_it_can_be() -> None:
    shown = world.show(SECURED)
    assert shown["@context"] == ["https://www.w3.org/ns/credentials/v2"]
    assert shown["type"] == "VerifiablePresentation"
    assert shown["verifiableCredential"] == SECURED
    assert list(shown) == ["@context", "type", "verifiableCredential", "proof"]
    assert list(shown["proof"]) == [
        "type",
        "cryptosuite",
        "created",
        "expires",
        "verificationMethod",
        "proofPurpose",
        "proofValue",
    ]
    assert shown["proof"]["expires"] == "2026-11-23T18:02:30Z"


def test_an_answer_names_its_holder_challenge_and_domain() -> None:
    occasion = ChallengedPresentation(created=world.NOW, challenge="n-1", domain="https://employer.example")
    made = prepared(occasion)
    shown = complete_presentation(made, world.GRADUATE.sign(made.data))
    assert shown["holder"] == world.did(world.GRADUATE)
    assert (shown["proof"]["challenge"], shown["proof"]["domain"]) == ("n-1", "https://employer.example")
    assert (
        verify_shown(shown, expects=Challenged(challenge="n-1", domain="https://employer.example")).verdict == "valid"
    )


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"challenge": "n-1"},
        {"domain": "https://employer.example"},
        {"challenge": "n-1", "expires": world.NOW + timedelta(minutes=2)},
        {"challenge": "", "domain": "x"},
    ],
)
def test_a_presentation_is_never_neither_live_nor_an_answer(options: dict[str, Any]) -> None:
    with pytest.raises(MalformedValueError):
        present_credentials(SECURED, world.GRADUATE, world.RDFC, created=world.NOW, **options)


@pytest.mark.parametrize("held", [[], {}, [world.summary()], world.summary()])
def test_only_secured_credentials_are_presented(held: Any) -> None:
    with pytest.raises(MalformedValueError):
        present_credentials(held, world.GRADUATE, world.RDFC, created=world.NOW, expires=world.NOW)


def test_the_credential_is_left_as_it_was() -> None:
    shown = world.show(SECURED)
    shown["verifiableCredential"]["issuer"] = "did:web:evil.example"
    assert SECURED["issuer"] == world.NAMES.did_of(world.UNIVERSITY)


def test_a_suite_that_does_not_take_the_key_is_refused() -> None:
    with pytest.raises(LedVcError, match="does not take"):
        world.show(SECURED, holder=world.person("p", "P-256"))
