"""What a running issuer has at hand: settings, database, clock, secrets, names. Passed in, never global."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Self, cast

from fastapi import Depends, Request
from sqlalchemy import Engine

from led_issuer.register.persons import PersonVault
from led_issuer.settings import IssuerSettings
from led_vc.qualification import RegisterNames
from led_web.clock import Clock
from led_web.database import migrate, open_engine
from led_web.secrets import MasterKey

MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """The parts that routes, commands and background work share."""

    settings: IssuerSettings
    engine: Engine
    clock: Clock
    master_key: MasterKey

    @classmethod
    def open(cls, settings: IssuerSettings) -> Self:
        """Open the database, brought to its newest schema, and the master key; a demonstration makes its own key."""
        master_key = MasterKey.load(settings.issuer_master_key_file, create=not settings.production)
        engine = open_engine(settings.issuer_database_url)
        migrate(engine, MIGRATIONS)
        return cls(settings=settings, engine=engine, clock=settings.clock(), master_key=master_key)

    @property
    def names(self) -> RegisterNames:
        """Return the register's identifiers."""
        return self.settings.names

    @property
    def vault(self) -> PersonVault:
        """Return what turns a number into a pseudonym."""
        return PersonVault.of(self.master_key)

    def now(self) -> datetime:
        """Return the time."""
        return self.clock.now()

    def close(self) -> None:
        """Close the database."""
        self.engine.dispose()


def runtime_of(request: Request) -> Runtime:
    """Return the runtime of the app that answers `request`."""
    return cast(Runtime, request.app.state.runtime)


AppRuntime = Annotated[Runtime, Depends(runtime_of)]
"""What a route asks for to get at the runtime."""
