"""The wallet's tables. Whatever is personal or secret is sealed; a person is the OpenID provider's `sub`.

`sealed` columns are AES-256-GCM under the wallet's master key, bound to their row's id. Tokens are kept as hashes.
"""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from led_web.columns import NAMING, Timestamp

_ID = String(30)

metadata: Final = MetaData(naming_convention=dict(NAMING))

holders = Table(
    "holders",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("issuer", String(200), nullable=False),
    Column("subject", String(255), nullable=False),
    Column("created_at", Timestamp, nullable=False),
    UniqueConstraint("issuer", "subject"),
)

login_attempts = Table(
    "login_attempts",
    metadata,
    Column("state_mac", LargeBinary(32), primary_key=True),
    Column("browser_mac", LargeBinary(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),  # nonce, code verifier and where to go afterwards
    Column("expires_at", Timestamp, nullable=False),
    Index("ix_login_attempts_expires_at", "expires_at"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("token_mac", LargeBinary(32), nullable=False, unique=True),
    Column("holder", _ID, ForeignKey("holders.id"), nullable=False),
    Column("sealed", LargeBinary, nullable=False),  # access token, name, method
    Column("seen_at", Timestamp, nullable=False),
    Column("expires_at", Timestamp, nullable=False),
    Index("ix_sessions_expires_at", "expires_at"),
)

handles = Table(
    "handles",
    metadata,
    Column("handle", _ID, primary_key=True),  # what stands in addresses: it means something to its owner alone
    Column("holder", _ID, ForeignKey("holders.id"), nullable=False),
    Column("record", _ID, nullable=False),
    UniqueConstraint("holder", "record"),
)

credentials = Table(
    "credentials",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("holder", _ID, ForeignKey("holders.id"), nullable=False),
    Column("record", _ID, nullable=False),
    Column("record_version", Integer, nullable=False),
    Column("profile", String(20), nullable=False),  # qualification | summary
    Column("birth_date", Boolean, nullable=False),
    Column("key_sealed", LargeBinary, nullable=False),
    Column("document_sealed", LargeBinary, nullable=False),
    Column("fetched_at", Timestamp, nullable=False),
    Column("valid_until", Timestamp, nullable=False),
    Index("ix_credentials_holder_record", "holder", "record"),
)

showings = Table(
    "showings",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("holder", _ID, ForeignKey("holders.id"), nullable=False),
    Column("credential", _ID, nullable=False),  # it may be gone by the time somebody reads this line
    Column("way", String(10), nullable=False),  # qr | print
    Column("sealed", LargeBinary, nullable=False),  # title and claims, as they were
    Column("started_at", Timestamp, nullable=False),
    Column("last_at", Timestamp, nullable=False),
    Index("ix_showings_holder_started_at", "holder", "started_at"),
)
