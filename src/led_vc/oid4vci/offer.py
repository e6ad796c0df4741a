"""The credential offer: where a wallet can fetch what. Whoever made it, it is untrusted input.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-4.1
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self, get_args
from urllib.parse import parse_qs, quote, urlsplit

from led_vc.encoding import JsonObject, jcs, parse_object
from led_vc.errors import MalformedValueError, UnsupportedFeatureError
from led_vc.oid4vci import fields

PRE_AUTHORIZED_CODE = "urn:ietf:params:oauth:grant-type:pre-authorized_code"
SCHEME = "openid-credential-offer"
InputMode = Literal["numeric", "text"]
_MAX_LINK = 8 * 1024
_MAX_FIELDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TxCode:
    """What the wallet asks the person for, beside the code in the offer."""

    input_mode: InputMode = "numeric"
    length: int | None = None
    description: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the members."""
        return fields.present(input_mode=self.input_mode, length=self.length, description=self.description)

    @classmethod
    def parse(cls, value: Any) -> Self:
        """Read `tx_code`."""
        message = fields.mapping(value, "tx_code")
        mode = message.get("input_mode", "numeric")
        for known in get_args(InputMode):
            if mode == known:
                description = fields.optional_text(message, "description")
                return cls(input_mode=known, length=fields.seconds(message, "length"), description=description)
        raise MalformedValueError("input_mode must be numeric or text")


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialOffer:
    """An offer with a pre-authorized code. `tx_code` says what the person must type; None when nothing."""

    credential_issuer: str
    credential_configuration_ids: tuple[str, ...]
    pre_authorized_code: str
    tx_code: TxCode | None = None

    def __repr__(self) -> str:
        return f"CredentialOffer({self.credential_issuer!r}, {self.credential_configuration_ids!r})"

    def to_json(self) -> dict[str, Any]:
        """Return the offer as `credential_offer`."""
        grant = fields.present(tx_code=self.tx_code and self.tx_code.to_json())
        return {
            "credential_issuer": self.credential_issuer,
            "credential_configuration_ids": list(self.credential_configuration_ids),
            "grants": {PRE_AUTHORIZED_CODE: {"pre-authorized_code": self.pre_authorized_code, **grant}},
        }

    def to_link(self) -> str:
        """Return the offer by value, as a link or QR code carries it (§4.1.2)."""
        return f"{SCHEME}://?credential_offer={quote(jcs(self.to_json()).decode(), safe='')}"

    @classmethod
    def parse(cls, document: JsonObject) -> Self:
        """Read an offer; UnsupportedFeatureError when it has no pre-authorized code."""
        identifiers = fields.texts(document.get("credential_configuration_ids"), "credential_configuration_ids")
        grants: Mapping[str, Any] = fields.mapping(document.get("grants", {}), "grants")
        if PRE_AUTHORIZED_CODE not in grants:
            raise UnsupportedFeatureError("only offers with a pre-authorized code are known here")
        grant = fields.mapping(grants[PRE_AUTHORIZED_CODE], "the grant")
        return cls(
            credential_issuer=fields.https_url(document.get("credential_issuer"), "credential_issuer"),
            credential_configuration_ids=identifiers,
            pre_authorized_code=fields.text(grant, "pre-authorized_code"),
            tx_code=TxCode.parse(grant["tx_code"]) if "tx_code" in grant else None,
        )


def parse_offer_link(text: str) -> CredentialOffer:
    """Read an `openid-credential-offer:` link that carries the offer itself.

    One that refers to an offer elsewhere (`credential_offer_uri`) ends in UnsupportedFeatureError.
    """
    if len(text) > _MAX_LINK:
        raise MalformedValueError(f"an offer of more than {_MAX_LINK} characters")
    try:
        parts = urlsplit(text)
        query = parse_qs(parts.query, max_num_fields=_MAX_FIELDS)
    except ValueError as e:
        raise MalformedValueError("an offer is a link with few parameters") from e
    if parts.scheme != SCHEME:
        raise MalformedValueError(f"an offer is a link with the scheme {SCHEME}")
    if "credential_offer_uri" in query:
        raise UnsupportedFeatureError("offers by reference are not known here")
    if len(query.get("credential_offer", [])) != 1:
        raise MalformedValueError("the link must carry one offer")
    return CredentialOffer.parse(parse_object(query["credential_offer"][0]))
