"""People by their id: the INSZ becomes a keyed hash to look up by and a ciphertext that only this register opens.

The number is in no other place: not in a record, a receipt, a log or an error.
"""

from dataclasses import dataclass
from typing import Self

from sqlalchemy import Connection, select

from led_issuer.register.insz import parse_insz
from led_issuer.tables import persons
from led_web.secrets import Aead, Mac, MasterKey


@dataclass(frozen=True, slots=True)
class PersonVault:
    """The two keys of the persons table, each derived for this purpose alone."""

    _mac: Mac
    _aead: Aead

    @classmethod
    def of(cls, master_key: MasterKey) -> Self:
        """Derive both keys from the register's master key."""
        return cls(master_key.mac("insz"), master_key.aead("insz"))

    def pseudonym(self, digits: str) -> bytes:
        """Return the hash under which the number is found."""
        return self._mac.digest(digits.encode())

    def seal(self, digits: str, person: str) -> bytes:
        """Return the number sealed for the row of `person`."""
        return self._aead.encrypt(digits.encode(), person)

    def open(self, sealed: bytes, person: str) -> str:
        """Return the number in `sealed`."""
        return self._aead.decrypt(sealed, person).decode()


def find_person(connection: Connection, vault: PersonVault, insz: str, *, allow_synthetic: bool) -> str | None:
    """Return the id of the person with that number, or None: nobody, or no number at all."""
    number = parse_insz(insz, allow_synthetic=allow_synthetic)
    if isinstance(number, str):
        return None
    found = select(persons.c.id).where(persons.c.insz_mac == vault.pseudonym(number.digits))
    return connection.execute(found).scalar_one_or_none()
