"""The trust list as the root signs it. Lists of before are in tests/corpus, group D."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from led_vc.errors import LedVcError
from led_vc.securing.suites import SUITES
from led_vc.trust import TrustList, trust_list_document
from led_vc.verify import verify_trust_list
from tests import world

ROOT = world.did(world.ROOT)


def opened(secured: Any, previous: TrustList | None = None) -> TrustList:
    return verify_trust_list(secured, root=ROOT, now=world.NOW, previous=previous)


def test_the_list_that_the_root_signed_is_the_list() -> None:
    assert opened(world.signed_trust_list()) == world.trust()
    assert opened(json.dumps(world.signed_trust_list())) == world.trust()


def code_of(secured: Any) -> str:
    with pytest.raises(LedVcError) as caught:
        opened(secured)
    return caught.value.code


def test_a_list_signed_by_another_key_is_refused() -> None:
    assert code_of(world.signed_trust_list(root=world.STRANGER)) == "ISSUER_NOT_TRUSTED"


def test_a_tampered_list_is_refused() -> None:
    secured = world.signed_trust_list()
    secured["providers"][0]["name"] = "Diploma mill"
    assert code_of(secured) == "PROOF_VERIFICATION_ERROR"


@pytest.mark.parametrize("proof", [None, [], {}])
def test_an_unsigned_list_is_refused(proof: Any) -> None:
    assert code_of({**world.signed_trust_list(), "proof": proof}) in {"PARSING_ERROR", "MALFORMED_VALUE_ERROR"}


def test_a_list_under_another_suite_is_refused() -> None:
    root = world.person("root", "P-256")
    document = trust_list_document(world.trust())
    secured = world.forge(document, signer=root, suite=SUITES["ecdsa-jcs-2019"])
    with pytest.raises(LedVcError):
        verify_trust_list(secured, root=world.did(root), now=world.NOW)


def test_a_list_from_the_future_is_refused() -> None:
    document = trust_list_document(world.trust())
    ahead = world.forge(document, signer=world.ROOT, suite=world.JCS, created=world.NOW + timedelta(minutes=6))
    assert code_of(ahead) == "NOT_YET_VALID"


def test_a_root_that_is_no_did_key_signs_nothing() -> None:
    with pytest.raises(LedVcError):
        verify_trust_list(world.signed_trust_list(), root="did:web:led.example", now=world.NOW)


def test_the_same_list_again_and_a_newer_one_are_taken() -> None:
    assert opened(world.signed_trust_list(), previous=world.trust()) == world.trust()
    newer = replace(world.trust(), version=5)
    assert opened(world.signed_trust_list(newer), previous=world.trust()) == newer


def test_a_list_past_its_time_is_still_read() -> None:
    past = world.trust(expires=world.NOW)
    assert opened(world.signed_trust_list(past)) == past
