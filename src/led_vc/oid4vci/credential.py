"""The credential endpoint: key proofs in, one credential per key out.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-8
"""

from dataclasses import dataclass
from typing import Any, Self

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError, UnsupportedFeatureError
from led_vc.oid4vci import fields

MAXIMUM_PROOFS = 16
_MAX_PROOF = 16 * 1024
_REQUEST = "invalid_credential_request"


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialRequest:
    """What is asked for, by exactly one of its two names, and a key proof per credential."""

    credential_configuration_id: str | None = None
    credential_identifier: str | None = None
    proofs: tuple[str, ...]

    def __post_init__(self) -> None:
        if (self.credential_configuration_id is None) == (self.credential_identifier is None):
            raise MalformedValueError("name the credential by its configuration or by its identifier", code=_REQUEST)

    def to_json(self) -> dict[str, Any]:
        """Return the body."""
        return fields.present(
            credential_configuration_id=self.credential_configuration_id,
            credential_identifier=self.credential_identifier,
            proofs={"jwt": list(self.proofs)},
        )

    @classmethod
    def parse(cls, document: JsonObject) -> Self:
        """Read a body. MalformedValueError with the code to answer (§8.3.1.2)."""
        if "credential_response_encryption" in document:
            raise MalformedValueError("answers are not encrypted here", code="invalid_encryption_parameters")
        return cls(
            credential_configuration_id=fields.optional_text(document, "credential_configuration_id", code=_REQUEST),
            credential_identifier=fields.optional_text(document, "credential_identifier", code=_REQUEST),
            proofs=_proofs(document),
        )


@dataclass(frozen=True, slots=True)
class CredentialResponse:
    """The credentials, in the order of the proofs."""

    credentials: tuple[JsonObject, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the body."""
        return {"credentials": [{"credential": credential} for credential in self.credentials]}

    @classmethod
    def parse(cls, document: JsonObject) -> Self:
        """Read a body of `ldp_vc` credentials; UnsupportedFeatureError when they are to be fetched later."""
        if "transaction_id" in document:
            raise UnsupportedFeatureError("deferred issuance is not known here")
        items = document.get("credentials")
        if not isinstance(items, list) or not 0 < len(items) <= fields.MAXIMUM_ITEMS:
            raise MalformedValueError(f"credentials must be a list of at most {fields.MAXIMUM_ITEMS}")
        found = (fields.mapping(item, "each of credentials").get("credential") for item in items)
        return cls(tuple(fields.mapping(credential, "credential") for credential in found))


def _proofs(document: JsonObject) -> tuple[str, ...]:
    if "proofs" not in document:
        raise MalformedValueError("a key proof is required", code="invalid_proof")
    proofs = fields.mapping(document["proofs"], "proofs", code="invalid_proof")
    tokens = proofs.get("jwt")
    if proofs.keys() != {"jwt"} or not isinstance(tokens, list) or not 0 < len(tokens) <= MAXIMUM_PROOFS:
        raise MalformedValueError(f"proofs must be a list of 1 to {MAXIMUM_PROOFS} under jwt", code="invalid_proof")
    if not all(isinstance(token, str) and len(token) <= _MAX_PROOF for token in tokens):
        raise MalformedValueError("each proof must be text", code="invalid_proof")
    return tuple(tokens)
