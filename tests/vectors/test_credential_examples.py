"""The signed examples of the credential's design, made by another implementation: all seven checks, byte for byte.

Their issuers are put on a trust list of ours with the keys that the examples state.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from led_vc.environment import Environment
from led_vc.keys import PublicKey
from led_vc.trust import TrustedProvider
from led_vc.verify import Live, verify_credential, verify_presentation
from tests import world
from tests.paths import SHARED, requires_shared
from tests.vectors.data_integrity import load

FOLDER = SHARED / "credential" / "examples"
pytestmark = [
    requires_shared,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the examples (../shared/credential) are not beside this checkout"),
]
SHOWN_AT = datetime(2026, 11, 23, 18, 0, 30, tzinfo=UTC)


@cache
def environment() -> Environment:
    keys = json.loads((FOLDER / "keys.json").read_text())

    def trusted(number: int) -> TrustedProvider:
        key = PublicKey.from_multikey(keys[f"did:web:led.example:provider:{number}#k1"])
        return world.trusted_provider(number, institutions=None, keys=(world.trusted_key(number, public_key=key),))

    return world.environment(now=SHOWN_AT, trust=world.trust(trusted(11), trusted(9)))


@pytest.mark.parametrize("name", ["qualification", "summary"])
def test_a_signed_example_is_valid(name: str) -> None:
    report = verify_credential(load(FOLDER / f"{name}.signed.json"), environment())
    assert report.verdict == "valid", report.checks
    assert report.credential is not None
    assert report.credential.document == load(FOLDER / f"{name}.json")


def test_the_equivalence_of_another_provider_is_valid_with_that_providers_lists() -> None:
    secured = load(FOLDER / "qualification-equivalence.signed.json")
    lists = {
        entry["statusListCredential"]: replace(
            world.status_list(1, entry["statusPurpose"], issuer=secured["issuer"]), url=entry["statusListCredential"]
        )
        for entry in secured["credentialStatus"]
    }
    assert verify_credential(secured, replace(environment(), status=lists)).verdict == "valid"


def test_the_presentation_is_valid_while_it_is_live() -> None:
    report = verify_presentation(load(FOLDER / "presentation.json"), environment(), expects=Live())
    assert report.verdict == "valid", report


def test_the_forged_own_declaration_is_invalid_whoever_signs_it() -> None:
    document = load(FOLDER / "negative" / "own-declaration.credential.json")["credential"]
    report = verify_credential(world.forge(document, suite=world.JCS), world.environment())
    assert report.check("proof").outcome == "passed"
    assert report.check("data_model").code == "MALFORMED_VALUE_ERROR"
    assert report.check("authenticity").code == "NOT_AUTHENTIC"
    assert report.credential is None
