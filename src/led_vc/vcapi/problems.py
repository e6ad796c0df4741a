"""ProblemDetails: the codes of a report as problem types. https://w3c-ccg.github.io/vcalm/#error-handling

W3C's codes keep W3C's URLs; the rest are ours. https://www.w3.org/TR/vc-data-model-2.0/#problem-details
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from led_vc.encoding import JsonObject

_DATA_MODEL = "https://www.w3.org/TR/vc-data-model#"
_SECURITY = "https://w3id.org/security#"
_STATUS_LIST = "https://www.w3.org/ns/credentials/status-list#"
_OURS = "https://w3id.org/led-vc/problems/"
_W3C: Mapping[str, str] = MappingProxyType(
    {
        "PARSING_ERROR": _DATA_MODEL,
        "MALFORMED_VALUE_ERROR": _DATA_MODEL,
        "RANGE_ERROR": _DATA_MODEL,
        "CRYPTOGRAPHIC_SECURITY_ERROR": _DATA_MODEL,
        "PROOF_VERIFICATION_ERROR": _SECURITY,
        "PROOF_TRANSFORMATION_ERROR": _SECURITY,
        "DATA_LOSS_DETECTION_ERROR": _SECURITY,
        "INVALID_DOMAIN_ERROR": _SECURITY,
        "INVALID_CHALLENGE_ERROR": _SECURITY,
        "INVALID_VERIFICATION_METHOD": _SECURITY,
        "INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD": _SECURITY,
        "STATUS_RETRIEVAL_ERROR": _STATUS_LIST,
        "STATUS_VERIFICATION_ERROR": _STATUS_LIST,
        "STATUS_LIST_LENGTH_ERROR": _STATUS_LIST,
    }
)


def problem_type(code: str) -> str:
    """Return the URL of the problem that a code names."""
    return _W3C[code] + code if code in _W3C else _OURS + code.lower()


def problem(code: str, detail: str) -> dict[str, Any]:
    """Return one ProblemDetails object."""
    return {"type": problem_type(code), "title": code, "detail": detail}


def problems_of(report: JsonObject) -> list[dict[str, Any]]:
    """Return the checks of a report that did not pass, each problem once: those that failed first."""
    lines = [line for line in _lines(report) if line["outcome"] in ("failed", "unknown")]
    lines.sort(key=lambda line: bool(line["outcome"] == "unknown"))
    found = [problem(line["code"], line["detail"]) for line in lines]
    return [one for at, one in enumerate(found) if one not in found[:at]]


def _lines(report: JsonObject) -> Iterator[JsonObject]:
    if "holder" in report:
        yield report["holder"]
    for one in report.get("credentials") or [report]:
        yield from one["checks"]
