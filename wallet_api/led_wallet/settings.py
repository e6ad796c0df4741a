"""What the wallet service is told from outside: `LED_<NAME>`, beside the settings that all services share."""

from datetime import timedelta
from pathlib import Path

from pydantic import Field, SecretStr

from led_web.settings import BaseServiceSettings


class WalletSettings(BaseServiceSettings):
    """Settings of the wallet."""

    wallet_database_url: str = Field(
        "sqlite:///var/wallet.db", description="`sqlite:///path` or `postgresql+psycopg://…`."
    )
    wallet_master_key_file: Path = Field(Path("var/wallet.key"), description="32 bytes that open the wallet's secrets.")
    wallet_oidc_issuer: str = Field("https://login.led.example", description="The OpenID provider (ACM/IDM).")
    wallet_oidc_client_id: str = Field("led-wallet", description="The wallet's client at the provider.")
    wallet_oidc_client_secret: SecretStr = Field(SecretStr(""), description="Its secret; a file is better.")
    wallet_oidc_client_secret_file: Path | None = Field(None, description="A file with its secret.")
    wallet_oidc_scope: str = Field("openid profile rrn vo", description="The scopes that the provider granted.")
    wallet_session_idle_minutes: int = Field(15, ge=3, le=120, description="How long a login lasts without a sign.")
    wallet_session_minutes: int = Field(60, ge=5, le=720, description="How long a login lasts at most.")
    issue_requires_strong_login: bool = Field(
        True, description="A login by sms may look, and not have anything issued."
    )
    wallet_rate: str = Field("120/minute", description="How often one client may begin to log in or ask for a code.")

    @property
    def idle(self) -> timedelta:
        """Return how long a login lasts without a sign of life."""
        return timedelta(minutes=self.wallet_session_idle_minutes)

    @property
    def longest(self) -> timedelta:
        """Return how long a login lasts at most."""
        return timedelta(minutes=self.wallet_session_minutes)

    @property
    def secure(self) -> bool:
        """Return whether people reach the pages over https, so that cookies may demand it."""
        return self.public_url.startswith("https://")

    @property
    def callback_url(self) -> str:
        """Return where the OpenID provider sends people back to; it is registered there."""
        return self.public_url.rstrip("/") + "/mijn/aanmelden/terug"

    @property
    def qr_table_kind(self) -> str:
        """Return whose CBOR-LD table the codes use: a test code never decodes into a real register's names."""
        return "register" if self.production else "demo"

    def oidc_client_secret(self) -> str:
        """Return the secret of the wallet's client."""
        if self.wallet_oidc_client_secret_file is not None:
            return self.wallet_oidc_client_secret_file.read_text().strip()
        return self.wallet_oidc_client_secret.get_secret_value()
