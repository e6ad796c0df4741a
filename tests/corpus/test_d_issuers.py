"""Corpus group D: issuers that nobody vouches for, or not for this institution, and trust lists of yesterday."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from led_vc.errors import RollbackError
from led_vc.keys import LocalSigner
from led_vc.qualification import Institution
from led_vc.trust import TrustList
from led_vc.verify import verify_credential, verify_trust_list
from tests import world
from tests.corpus.attack import Attack, Named, case, cases, put, under_each_suite
from tests.corpus.judging import assert_refused, assert_refused_when_shown, environment
from tests.corpus.published import SCHOOLS
from tests.corpus.service import Employer, assert_refused_over_http
from tests.corpus.service import employer as running_verifier
from tests.corpus.signing import EDDSA_RDFC, SIGNINGS, Signing, trust

NOT_TRUSTED: dict[str, Any] = {"check": "issuer", "code": "ISSUER_NOT_TRUSTED"}
PAUSE = 2.1
"""Seconds that the verifier lets pass between two requests for the bundle."""


def _self_made(by: Signing) -> Iterator[Named]:
    did = world.did(by.stranger)
    names = {
        "D01 self-made issuer": "Leer- en ervaringsbewijzendatabank",
        "D01 with the provider's name": "Departement Onderwijs en Vorming: Hoger Onderwijs",
    }
    for name, stated in names.items():
        secured = by.forge(by.summary() | {"issuer": {"id": did, "name": stated}}, signer=by.stranger)
        yield name, Attack(arrives=secured, **NOT_TRUSTED)
    bare = by.forge(by.summary() | {"issuer": did}, signer=by.stranger)
    yield "D01 without a name", Attack(arrives=bare, **NOT_TRUSTED)


def _by_school(by: Signing, number: int | None, *, full: bool) -> dict[str, Any]:
    """Return a credential of the school that says that institution `number` awarded it."""
    body = Institution(naam="School", nummer=number, klasse="SecundaireSchool")
    of = world.record(provider=world.SCHOOL, instellingen=(body,))
    document = by.qualification(of) if full else by.summary(of)
    if not full:
        document = put(document, ("credentialStatus", "statusListCredential"), world.NAMES.status_list(SCHOOLS))
    return by.forge(document, signer=world.provider(world.SCHOOL))


def _out_of_scope(by: Signing) -> Iterator[Named]:
    if by.algorithm != "Ed25519":  # the school has one key
        return
    scope: dict[str, Any] = {"check": "issuer", "code": "ISSUER_SCOPE"}
    for full in (False, True):
        profile = "qualification" if full else "summary"
        foreign, unnamed = _by_school(by, world.KU_LEUVEN, full=full), _by_school(by, None, full=full)
        yield f"D02 another institution, {profile}", Attack(arrives=foreign, **scope)
        yield f"D02 no institution, {profile}", Attack(arrives=unnamed, **scope)


LOOK_ALIKES = {
    "homograph": "did:web:lеd.example:provider:11",
    "trailing dot": "did:web:led.example.:provider:11",
    "port": "did:web:led.example%3A443:provider:11",
    "upper case": "did:web:LED.example:provider:11",
    "upper case in the path": "did:web:led.example:Provider:11",
    "percent-encoding": "did:web:led%2Eexample:provider:11",
    "a colon more": "did:web:led.example:provider:11:",
    "a zero before": "did:web:led.example:provider:011",
    "another method": "did:webs:led.example:provider:11",
    "punycode": "did:web:xn--ld-nia.example:provider:11",
}


def _look_alikes(by: Signing) -> Iterator[Named]:
    for name, did in LOOK_ALIKES.items():
        signer = LocalSigner(f"{did}#k1", by.stranger.private_key)
        secured = by.forge(by.summary() | {"issuer": did}, signer=signer)
        known = {did: world.controller(did, signer)}
        yield f"D08 {name}", Attack(arrives=secured, **NOT_TRUSTED)
        yield f"D08 {name}, its document at hand", Attack(arrives=secured, documents=known, **NOT_TRUSTED)


def _of_the_test_register(by: Signing) -> Iterator[Named]:
    did = "did:web:test.led.example:provider:11"
    signer = LocalSigner(f"{did}#k1", world.key("the test register", by.algorithm))
    secured = by.forge(by.summary() | {"issuer": did}, signer=signer)
    yield "D09 test register", Attack(arrives=secured, **NOT_TRUSTED)
    known = {did: world.controller(did, signer)}
    yield "D09 test register, its document at hand", Attack(arrives=secured, documents=known, **NOT_TRUSTED)
    borrowed = LocalSigner(f"{world.NAMES.did_of(world.UNIVERSITY)}#test", signer.private_key)
    not_listed: dict[str, Any] = {"code": "INVALID_VERIFICATION_METHOD", "checked": 0}
    yield "D09 test key under the real name", Attack(arrives=by.forge(by.summary(), signer=borrowed), **not_listed)
    stolen = LocalSigner(by.signer.verification_method, signer.private_key)
    wrong = by.forge(by.summary(), signer=stolen)
    yield "D09 test key for the real one", Attack(arrives=wrong, code="PROOF_VERIFICATION_ERROR")


ATTACKS = [
    named
    for attacks in (_self_made, _out_of_scope, _look_alikes, _of_the_test_register)
    for named in under_each_suite(attacks)
]


@cases(ATTACKS)
def test_it_is_refused(attack: Attack) -> None:
    assert_refused(attack)


@cases(ATTACKS)
def test_it_is_refused_when_it_is_shown(attack: Attack) -> None:
    assert_refused_when_shown(attack)


@cases(ATTACKS)
def test_it_is_refused_over_http(attack: Attack, employer: Employer) -> None:
    assert_refused_over_http(employer, attack)


@case("D01 nobody's name")
def test_a_self_made_issuer_gets_no_name_in_the_report(case: str) -> None:
    for name, attack in _self_made(EDDSA_RDFC):
        assert verify_credential(attack.arrives, environment()).issuer is None, name


@case("D02 whose scope")
def test_the_report_says_whose_scope_it_was(case: str) -> None:
    report = verify_credential(_by_school(EDDSA_RDFC, world.KU_LEUVEN, full=False), environment())
    assert report.issuer is not None
    assert report.issuer.number == world.SCHOOL


@case("D02 its own institution")
def test_a_provider_may_sign_for_its_own_institution(case: str) -> None:
    own = _by_school(EDDSA_RDFC, world.SCHOOL_GENT, full=False)
    assert verify_credential(own, environment()).verdict == "valid"


def _older() -> TrustList:
    """Return the list of before: then the keys that are revoked now were not."""
    keys = tuple(
        world.trusted_key(world.UNIVERSITY, verification_method=key.verification_method, public_key=key.public_key)
        for provider in trust().providers[:1]
        for key in provider.keys
    )
    return world.trust(world.trusted_provider(keys=keys), version=trust().version - 1)


@case("D04 version n-1")
def test_an_older_trust_list_is_refused_however_well_signed(case: str) -> None:
    older = world.signed_trust_list(_older())
    root = world.did(world.ROOT)
    assert verify_trust_list(older, root=root, now=world.NOW) == _older(), "it is a good list by itself"
    with pytest.raises(RollbackError):
        verify_trust_list(older, root=root, now=world.NOW, previous=trust())


@case("D04 another under the same number")
def test_another_trust_list_under_the_same_number_is_refused(case: str) -> None:
    other = world.signed_trust_list(world.trust(version=trust().version))
    with pytest.raises(RollbackError):
        verify_trust_list(other, root=world.did(world.ROOT), now=world.NOW, previous=trust())


@case("D04 over HTTP")
def test_a_service_keeps_the_newer_trust_list_and_says_so(case: str, tmp_path: Path) -> None:
    signed_with_revoked = [by.forge(by.summary(), signer=by.revoked) for by in SIGNINGS.values()]
    with running_verifier(tmp_path) as own:
        assert own.check(EDDSA_RDFC.issue())["versions"]["trustList"] == trust().version
        later = world.NOW + timedelta(seconds=90)
        older = world.Publication(
            version=10, created=later, trust_list=world.signed_trust_list(_older()), status_lists=()
        )
        own.register.bundle = older.bundle()
        own.set_clock(later)
        time.sleep(PAUSE)
        with capture_logs() as logged:
            answers = [own.check(secured) for secured in signed_with_revoked]
        assert own.register.asked.count("/bundle") >= 2
    assert {answer["versions"]["trustList"] for answer in answers} == {trust().version}
    assert {answer["banner"]["code"] for answer in answers} == {"KEY_REVOKED"}
    assert {"event": "bundle_not_renewed", "code": "ROLLBACK", "log_level": "warning"} in logged
