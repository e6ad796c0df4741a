"""The bodies of VC-API for OpenAPI documents. What is read, and how strictly, says `led_vc.vcapi`."""

from typing import Any, Final

from led_web.problems import Problem

_DOCUMENT: Final = {"type": "object", "description": "A document of the VC Data Model, as it was received."}
_TEXT: Final = {"type": "string", "minLength": 1, "maxLength": 2048}
_FLAG: Final = {"type": "boolean"}
_POINTERS: Final = {
    "type": "array",
    "maxItems": 256,
    "uniqueItems": True,
    "items": {"type": "string", "pattern": "^(/.*)?$", "maxLength": 2048},
}
_CHECKS: Final = {"enum": [["proof"], ["proof", "credentialStatus"], ["credentialStatus", "proof"]]}
_ASKED: Final = {
    "checks": _CHECKS,
    "challenge": _TEXT,
    "domain": _TEXT,
    "returnProblemDetails": _FLAG,
    "returnResults": _FLAG,
}


def _closed(required: tuple[str, ...], **members: Any) -> dict[str, Any]:
    return {"type": "object", "properties": members, "required": list(required), "additionalProperties": False}


ISSUE: Final = _closed(
    ("credential",), credential=_DOCUMENT, options=_closed((), mandatoryPointers=_POINTERS, credentialId=_TEXT)
)
DERIVE: Final = _closed(
    ("verifiableCredential",), verifiableCredential=_DOCUMENT, options=_closed((), selectivePointers=_POINTERS)
)
VERIFY_CREDENTIAL: Final = _closed(
    ("verifiableCredential",),
    verifiableCredential=_DOCUMENT,
    options=_closed((), **_ASKED, returnCredential=_FLAG),
)
VERIFY_PRESENTATION: Final = {
    "oneOf": [
        _closed((name,), **{name: _DOCUMENT}, options=_closed((), **_ASKED, returnPresentation=_FLAG))
        for name in ("verifiablePresentation", "presentation")
    ]
}
CREATE_STATUS_LIST: Final = _closed(
    ("statusPurpose",), statusPurpose={"type": "string", "enum": ["revocation", "suspension"]}
)
UPDATE_STATUS: Final = _closed(
    ("credentialId", "credentialStatus", "status"),
    credentialId=_TEXT,
    credentialStatus={
        "type": "object",
        "properties": {"type": {"const": "BitstringStatusListEntry"}, "statusPurpose": _TEXT},
        "required": ["type", "statusPurpose"],
    },
    status=_FLAG,
    indexAllocator=_TEXT,
)
REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": Problem, "content": {"application/problem+json": {}}} for status in (400, 404, 413, 415)
}


def body(schema: dict[str, Any]) -> dict[str, Any]:
    """Return what a route says of its body."""
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}
