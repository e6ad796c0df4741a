"""Verify on a conformance instance: proofs and data model, whoever made them."""

from led_cli.conformance.house import House, Instance
from led_vc.errors import InvalidChallengeError
from led_vc.vcapi import Answer, VerifyCredentialRequest, VerifyPresentationRequest, refused, verified
from led_vc.verify import Stated, examine_presentation, verify_credential, verify_presentation


def check_credential(house: House, instance: Instance, request: VerifyCredentialRequest) -> Answer:
    """Return what was found about a credential."""
    environment = house.environment(instance, request.checks)
    states = Stated(challenge=request.challenge, domain=request.domain)
    report = verify_credential(request.credential, environment, states=states)
    returned = {"credential": request.credential} if request.return_credential else {}
    return verified(report, returned=returned)


def check_presentation(house: House, instance: Instance, request: VerifyPresentationRequest) -> Answer:
    """Return what was found about a presentation; one that nobody signed is looked at, and never verified."""
    if request.challenge is not None and not _may_be_answered(house, request.challenge):
        return refused(InvalidChallengeError("this challenge was answered before, or is too old"))
    environment = house.environment(instance, request.checks)
    returned = {"verifiablePresentation": request.presentation} if request.return_presentation else {}
    if not request.signed:
        return verified(examine_presentation(request.presentation, environment), returned=returned)
    expects = Stated(challenge=request.challenge, domain=request.domain)
    return verified(verify_presentation(request.presentation, environment, expects=expects), returned=returned)


def _may_be_answered(house: House, challenge: str) -> bool:
    """A challenge of ours counts once. Suites bring challenges of their own, which only the proof is held to."""
    return not house.challenges.looks_like_ours(challenge) or house.challenges.use(challenge)
