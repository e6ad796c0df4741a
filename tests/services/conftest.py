"""Fixtures that all services' tests may use."""

from tests.databases import (
    _postgres_template,
    _sqlite_template,
    backend,
    database_url,
    issuer_database_url,
    issuer_engine,
    postgres_server,
)
from tests.services.oidc import login_provider

__all__ = [
    "_postgres_template",
    "_sqlite_template",
    "backend",
    "database_url",
    "issuer_database_url",
    "issuer_engine",
    "login_provider",
    "postgres_server",
]
