"""Corpus group C, continued: of two signatures of two kinds the one that will still hold is taken away."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from led_vc import contexts
from led_vc.environment import Environment
from led_vc.securing.data_integrity import ProofOptions, add_further_proof, add_proof
from led_vc.securing.suites import DRAFT_SUITES, EXPERIMENTAL_SUITES
from led_vc.verify import verify_credential
from tests import world
from tests.corpus.attack import Attack, Named, cases
from tests.corpus.published import known_lists
from tests.corpus.signing import EDDSA_RDFC

BY = EDDSA_RDFC
LASTING = DRAFT_SUITES["mldsa44-rdfc-2024"]
LASTING_SIGNER = world.provider(world.UNIVERSITY, serial=4, algorithm="ML-DSA-44")
OPTIONS = ProofOptions(purpose="assertionMethod", created=world.ISSUED)
BOTH = frozenset({BY.name, LASTING.name})


@cache
def _hybrid() -> dict[str, Any]:
    """Return a summary that the university signed twice, each time with a key of another kind."""
    first = add_proof(BY.summary(), BY.signer, BY.suite, OPTIONS, contexts.bundled())
    return add_further_proof(first, LASTING_SIGNER, LASTING, OPTIONS, contexts.bundled())


def _environment(required: frozenset[str]) -> Environment:
    """Return what somebody verifies with who knows both keys, and asks for proofs of `required`."""
    keys = tuple(
        world.trusted_key(
            world.UNIVERSITY, verification_method=signer.verification_method, public_key=signer.public_key
        )
        for signer in (BY.signer, LASTING_SIGNER)
    )
    trust = world.trust(world.trusted_provider(keys=keys))
    known = world.environment(trust=trust, status=known_lists())
    return replace(known, suites=EXPERIMENTAL_SUITES, required_suites=required)


def _stripped() -> Iterator[Named]:
    classic, lasting = _hybrid()["proof"]
    unlike = {**lasting, "proofValue": lasting["proofValue"][:-8] + "AAAAAAAA"}
    for name, proofs, code in (
        ("the lasting one taken away", classic, "DOWNGRADE"),
        ("the lasting one taken out of the list", [classic], "DOWNGRADE"),
        ("the classic one taken away", lasting, "DOWNGRADE"),
        ("the classic one twice", [classic, classic], "DOWNGRADE"),
        ("the lasting one damaged", [classic, unlike], "PROOF_VERIFICATION_ERROR"),
        ("the lasting one said to be of the other suite", [classic, {**lasting, "cryptosuite": BY.name}],
         "INVALID_VERIFICATION_METHOD"),
    ):  # fmt: skip
        yield f"C30 {name}", Attack(arrives={**BY.summary(), "proof": proofs}, code=code)


ATTACKS = [*_stripped()]


@cases(ATTACKS)
def test_it_is_refused_by_who_demands_both(attack: Attack) -> None:
    assert isinstance(attack.arrives, dict)
    report = verify_credential(attack.arrives, _environment(BOTH))
    assert (report.verdict, report.check("proof").code) == ("invalid", attack.code)
    assert report.credential is None


def test_with_both_it_is_valid() -> None:
    assert verify_credential(_hybrid(), _environment(BOTH)).verdict == "valid"


@pytest.mark.parametrize("kept", [0, 1])
def test_without_the_demand_nobody_would_notice(kept: int) -> None:
    stripped = {**BY.summary(), "proof": _hybrid()["proof"][kept]}
    assert verify_credential(stripped, _environment(frozenset())).verdict == "valid"


def test_who_does_not_take_drafts_cannot_say() -> None:
    report = verify_credential(_hybrid(), world.environment(status=known_lists()))
    assert (report.verdict, report.check("proof").code) == ("indeterminate", "UNSUPPORTED_FEATURE")
