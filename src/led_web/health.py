"""Whether a service lives and can work, and how it does: /healthz, /readyz, /metrics."""

from collections.abc import Callable

from fastapi import FastAPI
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import JSONResponse, Response


def install(app: FastAPI, ready: Callable[[], bool]) -> None:
    """Add the three routes; `ready` says whether the service can do its work now."""

    @app.get("/healthz", include_in_schema=False)
    def healthz() -> JSONResponse:
        return JSONResponse({"status": "ok"})

    @app.get("/readyz", include_in_schema=False)
    def readyz() -> JSONResponse:
        works = ready()
        return JSONResponse({"status": "ready" if works else "not ready"}, 200 if works else 503)

    @app.get("/metrics", include_in_schema=False)
    def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
