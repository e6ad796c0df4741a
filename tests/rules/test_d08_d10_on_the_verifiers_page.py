"""D8, D9, D10 where an employer reads: what is interim says so, and what is unknown is not there at all."""

import json
from typing import Any

import pytest

from led_vc.model import Credential
from led_vc.verify import VerifiedCredential
from led_verifier.claims import Directory, claims_of
from led_verifier.schemas import Claims
from tests import world
from tests.services.verifier.conftest import Check, check, client, register

__all__ = ["check", "client", "register"]
_LED = "https://solid.data.vlaanderen.be/id/concept/Leercredential-"


def _claims(document: dict[str, Any]) -> Claims:
    verified = VerifiedCredential(credential=Credential.from_document(document), proofs=())
    return claims_of(verified, Directory("https://led.example/institution/", world.INSTITUTIONS), source="X")


@pytest.mark.parametrize(
    ("code", "label", "interim"), [("Tussenbewijs", "Tussenbewijs", True), ("Eindbewijs", "Eindbewijs", False)]
)
def test_d8_the_page_says_whether_a_proof_is_final_or_interim(code: str, label: str, interim: bool) -> None:
    claims = _claims(world.summary(world.record(bewijstype="Deelcertificaat", bewijsstaat=code)))
    assert claims.completion is not None
    assert claims.completion.nl == label
    assert claims.interim is interim


def test_d8_an_interim_proof_is_never_called_a_diploma() -> None:
    document = world.summary()
    document["credentialSubject"]["hasClaim"]["completion"] = f"{_LED}Bewijsstaat/Tussenbewijs"
    assert _claims(document).kind is None


@pytest.mark.parametrize("code", ["NietBeschikbaar", "NietVanToepassing"])
def test_d9_neither_unknown_nor_inapplicable_is_shown(code: str) -> None:
    document = world.qualification()
    claim = document["credentialSubject"]["hasClaim"]
    claim["completion"] = f"{_LED}Bewijsstaat/{code}"
    claim["specifiedBy"]["category"] = f"{_LED}Categorie/{code}"
    claims = _claims(document)
    assert (claims.completion, claims.category, claims.interim) == (None, None, False)


def test_d9_a_credential_that_says_not_available_is_not_accepted(check: Check) -> None:
    document = world.summary()
    document["credentialSubject"]["hasClaim"]["completion"] = f"{_LED}Bewijsstaat/NietBeschikbaar"
    outcome = check(json.dumps(world.show(world.forge(document))))
    assert outcome["banner"]["verdict"] == "invalid"
    assert outcome["proofs"][0]["claims"] is None


@pytest.mark.parametrize("level", ["TeBepalen", "Nbs", "NietVanToepassing", None])
def test_d10_a_level_that_is_to_be_decided_is_not_shown(level: str | None) -> None:
    assert _claims(world.summary(world.record(vks_niveau=level))).level is None
    assert _claims(world.qualification(world.record(vks_niveau=level))).level is None


def test_d10_a_level_that_is_known_is_shown() -> None:
    level = _claims(world.summary(world.record(vks_niveau="6"))).level
    assert level is not None
    assert (level.eqf, level.vks) == ("6", None)
