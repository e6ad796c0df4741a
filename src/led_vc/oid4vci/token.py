"""The token endpoint: a pre-authorized code becomes an access token.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-6
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from led_vc.encoding import JsonObject, jcs, parse_json
from led_vc.errors import LedVcError, MalformedValueError, UnsupportedFeatureError
from led_vc.oid4vci import fields
from led_vc.oid4vci.offer import PRE_AUTHORIZED_CODE

DETAIL_TYPE = "openid_credential"
_MAX_DETAILS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorizationDetail:
    """One kind of credential that a token is for (§5.1.1); `credential_identifiers` stand in an answer only."""

    credential_configuration_id: str
    credential_identifiers: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the members."""
        return fields.present(
            type=DETAIL_TYPE,
            credential_configuration_id=self.credential_configuration_id,
            credential_identifiers=list(self.credential_identifiers) or None,
        )

    @classmethod
    def parse(cls, value: Any) -> Self:
        """Read one entry of `authorization_details`."""
        message = fields.mapping(value, "authorization_details")
        if message.get("type") != DETAIL_TYPE:
            raise MalformedValueError(f"the type of authorization_details must be {DETAIL_TYPE}")
        identifiers = message.get("credential_identifiers")
        return cls(
            credential_configuration_id=fields.text(message, "credential_configuration_id"),
            credential_identifiers=() if identifiers is None else fields.texts(identifiers, "credential_identifiers"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRequest:
    """A wallet's request; `authorization_details` asks for identifiers of its own to request credentials by."""

    pre_authorized_code: str
    tx_code: str | None = None
    authorization_details: tuple[AuthorizationDetail, ...] = ()

    def __repr__(self) -> str:
        return "TokenRequest(...)"

    def to_form(self) -> dict[str, str]:
        """Return the form (application/x-www-form-urlencoded)."""
        details = [detail.to_json() for detail in self.authorization_details]
        return {
            "grant_type": PRE_AUTHORIZED_CODE,
            "pre-authorized_code": self.pre_authorized_code,
            **fields.present(tx_code=self.tx_code),
            **({"authorization_details": jcs(details).decode()} if details else {}),
        }

    @classmethod
    def parse(cls, form: Mapping[str, str]) -> Self:
        """Read a form. MalformedValueError with unsupported_grant_type or invalid_request (§6.3)."""
        if "grant_type" not in form:
            raise MalformedValueError("grant_type is missing", code="invalid_request")
        if form["grant_type"] != PRE_AUTHORIZED_CODE:
            raise MalformedValueError("only pre-authorized codes are exchanged", code="unsupported_grant_type")
        details = form.get("authorization_details")
        return cls(
            pre_authorized_code=fields.text(form, "pre-authorized_code", code="invalid_request"),
            tx_code=fields.optional_text(form, "tx_code", code="invalid_request"),
            authorization_details=() if details is None else _details(details),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenResponse:
    """The access token (§6.2). Bearer tokens only."""

    access_token: str
    expires_in: int | None = None
    authorization_details: tuple[AuthorizationDetail, ...] = ()

    def __repr__(self) -> str:
        return f"TokenResponse(expires_in={self.expires_in})"

    def to_json(self) -> dict[str, Any]:
        """Return the body."""
        return fields.present(
            access_token=self.access_token,
            token_type="Bearer",  # noqa: S106 - the kind of token, not a password
            expires_in=self.expires_in,
            authorization_details=[detail.to_json() for detail in self.authorization_details] or None,
        )

    @classmethod
    def parse(cls, document: JsonObject) -> Self:
        """Read a body; UnsupportedFeatureError for other kinds of token."""
        if fields.text(document, "token_type").lower() != "bearer":
            raise UnsupportedFeatureError("only bearer tokens are known here")
        details = document.get("authorization_details", [])
        return cls(
            access_token=fields.text(document, "access_token"),
            expires_in=fields.seconds(document, "expires_in"),
            authorization_details=_each_detail(details),
        )


def _details(text: str) -> tuple[AuthorizationDetail, ...]:
    try:
        return _each_detail(parse_json(text, max_bytes=fields.MAXIMUM_TEXT * 4))
    except LedVcError as e:
        raise MalformedValueError(f"authorization_details: {e.detail}", code="invalid_request") from e


def _each_detail(value: Any) -> tuple[AuthorizationDetail, ...]:
    if not isinstance(value, list) or len(value) > _MAX_DETAILS:
        raise MalformedValueError(f"authorization_details must be a list of at most {_MAX_DETAILS} objects")
    return tuple(AuthorizationDetail.parse(one) for one in value)
