"""The verification bundle: made anew when anything in it changed, and otherwise served as it is.

What it is made of is compared by a fingerprint, so that asking costs a few small queries.
"""

import hashlib
from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import Connection, delete, insert, select

from led_issuer.keys import register_signer
from led_issuer.locks import Lock, exclusively
from led_issuer.runtime import Runtime
from led_issuer.status.lists import publications
from led_issuer.tables import institutions, settings, status_lists
from led_issuer.trust.documents import Published, latest, publish
from led_vc.bundle import BundleContents, make_bundle
from led_vc.contexts import QR_TABLE_IDS, qr_table
from led_vc.encoding import jcs, parse_object
from led_vc.trust import InstitutionEntry, institutions_document
from led_web.database import reading, writing

_FINGERPRINT = "bundle_fingerprint"


def current_bundle(runtime: Runtime) -> Published:
    """Return the bundle that holds now: the one that stands, or a new version."""
    with reading(runtime.engine) as connection:
        standing = _standing(connection, runtime)
    return standing or _make(runtime)


def directory(connection: Connection) -> Mapping[int, InstitutionEntry]:
    """Return the institutions by number."""
    rows = connection.execute(select(institutions).order_by(institutions.c.number))
    return {
        row.number: InstitutionEntry(
            number=row.number,
            name=row.name,
            successor=row.successor,
            founded=row.founded,
            closed=row.closed,
            same_as=row.same_as,
        )
        for row in rows
    }


def _make(runtime: Runtime) -> Published:
    with writing(runtime.engine) as connection:
        exclusively(connection, Lock.BUNDLE)
        if (standing := _standing(connection, runtime)) is not None:
            return standing
        trust_list, before = latest(connection, "trust_list"), latest(connection, "bundle")
        assert trust_list is not None  # set_up publishes one before any door opens
        now = runtime.now().replace(microsecond=0)
        lifetime = timedelta(hours=runtime.settings.bundle_validity_hours)
        demo = runtime.settings.issuer_demo
        contents = BundleContents(
            version=1 if before is None else before.version + 1,
            created=now,
            expires=now + lifetime,
            status_max_age=lifetime,
            trust_list=parse_object(trust_list.document),
            status_lists=[parse_object(one.document) for one in publications(connection)],
            institutions=directory(connection),
            qr_table=qr_table(QR_TABLE_IDS["demo" if demo else "register"], host=runtime.settings.register_host),
            test=demo,
        )
        document = make_bundle(contents, register_signer(connection, runtime.master_key, "bundle_key"))
        fingerprint = _fingerprint(connection)
        connection.execute(delete(settings).where(settings.c.key == _FINGERPRINT))
        connection.execute(insert(settings).values(key=_FINGERPRINT, text=fingerprint))
        return publish(connection, "bundle", contents.version, document, created_at=now, expires_at=contents.expires)


def _standing(connection: Connection, runtime: Runtime) -> Published | None:
    """Return the bundle that stands if it says what a new one would, and half of its time is left."""
    standing = latest(connection, "bundle")
    if standing is None or runtime.now() >= standing.created_at + (standing.expires_at - standing.created_at) / 2:
        return None
    found = connection.execute(select(settings.c.text).where(settings.c.key == _FINGERPRINT)).scalar_one_or_none()
    return standing if found == _fingerprint(connection) else None


def _fingerprint(connection: Connection) -> str:
    trust_list = latest(connection, "trust_list")
    lists = connection.execute(
        select(status_lists.c.number, status_lists.c.published_version).order_by(status_lists.c.number)
    )
    said = {
        "trust_list": 0 if trust_list is None else trust_list.version,
        "status_lists": [[row.number, row.published_version] for row in lists],
        "institutions": institutions_document(directory(connection).values()),
    }
    return hashlib.sha256(jcs(said)).hexdigest()
