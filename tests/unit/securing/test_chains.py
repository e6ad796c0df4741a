"""Sets and chains of proofs: every one holds, in its place, or the document does not."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from led_vc import contexts
from led_vc.did import ControllerDocument, self_contained, split_did_url
from led_vc.errors import ComplexityLimitError, LedVcError, ProofVerificationError
from led_vc.securing.data_integrity import Opened, ProofOptions, add_further_proof, add_proof, verify_proof
from led_vc.securing.data_integrity.chains import previous_proofs
from tests import world

DOCUMENT = world.summary()
FIRST, SECOND, THIRD = (f"urn:proof:{number}" for number in (1, 2, 3))
each_suite = pytest.mark.parametrize("suite", [world.RDFC, world.JCS], ids=lambda suite: str(suite.name))


def resolve(url: str) -> ControllerDocument:
    found = self_contained(split_did_url(url)[0])
    assert found is not None
    return found


def opened(secured: Any) -> Opened:
    return verify_proof(secured, "assertionMethod", resolve, contexts.bundled())


def options(name: str, *previous: str) -> ProofOptions:
    return ProofOptions(purpose="assertionMethod", created=world.ISSUED, id=name, previous_proof=previous)


def chained(suite: Any) -> dict[str, Any]:
    """Return the summary with three proofs: the second after the first, the third after both."""
    first = add_proof(DOCUMENT, world.STRANGER, suite, options(FIRST), contexts.bundled())
    second = add_further_proof(first, world.GRADUATE, suite, options(SECOND, FIRST), contexts.bundled())
    return add_further_proof(second, world.STRANGER, suite, options(THIRD, FIRST, SECOND), contexts.bundled())


@each_suite
def test_a_chain_says_what_each_proof_secures(suite: Any) -> None:
    found = opened(chained(suite)).proofs
    assert [(one.id, one.previous_proof) for one in found] == [
        (FIRST, ()),
        (SECOND, (FIRST,)),
        (THIRD, (FIRST, SECOND)),
    ]
    assert [one.controller for one in found] == [
        world.did(who) for who in (world.STRANGER, world.GRADUATE, world.STRANGER)
    ]


def without(place: int) -> Callable[[list[Any]], list[Any]]:
    return lambda proofs: [proof for at, proof in enumerate(proofs) if at != place]


@each_suite
@pytest.mark.parametrize("place", [0, 1])
def test_a_chain_from_which_an_earlier_proof_is_taken_does_not_hold(suite: Any, place: int) -> None:
    secured = chained(suite)
    with pytest.raises(ProofVerificationError):
        opened({**secured, "proof": without(place)(secured["proof"])})


@each_suite
def test_an_earlier_proof_cannot_be_exchanged_for_another_that_holds_too(suite: Any) -> None:
    """The first signs again with another time: a good proof by itself, and not the one that the second secured."""
    secured = chained(suite)
    again = ProofOptions(purpose="assertionMethod", created=world.NOW, id=FIRST)
    other = add_proof(DOCUMENT, world.STRANGER, suite, again, contexts.bundled())["proof"]
    assert opened({**DOCUMENT, "proof": other}).document == DOCUMENT
    with pytest.raises(ProofVerificationError):
        opened({**secured, "proof": [other, *secured["proof"][1:]]})


@each_suite
def test_a_chain_is_not_made_a_set_by_taking_away_previous_proof(suite: Any) -> None:
    secured = copy.deepcopy(chained(suite))
    del secured["proof"][1]["previousProof"]
    with pytest.raises(ProofVerificationError):
        opened(secured)


@each_suite
def test_the_last_proof_of_a_chain_can_be_taken_away_as_nothing_secures_it(suite: Any) -> None:
    secured = chained(suite)
    assert len(opened({**secured, "proof": secured["proof"][:2]}).proofs) == 2


@each_suite
def test_the_order_in_which_a_chain_is_written_makes_no_difference(suite: Any) -> None:
    secured = chained(suite)
    assert len(opened({**secured, "proof": secured["proof"][::-1]}).proofs) == 3


@pytest.mark.parametrize(
    "proofs",
    [
        [{"id": FIRST}, {"id": FIRST}],
        [{"id": 5}],
        [{"id": "relative"}],
        [{"previousProof": FIRST}],
        [{"id": FIRST, "previousProof": FIRST}],
        [{"id": FIRST, "previousProof": SECOND}, {"id": SECOND, "previousProof": FIRST}],
        [{"id": FIRST}, {"previousProof": []}],
        [{"id": FIRST}, {"previousProof": None}],
        [{"id": FIRST}, {"previousProof": 5}],
        [{"id": FIRST}, {"previousProof": [FIRST, FIRST]}],
        [{"id": FIRST}, {"previousProof": [FIRST, SECOND]}],
        [{"id": FIRST}, {"previousProof": [[FIRST]]}],
    ],
    ids=str,
)
def test_a_chain_that_does_not_hang_together_is_refused_before_any_signature(proofs: list[dict[str, Any]]) -> None:
    with pytest.raises(ProofVerificationError):
        previous_proofs(proofs)


def test_a_proof_is_not_added_after_one_that_is_not_there() -> None:
    first = add_proof(DOCUMENT, world.STRANGER, world.JCS, options(FIRST), contexts.bundled())
    with pytest.raises(ProofVerificationError):
        add_further_proof(first, world.STRANGER, world.JCS, options(SECOND, THIRD), contexts.bundled())


def test_a_ninth_proof_is_neither_added_nor_verified() -> None:
    secured = add_proof(DOCUMENT, world.STRANGER, world.JCS, options("urn:proof:0"), contexts.bundled())
    for number in range(1, 8):
        secured = add_further_proof(
            secured, world.STRANGER, world.JCS, options(f"urn:proof:{number}"), contexts.bundled()
        )
    assert len(opened(secured).proofs) == 8
    with pytest.raises(ComplexityLimitError):
        add_further_proof(secured, world.STRANGER, world.JCS, options("urn:proof:8"), contexts.bundled())
    with pytest.raises(ComplexityLimitError):
        opened({**secured, "proof": [*secured["proof"], {"type": "x"}]})


def test_there_is_nothing_to_add_a_further_proof_to_without_a_first() -> None:
    with pytest.raises(LedVcError):
        add_further_proof(DOCUMENT, world.STRANGER, world.JCS, options(FIRST), contexts.bundled())
