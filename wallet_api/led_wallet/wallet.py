"""The parts of the service, put together once from its settings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from led_vc import contexts
from led_vc.qr import QrTable
from led_wallet.handles import Handles
from led_wallet.held import HeldCredentials
from led_wallet.login import Attempts, OpenIdProvider, Session, Sessions
from led_wallet.presenting import Presenter
from led_wallet.register import CredentialIssuer, RegisterClient
from led_wallet.settings import WalletSettings
from led_wallet.showings import Showings
from led_web.database import migrate, open_engine
from led_web.secrets import MasterKey

_MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wallet:
    """Everything a request may need."""

    settings: WalletSettings
    engine: Engine
    now: Callable[[], datetime]
    provider: OpenIdProvider
    attempts: Attempts
    sessions: Sessions
    register: RegisterClient
    issuer: CredentialIssuer
    handles: Handles
    held: HeldCredentials
    presenter: Presenter
    showings: Showings

    @classmethod
    def open(cls, settings: WalletSettings) -> Self:
        """Open the database, bring it to its newest revision, and make the parts."""
        engine = open_engine(settings.wallet_database_url)
        migrate(engine, _MIGRATIONS)
        key = MasterKey.load(settings.wallet_master_key_file, create=not settings.production)
        now, fetcher = settings.clock().now, settings.fetcher(timeout=10.0)
        table = contexts.qr_table(contexts.QR_TABLE_IDS[settings.qr_table_kind], host=settings.register_host)
        held = HeldCredentials(engine, key, now)
        return cls(
            settings=settings,
            engine=engine,
            now=now,
            provider=OpenIdProvider(settings),
            attempts=Attempts(engine, key, now),
            sessions=Sessions(engine, key, settings, now),
            register=RegisterClient(fetcher, settings.register_origin),
            issuer=CredentialIssuer(fetcher, settings.register_origin),
            handles=Handles(engine),
            held=held,
            presenter=Presenter(held, QrTable.load(table), key, now),
            showings=Showings(engine, key, now),
        )

    def may_fetch(self, session: Session) -> bool:
        """Tell whether a login is strong enough to have something issued (decision a); the register asks again."""
        return session.claims.strong or not self.settings.issue_requires_strong_login

    def log_out(self, session: Session) -> None:
        """End a session, and with it the access token."""
        self.sessions.close(session)
        self.provider.revoke(session.access_token)

    def close(self) -> None:
        """Close connections."""
        self.provider.close()
        self.engine.dispose()
