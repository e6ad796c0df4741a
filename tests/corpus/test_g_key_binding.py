"""Corpus group G, continued: SD-JWTs that their holder did not show, or not to this verifier."""

import hashlib

import pytest

from led_vc.encoding import base64url_encode
from led_vc.verify import Live, verify_credential, verify_presentation
from tests import world
from tests.corpus.attack import case
from tests.corpus.judging import environment
from tests.corpus.service import Employer, assert_never_green
from tests.unit.verify.enveloping import EXPECTED, bound, forge, issue


def _by_stranger(secured: str) -> str:
    """Return what a stranger signs who brings its own key along."""
    header = {"alg": "EdDSA", "typ": "kb+jwt", "jwk": world.STRANGER.public_key.to_jwk()}
    claims = {
        "iat": int(world.NOW.timestamp()),
        "aud": EXPECTED.domain,
        "nonce": EXPECTED.challenge,
        "sd_hash": base64url_encode(hashlib.sha256(secured.encode()).digest()),
    }
    return secured + forge(header, claims, signer=world.STRANGER)


SECURED: str = issue("vc+sd-jwt")
SHOWN = bound(SECURED)
_TOKEN, _FIRST, *_REST = SECURED.split("~")
_LESS = SECURED.replace(f"~{_FIRST}~", "~")
KEY_BINDINGS = [
    ("G14 stripped", SECURED),
    ("G15 an old nonce", bound(SECURED, nonce="the nonce of last week")),
    ("G17 one disclosure less", SHOWN.replace(f"~{_FIRST}~", "~")),
    ("G17 one disclosure more", bound(_LESS).replace(f"{_TOKEN}~", f"{_TOKEN}~{_FIRST}~")),
    ("G18 another key", bound(SECURED, holder=world.STRANGER)),
    ("G18 another key in jwk", _by_stranger(SECURED)),
]
key_bindings = pytest.mark.parametrize("shown", [pytest.param(text, id=name) for name, text in KEY_BINDINGS])


@key_bindings
def test_without_the_holders_own_signature_it_is_refused(shown: str) -> None:
    report = verify_presentation(shown, environment(), expects=EXPECTED)
    assert (report.verdict, report.holder.outcome, report.holder.code) == ("invalid", "failed", "KEY_BINDING_ERROR")


@key_bindings
def test_without_the_holders_own_signature_it_is_refused_over_http(shown: str, employer: Employer) -> None:
    # The page gives no nonce, so that nobody can have signed for it; stripped, it says that nobody showed it.
    if shown.endswith("~"):
        shown = bound(shown)
    answer = employer.check(shown)
    assert_never_green(answer)
    [proof] = answer["proofs"]
    assert ("holder", "failed", "KEY_BINDING_ERROR") in [(c["name"], c["outcome"], c["code"]) for c in proof["checks"]]


@case("G14 without a nonce")
def test_a_verifier_without_a_nonce_cannot_be_shown_an_sd_jwt(case: str) -> None:
    for shown in (SHOWN, SECURED):
        report = verify_presentation(shown, environment(), expects=Live())
        assert (report.verdict, report.holder.code) == ("invalid", "KEY_BINDING_ERROR"), case


@case("G20 as it is issued")
def test_a_credential_that_was_shown_to_somebody_is_not_taken_as_issued(case: str) -> None:
    report = verify_credential(SHOWN, environment())
    assert (report.verdict, report.check("proof").code) == ("invalid", "KEY_BINDING_ERROR"), case
