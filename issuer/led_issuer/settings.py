"""The issuer's settings: environment variables `LED_<NAME>`, beside those that all services share.

`LED_ISSUER_DATABASE_URL`, `LED_ISSUER_MASTER_KEY_FILE`: where the register is, and the key to its secrets.
`LED_ISSUER_OIDC_ISSUER`, `…_CLIENT_ID`, `…_CLIENT_SECRET_FILE`: the OpenID provider that tells who a citizen is.
`LED_ISSUER_WALLET_CLIENTS`: whose access tokens open a citizen's records.
The rest is policy, each field with its sentence. Production refuses what only a demonstration may have.
"""

from datetime import timedelta
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, model_validator

from led_vc.qualification import RegisterNames
from led_web.settings import BaseServiceSettings


class IssuerSettings(BaseServiceSettings):
    """Settings of the issuer app and of the status app."""

    issuer_database_url: str = Field(
        "sqlite:///var/issuer.db", description="`sqlite:///path` or `postgresql+psycopg://…`."
    )
    issuer_master_key_file: Path = Field(
        Path("var/issuer.key"), description="32 bytes that open the register's secrets."
    )
    issuer_oidc_issuer: str = Field("https://login.led.example", description="The OpenID provider (ACM/IDM).")
    issuer_oidc_client_id: str = Field("led-register", description="The register's own client, which may introspect.")
    issuer_oidc_client_secret: SecretStr = Field(SecretStr(""), description="Its secret; a file is better.")
    issuer_oidc_client_secret_file: Path | None = Field(None, description="A file with its secret.")
    issuer_wallet_clients: str = Field("led-wallet", description="Clients whose access tokens count, comma separated.")
    issuer_demo: bool = Field(False, description="Mark what is made as a demonstration: keys, bundle, credentials.")
    allow_synthetic_insz: bool = Field(False, description="Let in numbers that no person has. Refused in production.")
    issue_requires_strong_login: bool = Field(
        True, description="A login by sms may look, and not have anything issued."
    )
    credential_validity_days: int = Field(365, ge=1, le=3660, description="How long a credential counts.")
    key_validity_days: int = Field(365, ge=1, le=3660, description="How long a provider's key signs.")
    trust_list_validity_days: int = Field(30, ge=1, le=366, description="How long the root answers for a trust list.")
    bundle_validity_hours: int = Field(24, ge=1, le=24 * 31, description="How long a bundle may be relied on offline.")
    status_republish_minutes: int = Field(
        60, ge=1, le=24 * 60, description="Sign unchanged status lists again after this."
    )
    publish_interval_seconds: float = Field(
        0.5, gt=0, le=30, description="How often changed status lists are looked for."
    )

    issuer_rate: str = Field("1200/minute", description="How often one address may use each door that costs work.")

    @model_validator(mode="after")
    def _production_has_real_people(self) -> Self:
        if self.production and (self.allow_synthetic_insz or self.issuer_demo):
            raise ValueError(
                "LED_ALLOW_SYNTHETIC_INSZ and LED_ISSUER_DEMO are for development; production refuses them"
            )
        return self

    @property
    def names(self) -> RegisterNames:
        """Return the identifiers of this register."""
        return RegisterNames(self.register_host)

    @property
    def wallet_clients(self) -> frozenset[str]:
        """Return the clients whose access tokens count."""
        return frozenset(filter(None, (client.strip() for client in self.issuer_wallet_clients.split(","))))

    @property
    def status_validity(self) -> timedelta:
        """Return how long a status list counts: as long as a bundle that holds it, and until it is signed again."""
        return timedelta(hours=self.bundle_validity_hours, minutes=self.status_republish_minutes)

    def oidc_client_secret(self) -> str:
        """Return the secret of the register's client."""
        if self.issuer_oidc_client_secret_file is not None:
            return self.issuer_oidc_client_secret_file.read_text().strip()
        return self.issuer_oidc_client_secret.get_secret_value()
