"""What a derived proof of ecdsa-sd-2023 must not be, however it is made up; and what a holder may derive."""

from collections.abc import Callable
from typing import Any

import pytest

from led_vc import contexts
from led_vc.derive import derive_credential
from led_vc.encoding import CborTag, multibase_decode, multibase_encode
from led_vc.errors import (
    InvalidVerificationMethodError,
    LedVcError,
    MalformedValueError,
    ProofGenerationError,
    ProofVerificationError,
    UnsupportedFeatureError,
)
from led_vc.issue import issue_selective_credential
from tests import world
from tests.unit.securing.base_proofs import (
    PROVIDER,
    SUITE,
    TITLE,
    base,
    components,
    derived,
    proof_code,
    put,
    report_of,
    rewritten,
    with_value,
)

REFUSED = "PROOF_VERIFICATION_ERROR"
SIGNATURE, KEY, SIGNATURES, LABELS, INDEXES = range(5)
HMAC_KEY, POINTERS = 2, 4
CHOSEN = ("/credentialSubject/givenName", "/credentialSubject/birthDate")
"""Two statements that no schema demands, each with a signature of its own."""


def test_what_is_derived_holds_and_shows_no_more_than_was_chosen() -> None:
    shown = derived(CHOSEN[0])
    assert proof_code(shown) is None
    assert shown["credentialSubject"]["givenName"] == world.summary()["credentialSubject"]["givenName"]
    assert "birthDate" not in shown["credentialSubject"]
    assert world.summary()["credentialSubject"]["birthDate"] not in str(shown)


def test_signatures_are_counted() -> None:
    shown = derived(*CHOSEN)
    assert len(components(shown)[SIGNATURES]) == len(CHOSEN)
    assert report_of(shown).work.signature_checks == 1 + len(components(shown)[SIGNATURES])


def test_base_proofs_draw_on_chance() -> None:
    made = [
        issue_selective_credential(world.summary(), PROVIDER, SUITE, created=world.ISSUED)["proof"]["proofValue"]
        for _ in range(2)
    ]
    assert made[0] != made[1]


def test_a_number_beyond_the_order_is_no_key_and_drawn_again() -> None:
    drawn = iter([bytes(32), b"\xff" * 32, bytes(32), bytes(31) + b"\x07"])
    made = issue_selective_credential(
        world.summary(), PROVIDER, SUITE, created=world.ISSUED, random=lambda _count: next(drawn)
    )
    assert components(made)[KEY][:2] == b"\x80\x24"
    assert next(drawn, None) is None


@pytest.mark.parametrize("pointers", [(), (TITLE,), CHOSEN, ("",)])
def test_every_selection_holds(pointers: tuple[str, ...]) -> None:
    assert proof_code(derived(*pointers)) is None


ANOTHER_KEY = b"\x80\x24" + world.key("another", "P-256").public_key.raw
CHANGES: dict[str, Callable[[list[Any]], Any]] = {
    "one less": lambda c: c[:-1],
    "one more": lambda c: [*c, 0],
    "in a tag": lambda c: CborTag(5, c),
    "a map": lambda c: dict(enumerate(c)),
    "base signature shorter": lambda c: put(c, SIGNATURE, c[SIGNATURE][:-1]),
    "base signature tagged": lambda c: put(c, SIGNATURE, CborTag(64, c[SIGNATURE])),
    "base signature another's": lambda c: put(c, SIGNATURE, c[SIGNATURES][0]),
    "key shorter": lambda c: put(c, KEY, c[KEY][:-1]),
    "key not compressed": lambda c: put(c, KEY, b"\x80\x24\x05" + c[KEY][3:]),
    "key not on the curve": lambda c: put(c, KEY, b"\x80\x24\x02" + b"\xff" * 32),
    "key of another kind": lambda c: put(c, KEY, b"\xed\x01" + c[KEY][2:]),
    "key another's": lambda c: put(c, KEY, ANOTHER_KEY),
    "a signature less": lambda c: put(c, SIGNATURES, c[SIGNATURES][:-1]),
    "a signature more": lambda c: put(c, SIGNATURES, c[SIGNATURES] + c[SIGNATURES][:1]),
    "no signatures": lambda c: put(c, SIGNATURES, []),
    "signatures in another order": lambda c: put(c, SIGNATURES, c[SIGNATURES][::-1]),
    "a signature shorter": lambda c: put(c, SIGNATURES, [c[SIGNATURES][0][:-1], *c[SIGNATURES][1:]]),
    "a signature of zeros": lambda c: put(c, SIGNATURES, [bytes(64), *c[SIGNATURES][1:]]),
    "a signature tagged": lambda c: put(c, SIGNATURES, [CborTag(64, c[SIGNATURES][0]), *c[SIGNATURES][1:]]),
    "a signature as text": lambda c: put(c, SIGNATURES, [c[SIGNATURES][0].hex(), *c[SIGNATURES][1:]]),
    "signatures as a map": lambda c: put(c, SIGNATURES, dict(enumerate(c[SIGNATURES]))),
    "a label less": lambda c: put(c, LABELS, {}),
    "a label more": lambda c: put(c, LABELS, {**c[LABELS], len(c[LABELS]): bytes(32)}),
    "a label shorter": lambda c: put(c, LABELS, {**c[LABELS], 0: bytes(31)}),
    "a label of zeros": lambda c: put(c, LABELS, {**c[LABELS], 0: bytes(32)}),
    "a label as text": lambda c: put(c, LABELS, {**c[LABELS], 0: "u" + "A" * 43}),
    "labels by text": lambda c: put(c, LABELS, {f"c14n{key}": value for key, value in c[LABELS].items()}),
    "labels in a list": lambda c: put(c, LABELS, list(c[LABELS].values())),
    "an index less": lambda c: put(c, INDEXES, c[INDEXES][:-1]),
    "indexes descend": lambda c: put(c, INDEXES, c[INDEXES][::-1]),
    "an index twice": lambda c: put(c, INDEXES, c[INDEXES] + c[INDEXES][-1:]),
    "an index beyond": lambda c: put(c, INDEXES, [*c[INDEXES], len(c[INDEXES]) + len(c[SIGNATURES])]),
    "an index below": lambda c: put(c, INDEXES, [-1, *c[INDEXES][1:]]),
    "an index that is true": lambda c: put(c, INDEXES, [True, *c[INDEXES][1:]]),
    "an index that is a fraction": lambda c: put(c, INDEXES, [0.0, *c[INDEXES][1:]]),
    "indexes as bytes": lambda c: put(c, INDEXES, bytes(c[INDEXES])),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_derived_proof_with_other_components_is_refused(change: Callable[[list[Any]], Any]) -> None:
    assert len(components(derived(*CHOSEN))[LABELS]) > 0
    assert proof_code(rewritten(derived(*CHOSEN), change)) == REFUSED


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"\xd9\x5d",
        b"\xd9\x5d\x01",
        b"\xd9\x5d\x02\x80",
        b"\xd9\x5d\x01\x85\x9f",
        b"\xd9\x5d\x01" + b"\x81" * 100,
        b"\xd9\x5d\x01\x9b\xff\xff\xff\xff\xff\xff\xff\xff",
    ],
)
def test_a_proof_value_that_is_none_is_refused(value: bytes) -> None:
    assert proof_code(with_value(derived(TITLE), value)) == REFUSED


def test_a_byte_after_the_proof_value_is_refused() -> None:
    shown = derived(TITLE)
    value = multibase_decode(shown["proof"]["proofValue"])
    assert proof_code(with_value(shown, value + b"\x00")) == REFUSED


def test_a_proof_value_in_another_base_is_refused() -> None:
    shown = derived(TITLE)
    shown["proof"]["proofValue"] = multibase_encode(multibase_decode(shown["proof"]["proofValue"]), "z")
    assert proof_code(shown) == REFUSED


def test_a_proof_value_longer_than_any_is_refused_before_it_is_read() -> None:
    assert proof_code(with_value(derived(TITLE), bytes(256 * 1024 + 1))) == REFUSED


def test_a_base_proof_is_refused_even_with_the_header_of_a_derived_one() -> None:
    secured = base()
    value = multibase_decode(secured["proof"]["proofValue"])
    assert proof_code(secured) == REFUSED
    assert proof_code(with_value(secured, b"\xd9\x5d\x01" + value[3:])) == REFUSED


def test_signatures_of_one_document_do_not_fit_another_of_the_same_shape() -> None:
    one, other = derived(TITLE), derived(TITLE, secured=base(world.summary(world.record(titel_nl="Arts"))))
    one["credentialSubject"], other["credentialSubject"] = other["credentialSubject"], one["credentialSubject"]
    assert (proof_code(one), proof_code(other)) == (REFUSED, REFUSED)


def test_what_is_mandatory_cannot_be_passed_off_as_chosen() -> None:
    """Its statements have no signatures of their own, so that it cannot be left out either."""
    shown = derived(TITLE)
    for member in ("validUntil", "credentialStatus"):
        assert proof_code({name: value for name, value in shown.items() if name != member}) == REFUSED


def test_a_key_of_another_algorithm_signs_nothing() -> None:
    with pytest.raises(InvalidVerificationMethodError):
        issue_selective_credential(world.summary(), world.provider(world.UNIVERSITY), SUITE, created=world.ISSUED)


# -- deriving


@pytest.mark.parametrize(
    "change",
    [
        lambda c: put(c, HMAC_KEY, c[HMAC_KEY][:-1]),
        lambda c: put(c, HMAC_KEY, c[HMAC_KEY] + b"\x00"),
        lambda c: put(c, 3, c[3][:-1]),
        lambda c: put(c, POINTERS, [*c[POINTERS], 1]),
        lambda c: put(c, POINTERS, ["/issuer"] * 1025),
        lambda c: c[:-1],
    ],
)
def test_nothing_is_derived_from_a_base_proof_with_other_components(change: Any) -> None:
    with pytest.raises(ProofVerificationError):
        derived(TITLE, secured=rewritten(base(), change))


def test_nothing_is_derived_from_what_is_derived() -> None:
    with pytest.raises(ProofVerificationError):
        derived(TITLE, secured=derived(TITLE))


@pytest.mark.parametrize("secured", [world.issue(world.summary()), {**base(), "proof": [base()["proof"]] * 2}])
def test_nothing_is_derived_but_from_one_base_proof(secured: dict[str, Any]) -> None:
    with pytest.raises(UnsupportedFeatureError):
        derived(TITLE, secured=secured)


@pytest.mark.parametrize("pointer", ["/nothing", "/proof", "credentialSubject", "/credentialSubject/hasClaim/0"])
def test_a_pointer_that_matches_nothing_is_refused_by_holder_and_issuer(pointer: str) -> None:
    with pytest.raises(ProofGenerationError):
        derived(pointer)
    with pytest.raises(ProofGenerationError):
        base(mandatory=(pointer,))


def test_a_document_that_has_a_proof_gets_no_base_proof() -> None:
    with pytest.raises(MalformedValueError):
        base(base())


@pytest.mark.parametrize("secured", [{}, {"proof": {}}, {"proof": 5}, {**base(), "proof": {"type": "x"}}])
def test_only_our_errors_leave_for_what_is_no_credential(secured: dict[str, Any]) -> None:
    with pytest.raises(LedVcError):
        derive_credential(secured, [TITLE], contexts=contexts.bundled())


def test_deriving_leaves_the_credential_as_it_was() -> None:
    secured, again = base(), base()
    shown = derived(TITLE, secured=secured)
    shown["credentialStatus"].clear()
    shown["credentialSubject"].clear()
    assert secured == again
