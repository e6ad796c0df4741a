"""What the token and credential endpoints answer when they refuse.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-6.3 and #section-8.3.1
"""

from dataclasses import dataclass
from typing import Any, Literal, Self

from led_vc.encoding import JsonObject
from led_vc.oid4vci import fields

ErrorCode = Literal[
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unsupported_grant_type",
    "invalid_token",
    "invalid_credential_request",
    "unknown_credential_configuration",
    "unknown_credential_identifier",
    "invalid_proof",
    "invalid_nonce",
    "invalid_encryption_parameters",
    "credential_request_denied",
    "server_error",
    "temporarily_unavailable",
]


@dataclass(frozen=True, slots=True)
class ErrorResponse:
    """An error code, and a sentence for developers. Codes that are not known here are kept as they came."""

    error: ErrorCode | str
    error_description: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the body."""
        return fields.present(error=self.error, error_description=self.error_description)

    @classmethod
    def parse(cls, document: JsonObject) -> Self:
        """Read a body."""
        return cls(fields.text(document, "error"), fields.optional_text(document, "error_description"))
