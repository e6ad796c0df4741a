"""Fetch a credential by OpenID4VCI 1.0 with a pre-authorized code, as any other wallet would.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-3.5. Given an offer:

1. read the metadata of the issuer and of its authorization server;
2. exchange the code for an access token;
3. get a nonce, and prove with it that we hold the key;
4. ask for the credential;
5. take it only if it is of the kind that was offered and bound to our key.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from led_vc.did import did_key
from led_vc.encoding import JsonObject
from led_vc.errors import LedVcError
from led_vc.fetch import Fetcher
from led_vc.keys import PrivateKey
from led_vc.oid4vci import (
    AuthorizationServerMetadata,
    CredentialOffer,
    CredentialRequest,
    CredentialResponse,
    IssuerMetadata,
    NonceResponse,
    TokenRequest,
    TokenResponse,
    authorization_server_metadata_url,
    issuer_metadata_url,
)
from led_vc.securing.jose import sign_key_proof
from led_wallet.register import answers
from led_web.problems import ProblemError

_REMEMBERED_SECONDS: Final = 300.0
_FORM: Final = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Published:
    """Where the issuer's endpoints are."""

    issuer: IssuerMetadata
    server: AuthorizationServerMetadata


class CredentialIssuer:
    """The issuer that the wallet trusts, at `origin`."""

    def __init__(self, fetcher: Fetcher, origin: str) -> None:
        """Take the HTTP client and the issuer's identifier."""
        self._fetcher, self._origin = fetcher, origin
        self._published: _Published | None = None
        self._known_until = 0.0

    def fetch(self, offer: CredentialOffer, key: PrivateKey, now: datetime) -> JsonObject:
        """Return the credential that `offer` offers, bound to `key`. Raises ProblemError."""
        try:
            published = self._metadata()  # (1)
            token = self._token(published, offer)  # (2)
            nonce = NonceResponse.parse(self._post(published.issuer.nonce_endpoint, b"", {})).c_nonce
            proof = sign_key_proof(
                key,
                verification_method=did_key.method_of(key.public_key),
                audience=self._origin,
                nonce=nonce,
                issued_at=now,
            )  # (3)
            kind = offer.credential_configuration_ids[0]
            request = _request(kind, token, proof)
            authorization = {"authorization": f"Bearer {token.access_token}"}
            url = published.issuer.credential_endpoint
            answer = self._fetcher.post_json(url, request.to_json(), headers=authorization)  # (4)
            (credential,) = CredentialResponse.parse(answers.body(answer)).credentials
            wanted = published.issuer.configurations[kind].type
        except (LedVcError, KeyError, ValueError) as e:
            raise answers.unavailable() from e
        return _checked(credential, wanted, did_key.did_of(key.public_key))  # (5)

    def _metadata(self) -> _Published:
        if self._published is None or time.monotonic() >= self._known_until:
            document = answers.body(self._fetcher.get(issuer_metadata_url(self._origin)))
            issuer = IssuerMetadata.parse(document, credential_issuer=self._origin)
            name = issuer.authorization_server
            server = answers.body(self._fetcher.get(authorization_server_metadata_url(name)))
            self._published = _Published(issuer=issuer, server=AuthorizationServerMetadata.parse(server, issuer=name))
            self._known_until = time.monotonic() + _REMEMBERED_SECONDS
        return self._published

    def _token(self, published: _Published, offer: CredentialOffer) -> TokenResponse:
        form = urlencode(TokenRequest(pre_authorized_code=offer.pre_authorized_code).to_form()).encode()
        return TokenResponse.parse(self._post(published.server.token_endpoint, form, _FORM))

    def _post(self, url: str, data: bytes, headers: Mapping[str, str]) -> dict[str, Any]:
        return answers.body(self._fetcher.post(url, body=data, headers=headers))


def _request(kind: str, token: TokenResponse, proof: str) -> CredentialRequest:
    """Name the credential as the token's answer says: by identifiers where it gave any (section 8.2)."""
    for detail in token.authorization_details:
        if detail.credential_configuration_id == kind and detail.credential_identifiers:
            return CredentialRequest(credential_identifier=detail.credential_identifiers[0], proofs=(proof,))
    return CredentialRequest(credential_configuration_id=kind, proofs=(proof,))


def _checked(credential: JsonObject, wanted: tuple[str, ...], holder: str) -> JsonObject:
    types, subject = credential.get("type"), credential.get("credentialSubject")
    bound = isinstance(subject, Mapping) and subject.get("id") == holder
    if not bound or not isinstance(types, list) or set(types) != set(wanted) or not credential.get("proof"):
        raise ProblemError(502, "credential_not_usable", "The issuer sent something else than was offered.")
    return credential
