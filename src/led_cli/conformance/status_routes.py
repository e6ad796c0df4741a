"""The status lists of an instance: begin one, change what it says, and publish it."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from led_cli.conformance.house import House
from led_cli.conformance.statuses import Statuses
from led_vc.vcapi import CreateStatusListRequest, UpdateStatusRequest
from led_web import vcapi_schemas
from led_web.problems import ProblemError
from led_web.vcapi import body_of


def router(house: House) -> APIRouter:
    """Return the routes."""
    routes = APIRouter(responses=vcapi_schemas.REFUSALS)

    @routes.post(
        "/{instance}/status-lists",
        status_code=201,
        summary="Begin a status list",
        openapi_extra=vcapi_schemas.body(vcapi_schemas.CREATE_STATUS_LIST),
    )
    async def begin(instance: str, request: Request) -> JSONResponse:
        statuses = _statuses(house, instance)
        purpose = CreateStatusListRequest.parse(await body_of(request)).purpose
        number = await run_in_threadpool(statuses.begin, purpose)
        body = {"id": statuses.url_of(number), "verifiableCredential": _published(statuses, number)}
        return JSONResponse(body, 201, {"location": statuses.url_of(number)})

    @routes.get("/{instance}/status-lists/{number}", summary="A status list, signed")
    def published(instance: str, number: int) -> dict[str, Any]:
        return _published(_statuses(house, instance), number)

    @routes.post(
        "/{instance}/credentials/status",
        summary="Change the status of a credential that was issued here",
        openapi_extra=vcapi_schemas.body(vcapi_schemas.UPDATE_STATUS),
    )
    async def change(instance: str, request: Request) -> dict[str, bool]:
        statuses, asked = _statuses(house, instance), UpdateStatusRequest.parse(await body_of(request))
        changed = await run_in_threadpool(statuses.change, asked.credential_id, asked.purpose, status=asked.status)
        if not changed:
            raise ProblemError(404, "not_found", "No credential with such a status was issued here.")
        return {"status": asked.status}

    return routes


def _statuses(house: House, instance: str) -> Statuses:
    found = house.instance(instance).statuses
    if found is None:
        raise ProblemError(404, "not_found", "This instance has no status lists.")
    return found


def _published(statuses: Statuses, number: int) -> dict[str, Any]:
    found = statuses.published(number)
    if found is None:
        raise ProblemError(404, "not_found", "There is no such status list.")
    return found
