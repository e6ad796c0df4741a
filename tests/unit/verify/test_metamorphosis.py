"""Whatever is done to a valid credential, it is either not valid, or says what it said before.

Every mechanism is one line of `MECHANISMS`. Then whole documents of nonsense: the answer is a report, and never an
exception.
"""

import copy
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from led_vc.environment import PROOF_ONLY
from led_vc.ports import Signer
from led_vc.securing.cryptosuite import Cryptosuite, SelectiveCryptosuite
from led_vc.securing.data_integrity import ProofOptions, add_further_proof, add_proof
from led_vc.securing.suites.bbs_2023 import BBS_2023
from led_vc.securing.suites.ecdsa_sd_2023 import ECDSA_SD_2023
from led_vc.securing.suites.ed25519_signature_2020 import ED25519_SIGNATURE_2020
from led_vc.verify import Live, verify_credential, verify_presentation
from tests import world
from tests.corpus.signing import SIGNINGS, Signing, trust
from tests.disclosed import ANYTHING, CONTEXTS, derived, disclosed_edits
from tests.envelope_edits import cose_edits, token_edits
from tests.metamorphosis import Mechanism, as_statements, as_written, assert_no_edit_says_something_else, at, paths
from tests.unit.verify.enveloping import EXPECTED, bound, issue, show
from tests.unit.verify.reading import verify, verify_shown


def as_signed(suite: Cryptosuite) -> Callable[[Any], Any]:
    """Return the normal form of what the suite signs."""
    return as_written if suite.transformation.proof_carries_context else as_statements(CONTEXTS)


def credential(secured: Any) -> Any:
    """Return the verified credential, as an employer who knows every key of the corpus gets it."""
    report = verify(secured, trust=trust())
    return None if report.verdict != "valid" or report.credential is None else report.credential.document


def proof_alone(secured: Any) -> Any:
    """Return the verified credential where nobody's trust list, schema or status stands in the way."""
    report = verify(secured, trust=None, checks=PROOF_ONLY, contexts=CONTEXTS, context_policy="open")
    return None if report.verdict != "valid" or report.credential is None else report.credential.document


def shown(secured: Any) -> Any:
    """Return the verified credentials of a live presentation."""
    report = verify_shown(secured, trust=trust())
    if report.verdict != "valid":
        return None
    return [one.credential.document for one in report.credentials if one.credential is not None]


def challenged(secured: Any) -> Any:
    """Return the verified credentials of a presentation for our challenge."""
    report = verify_shown(secured, trust=trust(), expects=EXPECTED)
    if report.verdict != "valid":
        return None
    return [one.credential.document for one in report.credentials if one.credential is not None]


def in_any_order(normal: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return the normal form of several documents, which statements have no order for."""
    return lambda documents: sorted((normal(document) for document in documents), key=repr)


def summary(by: Signing) -> Mechanism:
    return Mechanism(secured=by.issue(by.summary()), verified=credential, normal=as_signed(by.suite))


def qualification(by: Signing) -> Mechanism:
    return Mechanism(secured=by.issue(by.qualification()), verified=credential, normal=as_signed(by.suite))


def by_anybody(suite: Cryptosuite, *signers: Signer, chained: bool = False) -> Mechanism:
    """Return a document with a proof by each of the signers, one after the other or each secured by the next."""
    secured = dict(ANYTHING)
    for number, signer in enumerate(signers):
        previous = (f"urn:proof:{number - 1}",) if chained and number else ()
        options = ProofOptions(
            purpose="assertionMethod", created=world.ISSUED, id=f"urn:proof:{number}", previous_proof=previous
        )
        secured = (add_further_proof if number else add_proof)(secured, signer, suite, options, CONTEXTS)
    return Mechanism(secured=secured, verified=proof_alone, normal=as_signed(suite))


def presented(by: Signing) -> Mechanism:
    secured = world.show(by.issue(), by.issue(by.qualification()), holder=by.holder, suite=by.suite)
    return Mechanism(secured=secured, verified=shown, normal=in_any_order(as_signed(by.suite)))


def selective(suite: SelectiveCryptosuite[Any]) -> Mechanism:
    """Return what a holder shows of a document."""
    return Mechanism(
        secured=derived(suite), verified=proof_alone, normal=as_statements(CONTEXTS), edits=disclosed_edits
    )


def token(secured: str, verified: Callable[[Any], Any] = credential) -> Mechanism:
    return Mechanism(secured=secured, verified=verified, normal=as_written, edits=token_edits)


def message(secured: bytes, verified: Callable[[Any], Any] = credential) -> Mechanism:
    return Mechanism(secured=secured, verified=verified, normal=as_written, edits=cose_edits)


def several() -> list[Any]:
    """Return credentials to show together: a token, and one with a proof."""
    return [issue("vc+jwt"), world.issue(world.qualification())]


MECHANISMS: dict[str, Callable[[], Mechanism]] = {
    **{f"{by.name}, summary": partial(summary, by) for by in SIGNINGS.values()},
    **{f"{by.name}, qualification": partial(qualification, by) for by in SIGNINGS.values()},
    **{f"{by.name}, presentation": partial(presented, by) for by in SIGNINGS.values()},
    "eddsa-rdfc-2022, proof alone": lambda: by_anybody(world.RDFC, world.STRANGER),
    "eddsa-jcs-2022, proof alone": lambda: by_anybody(world.JCS, world.STRANGER),
    "Ed25519Signature2020": lambda: by_anybody(ED25519_SIGNATURE_2020, world.STRANGER),
    "ecdsa-sd-2023": lambda: selective(ECDSA_SD_2023),
    "bbs-2023": lambda: selective(BBS_2023),
    "vc+jwt": lambda: token(issue("vc+jwt")),
    "vc+sd-jwt": lambda: token(issue("vc+sd-jwt")),
    "vc+cose": lambda: message(issue("vc+cose")),
    "vc+sd-jwt, shown": lambda: token(bound(issue("vc+sd-jwt")), challenged),
    "vp+jwt": lambda: token(show(several()), challenged),
    "vp+jwt, live": lambda: token(show(several(), live=True), shown),
    "vp+cose": lambda: message(show(several(), "vp+cose"), challenged),
    "a set of proofs, rdfc": lambda: by_anybody(world.RDFC, world.STRANGER, world.GRADUATE),
    "a set of proofs, jcs": lambda: by_anybody(world.JCS, world.STRANGER, world.GRADUATE),
    "a chain of proofs, rdfc": lambda: by_anybody(world.RDFC, world.STRANGER, world.GRADUATE, chained=True),
    "a chain of proofs, jcs": lambda: by_anybody(world.JCS, world.STRANGER, world.GRADUATE, chained=True),
}


@pytest.mark.parametrize("name", MECHANISMS)
def test_no_edit_gives_a_valid_document_that_says_something_else(name: str) -> None:
    assert_no_edit_says_something_else(MECHANISMS[name]())


def test_the_statements_of_a_document_do_not_depend_on_the_order_of_its_members() -> None:
    secured = world.issue(world.summary())
    turned = {name: secured[name] for name in reversed(secured)}
    turned["proof"] = {name: secured["proof"][name] for name in reversed(secured["proof"])}
    assert verify(turned).verdict == "valid"


WORDS = st.sampled_from(
    [
        "@context",
        "type",
        "proof",
        "issuer",
        "credentialSubject",
        "credentialStatus",
        "verifiableCredential",
        "holder",
        "cryptosuite",
        "proofValue",
        "verificationMethod",
        "proofPurpose",
        "created",
        "id",
        "validFrom",
        "hasClaim",
    ]
)
TEXTS = st.text(max_size=8) | st.sampled_from(
    [
        "VerifiableCredential",
        "LedSummaryCredential",
        "VerifiablePresentation",
        "DataIntegrityProof",
        "eddsa-rdfc-2022",
        "eddsa-jcs-2022",
        "assertionMethod",
        "authentication",
        "did:web:led.example:provider:11#k1",
        "z3",
        "2026-11-23T09:00:00Z",
        "https://www.w3.org/ns/credentials/v2",
        "https://w3id.org/led-vc/summary/v1",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(WORDS | st.text(max_size=4), inside, max_size=6),
    max_leaves=24,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(WORDS, VALUES, max_size=8) | VALUES)
def test_nonsense_is_answered_with_a_report_that_is_not_valid(document: Any) -> None:
    environment = world.environment()
    assert verify_credential(document, environment).verdict != "valid"
    assert verify_presentation(document, environment, expects=Live()).verdict != "valid"


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_value_anywhere_is_answered_with_a_report(data: st.DataObject) -> None:
    shown = world.show(world.issue(world.summary()))
    path = data.draw(st.sampled_from(list(paths(shown))))
    made = copy.deepcopy(shown)
    at(made, path[:-1])[path[-1]] = data.draw(VALUES)
    report = verify_shown(made)
    assert report.verdict != "valid" or report.to_json()["credential"] == world.summary()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_bytes_or_text_are_answered_with_a_report(secured: bytes | str) -> None:
    assert verify(secured).verdict == "invalid"
