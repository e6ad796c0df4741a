"""Fixtures that all services' tests may use."""

from tests.services.oidc import login_provider

__all__ = ["login_provider"]
