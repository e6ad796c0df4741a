"""Who shows a credential, and whether it is shown now."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from led_vc import contexts
from led_vc.errors import MalformedValueError
from led_vc.present import present_credentials
from led_vc.securing.data_integrity import ProofOptions, add_proof
from led_vc.verify import Challenged, Live
from tests import world
from tests.unit.verify.reading import outcome, verify_shown

SECURED = world.issue(world.summary())
SHOWN = world.show(SECURED)
SECOND = timedelta(seconds=1)


def at(moment: datetime, presentation: Any = SHOWN) -> str | None:
    """Return the holder check's code when the presentation is looked at then."""
    return verify_shown(presentation, now=moment, status_max_age=timedelta(hours=1)).holder.code


def test_a_live_presentation_counts_from_a_minute_before_until_three_minutes_after() -> None:
    assert at(world.NOW - 60 * SECOND) is None
    assert at(world.NOW + 180 * SECOND) is None
    assert at(world.NOW - 61 * SECOND) == "PRESENTATION_FROM_FUTURE"
    assert at(world.NOW + 181 * SECOND) == "PRESENTATION_EXPIRED"


def live(*, expires: datetime | None = None, suite: Any = world.RDFC, **changes: Any) -> dict[str, Any]:
    """Return a presentation with members changed before it was signed; `...` takes one away."""
    document = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": "VerifiablePresentation",
        "verifiableCredential": SECURED,
        **changes,
    }
    document = {name: value for name, value in document.items() if value is not ...}
    options = ProofOptions(purpose="authentication", created=world.NOW, expires=expires)
    return add_proof(document, world.GRADUATE, suite, options, contexts.bundled())


def test_one_that_gives_itself_a_year_counts_three_minutes_all_the_same() -> None:
    long = live(expires=world.NOW + timedelta(days=365))
    assert at(world.NOW + 180 * SECOND, long) is None
    assert at(world.NOW + 181 * SECOND, long) == "PRESENTATION_EXPIRED"


def test_one_that_ends_sooner_counts_until_a_minute_after_its_end() -> None:
    short = live(expires=world.NOW + 10 * SECOND)
    assert at(world.NOW + 70 * SECOND, short) is None
    assert at(world.NOW + 71 * SECOND, short) == "PRESENTATION_EXPIRED"


def test_one_that_does_not_say_when_it_ends_is_not_live() -> None:
    assert verify_shown(live()).holder.code == "PRESENTATION_EXPIRED"


def test_an_old_presentation_still_tells_what_the_credential_was_worth() -> None:
    report = verify_shown(SHOWN, now=world.NOW + timedelta(hours=1), status_max_age=timedelta(hours=2))
    assert (report.verdict, report.holder.code) == ("invalid", "PRESENTATION_EXPIRED")
    assert outcome(report.credentials[0], "holder") == ("failed", "PRESENTATION_EXPIRED")
    assert report.credentials[0].credential is not None


def test_h05_a_credential_shown_by_somebody_else_is_not_bound() -> None:
    report = verify_shown(world.show(SECURED, holder=world.STRANGER))
    assert (report.verdict, report.holder.code) == ("invalid", "HOLDER_BINDING_ERROR")


def test_being_somebody_elses_weighs_more_than_being_old() -> None:
    report = verify_shown(world.show(SECURED, holder=world.STRANGER), now=world.NOW + timedelta(days=1))
    assert report.holder.code == "HOLDER_BINDING_ERROR"


def test_a_holder_that_is_named_must_be_the_one_who_signs() -> None:
    ends = world.NOW + 120 * SECOND
    assert verify_shown(live(expires=ends, holder=world.did(world.GRADUATE))).verdict == "valid"
    other = verify_shown(live(expires=ends, holder=world.did(world.STRANGER)))
    assert other.holder.code == "HOLDER_BINDING_ERROR"


def challenged(challenge: str = "n-1", domain: str = "https://employer.example", **changes: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {"created": world.NOW, "challenge": challenge, "domain": domain}
    return present_credentials(SECURED, world.GRADUATE, world.RDFC, **{**usual, **changes})


EXPECTED = Challenged(challenge="n-1", domain="https://employer.example")


def test_an_answer_to_the_challenge_is_valid() -> None:
    assert verify_shown(challenged(), expects=EXPECTED).verdict == "valid"


@pytest.mark.parametrize(
    ("presentation", "expects", "code"),
    [
        (challenged("n-2"), EXPECTED, "INVALID_CHALLENGE_ERROR"),
        (challenged(domain="https://evil.example"), EXPECTED, "INVALID_DOMAIN_ERROR"),
        (challenged(domain="https://employer.example/"), EXPECTED, "INVALID_DOMAIN_ERROR"),
        (SHOWN, EXPECTED, "INVALID_CHALLENGE_ERROR"),
        (challenged(), Live(), "INVALID_CHALLENGE_ERROR"),
        (challenged(created=world.NOW + timedelta(hours=1)), EXPECTED, "PRESENTATION_FROM_FUTURE"),
        (challenged(expires=world.NOW - timedelta(hours=1)), EXPECTED, "PRESENTATION_EXPIRED"),
    ],
    ids=["another challenge", "another domain", "a slash", "no challenge", "not live", "future", "expired"],
)
def test_anything_but_the_expected_answer_is_refused(presentation: Any, expects: Any, code: str) -> None:
    report = verify_shown(presentation, expects=expects)
    assert (report.verdict, report.holder.code) == ("invalid", code)


@pytest.mark.parametrize(("challenge", "domain"), [("", "x"), ("x", "")])
def test_an_empty_challenge_or_domain_is_never_expected(challenge: str, domain: str) -> None:
    with pytest.raises(MalformedValueError):
        Challenged(challenge=challenge, domain=domain)


def for_domain(domain: str) -> dict[str, Any]:
    ends = world.NOW + 120 * SECOND
    return present_credentials(SECURED, world.GRADUATE, world.RDFC, created=world.NOW, expires=ends, domain=domain)


def test_a_live_presentation_for_a_verifier_is_for_that_verifier_alone() -> None:
    shown = for_domain("https://employer.example")
    assert verify_shown(shown, expects=Live(domain="https://employer.example")).verdict == "valid"
    assert verify_shown(shown, expects=Live(domain="https://other.example")).holder.code == "INVALID_DOMAIN_ERROR"
    assert verify_shown(shown, expects=Live()).holder.code == "INVALID_DOMAIN_ERROR"


def test_a_verifier_that_names_itself_still_takes_what_is_for_anybody() -> None:
    assert verify_shown(SHOWN, expects=Live(domain="https://employer.example")).verdict == "valid"


def test_a_presentation_made_to_assert_does_not_authenticate() -> None:
    document = {name: value for name, value in SHOWN.items() if name != "proof"}
    report = verify_shown(world.forge(document, signer=world.GRADUATE))
    assert report.holder.code == "PROOF_VERIFICATION_ERROR"


def test_a_tampered_presentation_is_not_opened() -> None:
    other = world.issue(world.summary(world.record(familienaam="Peeters")))
    report = verify_shown({**SHOWN, "verifiableCredential": other})
    assert (report.holder.outcome, report.holder.code) == ("failed", "PROOF_VERIFICATION_ERROR")
    assert (report.verdict, report.credentials) == ("invalid", ())


@pytest.mark.parametrize("proof", [[], {}, None, [SHOWN["proof"], SHOWN["proof"]]])
def test_a_presentation_has_exactly_one_proof(proof: Any) -> None:
    report = verify_shown({**SHOWN, "proof": proof})
    assert (report.holder.code, report.credentials) == ("PARSING_ERROR", ())


def test_h07_a_credential_without_a_proof_inside_a_signed_presentation_is_nothing() -> None:
    unsigned = world.show({**SECURED, "proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"}})
    assert verify_shown(unsigned).verdict == "invalid"
    bare = live(expires=world.NOW + 120 * SECOND, verifiableCredential=world.summary())
    report = verify_shown(bare)
    assert outcome(report.credentials[0], "proof") == ("failed", "PARSING_ERROR")
    assert report.verdict == "invalid"


@pytest.mark.parametrize("change", [{"verifiableCredential": ...}, {"verifiableCredential": []}, {"extra": "x"}])
def test_a_signed_presentation_of_nothing_or_of_more_is_refused(change: dict[str, Any]) -> None:
    ends = world.NOW + 120 * SECOND
    report = verify_shown(live(expires=ends, suite=world.JCS, **change))
    assert (report.holder.outcome, report.holder.code) == ("failed", "MALFORMED_VALUE_ERROR")


def test_other_contexts_than_credentials_v2_alone_are_not_allowed() -> None:
    both = world.summary()["@context"]
    assert verify_shown({**SHOWN, "@context": both}).holder.code == "CONTEXT_NOT_ALLOWED"


def test_nine_credentials_are_too_many() -> None:
    report = verify_shown({**SHOWN, "verifiableCredential": [SECURED] * 9})
    assert report.holder.code == "COMPLEXITY_LIMIT"
    assert report.work.signature_checks == 0


def test_proofs_are_counted_over_all_credentials() -> None:
    laden = {**SECURED, "proof": [SECURED["proof"]] * 6}
    report = verify_shown({**SHOWN, "verifiableCredential": [laden] * 3})
    assert report.holder.code == "COMPLEXITY_LIMIT"
    assert report.work.signature_checks == 0


def test_the_worst_credential_decides() -> None:
    revoked = world.status_list(3, bits=[70_412])
    both = world.show(SECURED, world.issue(world.qualification()), suite=world.JCS)
    report = verify_shown(both, status=world.all_lists(revoked))
    assert [one.verdict for one in report.credentials] == ["valid", "invalid"]
    assert report.verdict == "invalid"
    assert report.to_json()["checks"][4]["code"] == "STATUS_REVOKED"


def test_an_enveloped_credential_is_not_opened() -> None:
    envelope = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": "data:application/vc+jwt,eyJ",
        "type": "EnvelopedVerifiableCredential",
    }
    shown = live(expires=world.NOW + 120 * SECOND, verifiableCredential=envelope)
    assert outcome(verify_shown(shown).credentials[0], "proof") == ("failed", "PARSING_ERROR")


def test_without_a_trust_list_a_live_presentation_is_indeterminate() -> None:
    report = verify_shown(SHOWN, trust=None)
    assert (report.verdict, report.credentials[0].verdict) == ("indeterminate", "indeterminate")
