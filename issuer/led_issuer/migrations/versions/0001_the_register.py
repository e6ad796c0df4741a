"""Make the whole issuer database."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=True),
        sa.Column("detail", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.String(length=30), nullable=False),
        sa.Column("supplier", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=12), nullable=False),
        sa.Column("delivery_id", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("superseded", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("ignored", sa.Integer(), nullable=False),
        sa.Column("quarantined", sa.Integer(), nullable=False),
        sa.Column("conflict", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "rows = accepted + superseded + withdrawn + ignored + quarantined + conflict + rejected",
            name=op.f("ck_deliveries_counters"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("supplier", "channel", "sequence", name=op.f("uq_deliveries_supplier_channel_sequence")),
        sa.UniqueConstraint("supplier", "delivery_id", name=op.f("uq_deliveries_supplier_delivery_id")),
    )
    op.create_table(
        "delivery_keys",
        sa.Column("supplier", sa.String(length=40), nullable=False),
        sa.Column("public_multikey", sa.String(length=200), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("supplier", "public_multikey", name=op.f("pk_delivery_keys")),
    )
    op.create_table(
        "institutions",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("official_number", sa.String(length=40), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("successor", sa.Integer(), nullable=True),
        sa.Column("founded", sa.String(length=10), nullable=True),
        sa.Column("closed", sa.String(length=10), nullable=True),
        sa.Column("same_as", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["successor"], ["institutions.number"], name=op.f("fk_institutions_successor")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_institutions")),
        sa.UniqueConstraint("official_number", name=op.f("uq_institutions_official_number")),
    )
    op.create_table(
        "keys",
        sa.Column("provider", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("algorithm", sa.String(length=12), nullable=False),
        sa.Column("private_key_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("public_multikey", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("provider", "serial", name=op.f("pk_keys")),
    )
    op.create_table(
        "nonces",
        sa.Column("nonce_mac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("nonce_mac", name=op.f("pk_nonces")),
    )
    op.create_table(
        "persons",
        sa.Column("id", sa.String(length=30), nullable=False),
        sa.Column("insz_mac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("insz_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("insz_kind", sa.String(length=12), nullable=False),
        sa.Column("family_key", sa.Text(), nullable=False),
        sa.Column("given_key", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.String(length=10), nullable=False),
        sa.Column("identity", sa.LargeBinary(length=16), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
        sa.UniqueConstraint("insz_mac", name=op.f("uq_persons_insz_mac")),
    )
    op.create_index("ix_persons_identity", "persons", ["identity"], unique=False)
    op.create_table(
        "providers",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("supplier", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_providers")),
        sa.UniqueConstraint("supplier", name=op.f("uq_providers_supplier")),
    )
    op.create_table(
        "seen_tokens",
        sa.Column("issuer", sa.String(length=200), nullable=False),
        sa.Column("jti", sa.String(length=200), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("issuer", "jti", name=op.f("pk_seen_tokens")),
    )
    op.create_index("ix_seen_tokens_expires_at", "seen_tokens", ["expires_at"], unique=False)
    op.create_table(
        "settings",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )
    op.create_table(
        "status_lists",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("provider", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("allocated", sa.Integer(), server_default="0", nullable=False),
        sa.Column("dirty", sa.Boolean(), nullable=False),
        sa.Column("published_version", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_status_lists")),
    )
    op.create_index("ix_status_lists_provider_purpose", "status_lists", ["provider", "purpose"], unique=False)
    op.create_table(
        "verification_documents",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "version", name=op.f("pk_verification_documents")),
    )
    op.create_table(
        "conflicts",
        sa.Column("delivery", sa.String(length=30), nullable=False),
        sa.Column("row_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("supplier", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.String(length=200), nullable=False),
        sa.Column("person", sa.String(length=30), nullable=False),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["delivery"], ["deliveries.id"], name=op.f("fk_conflicts_delivery")),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name=op.f("fk_conflicts_person")),
        sa.PrimaryKeyConstraint("delivery", "row_number", name=op.f("pk_conflicts")),
    )
    op.create_table(
        "delivery_rows",
        sa.Column("delivery", sa.String(length=30), nullable=False),
        sa.Column("row_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source_id", sa.String(length=200), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["delivery"], ["deliveries.id"], name=op.f("fk_delivery_rows_delivery")),
        sa.PrimaryKeyConstraint("delivery", "row_number", name=op.f("pk_delivery_rows")),
    )
    op.create_table(
        "quarantine",
        sa.Column("delivery", sa.String(length=30), nullable=False),
        sa.Column("row_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("supplier", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.String(length=200), nullable=False),
        sa.Column("person", sa.String(length=30), nullable=True),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["delivery"], ["deliveries.id"], name=op.f("fk_quarantine_delivery")),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name=op.f("fk_quarantine_person")),
        sa.PrimaryKeyConstraint("delivery", "row_number", name=op.f("pk_quarantine")),
    )
    op.create_table(
        "records",
        sa.Column("id", sa.String(length=30), nullable=False),
        sa.Column("supplier", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.String(length=200), nullable=False),
        sa.Column("person", sa.String(length=30), nullable=False),
        sa.Column("authenticity", sa.String(length=40), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("proof_type", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("twin_key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("suspended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('active', 'withdrawn')", name=op.f("ck_records_state")),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name=op.f("fk_records_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records")),
    )
    op.create_index("ix_records_person", "records", ["person"], unique=False)
    op.create_index("uq_records_source_id_supplier", "records", ["source_id", "supplier"], unique=True)
    op.create_table(
        "status_publications",
        sa.Column("status_list", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["status_list"], ["status_lists.number"], name=op.f("fk_status_publications_status_list")
        ),
        sa.PrimaryKeyConstraint("status_list", "version", name=op.f("pk_status_publications")),
    )
    op.create_table(
        "offers",
        sa.Column("id", sa.String(length=30), nullable=False),
        sa.Column("code_mac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("tx_code_mac", sa.LargeBinary(length=32), nullable=True),
        sa.Column("person", sa.String(length=30), nullable=False),
        sa.Column("record", sa.String(length=30), nullable=False),
        sa.Column("profile", sa.String(length=20), nullable=False),
        sa.Column("birth_date", sa.Boolean(), nullable=False),
        sa.Column("show", sa.Text(), server_default="", nullable=False),
        sa.Column("given_name", sa.Text(), nullable=True),
        sa.Column("family_name", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name=op.f("fk_offers_person")),
        sa.ForeignKeyConstraint(["record"], ["records.id"], name=op.f("fk_offers_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
        sa.UniqueConstraint("code_mac", name=op.f("uq_offers_code_mac")),
    )
    op.create_table(
        "record_versions",
        sa.Column("record", sa.String(length=30), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("operation", sa.String(length=12), nullable=False),
        sa.Column("source_version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("delivery", sa.String(length=30), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["delivery"], ["deliveries.id"], name=op.f("fk_record_versions_delivery")),
        sa.ForeignKeyConstraint(["record"], ["records.id"], name=op.f("fk_record_versions_record")),
        sa.PrimaryKeyConstraint("record", "version", name=op.f("pk_record_versions")),
    )
    op.create_table(
        "access_tokens",
        sa.Column("token_mac", sa.LargeBinary(length=32), nullable=False),
        sa.Column("offer", sa.String(length=30), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["offer"], ["offers.id"], name=op.f("fk_access_tokens_offer")),
        sa.PrimaryKeyConstraint("token_mac", name=op.f("pk_access_tokens")),
    )
    op.create_table(
        "credentials",
        sa.Column("id", sa.String(length=30), nullable=False),
        sa.Column("record", sa.String(length=30), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("profile", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("provider", sa.Integer(), nullable=False),
        sa.Column("key_serial", sa.Integer(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("unsigned", sa.LargeBinary(), nullable=False),
        sa.Column("signed", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.CheckConstraint("state IN ('planned', 'issued', 'revoked')", name=op.f("ck_credentials_state")),
        sa.ForeignKeyConstraint(
            ["provider", "key_serial"],
            ["keys.provider", "keys.serial"],
            name=op.f("fk_credentials_provider_key_serial"),
        ),
        sa.ForeignKeyConstraint(
            ["record", "version"],
            ["record_versions.record", "record_versions.version"],
            name=op.f("fk_credentials_record_version"),
        ),
        sa.ForeignKeyConstraint(["record"], ["records.id"], name=op.f("fk_credentials_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credentials")),
    )
    op.create_index("ix_credentials_record", "credentials", ["record"], unique=False)
    op.create_table(
        "status_entries",
        sa.Column("status_list", sa.Integer(), nullable=False),
        sa.Column("index", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("credential", sa.String(length=30), nullable=False),
        sa.Column("value", sa.Boolean(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["credential"], ["credentials.id"], name=op.f("fk_status_entries_credential")),
        sa.ForeignKeyConstraint(["status_list"], ["status_lists.number"], name=op.f("fk_status_entries_status_list")),
        sa.PrimaryKeyConstraint("status_list", "index", name=op.f("pk_status_entries")),
    )
    op.create_index("ix_status_entries_credential", "status_entries", ["credential"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_status_entries_credential", table_name="status_entries")
    op.drop_table("status_entries")
    op.drop_index("ix_credentials_record", table_name="credentials")
    op.drop_table("credentials")
    op.drop_table("access_tokens")
    op.drop_table("record_versions")
    op.drop_table("offers")
    op.drop_table("status_publications")
    op.drop_index("uq_records_source_id_supplier", table_name="records")
    op.drop_index("ix_records_person", table_name="records")
    op.drop_table("records")
    op.drop_table("quarantine")
    op.drop_table("delivery_rows")
    op.drop_table("conflicts")
    op.drop_table("verification_documents")
    op.drop_index("ix_status_lists_provider_purpose", table_name="status_lists")
    op.drop_table("status_lists")
    op.drop_table("settings")
    op.drop_index("ix_seen_tokens_expires_at", table_name="seen_tokens")
    op.drop_table("seen_tokens")
    op.drop_table("providers")
    op.drop_index("ix_persons_identity", table_name="persons")
    op.drop_table("persons")
    op.drop_table("nonces")
    op.drop_table("keys")
    op.drop_table("institutions")
    op.drop_table("delivery_keys")
    op.drop_table("deliveries")
    op.drop_table("audit")
