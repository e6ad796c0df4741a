"""What an issuer and its authorization server say about themselves.

https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-12.2,
https://www.rfc-editor.org/rfc/rfc8414
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Self
from urllib.parse import urlsplit

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError, UnsupportedFeatureError
from led_vc.oid4vci import fields
from led_vc.oid4vci.offer import PRE_AUTHORIZED_CODE

LDP_VC = "ldp_vc"


@dataclass(frozen=True, slots=True)
class Display:
    """A name in one language."""

    name: str
    locale: str

    def to_json(self) -> dict[str, Any]:
        """Return the members."""
        return {"name": self.name, "locale": self.locale}


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialConfiguration:
    """One kind of credential, in the format `ldp_vc` (appendix A.1.2)."""

    context: tuple[str, ...]
    type: tuple[str, ...]
    cryptosuites: tuple[str, ...]
    binding_methods: tuple[str, ...]
    proof_algorithms: tuple[str, ...]
    display: tuple[Display, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the members."""
        return {
            "format": LDP_VC,
            "cryptographic_binding_methods_supported": list(self.binding_methods),
            "credential_signing_alg_values_supported": list(self.cryptosuites),
            "proof_types_supported": {"jwt": {"proof_signing_alg_values_supported": list(self.proof_algorithms)}},
            "credential_definition": {"@context": list(self.context), "type": list(self.type)},
            "credential_metadata": {"display": [one.to_json() for one in self.display]},
        }

    @classmethod
    def parse(cls, value: JsonObject) -> Self:
        """Read a configuration of the format `ldp_vc` with key proofs in JWT."""
        definition = fields.mapping(value.get("credential_definition"), "credential_definition")
        proofs = fields.mapping(value.get("proof_types_supported"), "proof_types_supported")
        jwt = fields.mapping(proofs.get("jwt"), "proof_types_supported.jwt")
        return cls(
            context=fields.texts(definition.get("@context"), "@context"),
            type=fields.texts(definition.get("type"), "type"),
            cryptosuites=_texts(value, "credential_signing_alg_values_supported"),
            binding_methods=_texts(value, "cryptographic_binding_methods_supported"),
            proof_algorithms=_texts(jwt, "proof_signing_alg_values_supported"),
            display=_display(fields.mapping(value.get("credential_metadata", {}), "credential_metadata")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerMetadata:
    """Where an issuer's endpoints are and what it issues, by `credential_configuration_id`.

    Without `authorization_servers` the issuer is its own.
    """

    credential_issuer: str
    credential_endpoint: str
    nonce_endpoint: str
    authorization_servers: tuple[str, ...] = ()
    batch_size: int | None = None
    display: tuple[Display, ...] = ()
    configurations: Mapping[str, CredentialConfiguration] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def authorization_server(self) -> str:
        """Return the server to get a token from."""
        return self.authorization_servers[0] if self.authorization_servers else self.credential_issuer

    def to_json(self) -> dict[str, Any]:
        """Return the body of the well-known document."""
        return fields.present(
            credential_issuer=self.credential_issuer,
            authorization_servers=list(self.authorization_servers) or None,
            credential_endpoint=self.credential_endpoint,
            nonce_endpoint=self.nonce_endpoint,
            batch_credential_issuance={"batch_size": self.batch_size} if self.batch_size else None,
            display=[one.to_json() for one in self.display] or None,
            credential_configurations_supported={name: one.to_json() for name, one in self.configurations.items()},
        )

    @classmethod
    def parse(cls, document: JsonObject, *, credential_issuer: str) -> Self:
        """Read the metadata that was fetched for `credential_issuer`, which it must name itself (§12.2.3).

        Configurations of other formats are left out.
        """
        if fields.https_url(document.get("credential_issuer"), "credential_issuer") != credential_issuer:
            raise MalformedValueError("the metadata are another issuer's")
        found = fields.mapping(document.get("credential_configurations_supported"), "credential_configurations")
        kinds = {name: fields.mapping(value, "a configuration") for name, value in found.items()}
        servers = document.get("authorization_servers")
        batch = fields.mapping(document.get("batch_credential_issuance", {}), "batch_credential_issuance")
        return cls(
            credential_issuer=credential_issuer,
            credential_endpoint=fields.https_url(document.get("credential_endpoint"), "credential_endpoint"),
            nonce_endpoint=fields.https_url(document.get("nonce_endpoint"), "nonce_endpoint"),
            authorization_servers=() if servers is None else fields.texts(servers, "authorization_servers"),
            batch_size=fields.seconds(batch, "batch_size"),
            display=_display(document),
            configurations=MappingProxyType(
                {
                    name: CredentialConfiguration.parse(kind)
                    for name, kind in kinds.items()
                    if kind.get("format") == LDP_VC
                }
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorizationServerMetadata:
    """The token endpoint, and whether a wallet without a client id may use it (§12.3)."""

    issuer: str
    token_endpoint: str
    anonymous_access: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return the body of the well-known document."""
        return {
            "issuer": self.issuer,
            "token_endpoint": self.token_endpoint,
            "response_types_supported": [],
            "grant_types_supported": [PRE_AUTHORIZED_CODE],
            "token_endpoint_auth_methods_supported": ["none"],
            "authorization_details_types_supported": ["openid_credential"],
            "pre-authorized_grant_anonymous_access_supported": self.anonymous_access,
        }

    @classmethod
    def parse(cls, document: JsonObject, *, issuer: str) -> Self:
        """Read the metadata that was fetched for `issuer`, which it must name itself (RFC 8414 §3.3)."""
        if document.get("issuer") != issuer:
            raise MalformedValueError("the metadata are another authorization server's")
        if PRE_AUTHORIZED_CODE not in document.get("grant_types_supported", ()):
            raise UnsupportedFeatureError("the authorization server does not take pre-authorized codes")
        return cls(
            issuer=issuer,
            token_endpoint=fields.https_url(document.get("token_endpoint"), "token_endpoint"),
            anonymous_access=document.get("pre-authorized_grant_anonymous_access_supported") is True,
        )


def issuer_metadata_url(credential_issuer: str) -> str:
    """Return where an issuer's metadata are: the well-known part goes before its path (§12.2.2)."""
    return _well_known(credential_issuer, "openid-credential-issuer")


def authorization_server_metadata_url(issuer: str) -> str:
    """Return where an authorization server's metadata are. https://www.rfc-editor.org/rfc/rfc8414#section-3"""
    return _well_known(issuer, "oauth-authorization-server")


def _well_known(issuer: str, name: str) -> str:
    parts = urlsplit(fields.https_url(issuer, "the issuer"))
    return parts._replace(path=f"/.well-known/{name}{parts.path.rstrip('/')}").geturl()


def _texts(value: JsonObject, name: str) -> tuple[str, ...]:
    return fields.texts(value[name], name) if name in value else ()


def _display(value: JsonObject) -> tuple[Display, ...]:
    items = value.get("display", [])
    if not isinstance(items, list) or len(items) > fields.MAXIMUM_ITEMS:
        raise MalformedValueError(f"display must be a list of at most {fields.MAXIMUM_ITEMS}")
    entries = [fields.mapping(item, "each of display") for item in items]
    return tuple(Display(fields.text(item, "name"), fields.optional_text(item, "locale") or "") for item in entries)
