"""What a service answers: a status and a JSON body, made of a report or of an error.

`verified` is true for the verdict `valid` and for no other. What was judged and does not hold is 400; what could not be
found out is 200 with `verified` false and without `errors`, since nothing was found wrong.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, Protocol

from led_vc.encoding import JsonObject
from led_vc.errors import LedVcError
from led_vc.vcapi.problems import problem, problem_type, problems_of

_UNSUPPORTED = "UNSUPPORTED_FEATURE"


class Report(Protocol):
    """A report of `led_vc.verify`, about a credential or a presentation."""

    @property
    def verdict(self) -> Literal["valid", "invalid", "indeterminate"]:
        """What the document is worth."""

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A status, a body, and headers beside the usual ones."""

    status: int
    body: JsonObject
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def media_type(self) -> str:
        """Return the media type of the body: every refusal is a problem document."""
        return "application/json" if self.status < 400 else "application/problem+json"


def issued(credential: JsonObject) -> Answer:
    """Answer with a credential that was signed."""
    return Answer(status=201, body={"verifiableCredential": credential})


def derived(credential: JsonObject) -> Answer:
    """Answer with what a holder shows: the bare credential, as the specification has it."""
    return Answer(status=201, body=credential)


def verified(report: Report, *, returned: Mapping[str, JsonObject]) -> Answer:
    """Answer with what was found; `returned` is the document, under its name, if it was asked back.

    A document that is only indeterminate because its proof is of a kind that is not known here is a wrong request
    to this service, not one whose answer will be another tomorrow.
    """
    found = report.to_json()
    problems = problems_of(found)
    body: dict[str, Any] = {"verified": report.verdict == "valid", "problemDetails": problems, "report": found}
    if report.verdict == "invalid" or _not_for_us(found):
        return Answer(status=400, body={**body, "errors": problems, **_head(problems[0])})
    return Answer(status=200, body={**body, **returned})


def unissuable(report: Report) -> Answer:
    """Answer that what was to be signed is not: our own verifier would not take it."""
    found = report.to_json()
    problems = problems_of(found)
    return Answer(status=400, body={**_head(problems[0]), "errors": problems, "report": found})


def refused(error: LedVcError) -> Answer:
    """Answer a request that cannot be done as it stands, whatever the family of its error."""
    one = problem(error.code, error.detail)
    return Answer(status=400, body={**_head(one), "errors": [one]})


def _head(one: JsonObject) -> dict[str, Any]:
    """Return the members of RFC 9457, as every refusal of this product has them."""
    code = str(one["title"])
    return {"type": problem_type(code), "title": code, "status": 400, "code": code.lower(), "detail": one["detail"]}


def _not_for_us(report: JsonObject) -> bool:
    lines = [report["holder"]] if "holder" in report else []
    for one in report.get("credentials") or [report]:
        lines += [line for line in one["checks"] if line["name"] == "proof"]
    return any(line["outcome"] == "unknown" and line["code"] == _UNSUPPORTED for line in lines)
