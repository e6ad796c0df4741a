"""`GET /dekking`: what LED covers and since when, as a page for everybody (rule L1)."""

from pathlib import Path

from babel.dates import format_date
from fastapi import APIRouter, Request
from starlette.responses import Response

from led_issuer.register.codes import Codes
from led_issuer.register.coverage import Covered, coverage
from led_issuer.runtime import AppRuntime
from led_issuer.settings import IssuerSettings
from led_vc.contexts import code_lists
from led_web.catalogue import LANGUAGES, Language, split_language, with_language
from led_web.database import reading
from led_web.pages import Pages

PATH = "/dekking"
STATIC_PATH = f"{PATH}/static"
_TEMPLATES = Path(__file__).parent.parent / "templates"


def shell(settings: IssuerSettings) -> Pages:
    """Return what renders the register's pages."""
    return Pages(_TEMPLATES, settings, application="register", static_path=STATIC_PATH)


def router(pages: Pages) -> APIRouter:
    """Return the route of the page, in every language."""
    routes = APIRouter(include_in_schema=False)

    def page(request: Request, runtime: AppRuntime) -> Response:
        language, _ = split_language(request.url.path)
        with reading(runtime.engine) as connection:
            found = coverage(connection, Codes.bundled())
        response = pages.render(request, "coverage.html", lines=[_line(line, language) for line in found])
        response.headers["cache-control"] = "public, max-age=60"
        return response

    for language in LANGUAGES:
        routes.add_api_route(with_language(language, PATH), page)
    return routes


def _line(line: Covered, language: Language) -> dict[str, str | bool | None]:
    since = None if line.since is None else format_date(line.since, "long", locale=language)
    category = code_lists()["Categorie"].labels[line.categorie][language]
    own = Codes.bundled().suppliers[line.leverancier].own_declarations_only
    return {"category": category, "supplier": line.naam, "own": own, "since": since}
