"""Corpus group C: proofs that are missing, bent, borrowed, untimely or too many."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from led_vc import contexts
from led_vc.encoding import format_datetime, multibase_decode, multibase_encode
from led_vc.securing.data_integrity import ProofOptions, add_further_proof, add_proof
from led_vc.verify import Live, verify_credential, verify_presentation
from tests import world
from tests.corpus.attack import Attack, Named, case, cases, under_each_suite
from tests.corpus.judging import assert_refused, assert_refused_when_shown, environment
from tests.corpus.service import Employer, assert_refused_over_http
from tests.corpus.signing import SIGNINGS, Signing

L = 2**252 + 27742317777372353535851937790883648493
MINUTE = timedelta(minutes=1)
OTHER_WAY = {
    "eddsa-rdfc-2022": "eddsa-jcs-2022",
    "eddsa-jcs-2022": "eddsa-rdfc-2022",
    "ecdsa-rdfc-2019": "ecdsa-jcs-2019",
    "ecdsa-jcs-2019": "ecdsa-rdfc-2019",
}


def _broken(arrives: dict[str, Any], checked: int = 1) -> Attack:
    return Attack(arrives=arrives, code="PROOF_VERIFICATION_ERROR", checked=checked)


def _missing(by: Signing) -> Iterator[Named]:
    secured = by.issue()
    without = {name: value for name, value in secured.items() if name != "proof"}
    yield "C01 no proof", Attack(arrives=without, code="PARSING_ERROR", checked=0)
    others: list[Any] = [[], {}, None, "proof", [5], [{}], [[secured["proof"]]]]
    for value in others:
        name = "C02 empty proof array" if value == [] else f"C01 {str(value)[:8]} for a proof"
        yield name, Attack(arrives={**secured, "proof": value}, code="PARSING_ERROR", checked=0)


def _rewritten(by: Signing) -> Iterator[Named]:
    signature = by.signature()
    yield "C05 prefix u", _broken(by.tampered(proofValue=multibase_encode(signature, "u")), 0)
    yield "C05 prefix f", _broken(by.tampered(proofValue="f" + signature.hex()), 0)
    yield "C05 no prefix", _broken(by.tampered(proofValue=multibase_encode(signature, "z")[1:]), 0)
    yield "C05 zeros before", _broken(by.tampered(proofValue="z1" + multibase_encode(signature, "z")[1:]))
    yield "C05 one byte more", _broken(by.resigned(signature + b"\0"))
    other, context = OTHER_WAY[by.name], by.summary()["@context"]
    yield "C07 suite swap", _broken(by.tampered(cryptosuite=other, **{"@context": ...}))
    yield "C07 suite swap, with its context", _broken(by.tampered(cryptosuite=other, **{"@context": context}))
    if by.algorithm == "Ed25519":
        s = int.from_bytes(signature[32:], "little") + L
        yield "C27 S + L", _broken(by.resigned(signature[:32] + s.to_bytes(32, "little")))
        return
    half = len(signature) // 2
    der = encode_dss_signature(int.from_bytes(signature[:half]), int.from_bytes(signature[half:]))
    yield "C22 DER signature", _broken(by.resigned(der))


def _options(by: Signing) -> Iterator[Named]:
    unsigned = "DATA_LOSS_DETECTION_ERROR" if by.rdfc else "PROOF_VERIFICATION_ERROR"
    yield "C10 nonce2", Attack(arrives=by.tampered(nonce2="1"), code=unsigned, checked=0 if by.rdfc else 1)
    second = format_datetime(world.ISSUED + timedelta(seconds=1))
    yield "C10 created changed by 1 s", _broken(by.tampered(created=second))
    yield "C10 created taken away", _broken(by.tampered(created=...))
    for name in ("nonce", "challenge", "domain"):
        yield f"C10 {name} added", _broken(by.tampered(**{name: "x"}))
    yield "C10 expires added", _broken(by.tampered(expires="2030-01-01T00:00:00Z"))
    yield "C10 id added", _broken(by.tampered(id="urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544"))
    yield "C11 wrong purpose", _broken(by.forge(by.summary(), purpose="authentication"), 0)
    yield (
        "C11 wrong purpose, renamed",
        _broken(
            by.forge(by.summary(), purpose="authentication")
            | {"proof": by.tampered(proofPurpose="authentication")["proof"]},
            0,
        ),
    )


def _of_others(by: Signing) -> Iterator[Named]:
    strangers = by.forge(by.summary(), signer=by.stranger)
    not_its_own: dict[str, Any] = {"check": "issuer", "code": "INVALID_VERIFICATION_METHOD"}
    yield "C13 issuer/key mismatch", Attack(arrives=strangers, **not_its_own)
    both = {**by.summary(), "proof": [by.issue()["proof"], strangers["proof"]]}
    yield "C13 beside the issuer's own proof", Attack(arrives=both, checked=2, **not_its_own)
    did = world.NAMES.did_of(99)
    unlisted = world.provider(99, algorithm=by.algorithm)
    signed = by.forge(by.summary() | {"issuer": did}, signer=unlisted)
    for name, code, document in (
        (
            "C15 relationship",
            "INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD",
            world.controller(did, unlisted, asserts=False),
        ),
        ("C17 revoked by its own document", "KEY_REVOKED", world.controller(did, unlisted, revoked=world.ISSUED)),
    ):
        yield name, Attack(arrives=signed, code=code, checked=0, documents={did: document})
    revoked = by.forge(by.summary(), signer=by.revoked)
    yield "C17 key revoked before signing", Attack(arrives=revoked, check="issuer", code="KEY_REVOKED")


def _untimely(by: Signing) -> Iterator[Named]:
    for minutes in (6, 10, 60 * 24 * 365):
        ahead = by.forge(by.summary(), created=world.NOW + minutes * MINUTE)
        yield f"C19 {minutes} minutes ahead", Attack(arrives=ahead, code="NOT_YET_VALID", tone="warn")
    ended = by.forge(by.summary(), expires=world.NOW - MINUTE)
    yield "C21 proof expired", Attack(arrives=ended, code="EXPIRED", tone="warn")


def _many(by: Signing) -> Iterator[Named]:
    good = by.issue()["proof"]
    bad = by.tampered(created=format_datetime(world.ISSUED + timedelta(seconds=1)))["proof"]
    for name, proofs in (("C28 the second bad", [good, bad]), ("C28 the first bad", [bad, good])):
        yield name, Attack(arrives={**by.summary(), "proof": proofs}, code="PROOF_VERIFICATION_ERROR", checked=2)
    for count in (9, 65):
        laden = {**by.summary(), "proof": [good] * count}
        shown: Any = "presentation" if count > 16 else "credential"
        yield f"C33 {count} proofs", Attack(arrives=laden, code="COMPLEXITY_LIMIT", checked=0, shown=shown)


def _chained(by: Signing) -> dict[str, Any]:
    """Return the summary with a second proof of the university's that secures the first as well."""
    options = ProofOptions(purpose="assertionMethod", created=world.ISSUED, id="urn:proof:1")
    first = add_proof(by.summary(), by.signer, by.suite, options, contexts.bundled())
    second = replace(options, id="urn:proof:2", previous_proof=("urn:proof:1",))
    return add_further_proof(first, by.signer, by.suite, second, contexts.bundled())


def _cut(by: Signing) -> Iterator[Named]:
    secured = _chained(by)
    first, second = secured["proof"]
    loose = {name: value for name, value in second.items() if name != "previousProof"}
    other = {**first, "created": format_datetime(world.NOW)}
    nameless = {name: value for name, value in first.items() if name != "id"}
    yield "C31 the first taken away", _broken({**secured, "proof": second}, 0)
    yield "C31 the first taken away, out of a list", _broken({**secured, "proof": [second]}, 0)
    yield "C31 the first without its id", _broken({**secured, "proof": [nameless, second]}, 0)
    yield "C31 the first changed", _broken({**secured, "proof": [other, second]})
    yield "C31 the link taken away", _broken({**secured, "proof": [first, loose]}, 2)
    yield "C31 after itself", _broken({**secured, "proof": [{**first, "previousProof": "urn:proof:1"}, second]}, 0)


ATTACKS = [
    named
    for attacks in (_missing, _rewritten, _options, _of_others, _untimely, _many, _cut)
    for named in under_each_suite(attacks)
]
every_suite = pytest.mark.parametrize("by", SIGNINGS.values(), ids=lambda by: by.name)


@cases(ATTACKS)
def test_it_is_refused(attack: Attack) -> None:
    assert_refused(attack)


@cases(ATTACKS)
def test_it_is_refused_when_it_is_shown(attack: Attack) -> None:
    assert_refused_when_shown(attack)


@cases(ATTACKS)
def test_it_is_refused_over_http(attack: Attack, employer: Employer) -> None:
    assert_refused_over_http(employer, attack)


def _turned(signature: bytes) -> Iterator[bytes]:
    """Yield `signature` with one bit turned, at every byte."""
    assert len(signature) >= 64
    for position in range(len(signature)):
        turned = bytearray(signature)
        turned[position] ^= 1 << (position % 8)
        yield bytes(turned)


def _flipped(by: Signing) -> list[Attack]:
    return [_broken(by.resigned(turned)) for turned in _turned(by.signature())]


FLIPS = [(f"C04 byte {at} / {by.name}", attack) for by in SIGNINGS.values() for at, attack in enumerate(_flipped(by))]


@cases(FLIPS)
def test_one_bit_of_the_signature_decides(attack: Attack) -> None:
    assert_refused(attack)


@every_suite
@case("C04 every byte")
def test_one_bit_of_the_signature_decides_over_http(case: str, by: Signing, employer: Employer) -> None:
    for attack in _flipped(by):
        assert_refused_over_http(employer, attack)


@every_suite
@case("C04 every byte of the presentation's")
def test_one_bit_of_the_presentations_signature_decides(case: str, by: Signing, employer: Employer) -> None:
    shown = world.show(by.issue(), holder=by.holder, suite=by.suite)
    signature = multibase_decode(shown["proof"]["proofValue"])
    for turned in _turned(signature):
        changed = {**shown, "proof": {**shown["proof"], "proofValue": multibase_encode(turned, "z")}}
        report = verify_presentation(changed, environment(), expects=Live())
        assert (report.holder.outcome, report.holder.code) == ("failed", "PROOF_VERIFICATION_ERROR")
        assert report.credentials == ()
        assert employer.check(changed)["banner"]["key"] == "tampered"


@every_suite
@case("C19 4 minutes ahead")
def test_a_clock_may_be_four_minutes_ahead(case: str, by: Signing) -> None:
    near = by.forge(by.summary(), created=world.NOW + 4 * MINUTE)
    assert verify_credential(near, environment()).verdict == "valid"


@every_suite
@case("C31 whole")
def test_a_whole_chain_is_valid(case: str, by: Signing) -> None:
    report = verify_credential(_chained(by), environment())
    assert (report.verdict, report.work.signature_checks) == ("valid", 2)


@every_suite
@case("C28 both good")
def test_a_set_of_good_proofs_is_valid(case: str, by: Signing) -> None:
    report = verify_credential({**by.summary(), "proof": [by.issue()["proof"]] * 2}, environment())
    assert (report.verdict, report.work.signature_checks) == ("valid", 2)
