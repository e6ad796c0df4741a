"""OpenID for Verifiable Credential Issuance 1.0: its messages, as frozen values with a parser and a builder each.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html

Pure: nothing here sends, signs, remembers or trusts. It knows the pre-authorized code flow, the nonce endpoint and the
credential endpoint with key proofs in JWT; deferred issuance, notifications and encrypted answers are refused.
Requests that a server cannot read end in a MalformedValueError whose code is the error code of the specification.
"""

from led_vc.oid4vci.credential import MAXIMUM_PROOFS, CredentialRequest, CredentialResponse
from led_vc.oid4vci.error import ErrorCode, ErrorResponse
from led_vc.oid4vci.metadata import (
    AuthorizationServerMetadata,
    CredentialConfiguration,
    Display,
    IssuerMetadata,
    authorization_server_metadata_url,
    issuer_metadata_url,
)
from led_vc.oid4vci.nonce import NonceResponse
from led_vc.oid4vci.offer import PRE_AUTHORIZED_CODE, CredentialOffer, TxCode, parse_offer_link
from led_vc.oid4vci.token import AuthorizationDetail, TokenRequest, TokenResponse

__all__ = [
    "MAXIMUM_PROOFS",
    "PRE_AUTHORIZED_CODE",
    "AuthorizationDetail",
    "AuthorizationServerMetadata",
    "CredentialConfiguration",
    "CredentialOffer",
    "CredentialRequest",
    "CredentialResponse",
    "Display",
    "ErrorCode",
    "ErrorResponse",
    "IssuerMetadata",
    "NonceResponse",
    "TokenRequest",
    "TokenResponse",
    "TxCode",
    "authorization_server_metadata_url",
    "issuer_metadata_url",
    "parse_offer_link",
]
