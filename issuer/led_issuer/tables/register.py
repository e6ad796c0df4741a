"""The register: people, deliveries with their receipts, records with every version, and what waits for a decision."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from led_issuer.tables.columns import Timestamp, letters, metadata

persons = Table(
    "persons",
    metadata,
    letters("id", primary_key=True),
    Column("insz_mac", LargeBinary(32), nullable=False, unique=True),
    Column("insz_sealed", LargeBinary, nullable=False),  # AES-256-GCM bound to `id`: the only INSZ in the database
    Column("insz_kind", String(12), nullable=False),  # register | bis | synthetic
    # What tells that a number came with another name; `identity` finds namesakes. Folded, never shown.
    Column("family_key", Text, nullable=False),
    Column("given_key", Text, nullable=False),
    Column("birth_date", String(10), nullable=False),
    Column("identity", LargeBinary(16)),
    Column("created_at", Timestamp, nullable=False),
    Index("ix_persons_identity", "identity"),
)

deliveries = Table(
    "deliveries",
    metadata,
    letters("id", primary_key=True),
    Column("supplier", String(40), nullable=False),
    Column("channel", String(12), nullable=False),  # provider | operator: each counts its own sequence
    Column("delivery_id", String(64), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("delivered_at", Timestamp, nullable=False),
    Column("received_at", Timestamp, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("accepted", Integer, nullable=False),
    Column("superseded", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("ignored", Integer, nullable=False),
    Column("quarantined", Integer, nullable=False),
    Column("conflict", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    UniqueConstraint("supplier", "delivery_id"),
    UniqueConstraint("supplier", "channel", "sequence"),
    CheckConstraint(
        "rows = accepted + superseded + withdrawn + ignored + quarantined + conflict + rejected", name="counters"
    ),
)

delivery_rows = Table(
    "delivery_rows",
    metadata,
    letters("delivery", ForeignKey("deliveries.id"), primary_key=True),
    Column("row_number", Integer, primary_key=True, autoincrement=False),
    Column("source_id", String(200)),  # absent where it could not be shown safely
    Column("outcome", String(12), nullable=False),
    Column("codes", Text, nullable=False),  # separated by a space; `CODE:column` where a column is meant
)

records = Table(
    "records",
    metadata,
    letters("id", primary_key=True),
    Column("supplier", String(40), nullable=False),
    Column("source_id", String(200), nullable=False),
    letters("person", ForeignKey("persons.id"), nullable=False),
    Column("authenticity", String(40), nullable=False),
    Column("category", String(40), nullable=False),
    Column("proof_type", String(60), nullable=False),
    Column("version", Integer, nullable=False),  # ours, 1, 2, 3 ...
    Column("source_version", Integer, nullable=False),  # the supplier's own
    Column("content_hash", LargeBinary(32), nullable=False),  # of the current version
    Column("twin_key", LargeBinary(16), nullable=False),  # kind, year and title: finds the same proof of another
    Column("state", String(12), nullable=False),  # active | withdrawn
    Column("suspended_at", Timestamp),  # nothing is issued of it meanwhile
    Column("created_at", Timestamp, nullable=False),
    Column("changed_at", Timestamp, nullable=False),
    # source_id first: a change of another supplier's record is found by the same index.
    Index("uq_records_source_id_supplier", "source_id", "supplier", unique=True),
    Index("ix_records_person", "person"),
    CheckConstraint("state IN ('active', 'withdrawn')", name="state"),
)

record_versions = Table(
    "record_versions",
    metadata,
    letters("record", ForeignKey("records.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("operation", String(12), nullable=False),  # NIEUW | WIJZIGING | INTREKKING
    Column("source_version", Integer, nullable=False),
    Column("reason", String(40)),
    Column("content", Text, nullable=False),  # JSON, see register.content; a withdrawal keeps the last one
    Column("content_hash", LargeBinary(32), nullable=False),
    Column("late", Integer, nullable=False),  # 1: delivered more than two months after the end (D11)
    letters("delivery", ForeignKey("deliveries.id"), nullable=False),
    Column("accepted_at", Timestamp, nullable=False),
)

quarantine = Table(
    "quarantine",
    metadata,
    letters("delivery", ForeignKey("deliveries.id"), primary_key=True),
    Column("row_number", Integer, primary_key=True, autoincrement=False),
    Column("supplier", String(40), nullable=False),
    Column("source_id", String(200), nullable=False),
    letters("person", ForeignKey("persons.id")),  # a withdrawal need not name a person
    Column("codes", Text, nullable=False),
    Column("content", Text, nullable=False),  # the columns as delivered, as JSON, without `insz`
    Column("created_at", Timestamp, nullable=False),
    Column("resolved_at", Timestamp),
)

conflicts = Table(
    "conflicts",
    metadata,
    letters("delivery", ForeignKey("deliveries.id"), primary_key=True),
    Column("row_number", Integer, primary_key=True, autoincrement=False),
    Column("supplier", String(40), nullable=False),
    Column("source_id", String(200), nullable=False),
    letters("person", ForeignKey("persons.id"), nullable=False),
    Column("codes", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("created_at", Timestamp, nullable=False),
    Column("resolved_at", Timestamp),
)

institutions = Table(
    "institutions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # the directory's serial, never reused
    Column("official_number", String(40), unique=True),
    Column("name", Text, nullable=False),
    Column("successor", Integer, ForeignKey("institutions.number")),
    Column("founded", String(10)),
    Column("closed", String(10)),
    Column("same_as", Text),
)
