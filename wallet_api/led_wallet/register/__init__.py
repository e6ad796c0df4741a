"""The register and its issuer, as any wallet reaches them: two endpoints of the register, then plain OpenID4VCI."""

from led_wallet.register.client import Profile, RegisterClient
from led_wallet.register.issuance import CredentialIssuer
from led_wallet.register.records import RegisterRecord, parse_records

__all__ = [
    "CredentialIssuer",
    "Profile",
    "RegisterClient",
    "RegisterRecord",
    "parse_records",
]
