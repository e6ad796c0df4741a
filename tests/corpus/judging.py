"""The Python API as judge: the same question for every attack."""

import time
from datetime import timedelta
from functools import cache
from typing import Any

from led_vc import contexts
from led_vc.environment import Environment
from led_vc.securing.data_integrity import ProofOptions, add_proof
from led_vc.securing.work import Work
from led_vc.verify import Check, Live, verify_credential, verify_presentation
from tests import world
from tests.corpus.attack import Attack
from tests.corpus.published import known_lists
from tests.corpus.signing import ECDSA_JCS, EDDSA_JCS, SIGNINGS, Signing, trust

CPU_SECONDS = 1.0
"""What the corpus allows one verification. The counters are what is precise; this only catches the absurd."""


@cache
def environment() -> Environment:
    """Return what an employer verifies with: the trust list and the status lists of the corpus."""
    return world.environment(trust=trust(), status=known_lists())


def assert_refused(attack: Attack) -> None:
    """Verify what arrives as a credential: never valid, the check and code that are foretold, work in bounds."""
    known = world.environment(trust=trust(), status=known_lists(), documents=attack.documents)
    started = time.thread_time()
    report = verify_credential(attack.arrives, known)
    spent = time.thread_time() - started
    found = report.check(attack.check)
    assert (found.outcome, found.code) == (attack.outcome, attack.code), report.checks
    assert report.verdict == ("invalid" if attack.outcome == "failed" else "indeterminate")
    if attack.check in ("proof", "data_model", "issuer", "authenticity") and attack.outcome == "failed":
        assert report.credential is None, "nothing of it may be shown"
    if attack.check == "proof":
        assert report.issuer is None, "nor whose it is"
    _assert_bounded(report.work, attack.checked, spent)


def assert_refused_when_shown(attack: Attack) -> None:
    """Verify what arrives inside a presentation by its holder, or as one where that cannot be."""
    known = world.environment(trust=trust(), status=known_lists(), documents=attack.documents)
    shown = attack.arrives
    if isinstance(shown, dict) and attack.shown != "cannot be":
        shown = presented(shown)
    started = time.thread_time()
    report = verify_presentation(shown, known, expects=Live())
    spent = time.thread_time() - started
    assert report.verdict == ("invalid" if attack.outcome == "failed" else "indeterminate")
    _assert_bounded(report.work, attack.checked + 1, spent)
    if shown is attack.arrives or attack.shown == "presentation":
        assert _told(report.holder) == ("failed", attack.code)
        assert report.credentials == ()
        return
    [inside] = report.credentials
    assert _told(inside.check(attack.check)) == (attack.outcome, attack.code), inside.checks


def presented(secured: dict[str, Any]) -> dict[str, Any]:
    """Return a live presentation of anything at all, signed as text, so that nothing in it is looked at."""
    document = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": "VerifiablePresentation",
        "verifiableCredential": [secured],
    }
    ends = world.NOW + timedelta(seconds=120)
    options = ProofOptions(purpose="authentication", created=world.NOW, expires=ends)
    by = _by_subject_of(secured)
    suite = EDDSA_JCS.suite if by.algorithm == "Ed25519" else ECDSA_JCS.suite
    return add_proof(document, by.holder, suite, options, contexts.bundled())


def _by_subject_of(secured: dict[str, Any]) -> Signing:
    subject = secured.get("credentialSubject")
    stated = subject.get("id") if isinstance(subject, dict) else None
    return next((by for by in SIGNINGS.values() if world.did(by.holder) == stated), EDDSA_JCS)


def _told(check: Check) -> tuple[str, str | None]:
    return check.outcome, check.code


def _assert_bounded(work: Work, checked: int, spent: float) -> None:
    assert work.signature_checks <= checked
    assert work.quads <= 2 * 2000  # a document and its proof's options
    assert work.hash_calls <= 1001  # the call that is one too many is counted, and not made
    assert spent < CPU_SECONDS
