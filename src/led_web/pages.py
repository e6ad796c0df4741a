"""Server-rendered pages: a shell that all services share, each service's own templates, words from the catalogue."""

from functools import partial
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

from led_web.catalogue import LANGUAGES, catalogue, split_language, with_language
from led_web.problems import ProblemError
from led_web.settings import BaseServiceSettings

_HERE = Path(__file__).parent
SHARED_STATIC = _HERE / "static"


class Pages:
    """Renders a service's templates in the language of the request's path."""

    def __init__(self, templates: Path, settings: BaseServiceSettings, *, application: str, static_path: str) -> None:
        """Take the service's template folder, its settings, its name ("verifier", "wallet") and its static path."""
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(templates), FileSystemLoader(_HERE / "templates")]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {"settings": settings, "application": application, "static_path": static_path}

    def render(self, request: Request, template: str, status: int = 200, **context: object) -> HTMLResponse:
        """Return the page; templates see `t`, `plural`, `href`, `lang`, `path`, `languages` and `context`."""
        language, path = split_language(request.url.path)
        words = catalogue(language)
        text = self._environment.get_template(template).render(
            t=words.text,
            plural=words.plural,
            href=partial(with_language, language),
            lang=language,
            path=path,
            languages={name: with_language(name, path) for name in LANGUAGES},
            **context,
        )
        return HTMLResponse(text, status, headers={"content-language": language})

    def error(self, request: Request, problem: ProblemError) -> HTMLResponse:
        """Return the error page of `problem`, with the way to contact."""
        response = self.render(request, "error.html", problem.status, problem=problem)
        response.headers.update(problem.headers)
        return response


def shared_static() -> StaticFiles:
    """Serve the style sheet and icons that the shell uses."""
    return StaticFiles(directory=SHARED_STATIC)
