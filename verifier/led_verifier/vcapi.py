"""VC-API for systems that verify: the same checks as the page's, and a challenge that can be answered once.

Everything is checked unless `checks` says otherwise, and a presentation that nobody signed is refused.
https://w3c-ccg.github.io/vcalm/, docs/adr/0013
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from led_vc.environment import ALL_CHECKS, PROOF_ONLY, CheckName, Environment
from led_vc.errors import InvalidChallengeError
from led_vc.vcapi import (
    Answer,
    RequestedChecks,
    VerifyCredentialRequest,
    VerifyPresentationRequest,
    refused,
    verified,
)
from led_vc.verify import Challenged, Live, Stated
from led_verifier.asking import (
    WORTH_A_NEWER_BUNDLE,
    ask_again_if_newer,
    codes_of,
    judge_credential,
    judge_presentation,
)
from led_verifier.register import Knowledge
from led_verifier.settings import VerifierSettings
from led_web import vcapi_schemas
from led_web.challenges import Challenges
from led_web.vcapi import body_of, response

PATHS = ("/credentials/verify", "/presentations/verify", "/challenges")

_CHECKS: dict[RequestedChecks, frozenset[CheckName]] = {
    RequestedChecks.PROOF: PROOF_ONLY,
    RequestedChecks.PROOF_AND_STATUS: PROOF_ONLY | {"status"},
    RequestedChecks.EVERYTHING: ALL_CHECKS,
}


class Verifier:
    """Answers VC-API requests with what is known of the register."""

    def __init__(self, settings: VerifierSettings, knowledge: Knowledge, now: Callable[[], datetime]) -> None:
        """Take the settings, what is known, and the clock."""
        self._settings, self._knowledge, self._now = settings, knowledge, now
        self.challenges = Challenges(now)

    def credential(self, request: VerifyCredentialRequest) -> Answer:
        """Return what was found about a credential."""
        now, states = self._now(), Stated(challenge=request.challenge, domain=request.domain)
        report = ask_again_if_newer(
            self._knowledge,
            now,
            lambda: judge_credential(
                self._knowledge, self._environment(now, request.checks), request.credential, states=states
            ),
            lambda found: bool(codes_of([found]) & WORTH_A_NEWER_BUNDLE),
        )
        return verified(report, returned={"credential": request.credential} if request.return_credential else {})

    def presentation(self, request: VerifyPresentationRequest) -> Answer:
        """Return what was found about a presentation, live or an answer to a challenge of ours."""
        if request.challenge is not None and not self.challenges.use(request.challenge):
            return refused(InvalidChallengeError("no such challenge is out: it was answered before, or is too old"))
        now, expects = self._now(), self._expects(request)
        report = ask_again_if_newer(
            self._knowledge,
            now,
            lambda: judge_presentation(
                self._knowledge, self._environment(now, request.checks), request.presentation, expects=expects
            ),
            lambda found: bool(codes_of(found.credentials) & WORTH_A_NEWER_BUNDLE),
        )
        returned = {"verifiablePresentation": request.presentation} if request.return_presentation else {}
        return verified(report, returned=returned)

    def _environment(self, now: datetime, checks: RequestedChecks) -> Environment:
        return replace(self._knowledge.environment(now), checks=_CHECKS[checks])

    def _expects(self, request: VerifyPresentationRequest) -> Live | Challenged | Stated:
        if request.checks is not RequestedChecks.EVERYTHING:
            return Stated(challenge=request.challenge, domain=request.domain)
        domain = request.domain or self._settings.public_url
        if request.challenge is None:
            return Live(domain=domain)
        return Challenged(challenge=request.challenge, domain=domain)


def router(verifier: Verifier) -> APIRouter:
    """Return the routes."""
    routes = APIRouter(tags=["vc-api"], responses=vcapi_schemas.REFUSALS)

    @routes.post(
        "/credentials/verify",
        summary="Verify a credential",
        openapi_extra=vcapi_schemas.body(vcapi_schemas.VERIFY_CREDENTIAL),
        response_class=JSONResponse,
    )
    async def credential(request: Request) -> Any:
        """Check everything, unless `options.checks` says otherwise."""
        asked = VerifyCredentialRequest.parse(await body_of(request), default=RequestedChecks.EVERYTHING)
        return response(await run_in_threadpool(verifier.credential, asked))

    @routes.post(
        "/presentations/verify",
        summary="Verify a presentation and every credential in it",
        openapi_extra=vcapi_schemas.body(vcapi_schemas.VERIFY_PRESENTATION),
        response_class=JSONResponse,
    )
    async def presentation(request: Request) -> Any:
        """Check everything, unless `options.checks` says otherwise; a challenge must be one from `/challenges`."""
        asked = VerifyPresentationRequest.parse(await body_of(request), default=RequestedChecks.EVERYTHING)
        return response(await run_in_threadpool(verifier.presentation, asked))

    @routes.post("/challenges", summary="A challenge that a presentation can answer once, within five minutes")
    def challenges() -> dict[str, str]:
        return {"challenge": verifier.challenges.make()}

    return routes
