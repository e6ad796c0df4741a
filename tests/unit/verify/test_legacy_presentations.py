"""The presentation of VCDM 1.1 as a token, `application/jwt`: read by that media type and by no other.

https://www.w3.org/TR/vc-data-model/#json-web-token
"""

from dataclasses import replace
from typing import Any

import pytest

from led_vc.environment import PROOF_ONLY
from led_vc.securing.enveloped import data_url
from led_vc.verify import Live, verify_credential, verify_presentation
from tests import world
from tests.unit.verify.enveloping import EXPECTED, forge, issue, show, wrapped

ENVIRONMENT = world.environment()
HOLDER = world.did(world.GRADUATE)
HEADER = {"alg": "EdDSA", "kid": world.GRADUATE.verification_method}
DOCUMENT = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": "VerifiablePresentation",
    "verifiableCredential": [wrapped("vc+jwt", issue("vc+jwt"))],
}
CLAIMS = {"iss": HOLDER, "aud": EXPECTED.domain, "nonce": EXPECTED.challenge, "vp": DOCUMENT}


def legacy(*, header: Any = HEADER, signer: Any = world.GRADUATE, **claims: Any) -> dict[str, Any]:
    """Return the object with such a token; `...` takes a claim away."""
    stated = {name: value for name, value in {**CLAIMS, **claims}.items() if value is not ...}
    return around(data_url("jwt", forge(header, stated, signer=signer)))


def around(url: str) -> dict[str, Any]:
    return {
        "@context": "https://www.w3.org/ns/credentials/v2",
        "type": "EnvelopedVerifiablePresentation",
        "id": url,
    }


@pytest.mark.parametrize("typ", [{}, {"typ": "JWT"}])
def test_it_is_a_presentation_of_the_one_whom_iss_names(typ: dict[str, str]) -> None:
    report = verify_presentation(legacy(header={**HEADER, **typ}), ENVIRONMENT, expects=EXPECTED)
    assert (report.verdict, report.holder.outcome) == ("valid", "passed"), report


def test_nonce_and_aud_are_its_challenge_and_domain_also_where_the_proof_alone_is_asked_for() -> None:
    for environment in (ENVIRONMENT, replace(ENVIRONMENT, checks=PROOF_ONLY)):
        assert verify_presentation(legacy(), environment, expects=EXPECTED).verdict == "valid"
        for changed, code in (({"nonce": "x"}, "INVALID_CHALLENGE_ERROR"), ({"aud": ["x"]}, "INVALID_DOMAIN_ERROR")):
            report = verify_presentation(legacy(**changed), environment, expects=EXPECTED)
            assert (report.verdict, report.holder.code) == ("invalid", code)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (legacy(vp=...), "PARSING_ERROR"),
        (legacy(vp="x"), "PARSING_ERROR"),
        (legacy(vc={}), "PARSING_ERROR"),
        (legacy(iss=...), "PARSING_ERROR"),
        (legacy(header={**HEADER, "typ": "vp+jwt"}), "PARSING_ERROR"),
        (legacy(header={**HEADER, "alg": "none"}), "CRYPTOGRAPHIC_SECURITY_ERROR"),
        (legacy(header={"alg": "EdDSA"}), "INVALID_VERIFICATION_METHOD"),
        (legacy(signer=world.STRANGER), "PROOF_VERIFICATION_ERROR"),
        (legacy(iss=world.did(world.STRANGER)), "INVALID_VERIFICATION_METHOD"),
        (legacy(vp={**DOCUMENT, "holder": world.did(world.STRANGER)}), "PROOF_VERIFICATION_ERROR"),
        (around(data_url("vp+jwt", forge(HEADER, CLAIMS, signer=world.GRADUATE))), "PARSING_ERROR"),
        (around(data_url("jwt", show(issue("vc+jwt")))), "PARSING_ERROR"),
    ],
)
def test_another_form_is_refused(made: dict[str, Any], code: str) -> None:
    report = verify_presentation(made, ENVIRONMENT, expects=EXPECTED)
    assert (report.verdict, report.holder.code) == ("invalid", code)


def test_it_is_never_read_without_its_media_type_or_as_a_credential() -> None:
    token = legacy()["id"].partition(",")[2]
    assert verify_presentation(token, ENVIRONMENT, expects=EXPECTED).holder.code == "PARSING_ERROR"
    assert verify_credential(token, ENVIRONMENT).check("proof").code == "PARSING_ERROR"
    as_credential = {**legacy(), "type": "EnvelopedVerifiableCredential"}
    assert verify_credential(as_credential, ENVIRONMENT).check("proof").code == "PARSING_ERROR"
    assert verify_presentation(legacy(), ENVIRONMENT, expects=Live()).verdict == "invalid"
