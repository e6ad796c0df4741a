"""`GET /coverage`: what LED covers, for everybody (rule L1). It never says what somebody has not."""

from fastapi import APIRouter, Response

from led_issuer.register.codes import Codes
from led_issuer.register.coverage import coverage
from led_issuer.runtime import AppRuntime
from led_issuer.schemas import Coverage, CoverageLine
from led_web.database import reading

router = APIRouter(tags=["everybody"])

_NOTE = {
    "nl": "Niet alle opleidingen zitten in LED. Staat iets hier niet, dan zegt dat niets over wat iemand behaalde.",
    "en": "Not all education is in LED. What is not listed here says nothing about what somebody achieved.",
}


@router.get("/coverage", summary="What LED covers, by supplier and category")
def get_coverage(runtime: AppRuntime, response: Response) -> Coverage:
    """Answer with a line per category that a supplier may deliver; `since` is absent until the first delivery."""
    response.headers["cache-control"] = "public, max-age=60"
    with reading(runtime.engine) as connection:
        lines = coverage(connection, Codes.bundled())
    return Coverage(coverage=[CoverageLine(**line.to_json()) for line in lines], note=_NOTE)
