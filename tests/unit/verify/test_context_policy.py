"""The two policies for contexts: the exact list of the type, or held URLs and small objects in the document."""

from typing import Any

import pytest

from led_vc import contexts
from led_vc.environment import ALL_CHECKS, PROOF_ONLY, ContextPolicy
from led_vc.securing.data_integrity import ProofOptions, add_proof
from led_vc.verify import VerificationReport, verify_credential
from tests import world
from tests.unit.verify.reading import outcome

V2 = "https://www.w3.org/ns/credentials/v2"
HELD = contexts.bundled_with_examples()
WORDS: dict[str, Any] = {"xyz": "https://ex.org/#xyz"}
suites = pytest.mark.parametrize("suite", [world.RDFC, world.JCS], ids=lambda suite: suite.name)


def signed(suite: Any, *stated: Any, **subject: Any) -> dict[str, Any]:
    document = {
        "@context": [V2, *stated],
        "type": ["VerifiableCredential"],
        "issuer": world.STRANGER.verification_method.partition("#")[0],
        "credentialSubject": {"id": "did:example:abcdefgh", **subject},
    }
    options = ProofOptions(purpose="assertionMethod", created=world.ISSUED)
    return add_proof(document, world.STRANGER, suite, options, contexts.opened(HELD))


def check(secured: dict[str, Any], policy: ContextPolicy = "open", **changes: Any) -> VerificationReport:
    usual: dict[str, Any] = {"contexts": HELD, "checks": PROOF_ONLY, "context_policy": policy}
    return verify_credential(secured, world.environment(**{**usual, **changes}))


@suites
def test_an_open_policy_takes_words_that_the_document_defines_and_says_that_nobody_vetted_them(suite: Any) -> None:
    report = check(signed(suite, WORDS, xyz="PhD"))
    assert report.verdict == "valid"
    assert outcome(report, "data_model") == ("passed", "CONTEXT_NOT_VETTED")


@suites
def test_the_product_takes_no_object_whatever_is_asked(suite: Any) -> None:
    for checks in (PROOF_ONLY, ALL_CHECKS):
        report = check(signed(suite, WORDS, xyz="PhD"), "pinned", checks=checks)
        assert outcome(report, "proof") == ("failed", "CONTEXT_NOT_ALLOWED")


@suites
def test_an_open_policy_says_it_with_every_check_selected_too(suite: Any) -> None:
    report = check(signed(suite, WORDS, xyz="PhD"), checks=ALL_CHECKS)
    assert outcome(report, "data_model") == ("passed", "CONTEXT_NOT_VETTED")
    assert outcome(report, "issuer") == ("failed", "ISSUER_NOT_TRUSTED")


@suites
@pytest.mark.parametrize(
    "stated",
    [
        "https://ex.org/unheld",
        "https ://not-a-url/",
        123192875,
        None,
        [WORDS],
        {"xyz": None},
        {"xyz": "@nest"},
        {"@import": V2},
        {"@vocab": None},
        {"xyz": f"https://ex.org/#{'x' * 16_384}"},
    ],
    ids=lambda stated: str(stated)[:24],
)
def test_an_open_policy_still_refuses(suite: Any, stated: Any) -> None:
    document = {**signed(suite), "@context": [V2, stated]}
    assert outcome(check(document), "proof") == ("failed", "CONTEXT_NOT_ALLOWED")


def test_a_member_that_nobody_defines_fails_whichever_suite_signed_it() -> None:
    document = signed(world.JCS, xyz="PhD")
    assert outcome(check(document), "data_model") == ("failed", "DATA_LOSS_DETECTION_ERROR")
    added = signed(world.RDFC)
    added["credentialSubject"]["xyz"] = "PhD"
    assert outcome(check(added), "proof") == ("failed", "DATA_LOSS_DETECTION_ERROR")


def test_text_with_a_direction_is_for_suites_that_sign_text() -> None:
    name = {"@value": "مثال", "@language": "ar", "@direction": "rtl"}
    assert check({**signed(world.JCS, WORDS, xyz=name)}).verdict == "valid"
    added = signed(world.RDFC)
    added["name"] = name
    assert outcome(check(added), "proof") == ("failed", "DATA_LOSS_DETECTION_ERROR")


@suites
def test_our_own_credential_is_vetted_under_either_policy(suite: Any) -> None:
    secured = world.forge(world.summary(), signer=world.STRANGER, suite=suite)
    for policy in ("pinned", "open"):
        assert outcome(check(secured, policy, checks=ALL_CHECKS), "data_model") == ("passed", None)


def test_a_status_list_has_its_exact_contexts_under_either_policy() -> None:
    from led_vc.errors import LedVcError
    from led_vc.verify import verify_status_list

    environment = world.environment(context_policy="open")
    assert verify_status_list(world.signed_status_list(), environment).purposes == {"revocation"}
    other = world.signed_status_list()
    other["@context"] = [V2, WORDS]
    with pytest.raises(LedVcError, match="CONTEXT_NOT_ALLOWED"):
        verify_status_list(other, environment)
