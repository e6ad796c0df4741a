"""Make the wallet's tables."""

import sqlalchemy as sa
from alembic import op

from led_web.columns import Timestamp

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.String(30)


def upgrade() -> None:
    op.create_table(
        "holders",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("issuer", sa.String(200), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("created_at", Timestamp, nullable=False),
        sa.UniqueConstraint("issuer", "subject"),
    )
    op.create_table(
        "login_attempts",
        sa.Column("state_mac", sa.LargeBinary(32), primary_key=True),
        sa.Column("browser_mac", sa.LargeBinary(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("expires_at", Timestamp, nullable=False),
        sa.Index("ix_login_attempts_expires_at", "expires_at"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("token_mac", sa.LargeBinary(32), nullable=False, unique=True),
        sa.Column("holder", _ID, sa.ForeignKey("holders.id"), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("seen_at", Timestamp, nullable=False),
        sa.Column("expires_at", Timestamp, nullable=False),
        sa.Index("ix_sessions_expires_at", "expires_at"),
    )
    op.create_table(
        "handles",
        sa.Column("handle", _ID, primary_key=True),
        sa.Column("holder", _ID, sa.ForeignKey("holders.id"), nullable=False),
        sa.Column("record", _ID, nullable=False),
        sa.UniqueConstraint("holder", "record"),
    )
    op.create_table(
        "credentials",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("holder", _ID, sa.ForeignKey("holders.id"), nullable=False),
        sa.Column("record", _ID, nullable=False),
        sa.Column("record_version", sa.Integer, nullable=False),
        sa.Column("profile", sa.String(20), nullable=False),
        sa.Column("birth_date", sa.Boolean, nullable=False),
        sa.Column("key_sealed", sa.LargeBinary, nullable=False),
        sa.Column("document_sealed", sa.LargeBinary, nullable=False),
        sa.Column("fetched_at", Timestamp, nullable=False),
        sa.Column("valid_until", Timestamp, nullable=False),
        sa.Index("ix_credentials_holder_record", "holder", "record"),
    )
    op.create_table(
        "showings",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("holder", _ID, sa.ForeignKey("holders.id"), nullable=False),
        sa.Column("credential", _ID, nullable=False),
        sa.Column("way", sa.String(10), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("started_at", Timestamp, nullable=False),
        sa.Column("last_at", Timestamp, nullable=False),
        sa.Index("ix_showings_holder_started_at", "holder", "started_at"),
    )


def downgrade() -> None:
    for table in ("showings", "credentials", "handles", "sessions", "login_attempts", "holders"):
        op.drop_table(table)
