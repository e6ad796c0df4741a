"""What a register has before it opens its doors: its own keys, its providers with theirs, lists, and a trust list.

Every step looks first, so that setting up again changes nothing. It refuses to start with a database that is not what
the settings say: another host name, master key or root, or a demonstration's keys in production.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, insert, select

from led_issuer.keys import add_key, ensure_register_keys, provider_keys, register_signer, root_did
from led_issuer.locks import Lock, exclusively
from led_issuer.runtime import Runtime
from led_issuer.settings import IssuerSettings
from led_issuer.status.allocate import ensure_lists
from led_issuer.status.publish import publish_changed
from led_issuer.tables import settings as settings_table
from led_issuer.trust.providers import ensure_providers, signing_providers
from led_issuer.trust.trust_list import publish_trust_list
from led_vc.keys import KeyAlgorithm
from led_web.database import writing

DEFAULT_ALGORITHM: Final[KeyAlgorithm] = "Ed25519"
_SUCCESSOR_AHEAD: Final = timedelta(days=30)


class RefusedToStartError(Exception):
    """The database is not the one that the settings describe; the message is for the operator."""


def set_up(runtime: Runtime) -> str:
    """Make what is missing and publish it; return the did:key of the root, which verifiers pin."""
    now = runtime.now()
    with writing(runtime.engine) as connection:
        exclusively(connection, Lock.SET_UP)
        _check_marks(connection, runtime.settings)
        ensure_register_keys(connection, runtime.master_key)
        register_signer(connection, runtime.master_key, "root_key")  # SecretError: another master key
        root = root_did(connection)
        if runtime.settings.trust_root not in (None, root):
            raise RefusedToStartError("LED_TRUST_ROOT is not the root of this register")
        ensure_providers(connection, now)
        for provider in signing_providers(connection):
            ensure_lists(connection, provider.number)
        ensure_keys(connection, runtime, now)
    publish_trust_list(runtime)
    publish_changed(runtime)
    return root


def ensure_keys(connection: Connection, runtime: Runtime, now: datetime) -> int:
    """Give every signing provider a key for now, and the next one a month before it is needed; return how many."""
    lifetime = timedelta(days=runtime.settings.key_validity_days)
    made = 0
    for provider in signing_providers(connection):
        usable = [key for key in provider_keys(connection, provider.number) if key.revoked_at is None]
        end = max((key.valid_until for key in usable if key.valid_until > now), default=None)
        algorithm = usable[-1].public_key.algorithm if usable else DEFAULT_ALGORITHM
        if end is None or end - now < _SUCCESSOR_AHEAD:
            add_key(
                connection,
                runtime.master_key,
                provider=provider.number,
                algorithm=algorithm,
                start=end or now,
                lifetime=lifetime,
            )
            made += 1
    return made


def _check_marks(connection: Connection, settings: IssuerSettings) -> None:
    """Hold the settings against what the database was made for; a new database is marked now."""
    wanted = {"register_host": settings.register_host, "demo": "yes" if settings.issuer_demo else "no"}
    found = select(settings_table.c.key, settings_table.c.text).where(settings_table.c.key.in_(wanted))
    marks: dict[str, str | None] = {row.key: row.text for row in connection.execute(found)}
    for key, value in wanted.items():
        if key not in marks:
            connection.execute(insert(settings_table).values(key=key, text=value))
        elif marks[key] != value:
            raise RefusedToStartError(f"This database was made with {key} = {marks[key]}, not {value}")
    if settings.production and marks.get("demo", wanted["demo"]) != "no":
        raise RefusedToStartError("This database has the keys of a demonstration")
