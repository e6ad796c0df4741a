"""The verification bundle: made by the register, opened by a verifier, offline ever after."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from led_vc.bundle import Bundle, open_bundle
from led_vc.bundle.document import context_digests
from led_vc.errors import ContextNotAllowedError, LedVcError, RollbackError
from led_vc.verify import verify_credential
from tests import world

ROOT = world.did(world.ROOT)
LISTS = (
    world.signed_status_list(),
    world.signed_status_list(3),
    world.signed_status_list(4, "suspension"),
)
SECURED = world.issue(world.summary())
DAY = timedelta(days=1)


def opened(document: Any, previous: Bundle | None = None) -> Bundle:
    return open_bundle(document, root=ROOT, now=world.NOW, previous=previous)


def publication(**changes: Any) -> world.Publication:
    return replace(world.Publication(status_lists=LISTS), **changes)


BUNDLE = opened(publication().bundle())


@pytest.mark.parametrize("document", [world.summary(), world.qualification()], ids=["summary", "qualification"])
def test_a_bundle_is_enough_to_verify_with(document: dict[str, Any]) -> None:
    assert verify_credential(world.issue(document), BUNDLE.environment(world.NOW)).verdict == "valid"


def test_a_bundle_reads_back_as_it_was_written() -> None:
    assert (BUNDLE.version, BUNDLE.test, BUNDLE.institutions) == (9, True, world.INSTITUTIONS)
    assert BUNDLE.trust == world.trust()
    assert opened(json.dumps(publication().bundle()).encode()) == BUNDLE


def test_the_status_in_a_bundle_is_as_old_as_the_bundle() -> None:
    report = verify_credential(SECURED, BUNDLE.environment(world.NOW + timedelta(hours=1)))
    assert report.verdict == "valid"
    assert report.status_at == BUNDLE.created


def test_a_bundle_past_the_age_it_names_leaves_the_status_unknown() -> None:
    later = BUNDLE.created + DAY
    assert verify_credential(SECURED, BUNDLE.environment(later - DAY / 2)).verdict == "valid"
    report = verify_credential(SECURED, BUNDLE.environment(later + timedelta(seconds=1)))
    assert report.check("status").code == "STATUS_RETRIEVAL_ERROR"
    assert report.verdict == "indeterminate"
    assert BUNDLE.is_stale(later + timedelta(seconds=1))
    assert not BUNDLE.is_stale(later - timedelta(seconds=1))


def test_a_revocation_in_a_bundle_is_seen() -> None:
    revoked = publication(status_lists=(world.signed_status_list(bits=[94_567]),))
    report = verify_credential(SECURED, opened(revoked.bundle()).environment(world.NOW))
    assert report.check("status").code == "STATUS_REVOKED"


def test_a_list_in_the_bundle_that_does_not_hold_stands_as_the_reason_why() -> None:
    forged = world.signed_status_list(signer=world.STRANGER)
    environment = opened(publication(status_lists=(forged,)).bundle()).environment(world.NOW)
    report = verify_credential(SECURED, environment)
    assert (report.verdict, report.check("status").code) == ("indeterminate", "STATUS_VERIFICATION_ERROR")


def code_of(document: Any, previous: Bundle | None = None) -> str:
    with pytest.raises(LedVcError) as caught:
        opened(document, previous)
    return caught.value.code


def test_a_bundle_signed_by_a_key_that_the_trust_list_does_not_name_is_refused() -> None:
    assert code_of(publication(signer=world.STRANGER).bundle()) == "ISSUER_NOT_TRUSTED"


def test_a_bundle_whose_trust_list_the_root_did_not_sign_is_refused() -> None:
    trust_list = world.signed_trust_list(root=world.STRANGER)
    assert code_of(publication(trust_list=trust_list).bundle()) == "ISSUER_NOT_TRUSTED"


def test_a_tampered_bundle_is_refused() -> None:
    document = publication().bundle()
    document["institutions"][0]["name"] = "Diploma mill"
    assert code_of(document) == "PROOF_VERIFICATION_ERROR"


def resigned(**changes: Any) -> dict[str, Any]:
    document = {name: value for name, value in publication().bundle().items() if name != "proof"}
    changed = {name: value for name, value in {**document, **changes}.items() if value is not ...}
    return world.forge(changed, signer=world.BUNDLER, suite=world.JCS)


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "Bundle"},
        {"version": "9"},
        {"version": ...},
        {"created": "now"},
        {"expires": ...},
        {"expires": "2026-11-01T00:00:00Z"},
        {"statusMaxAge": -1},
        {"statusMaxAge": 0},
        {"test": "yes"},
        {"trustList": ...},
        {"trustList": []},
        {"institutions": {}},
        {"institutions": [{"number": 12, "name": "A"}, {"number": 12, "name": "B"}]},
        {"institutions": [{"number": 12, "name": "A", "phone": "x"}]},
        {"qrTable": "table"},
        {"contexts": []},
        {"statusLists": {}},
        {"statusLists": [5]},
        {"statusLists": [LISTS[0], LISTS[0]]},
        {"extra": 1},
    ],
)
def test_what_the_format_does_not_know_is_refused(changes: dict[str, Any]) -> None:
    assert code_of(resigned(**changes)) in {"MALFORMED_VALUE_ERROR", "RANGE_ERROR"}


def test_a_bundle_made_with_other_contexts_names_the_one_that_differs() -> None:
    url = "https://w3id.org/led-vc/summary/v1"
    for digests in ({**context_digests(), url: "0" * 64}, {k: v for k, v in context_digests().items() if k != url}):
        with pytest.raises(ContextNotAllowedError, match="summary/v1"):
            opened(resigned(contexts=digests))
    with pytest.raises(ContextNotAllowedError):
        opened(resigned(contexts={**context_digests(), "https://evil.example/ctx": "0" * 64}))


def test_d04_an_older_bundle_or_an_older_trust_list_is_refused() -> None:
    assert code_of(publication(version=8).bundle(), BUNDLE) == "ROLLBACK"
    earlier = publication(created=BUNDLE.created - timedelta(seconds=1))
    assert code_of(earlier.bundle(), BUNDLE) == "ROLLBACK"
    older_trust = publication(version=10, trust_list=world.signed_trust_list(world.trust(version=3)))
    assert code_of(older_trust.bundle(), BUNDLE) == "ROLLBACK"


def test_a_newer_bundle_and_the_same_one_again_are_taken() -> None:
    assert opened(publication(version=10).bundle(), BUNDLE).version == 10
    assert opened(publication().bundle(), BUNDLE) == BUNDLE


def test_e13_a_newer_bundle_with_an_older_list_keeps_the_list_that_was_seen() -> None:
    seen = opened(publication(status_lists=(world.signed_status_list(bits=[94_567]),)).bundle())
    behind = opened(publication(version=10).bundle(), seen)
    report = verify_credential(SECURED, behind.environment(world.NOW))
    assert report.check("status").code == "STATUS_REVOKED"


def test_a_bundle_from_the_future_is_refused() -> None:
    assert code_of(publication(created=world.NOW + timedelta(minutes=6)).bundle()) == "NOT_YET_VALID"


@pytest.mark.parametrize("document", [b"", b"[]", "{}", {}, b"[" * 100_000])
def test_what_is_not_a_bundle_is_refused(document: Any) -> None:
    with pytest.raises(LedVcError):
        opened(document)


def test_rollback_is_told_as_something_that_is_not_known() -> None:
    assert RollbackError.outcome == "unknown"
