"""One port for several applications: each declares absolute, disjoint paths, and the longest prefix answers."""

from collections.abc import Mapping
from contextlib import AsyncExitStack

from fastapi import FastAPI
from starlette.responses import JSONResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Dispatcher:
    """An ASGI application that hands each request to the application of its path, and runs all their lifespans."""

    def __init__(self, apps: Mapping[str, FastAPI], *, home: str) -> None:
        """Take applications by path prefix ("" is the rest), and the path to which `/` leads."""
        self._apps = dict(sorted(apps.items(), key=lambda item: -len(item[0])))
        self._home = home

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or run the lifespans."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        await self._application(scope["path"])(scope, receive, send)

    def _application(self, path: str) -> ASGIApp:
        if path == "/":
            return RedirectResponse(self._home)
        if path == "/healthz":
            return JSONResponse({"status": "ok"})
        for prefix, app in self._apps.items():
            if not prefix or path == prefix or path.startswith(prefix + "/"):
                return app
        return JSONResponse({"code": "not_found"}, 404)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        async with AsyncExitStack() as stack:
            for app in {id(app): app for app in self._apps.values()}.values():
                await stack.enter_async_context(app.router.lifespan_context(app))
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})
