"""Corpus group B: members that statements do not show, contexts that give words another meaning."""

import socket
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest

from led_vc import contexts, rdf
from led_vc.contexts import ContextSet
from led_vc.environment import PROOF_ONLY
from led_vc.errors import ContextNotAllowedError, DataLossError
from led_vc.issue import issue_credential
from led_vc.securing.data_integrity import ProofOptions, add_proof
from led_vc.verify import verify_credential
from tests import world
from tests.corpus.attack import Attack, Named, case, cases, put, under_each_suite
from tests.corpus.judging import assert_refused, assert_refused_when_shown
from tests.corpus.service import Employer, assert_never_green, assert_refused_over_http
from tests.corpus.signing import EDDSA_RDFC, SIGNINGS, Signing, trust

EVIL = "https://evil.example/ctx"
V2, SUMMARY = world.summary()["@context"]
VOCABULARY: dict[str, Any] = {"@vocab": "https://ex.org/#"}


DROPPED: dict[str, tuple[tuple[str, ...], Any]] = {
    "B01 undefined term in subject": (("credentialSubject", "xyz"), "PhD"),
    "B01 undefined term in the claim": (("credentialSubject", "hasClaim", "xyz"), "PhD"),
    "B02 undefined top-level term": (("honours",), "summa"),
    "B04 undefined type": (("type",), ["VerifiableCredential", "LedSummaryCredential", "DoctorateXX"]),
    "B15 direction added": (("credentialSubject", "hasClaim", "title"), {"@value": "x", "@direction": "rtl"}),
}


def _lost(by: Signing) -> Iterator[Named]:
    """Added after signing: the statements stay as they were, so only a reader that counts members notices."""
    unsigned = "DATA_LOSS_DETECTION_ERROR" if by.rdfc else "PROOF_VERIFICATION_ERROR"
    for name, (path, value) in DROPPED.items():
        checked = 0 if by.rdfc else 1
        yield name, Attack(arrives=put(by.issue(), path, value), code=unsigned, checked=checked)
        if not by.rdfc:  # a suite that signs text signs them too, and then the closed schema has no room for them
            signed = by.forge(put(by.summary(), path, value))
            yield f"{name}, signed", Attack(arrives=signed, check="data_model", code="MALFORMED_VALUE_ERROR")


CONTEXTS: dict[str, list[Any]] = {
    "B06 term set to null": [V2, SUMMARY, {"honours": None}],
    "B07 @vocab rescue": [V2, SUMMARY, VOCABULARY],
    "B07 @vocab by the examples": [V2, SUMMARY, "https://www.w3.org/ns/credentials/examples/v2"],
    "B09 @nest hiding": [V2, SUMMARY, {"labels": "@nest"}],
    "B11 attacker context URL": [V2, EVIL],
    "B11 attacker context URL added": [V2, SUMMARY, EVIL],
    "B12 order swapped": [SUMMARY, V2],
    "B12 the other profile's": [V2, "https://w3id.org/led-vc/qualification/v1"],
    "B12 both profiles'": [V2, SUMMARY, "https://w3id.org/led-vc/qualification/v1"],
    "B12 twice the same": [V2, SUMMARY, SUMMARY],
}
USED: dict[str, dict[str, Any]] = {"B06": {"honours": "summa"}, "B07": {"xyz": "PhD"}, "B09": {"labels": {"name": "x"}}}


def _contexts(by: Signing) -> Iterator[Named]:
    for name, stated in CONTEXTS.items():
        used = USED.get(name[:3], {})
        yield name, _not_allowed(by.issue() | used | {"@context": stated})
        if not by.rdfc:  # these sign any context, since they never read it
            yield f"{name}, signed", _not_allowed(by.forge(by.summary() | used | {"@context": stated}))
    yield "B11 swapped labels", _not_allowed(_swapped(by.issue()))
    yield "B11 swapped labels, signed", _not_allowed(_signed_with_evil_context(by))


def _not_allowed(arrives: dict[str, Any]) -> Attack:
    return Attack(arrives=arrives, code="CONTEXT_NOT_ALLOWED", checked=0)


def _swapped(document: dict[str, Any]) -> dict[str, Any]:
    """Change the places of first and family name, under a context that changes them back: the same statements."""
    subject = document["credentialSubject"]
    names = {"givenName": subject["familyName"], "familyName": subject["givenName"]}
    return document | {"@context": [V2, EVIL], "credentialSubject": subject | names}


def _with_evil_context() -> ContextSet:
    """Return our contexts with the attacker's, which has two of our labels the other way round."""
    ours = contexts.bundled()
    terms = ours.document(SUMMARY)["@context"]
    swapped = terms | {"givenName": terms["familyName"], "familyName": terms["givenName"]}
    return ContextSet({**ours.documents, EVIL: {"@context": swapped}})


def _signed_with_evil_context(by: Signing) -> dict[str, Any]:
    options = ProofOptions(purpose="assertionMethod", created=world.ISSUED)
    return add_proof(_swapped(by.summary()), by.signer, by.suite, options, _with_evil_context())


ONE_BODY = world.record(instellingen=world.record().instellingen[:1])
BODY = "https://led.example/institution/12"
CLAIM = ("credentialSubject", "hasClaim")


def _arrays(by: Signing) -> Iterator[Named]:
    """Other spellings of one value. Two readers must not see two things, so there is one spelling."""
    original = by.summary(ONE_BODY)
    for name, path, value, code in (
        ("duplicate equal value", (*CLAIM, "awardingBody"), [BODY, BODY], "DATA_LOSS_DETECTION_ERROR"),
        ("no value", (*CLAIM, "awardingBody"), [], "DATA_LOSS_DETECTION_ERROR"),
        ("single value in an array", (*CLAIM, "awardingBody"), [BODY], None),
        ("subject in an array", ("credentialSubject",), [original["credentialSubject"]], None),
        ("status in an array", ("credentialStatus",), [original["credentialStatus"]], None),
        ("the same type twice", ("type",), [*original["type"], original["type"][1]], "DATA_LOSS_DETECTION_ERROR"),
    ):
        after = put(by.issue(original), path, value)
        if not by.rdfc:
            yield f"B17 {name}", Attack(arrives=after, code="PROOF_VERIFICATION_ERROR")
            signed = by.forge(put(original, path, value))
            yield f"B17 {name}, signed", Attack(arrives=signed, check="data_model", code="MALFORMED_VALUE_ERROR")
        elif code is not None:
            yield f"B17 {name}", Attack(arrives=after, code=code, checked=0)
        else:  # the same statements: the signature holds, and the schema knows one spelling
            yield f"B17 {name}", Attack(arrives=after, check="data_model", code="MALFORMED_VALUE_ERROR")


ATTACKS = [*under_each_suite(_lost), *under_each_suite(_contexts), *under_each_suite(_arrays)]


@cases(ATTACKS)
def test_it_is_refused(attack: Attack) -> None:
    assert_refused(attack)


@cases(ATTACKS)
def test_it_is_refused_when_it_is_shown(attack: Attack) -> None:
    assert_refused_when_shown(attack)


@cases(ATTACKS)
def test_it_is_refused_over_http(attack: Attack, employer: Employer) -> None:
    assert_refused_over_http(employer, attack)


BY_RDFC = [by for by in SIGNINGS.values() if by.rdfc]
rdfc = pytest.mark.parametrize("by", BY_RDFC, ids=lambda by: by.name)
everywhere = pytest.mark.parametrize("by", SIGNINGS.values(), ids=lambda by: by.name)


@rdfc
@case("B11 it bites")
def test_under_the_attackers_context_the_statements_are_the_same(case: str, by: Signing) -> None:
    theirs = rdf.canonicalize(_swapped(by.summary()), _with_evil_context()).nquads
    assert theirs == rdf.canonicalize(by.summary(), contexts.bundled()).nquads


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Forbid every connection and every name: who tries fails, and is written down."""
    tried: list[Any] = []

    def refuse(*wanted: Any, **_options: Any) -> NoReturn:
        tried.append(wanted)
        raise AssertionError(f"a socket was opened: {wanted[1:]}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return tried


@everywhere
@pytest.mark.parametrize("name", ["B11 attacker context URL", "B11 swapped labels"])
def test_no_socket_is_opened_for_a_context(name: str, by: Signing, no_sockets: list[Any]) -> None:
    attack = dict(_contexts(by))[name]
    assert_refused(attack)
    assert_refused_when_shown(attack)
    assert no_sockets == []


@case("B11 over HTTP")
def test_the_service_asks_nobody_but_the_register(
    case: str, employer: Employer, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect, asked = socket.socket.connect, set[Any]()

    def note(self: socket.socket, address: Any) -> None:
        asked.add(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", note)
    assert_never_green(employer.check(_swapped(EDDSA_RDFC.issue())))
    assert asked <= {("127.0.0.1", employer.register.port)}


@everywhere
@pytest.mark.parametrize("name", [name for name in CONTEXTS if name.startswith("B07")])
def test_a_vocabulary_is_not_signed_either(name: str, by: Signing) -> None:
    document = by.summary() | USED["B07"] | {"@context": CONTEXTS[name]}
    with pytest.raises(ContextNotAllowedError) as caught:
        issue_credential(document, by.signer, by.suite, created=world.ISSUED)
    assert caught.value.outcome == "failed", "the issuer's door answers 400"


@everywhere
@pytest.mark.parametrize("name", ["B06 term set to null", "B09 @nest hiding"])
def test_a_context_that_hides_a_member_is_refused_under_the_open_policy_too(name: str, by: Signing) -> None:
    known = contexts.bundled_with_examples()
    environment = world.environment(trust=trust(), contexts=known, checks=PROOF_ONLY, context_policy="open")
    assert verify_credential(by.issue(), environment).verdict == "valid"
    changed = {"@context": CONTEXTS[name], **USED[name[:3]]}
    report = verify_credential(by.issue() | changed, environment)
    assert (report.verdict, report.check("proof").code) == ("invalid", "CONTEXT_NOT_ALLOWED")
    if not by.rdfc:
        report = verify_credential(by.forge(by.summary() | changed), environment)
        assert (report.verdict, report.check("proof").code) == ("invalid", "CONTEXT_NOT_ALLOWED")
    with pytest.raises(ContextNotAllowedError):
        rdf.canonicalize(by.summary() | changed, contexts.opened(known))


@rdfc
@pytest.mark.parametrize("name", DROPPED)
def test_what_would_not_be_signed_is_not_signed(name: str, by: Signing) -> None:
    with pytest.raises(DataLossError):
        issue_credential(put(by.summary(), *DROPPED[name]), by.signer, by.suite, created=world.ISSUED)
