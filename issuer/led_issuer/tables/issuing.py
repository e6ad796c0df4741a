"""Issuing: providers and keys, status lists with a row per given bit, credentials from plan to revocation."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from led_issuer.tables.columns import Timestamp, letters, metadata

providers = Table(
    "providers",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("supplier", String(40), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("valid_from", Timestamp, nullable=False),
    Column("valid_until", Timestamp),
)

keys = Table(
    "keys",
    metadata,
    Column("provider", Integer, primary_key=True, autoincrement=False),
    Column("serial", Integer, primary_key=True, autoincrement=False),
    Column("algorithm", String(12), nullable=False),
    Column("private_key_sealed", LargeBinary, nullable=False),
    Column("public_multikey", Text, nullable=False),
    Column("valid_from", Timestamp, nullable=False),
    Column("valid_until", Timestamp, nullable=False),
    Column("revoked_at", Timestamp),
)

status_lists = Table(
    "status_lists",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("provider", Integer, nullable=False),
    Column("purpose", String(12), nullable=False),  # revocation | suspension
    Column("size", Integer, nullable=False),
    Column("allocated", Integer, nullable=False, server_default="0"),
    Column("dirty", Boolean, nullable=False),
    Column("published_version", Integer, nullable=False, server_default="0"),
    Index("ix_status_lists_provider_purpose", "provider", "purpose"),
)

credentials = Table(
    "credentials",
    metadata,
    letters("id", primary_key=True),
    letters("record", ForeignKey("records.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("profile", String(20), nullable=False),  # qualification | summary
    Column("state", String(12), nullable=False),  # planned | issued | revoked
    Column("provider", Integer, nullable=False),
    Column("key_serial", Integer, nullable=False),
    Column("holder", Text, nullable=False),
    Column("unsigned", LargeBinary, nullable=False),
    Column("signed", Text),
    Column("created_at", Timestamp, nullable=False),
    Column("issued_at", Timestamp),
    Column("valid_until", Timestamp, nullable=False),
    Column("revoked_at", Timestamp),
    Column("reason", String(40)),
    ForeignKeyConstraint(["record", "version"], ["record_versions.record", "record_versions.version"]),
    ForeignKeyConstraint(["provider", "key_serial"], ["keys.provider", "keys.serial"]),
    Index("ix_credentials_record", "record"),
    CheckConstraint("state IN ('planned', 'issued', 'revoked')", name="state"),
)

status_entries = Table(
    "status_entries",
    metadata,
    Column("status_list", Integer, ForeignKey("status_lists.number"), primary_key=True),
    Column("index", Integer, primary_key=True, autoincrement=False),
    letters("credential", ForeignKey("credentials.id"), nullable=False),
    Column("value", Boolean, nullable=False),
    Column("set_at", Timestamp),
    Index("ix_status_entries_credential", "credential"),
)

status_publications = Table(
    "status_publications",
    metadata,
    Column("status_list", Integer, ForeignKey("status_lists.number"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False),
    Column("valid_from", Timestamp, nullable=False),
    Column("valid_until", Timestamp, nullable=False),
)

verification_documents = Table(
    "verification_documents",
    metadata,
    Column("kind", String(12), primary_key=True),  # trust_list | bundle
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False),
    Column("created_at", Timestamp, nullable=False),
    Column("expires_at", Timestamp, nullable=False),
)
