"""The HTTP face of the conformance server: every answer is below 500, whatever was sent."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from led_cli.conformance import issuing, status_routes, verifying
from led_cli.conformance.house import House, Instance
from led_cli.conformance.resolving import resolve
from led_vc.encoding import JsonObject
from led_vc.errors import LedVcError
from led_vc.vcapi import (
    Answer,
    DeriveRequest,
    IssueRequest,
    RequestedChecks,
    VerifyCredentialRequest,
    VerifyPresentationRequest,
    refused,
)
from led_web import problems, vcapi_schemas
from led_web.headers import BodyLimit, SecurityHeaders
from led_web.problems import ProblemError
from led_web.vcapi import body_of, response

Door = Callable[[House, Instance, JsonObject], Answer]


def create_app(house: House) -> FastAPI:
    """Return the application."""
    app = FastAPI(
        title="led-vc conformance",
        summary="VC-API with an instance for each mechanism. Its keys are for tests: trust nothing that they sign.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    problems.install(app)

    @app.exception_handler(LedVcError)
    def on_refusal(_request: Request, error: LedVcError) -> JSONResponse:
        """Answer 400: nothing that can be sent here makes this server unavailable."""
        return response(refused(error))

    app.include_router(_routes(house))
    app.include_router(status_routes.router(house))
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders)
    return app


def _routes(house: House) -> APIRouter:
    routes = APIRouter(responses=vcapi_schemas.REFUSALS)

    @routes.get("/instances", summary="The instances, and what a suite has to know to be pointed at them")
    def instances() -> list[dict[str, Any]]:
        return [instance.to_json() for instance in house.instances.values()]

    @routes.post("/{instance}/challenges", summary="A challenge that can be answered once")
    def challenges(instance: str) -> dict[str, str]:
        house.instance(instance)
        return {"challenge": house.challenges.make()}

    @routes.get("/{instance}/identifiers/{identifier:path}", summary="The document of a did:key")
    def identifiers(
        instance: str, identifier: str, public_key_format: Annotated[str, Query(alias="publicKeyFormat")] = "Multikey"
    ) -> JSONResponse:
        if not house.instance(instance).kind.resolves:
            raise ProblemError(404, "not_found", "This instance resolves nothing.")
        return response(resolve(identifier, public_key_format))

    for path, door, status, schema in _DOORS:
        routes.add_api_route(
            f"/{{instance}}{path}",
            _endpoint(house, door),
            methods=["POST"],
            name=path,
            status_code=status,
            openapi_extra=vcapi_schemas.body(schema),
            response_class=JSONResponse,
        )
    return routes


def _endpoint(house: House, door: Door) -> Callable[..., Any]:
    async def endpoint(instance: str, request: Request) -> JSONResponse:
        found, message = house.instance(instance), await body_of(request)
        return response(await run_in_threadpool(partial(door, house, found, message)))

    return endpoint


def _issue(house: House, instance: Instance, message: JsonObject) -> Answer:
    return issuing.issue(house, instance, IssueRequest.parse(message))


def _derive(house: House, instance: Instance, message: JsonObject) -> Answer:
    return issuing.derive(house, instance, DeriveRequest.parse(message))


def _verify_credential(house: House, instance: Instance, message: JsonObject) -> Answer:
    request = VerifyCredentialRequest.parse(message, default=RequestedChecks.PROOF)
    return verifying.check_credential(house, instance, request)


def _verify_presentation(house: House, instance: Instance, message: JsonObject) -> Answer:
    request = VerifyPresentationRequest.parse(message, default=RequestedChecks.PROOF)
    return verifying.check_presentation(house, instance, request)


_DOORS: tuple[tuple[str, Door, int, dict[str, Any]], ...] = (
    ("/credentials/issue", _issue, 201, vcapi_schemas.ISSUE),
    ("/credentials/derive", _derive, 201, vcapi_schemas.DERIVE),
    ("/credentials/verify", _verify_credential, 200, vcapi_schemas.VERIFY_CREDENTIAL),
    ("/presentations/verify", _verify_presentation, 200, vcapi_schemas.VERIFY_PRESENTATION),
)
