"""The two kinds of credential under the names that OpenID4VCI has for them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from led_issuer.issuing.request import Profile
from led_vc.contexts import EXACT
from led_vc.oid4vci import CredentialConfiguration, Display

CONFIGURATIONS: Final[Mapping[Profile, str]] = MappingProxyType(
    {"qualification": "LedQualificationCredential", "summary": "LedSummaryCredential"}
)
"""`credential_configuration_id` by profile: the type of the credential."""

_NAMES: Final[Mapping[Profile, tuple[str, str]]] = {
    "qualification": ("Attestering van een bewijs", "Attestation of a proof of qualification"),
    "summary": ("Korte attestering voor de QR-code", "Short attestation for the QR code"),
}


def supported() -> Mapping[str, CredentialConfiguration]:
    """Return what the issuer's metadata say of each kind."""
    return MappingProxyType(
        {
            kind: CredentialConfiguration(
                context=EXACT[kind],
                type=("VerifiableCredential", kind),
                cryptosuites=("eddsa-rdfc-2022", "ecdsa-rdfc-2019"),
                binding_methods=("did:key", "jwk"),
                proof_algorithms=("EdDSA", "Ed25519", "ES256", "ES384"),
                display=(Display(_NAMES[profile][0], "nl-BE"), Display(_NAMES[profile][1], "en")),
            )
            for profile, kind in CONFIGURATIONS.items()
        }
    )
