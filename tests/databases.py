"""Databases for tests: an empty one, or one with the issuer's tables, each on SQLite and on PostgreSQL.

PostgreSQL is a throw-away server on a socket in a temporary directory, started once per test process. Nothing of it is
left behind. Where no server is installed its half of the tests is skipped with that reason.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

import led_issuer
from led_web.database import migrate, open_engine

ISSUER_MIGRATIONS = Path(led_issuer.__file__).parent / "migrations"
_NUMBERS = count(1)


def _binaries() -> Path | None:
    if found := shutil.which("initdb"):
        return Path(found).parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return installed[-1] if installed else None


class PostgresServer:
    """A running server; it refuses to run as root, so as root it runs as the user `postgres`."""

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        self._root = os.geteuid() == 0
        # The path of a socket must be short, so this is not pytest's own directory.
        self.directory = Path(tempfile.mkdtemp(prefix="ledpg"))
        if self._root:
            shutil.chown(self.directory, "postgres", "postgres")
        self._run("initdb", "-D", self._data, "-U", "led", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        quick = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        options = f"-k {self.directory} -c listen_addresses='' {quick}"
        self._run("pg_ctl", "-D", self._data, "-w", "-l", str(self.directory / "log"), "-o", options, "start")
        self._admin = open_engine(self.url("postgres")).execution_options(isolation_level="AUTOCOMMIT")

    @property
    def _data(self) -> str:
        return str(self.directory / "data")

    def url(self, database: str) -> str:
        """Return the URL of a database of this server."""
        return f"postgresql+psycopg://led@/{database}?host={self.directory}"

    def create(self, database: str, template: str = "template1") -> None:
        with self._admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {database} TEMPLATE {template}"))

    def drop(self, database: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {database} WITH (FORCE)"))

    def stop(self) -> None:
        self._admin.dispose()
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")
        shutil.rmtree(self.directory)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self._binaries / program), *arguments],
            check=True,
            cwd="/",
            stdout=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            user="postgres" if self._root else None,
            group="postgres" if self._root else None,
            extra_groups=[] if self._root else None,
        )


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Run a PostgreSQL server for this test process."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed")
    server = PostgresServer(binaries)
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """Name the database of this run of the test."""
    return str(request.param)


@pytest.fixture
def database_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of an empty database."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    database = f"test_{next(_NUMBERS)}"
    server.create(database)
    yield server.url(database)
    server.drop(database)


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "issuer.db"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine, ISSUER_MIGRATIONS)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def _postgres_template(postgres_server: PostgresServer) -> str:
    postgres_server.create("issuer_template")
    engine = open_engine(postgres_server.url("issuer_template"))
    migrate(engine, ISSUER_MIGRATIONS)
    engine.dispose()
    return "issuer_template"


@pytest.fixture
def issuer_database_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of a database with the issuer's tables, all empty."""
    if backend == "sqlite":
        path = tmp_path / "issuer.db"
        shutil.copy(request.getfixturevalue("_sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    database = f"issuer_{next(_NUMBERS)}"
    server.create(database, request.getfixturevalue("_postgres_template"))
    yield server.url(database)
    server.drop(database)


@pytest.fixture
def issuer_engine(issuer_database_url: str) -> Iterator[Engine]:
    """Give an engine on a database with the issuer's tables, all empty."""
    engine = open_engine(issuer_database_url)
    yield engine
    engine.dispose()
