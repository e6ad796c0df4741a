"""What protocols leave behind: offers, tokens and nonces by their keyed hash alone, the audit trail, and settings."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from led_issuer.tables.columns import Timestamp, letters, metadata

delivery_keys = Table(
    "delivery_keys",
    metadata,
    Column("supplier", String(40), primary_key=True),
    Column("public_multikey", String(200), primary_key=True),
    Column("registered_at", Timestamp, nullable=False),
    Column("revoked_at", Timestamp),
)

offers = Table(
    "offers",
    metadata,
    letters("id", primary_key=True),
    Column("code_mac", LargeBinary(32), nullable=False, unique=True),
    Column("tx_code_mac", LargeBinary(32)),
    letters("person", ForeignKey("persons.id"), nullable=False),
    letters("record", ForeignKey("records.id"), nullable=False),
    Column("profile", String(20), nullable=False),
    Column("birth_date", Boolean, nullable=False),
    Column("show", Text, nullable=False, server_default=""),
    Column("given_name", Text),  # the name of today, from the login that asked
    Column("family_name", Text),
    Column("created_at", Timestamp, nullable=False),
    Column("expires_at", Timestamp, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("used_at", Timestamp),
)

access_tokens = Table(
    "access_tokens",
    metadata,
    Column("token_mac", LargeBinary(32), primary_key=True),
    letters("offer", ForeignKey("offers.id"), nullable=False),
    Column("expires_at", Timestamp, nullable=False),
    Column("used_at", Timestamp),
)

nonces = Table(
    "nonces",
    metadata,
    Column("nonce_mac", LargeBinary(32), primary_key=True),
    Column("expires_at", Timestamp, nullable=False),
    Column("used_at", Timestamp),
)

seen_tokens = Table(
    "seen_tokens",
    metadata,
    Column("issuer", String(200), primary_key=True),
    Column("jti", String(200), primary_key=True),
    Column("expires_at", Timestamp, nullable=False),
    Index("ix_seen_tokens_expires_at", "expires_at"),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Timestamp, nullable=False),
    Column("actor", String(80), nullable=False),  # an OVO code, a component, or "citizen"; never a person
    Column("action", String(40), nullable=False),
    Column("subject", String(80)),  # the id of a record, credential, delivery or key
    Column("detail", Text, nullable=False, server_default=""),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String(60), primary_key=True),
    Column("text", Text),
    Column("sealed", LargeBinary),
)
