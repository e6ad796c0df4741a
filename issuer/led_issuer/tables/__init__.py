"""The issuer's database: SQLAlchemy Core tables, the same on SQLite and PostgreSQL; Alembic makes them.

One encrypted column holds the INSZ (`persons.insz_sealed`); no other table has a column that may hold one. Nothing here
is ever deleted by the product: a withdrawn record is a state, a used code is a time.
"""

from led_issuer.tables.columns import ID_LENGTH, Timestamp, metadata
from led_issuer.tables.issuing import (
    credentials,
    keys,
    providers,
    status_entries,
    status_lists,
    status_publications,
    verification_documents,
)
from led_issuer.tables.protocol import access_tokens, audit, delivery_keys, nonces, offers, seen_tokens, settings
from led_issuer.tables.register import (
    conflicts,
    deliveries,
    delivery_rows,
    institutions,
    persons,
    quarantine,
    record_versions,
    records,
)

__all__ = [
    "ID_LENGTH",
    "Timestamp",
    "access_tokens",
    "audit",
    "conflicts",
    "credentials",
    "deliveries",
    "delivery_keys",
    "delivery_rows",
    "institutions",
    "keys",
    "metadata",
    "nonces",
    "offers",
    "persons",
    "providers",
    "quarantine",
    "record_versions",
    "records",
    "seen_tokens",
    "settings",
    "status_entries",
    "status_lists",
    "status_publications",
    "verification_documents",
]
