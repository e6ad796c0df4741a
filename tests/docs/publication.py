"""The files of README's example, with the register of tests/world moved to this very moment."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from led_vc.encoding import JsonObject
from led_vc.qr import demo_table, encode_qr
from led_vc.trust import trust_list_document
from tests import world
from tests.world.people import did

_DAY = timedelta(days=1)


def _trust_list(now: datetime) -> JsonObject:
    key = world.trusted_key(world.UNIVERSITY, valid_from=now - 30 * _DAY, valid_until=now + 300 * _DAY)
    trusted = world.trusted_provider(keys=(key,), valid_from=now - 900 * _DAY, valid_until=now + 900 * _DAY)
    listed = world.trust(trusted, issued=now - _DAY, expires=now + 7 * _DAY)
    return world.forge(trust_list_document(listed), signer=world.ROOT, suite=world.JCS, created=now - _DAY)


def _summary(now: datetime) -> dict[str, Any]:
    return world.issue({**world.summary(), "validUntil": f"{now + 300 * _DAY:%Y-%m-%dT00:00:00Z}"}, created=now - _DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """What somebody has on disk who wants to verify a code: a bundle, its root, and the text of the code."""

    bundle: JsonObject
    root: str
    presentation: dict[str, Any]

    def write(self, folder: Path) -> None:
        """Write the files that the example reads."""
        (folder / "bundle.json").write_text(json.dumps(self.bundle))
        (folder / "code.txt").write_text(encode_qr(self.presentation, demo_table()) + "\n")


def download(*, revoked: bool = False, with_status_list: bool = True) -> Download:
    """Return what there is to download now, of a code that was shown this moment."""
    now = datetime.now(UTC).replace(microsecond=0)
    bits = (world.SUMMARY_REVOCATION.index,) if revoked else ()
    moment = now - timedelta(minutes=1)
    lists = (world.signed_status_list(bits=bits, valid_from=moment, created=moment),) if with_status_list else ()
    published = world.Publication(created=now - timedelta(seconds=30), trust_list=_trust_list(now), status_lists=lists)
    return Download(bundle=published.bundle(), root=did(world.ROOT), presentation=world.show(_summary(now), at=now))
