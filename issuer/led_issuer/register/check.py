"""One row against the rules that need nothing but the row: what it says, and what is wrong with it.

Pure: no database. The result is a `CheckedRow` whose content is ready to be kept, without the INSZ.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b, sha256
from typing import Any

from led_issuer.register.check_award import check_award
from led_issuer.register.check_person import UNKNOWN_PERSON, PersonKeys, check_insz, check_person
from led_issuer.register.check_proof import check_proof
from led_issuer.register.columns import REASONS
from led_issuer.register.findings import Findings, RowRules
from led_issuer.register.insz import Insz, check_number
from led_issuer.register.rows import Row
from led_issuer.register.texts import insz_like

_OPERATIONS = frozenset({"NIEUW", "WIJZIGING", "INTREKKING"})
_WITHDRAWAL = frozenset({"bron_record_id", "bron_versie", "operatie", "reden"})
_SOURCE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+-]{0,199}")
_VERSION = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRow:
    """What one row asks for; codes in `rejected`, then in `held`, decide before any record is looked at."""

    number: int
    source_id: str | None
    source_version: int
    operation: str
    reason: str | None
    insz: Insz | None
    keys: PersonKeys
    values: Mapping[str, str]
    content: Mapping[str, Any]
    text: str
    content_hash: bytes
    rejected: tuple[str, ...]
    held: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def waiting(self) -> str:
        """Return the columns as delivered, as JSON, for a row that waits: without the INSZ."""
        columns = _WITHDRAWAL if self.operation == "INTREKKING" else self.values.keys() - {"insz"}
        kept = {name: self.values[name] for name in sorted(columns) if self.values.get(name)}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    @property
    def twin_key(self) -> bytes:
        """Return the key under which the same proof of two suppliers meets: kind, year and title."""
        year = self.content.get("uitreikingsdatum", "")[:4]
        told = f"{self.content.get('bewijstype')}|{year}|{self.content.get('titel_nl', '').casefold()}"
        return blake2b(told.encode(), digest_size=16).digest()


def check_row(row: Row, rules: RowRules) -> CheckedRow:
    """Return `row` checked against everything that needs no database."""
    values, findings = row.values, Findings()
    insz, keys, reason = None, UNKNOWN_PERSON, None
    content: dict[str, Any] = {}
    if row.fault is not None:
        findings.fault(row.fault)
    else:
        insz = check_insz(values, rules, findings)
        reason = _operation(values, findings)
    source_id, version = _reference(values, insz, findings)
    if row.fault is None and values.get("operatie") != "INTREKKING":
        keys = check_person(values, rules, findings, content)
        check_proof(values, rules, findings, content)
        check_award(values, rules, findings, content)
    _never_an_insz(values, findings)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return CheckedRow(
        number=row.number,
        source_id=source_id,
        source_version=version,
        operation=values.get("operatie", ""),
        reason=reason,
        insz=insz,
        keys=keys,
        values=values,
        content=content,
        text=text,
        content_hash=sha256(text.encode("utf-8", "replace")).digest(),
        rejected=(row.fault,) if row.fault else tuple(findings.rejected),
        held=tuple(findings.held),
        notes=tuple(findings.notes),
    )


def _operation(values: Mapping[str, str], findings: Findings) -> str | None:
    """Check `operatie` and return the coded reason, if the row gives one."""
    if values.get("operatie") not in _OPERATIONS:
        findings.fault("VALUE_INVALID:operatie")
    reason = values.get("reden") or None
    if reason == "OVERLIJDEN":
        findings.fault("PERSON_DECEASED")
    elif reason is not None and reason not in REASONS:
        findings.fault("CODE_UNKNOWN:reden")
        return None
    return reason


def _reference(values: Mapping[str, str], insz: Insz | None, findings: Findings) -> tuple[str | None, int]:
    """Return the supplier's reference and version; a reference that holds the person's number is never repeated."""
    source_id, version = values.get("bron_record_id", ""), values.get("bron_versie", "")
    if not _VERSION.fullmatch(version):
        findings.fault("VALUE_INVALID:bron_versie" if version else "VALUE_MISSING:bron_versie")
        version = "0"
    if not _SOURCE_ID.fullmatch(source_id):
        findings.fault("VALUE_INVALID:bron_record_id" if source_id else "VALUE_MISSING:bron_record_id")
        return None, int(version)
    if insz is not None and insz.digits in re.sub("[^0-9]", "", source_id):
        findings.fault("INSZ_ELSEWHERE")
        return None, int(version)
    return source_id, int(version)


def _never_an_insz(values: Mapping[str, str], findings: Findings) -> None:
    """A row that waits keeps its columns as delivered; none but `insz` may hold a number that passes the check."""
    if findings.held and any(
        check_number(digits) is not None
        for column, value in values.items()
        if column not in ("insz", "bron_record_id")
        for digits in insz_like(value)
    ):
        findings.fault("INSZ_ELSEWHERE")
