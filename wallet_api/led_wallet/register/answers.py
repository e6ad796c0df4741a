"""What the register's answers become here: a value, or a problem that the citizen's page can say something about."""

from typing import Any, Final

from led_vc.encoding import parse_object
from led_vc.errors import LedVcError
from led_vc.fetch import Response
from led_web.problems import ProblemError

_PASSED_ON: Final = frozenset({400, 403, 404, 409})
_RETRY_SECONDS: Final = "60"


def body(answer: Response) -> dict[str, Any]:
    """Return the object in a good answer.

    Raises ProblemError: 401 session_expired when the citizen's token no longer counts, the register's own code for what
    it refuses, and 503 register_unavailable for everything else.
    """
    if answer.status in (200, 201):
        try:
            return parse_object(answer.body)
        except LedVcError as e:
            raise unavailable() from e
    if answer.status == 401:
        raise ProblemError(401, "session_expired", "Log in again.")
    if answer.status in _PASSED_ON:
        raise ProblemError(answer.status, _code(answer), "The register refused.")
    raise unavailable(answer.headers.get("retry-after"))


def unavailable(retry_after: str | None = None) -> ProblemError:
    """Return the problem of a register that gives no usable answer."""
    headers = {"retry-after": retry_after or _RETRY_SECONDS}
    return ProblemError(503, "register_unavailable", "The register does not answer.", headers=headers)


def _code(answer: Response) -> str:
    """Return the code of a problem document (RFC 9457) or of OAuth; a stranger's text goes no further than that."""
    try:
        members = parse_object(answer.body)
    except LedVcError:
        return "refused"
    code = members.get("code", members.get("error"))
    return code if isinstance(code, str) and code.isascii() and code.replace("_", "").isalnum() else "refused"
