"""The person's columns: number, names and date of birth."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from led_issuer.register.dates import is_date
from led_issuer.register.findings import Findings, RowRules
from led_issuer.register.insz import Insz, parse_insz

_LONG_NAME = 120


@dataclass(frozen=True, slots=True)
class PersonKeys:
    """What tells whether two rows name the same person: folded names and the date of birth as delivered."""

    family: str
    given: str
    birth: str

    @property
    def identity(self) -> bytes | None:
        """Return the key under which namesakes meet, for a full date of birth."""
        if not self.family or len(self.birth) != 10:
            return None
        return blake2b(f"{self.family}|{self.given}|{self.birth}".encode(), digest_size=16).digest()


UNKNOWN_PERSON = PersonKeys("", "", "")


def check_insz(values: Mapping[str, str], rules: RowRules, findings: Findings) -> Insz | None:
    """Return the number in the column `insz`, which a withdrawal may leave empty."""
    text = values.get("insz", "")
    if not text:
        if values.get("operatie") != "INTREKKING":
            findings.fault("VALUE_MISSING:insz")
        return None
    found = parse_insz(text, allow_synthetic=rules.allow_synthetic)
    if isinstance(found, str):
        findings.fault(found)
        return None
    findings.notes.extend(found.notes)
    return found


def check_person(values: Mapping[str, str], rules: RowRules, findings: Findings, content: dict[str, Any]) -> PersonKeys:
    """Put names and date of birth into `content` and return the keys of the person."""
    family, given = values.get("familienaam", ""), values.get("voornamen", "")
    content["familienaam"] = family = _name(family, rules, findings)
    if given:
        content["voornamen"] = given = _name(given, rules, findings)
    if not family:
        findings.fault("VALUE_MISSING:familienaam")
    elif len(family) == 1:
        findings.notes.append("NAME_SHORT")
    if not given:
        findings.notes.append("NAME_NO_FIRST")
    birth = content["geboortedatum"] = values.get("geboortedatum", "")
    if not is_date(birth):
        findings.fault("DATE_INVALID" if birth else "VALUE_MISSING:geboortedatum")
    if former := values.get("naam_bij_uitreiking"):
        _name_at_award(former, rules, findings, content)
    fold = rules.texts.fold
    return PersonKeys(fold(family), fold(given.partition(" ")[0]), birth)


def _name(name: str, rules: RowRules, findings: Findings) -> str:
    checked = rules.texts.check(name)
    if checked.code is not None:
        findings.fault(checked.code)
    if checked.recomposed and "NAME_NFC" not in findings.notes:
        findings.notes.append("NAME_NFC")
    if len(name) > _LONG_NAME and "NAME_LONG" not in findings.notes:
        findings.notes.append("NAME_LONG")
    return checked.value


def _name_at_award(former: str, rules: RowRules, findings: Findings, content: dict[str, Any]) -> None:
    given, separator, family = former.partition("|")
    if not separator or not family or "|" in family:
        findings.fault("VALUE_INVALID:naam_bij_uitreiking")
        return
    name = {"familienaam": _name(family, rules, findings)}
    content["naam_bij_uitreiking"] = name | ({"voornamen": _name(given, rules, findings)} if given else {})
