"""What the trust list says of an issuer, and when. Issuers that nobody vouches for are in tests/corpus, group D."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from led_vc.keys import LocalSigner
from led_vc.qualification import Institution
from tests import world
from tests.unit.verify.reading import outcome, outcomes, verify

SECURED = world.issue(world.summary())
STALE = world.trust(expires=world.NOW)


def school_record(number: int | None = world.SCHOOL_GENT, **changes: Any) -> Any:
    body = Institution(naam="School", nummer=number, klasse="SecundaireSchool")
    return world.record(provider=world.SCHOOL, instellingen=(body,), **changes)


def issued_by_school(number: int | None = world.SCHOOL_GENT, *, full: bool = False) -> dict[str, Any]:
    document = (world.qualification if full else world.summary)(school_record(number))
    return world.issue(document, signer=world.provider(world.SCHOOL))


LISTS = {
    known.url: known
    for known in (
        world.status_list(12, issuer=world.NAMES.did_of(world.SCHOOL)),
        world.status_list(3, issuer=world.NAMES.did_of(world.SCHOOL)),
        world.status_list(4, "suspension", issuer=world.NAMES.did_of(world.SCHOOL)),
    )
}


@pytest.mark.parametrize("full", [False, True], ids=["summary", "qualification"])
def test_a_provider_may_sign_for_its_own_institution(full: bool) -> None:
    assert verify(issued_by_school(full=full), status=LISTS).verdict == "valid"


@pytest.mark.parametrize(
    "body",
    [
        "https://evil.example/institution/31",
        "https://led.example/institution/31/../12",
        "https://led.example/institution/031",
        "https://led.example/institution/",
        "https://led.example/record/x#partner-1",
        "HTTPS://led.example/institution/31",
    ],
)
def test_an_institution_from_outside_the_directory_is_out_of_scope(body: str) -> None:
    document = world.summary(school_record())
    document["credentialSubject"]["hasClaim"]["awardingBody"] = body
    secured = world.forge(document, signer=world.provider(world.SCHOOL), suite=world.JCS)
    assert outcome(verify(secured, status=LISTS), "issuer") == ("failed", "ISSUER_SCOPE")


def test_an_accreditation_for_any_institution_is_for_those_of_the_directory() -> None:
    document = world.summary()
    document["credentialSubject"]["hasClaim"]["awardingBody"] = "https://evil.example/institution/12"
    report = verify(world.forge(document))
    assert outcome(report, "issuer") == ("failed", "ISSUER_SCOPE")


def test_a_partner_without_a_number_may_stand_beside_one_that_is_in_scope() -> None:
    bodies = (*world.record().instellingen, Institution(naam="Maastricht University", klasse="BuitenlandseInstantie"))
    for document in (
        world.summary(world.record(instellingen=bodies)),
        world.qualification(world.record(instellingen=bodies)),
    ):
        assert verify(world.issue(document)).verdict == "valid"


def test_a_kind_of_proof_outside_the_accreditation_is_out_of_scope() -> None:
    limited = world.trust(world.trusted_provider(proof_types=frozenset({"Getuigschrift"})))
    assert outcome(verify(SECURED, trust=limited), "issuer") == ("failed", "ISSUER_SCOPE")
    enough = world.trust(world.trusted_provider(proof_types=frozenset({"Diploma"})))
    assert verify(SECURED, trust=enough).verdict == "valid"


def test_an_accreditation_is_judged_at_the_moment_of_signing() -> None:
    ended = world.trust(world.trusted_provider(valid_until=world.ISSUED))
    assert outcome(verify(SECURED, trust=ended), "issuer") == ("failed", "ISSUER_SCOPE")
    since_then = world.trust(world.trusted_provider(valid_until=world.ISSUED + timedelta(hours=1)))
    assert verify(SECURED, trust=since_then).verdict == "valid"
    not_yet = world.trust(world.trusted_provider(valid_from=world.ISSUED + timedelta(hours=1)))
    assert outcome(verify(SECURED, trust=not_yet), "issuer") == ("failed", "ISSUER_SCOPE")


def with_key(**changes: Any) -> Any:
    return world.trust(world.trusted_provider(keys=(world.trusted_key(world.UNIVERSITY, **changes),)))


def test_a_revoked_key_stays_revoked_on_a_list_past_its_time() -> None:
    outdated = replace(with_key(revoked=world.ISSUED), expires=world.NOW)
    assert outcome(verify(SECURED, trust=outdated), "issuer") == ("failed", "KEY_REVOKED")


def test_a_key_counts_from_its_first_moment_until_just_before_its_last() -> None:
    hour = timedelta(hours=1)
    assert verify(SECURED, trust=with_key(valid_from=world.ISSUED)).verdict == "valid"
    for change in ({"valid_from": world.ISSUED + hour}, {"valid_until": world.ISSUED}):
        assert outcome(verify(SECURED, trust=with_key(**change)), "issuer") == ("failed", "INVALID_VERIFICATION_METHOD")


def test_a_did_web_that_no_list_knows_leaves_the_proof_unknown() -> None:
    did = world.NAMES.did_of(99)
    report = verify(world.forge({**world.summary(), "issuer": did}, signer=world.provider(99)))
    assert outcome(report, "proof") == ("unknown", "RETRIEVAL_ERROR")
    assert outcome(report, "issuer") == ("failed", "ISSUER_NOT_TRUSTED")
    assert report.verdict == "invalid"


def test_a_listed_issuer_with_the_method_of_an_unlisted_one_is_not_the_issuer() -> None:
    report = verify(world.forge(world.summary(), signer=world.provider(99)))
    assert outcome(report, "issuer") == ("failed", "INVALID_VERIFICATION_METHOD")


def test_the_keys_of_a_listed_issuer_come_from_the_list_alone() -> None:
    did = world.NAMES.did_of(world.UNIVERSITY)
    stolen = LocalSigner(f"{did}#k2", world.key("attacker"))
    document = world.controller(did, stolen)
    secured = world.forge(world.summary(), signer=stolen)
    report = verify(secured, documents={did: document})
    assert outcome(report, "proof") == ("failed", "INVALID_VERIFICATION_METHOD")
    assert report.verdict == "invalid"


def test_without_a_trust_list_nothing_is_known_of_the_issuer() -> None:
    report = verify(SECURED, trust=None)
    assert outcome(report, "proof") == ("unknown", "TRUST_LIST_MISSING")
    assert outcome(report, "issuer") == ("unknown", "TRUST_LIST_MISSING")
    assert (report.verdict, report.credential) == ("indeterminate", None)


def test_a_trust_list_past_its_time_leaves_the_issuer_unknown_and_the_rest_checked() -> None:
    report = verify(SECURED, trust=STALE)
    assert outcome(report, "issuer") == ("unknown", "TRUST_LIST_STALE")
    rest = {name: found for name, found in outcomes(report).items() if name not in ("issuer", "holder")}
    assert set(rest.values()) == {"passed"}
    assert report.verdict == "indeterminate"
    assert report.credential is not None


def test_a_newer_provider_or_key_may_be_missing_from_a_list_past_its_time() -> None:
    newer_key = world.forge(world.summary(), signer=world.provider(world.UNIVERSITY, serial=2))
    assert outcome(verify(newer_key, trust=STALE), "issuer") == ("unknown", "TRUST_LIST_STALE")
    did = world.NAMES.did_of(99)
    newer_provider = world.forge({**world.summary(), "issuer": did}, signer=world.provider(99))
    assert outcome(verify(newer_provider, trust=STALE), "issuer") == ("unknown", "TRUST_LIST_STALE")


def test_and_not_from_a_current_one() -> None:
    newer_key = world.forge(world.summary(), signer=world.provider(world.UNIVERSITY, serial=2))
    assert outcome(verify(newer_key), "proof") == ("failed", "INVALID_VERIFICATION_METHOD")
