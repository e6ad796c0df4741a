"""What the university says of the graduate, as the register writes and signs it, or as an attacker would."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from led_vc import contexts
from led_vc.encoding import JsonObject
from led_vc.issue import issue_credential
from led_vc.ports import ProofPurpose, Signer
from led_vc.present import present_credentials
from led_vc.qualification import (
    Institution,
    Record,
    qualification_credential,
    summary_credential,
)
from led_vc.securing.data_integrity import Cryptosuite, ProofOptions, add_proof
from tests.world.people import (
    GRADUATE,
    ISSUED,
    KU_BRUSSEL,
    KU_LEUVEN,
    NAMES,
    NOW,
    RDFC,
    REVOCATION,
    SUMMARY_REVOCATION,
    SUSPENSION,
    UNIVERSITY,
    VALID_UNTIL,
    did,
    provider,
)


def record(**changes: Any) -> Record:
    """Return a master's degree with the given members changed."""
    return replace(_RECORD, **changes)


_RECORD = Record(
    register_id="qvbnhjkmrtwzsdfgcpxyqvbnhjkmrt",
    register_versie=2,
    operatie="NIEUW",
    authenticiteit="Authentiek",
    leverancier="OVO001957-HogerOnderwijs",
    provider=UNIVERSITY,
    voornamen="Zoë Fatima-Zahra",
    familienaam="Van de Casteele",
    geboortedatum="1983-02-17",
    categorie="HogerOnderwijs",
    bewijstype="Diploma",
    bewijsstaat="Eindbewijs",
    titel_nl="Master in de taal- en letterkunde: twee talen",
    graad="Master",
    vks_niveau="7",
    uitreikingsdatum="2006-07-04",
    land="BEL",
    taal="NLD",
    instellingen=(
        Institution(naam="Katholieke Universiteit Brussel", nummer=KU_BRUSSEL, klasse="Universiteit"),
        Institution(naam="KU Leuven", nummer=KU_LEUVEN, klasse="Universiteit"),
    ),
)


def summary(of: Record = _RECORD, *, holder: Signer = GRADUATE, birth_date: bool = True) -> dict[str, Any]:
    """Return the unsigned summary of a record."""
    return summary_credential(
        of,
        names=NAMES,
        holder=did(holder),
        valid_until=VALID_UNTIL,
        revocation=SUMMARY_REVOCATION,
        birth_date=birth_date,
    )


def qualification(of: Record = _RECORD, *, holder: Signer = GRADUATE) -> dict[str, Any]:
    """Return the unsigned full credential of a record."""
    return qualification_credential(
        of,
        names=NAMES,
        holder=did(holder),
        credential_id="tzwrqvnmkjhgfdspxcbtzwrqvnmkjh",
        valid_from=ISSUED,
        valid_until=VALID_UNTIL,
        revocation=REVOCATION,
        suspension=SUSPENSION,
    )


def issue(
    document: JsonObject, *, signer: Signer | None = None, suite: Cryptosuite = RDFC, created: datetime = ISSUED
) -> dict[str, Any]:
    """Return `document` issued as the register does it."""
    return issue_credential(document, signer or provider(UNIVERSITY), suite, created=created)


def forge(
    document: JsonObject,
    *,
    signer: Signer | None = None,
    suite: Cryptosuite = RDFC,
    purpose: ProofPurpose = "assertionMethod",
    created: datetime = ISSUED,
    expires: datetime | None = None,
) -> dict[str, Any]:
    """Return `document` signed as it is, without the questions that issuing asks."""
    options = ProofOptions(purpose=purpose, created=created, expires=expires)
    return add_proof(document, signer or provider(UNIVERSITY), suite, options, contexts.bundled())


def show(
    *secured: JsonObject, holder: Signer = GRADUATE, suite: Cryptosuite = RDFC, at: datetime = NOW
) -> dict[str, Any]:
    """Return a live presentation that `holder` makes at `at`."""
    return present_credentials(secured, holder, suite, created=at, expires=at + timedelta(seconds=120))
