"""The status lists of one instance: indexes given out by chance, and bits set when somebody asks.

Kept in a file of lines, each written once: a line is an index that was given to a credential, or what a bit became.
The lists are read here, where they lie, and never over HTTP. https://www.w3.org/TR/vc-bitstring-status-list/
"""

import json
import os
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from led_cli.conformance.state import StateError
from led_vc import contexts
from led_vc.encoding import JsonObject, format_datetime, parse_datetime, parse_object
from led_vc.errors import ComplexityLimitError, LedVcError, MalformedValueError
from led_vc.ports import Signer
from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.data_integrity import ProofOptions, add_proof
from led_vc.status import StatusList, StatusPurpose, bitstring, status_list_credential
from led_vc.status.entries import ENTRY_TYPE

PURPOSES: tuple[StatusPurpose, ...] = ("revocation", "suspension")
"""Those that one bit says all about."""
MAXIMUM_LISTS = 4
MAXIMUM_CREDENTIALS = 32_768
"""A quarter of a list: an index by chance is then found in a few tries."""
_LIFETIME = timedelta(days=1)


@dataclass(slots=True)
class _List:
    number: int
    purpose: StatusPurpose
    changed: datetime
    bits: bytearray = field(default_factory=lambda: bytearray(bitstring.MINIMUM_ENTRIES // 8))
    indexes: dict[str, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)


class Statuses:
    """The lists of one instance, and who has which index."""

    def __init__(
        self, file: Path, *, url: str, issuer: str, signer: Signer, suite: Cryptosuite, now: Callable[[], datetime]
    ) -> None:
        """Read the file, and begin a list of revocations where there is none. Raises StateError."""
        self._file, self._url, self._issuer = file, url, issuer
        self._signer, self._suite, self._now = signer, suite, now
        self._lists: dict[int, _List] = {}
        self._lock = threading.Lock()
        self._read()
        if not self._lists:
            self.begin("revocation")

    def begin(self, purpose: str) -> int:
        """Begin a list and return its number; every credential that is issued from now on has an entry in it."""
        known = next((one for one in PURPOSES if one == purpose), None)
        if known is None:
            raise MalformedValueError(f"statusPurpose must be one of {', '.join(PURPOSES)}")
        with self._lock:
            if len(self._lists) >= MAXIMUM_LISTS:
                raise ComplexityLimitError(f"at most {MAXIMUM_LISTS} lists")
            number = len(self._lists) + 1
            self._write({"list": number, "purpose": known})
        return number

    def enter(self, credential: str | None) -> list[dict[str, Any]]:
        """Return a new entry in each list; without a name for the credential it can never be changed."""
        with self._lock:
            if any(credential in one.indexes or len(one.taken) >= MAXIMUM_CREDENTIALS for one in self._lists.values()):
                raise MalformedValueError("a credential of this id was issued before, or the lists are full")
            return [self._entry(one, self._take(one, credential)) for one in self._lists.values()]

    def change(self, credential: str, purpose: str, *, status: bool) -> bool:
        """Set what the newest list of `purpose` says of `credential`; False if nothing of that kind was issued here."""
        with self._lock:
            found = [one for one in self._lists.values() if one.purpose == purpose and credential in one.indexes]
            if found:
                self._write({"list": found[-1].number, "index": found[-1].indexes[credential], "status": status})
        return bool(found)

    def published(self, number: int) -> dict[str, Any] | None:
        """Return the signed list of this number."""
        one = self._lists.get(number)
        if one is None:
            return None
        now = self._now()
        document = status_list_credential(
            url=self.url_of(number),
            issuer=self._issuer,
            purpose=one.purpose,
            data=bytes(one.bits),
            valid_from=min(one.changed, now),
            valid_until=now + _LIFETIME,
        )
        options = ProofOptions(purpose="assertionMethod", created=now)
        return add_proof(document, self._signer, self._suite, options, contexts.bundled())

    def known(self) -> Mapping[str, StatusList | LedVcError]:
        """Return the lists as values to verify with: nobody has to verify what he says himself."""
        now = self._now()
        return {
            self.url_of(one.number): StatusList(
                url=self.url_of(one.number),
                issuer=self._issuer,
                purposes=frozenset({one.purpose}),
                data=bytes(one.bits),
                valid_from=one.changed,
                valid_until=None,
                fetched_at=now,
            )
            for one in self._lists.values()
        }

    def url_of(self, number: int) -> str:
        """Return where the list of this number is."""
        return f"{self._url}/status-lists/{number}"

    def _entry(self, one: _List, index: int) -> dict[str, Any]:
        url = self.url_of(one.number)
        return {
            "id": f"{url}#{index}",
            "type": ENTRY_TYPE,
            "statusPurpose": one.purpose,
            "statusListIndex": str(index),
            "statusListCredential": url,
        }

    def _take(self, one: _List, credential: str | None) -> int:
        index = secrets.randbelow(bitstring.MINIMUM_ENTRIES)
        while index in one.taken:
            index = secrets.randbelow(bitstring.MINIMUM_ENTRIES)
        self._write({"list": one.number, "index": index, "credential": credential})
        return index

    def _read(self) -> None:
        try:
            lines = self._file.read_bytes().splitlines() if self._file.exists() else []
            for line in lines:
                self._apply(parse_object(line))
        except (OSError, LedVcError, KeyError, TypeError) as error:
            raise StateError(f"the status lists in {self._file} cannot be read") from error

    def _write(self, line: Mapping[str, Any]) -> None:
        """Keep `line` before it counts: what was not written never happened."""
        data = json.dumps({**line, "at": format_datetime(self._now())}).encode() + b"\n"
        with os.fdopen(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
            file.write(data)
        self._apply(parse_object(data))

    def _apply(self, line: JsonObject) -> None:
        number, at = line["list"], parse_datetime(line["at"])
        if "purpose" in line:
            self._lists[number] = _List(number=number, purpose=line["purpose"], changed=at)
            return
        one, index = self._lists[number], line["index"]
        if "status" in line:
            _put(one.bits, index, value=line["status"])
            one.changed = at
            return
        one.taken.add(index)
        if line["credential"] is not None:
            one.indexes[line["credential"]] = index


def _put(bits: bytearray, index: int, *, value: bool) -> None:
    bitstring.set_bit(bits, index)
    if not value:
        bits[index >> 3] ^= 0x80 >> (index & 7)
