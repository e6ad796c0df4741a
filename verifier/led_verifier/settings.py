"""What the verifier service is told from outside."""

from datetime import timedelta

from pydantic import Field

from led_web.settings import BaseServiceSettings


class VerifierSettings(BaseServiceSettings):
    """Settings of the verifier: `LED_<NAME>`."""

    contact_email: str = Field("contact@led.example", description="Where people write to LED, on the contact page.")
    status_max_age_seconds: int = Field(60, ge=1, description="How old a status list may be before it is fetched anew.")
    bundle_max_age_seconds: int = Field(60, ge=1, description="How old the bundle may be before it is fetched anew.")
    check_rate: str = Field("120/minute", description="How many checks one client may ask for.")

    @property
    def status_max_age(self) -> timedelta:
        """Return how old a status list may be."""
        return timedelta(seconds=self.status_max_age_seconds)

    @property
    def bundle_max_age(self) -> timedelta:
        """Return how old a bundle may be."""
        return timedelta(seconds=self.bundle_max_age_seconds)

    @property
    def bundle_url(self) -> str:
        """Return the identifier, and here also the path, of the register's bundle."""
        return f"{self.register_origin}/bundle"

    @property
    def status_prefix(self) -> str:
        """Return how the URL of every status list of the register begins."""
        return f"{self.register_origin}/status/"
