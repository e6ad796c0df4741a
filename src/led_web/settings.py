"""What every service is told from outside: environment variables `LED_…`, checked when the service starts.

A production service refuses what only development may have: routes to loopback and a movable clock.
"""

from pathlib import Path
from typing import Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from led_vc.fetch import Fetcher, Routes
from led_web.clock import Clock


class BaseServiceSettings(BaseSettings):
    """Settings that all services share; each field is the variable `LED_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix="LED_", extra="ignore", frozen=True)

    production: bool = Field(False, description="Real data: refuse demo keys, routes to loopback and a movable clock.")
    register_host: str = Field("led.example", description="The host name in every identifier of the register.")
    public_url: str = Field("http://localhost:8080", description="The address at which people open the pages.")
    verifier_url: str = Field(
        "http://localhost:8080/controle", description="The address of the verifier page, in letters."
    )
    contact_url: str = Field("/contact", description="Where people reach LED, on every error and refusal page.")
    routes: str = Field("", description="Development: `https://host[/path]=http://127.0.0.1:port`, comma separated.")
    clock_file: Path | None = Field(None, description="Development: a file with seconds by which the clock is moved.")
    trust_root: str | None = Field(None, description="The did:key of the register's root that signs the trust list.")

    @model_validator(mode="after")
    def _production_is_strict(self) -> Self:
        if self.production and (self.routes or self.clock_file):
            raise ValueError("LED_ROUTES and LED_CLOCK_FILE are for development; production refuses them")
        return self

    @property
    def register_origin(self) -> str:
        """Return `https://<register_host>`, the beginning of the register's identifiers."""
        return f"https://{self.register_host}"

    def clock(self) -> Clock:
        """Return the service's clock."""
        return Clock(self.clock_file)

    def fetcher(self, *, timeout: float = 3.0, max_bytes: int = 2 * 1024 * 1024) -> Fetcher:
        """Return an HTTP client that follows the routes."""
        return Fetcher(Routes.parse(self.routes), timeout=timeout, max_bytes=max_bytes)
