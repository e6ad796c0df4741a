"""Who awarded it and when: institutions, dates, and the foreign proof behind an equivalence."""

import re
from collections.abc import Mapping
from typing import Any, Final

from led_issuer.register.codes import QUALIFYING
from led_issuer.register.dates import add_years, certainly_before, is_date, is_school_year, late
from led_issuer.register.findings import Findings, RowRules
from led_issuer.register.insz import check_number

_NUMBER = re.compile(r"[A-Za-z0-9.-]{1,40}")
_MOST_AWARDERS: Final = 12
_LEAST_AGE: Final = 5


def check_award(values: Mapping[str, str], rules: RowRules, findings: Findings, content: dict[str, Any]) -> None:
    """Put institutions, dates and equivalence into `content`."""
    _check_institutions(values, rules, findings, content)
    _check_dates(values, rules, findings, content)
    _check_equivalence(values, rules, findings, content)


def _check_institutions(
    values: Mapping[str, str], rules: RowRules, findings: Findings, content: dict[str, Any]
) -> None:
    name = rules.text(values.get("instelling_naam", ""), findings)
    if not name:
        findings.fault("VALUE_MISSING:instelling_naam")
    first = _institution(values.get("instellingsnummer", ""), name, "instellingsnummer", findings)
    if kind := content.pop("instantie_klasse", None):
        first["klasse"] = kind
    bodies = [first]
    for partner in filter(None, values.get("medeuitreikers", "").split("~")):
        number, separator, partner_name = partner.partition("|")
        if not separator or not partner_name or "|" in partner_name:
            findings.fault("VALUE_INVALID:medeuitreikers")
            continue
        bodies.append(_institution(number, rules.text(partner_name, findings), "medeuitreikers", findings))
    named_once = len({body.get("nummer") or body["naam"] for body in bodies}) == len(bodies)
    if len(bodies) > _MOST_AWARDERS or not named_once:
        findings.fault("VALUE_INVALID:medeuitreikers")
    elif len(bodies) > 1:
        findings.notes.append(f"JOINT_OK:{len(bodies)}")
    content["instellingen"] = bodies


def _institution(number: str, name: str, column: str, findings: Findings) -> dict[str, str]:
    if not number:
        return {"naam": name}
    if not _NUMBER.fullmatch(number):
        findings.fault("VALUE_INVALID:" + column)
    elif number.isdigit() and len(number) == 11 and check_number(number) is not None:
        findings.fault("INSZ_ELSEWHERE")
    return {"nummer": number, "naam": name}


def _check_dates(values: Mapping[str, str], rules: RowRules, findings: Findings, content: dict[str, Any]) -> None:
    """Award date not in the future and at least five years after birth (D12); flagged when late (D11)."""
    if year := values.get("schooljaar"):
        content["schooljaar"] = year
        if not is_school_year(year):
            findings.fault("VALUE_INVALID:schooljaar")
    birth, awarded = content["geboortedatum"], values.get("uitreikingsdatum", "")
    if len(birth) < 10 or 0 < len(awarded) < 10:
        findings.notes.append("DATE_PARTIAL")
    if not awarded:
        return
    content["uitreikingsdatum"] = awarded
    if not is_date(awarded):
        findings.fault("DATE_INVALID")
        return
    if certainly_before(rules.today, awarded):
        findings.fault("DATE_FUTURE")
    if is_date(birth) and certainly_before(awarded, add_years(birth, _LEAST_AGE)):
        findings.fault("DATE_TOO_EARLY")
    if content.get("bewijstype") in QUALIFYING and late(awarded, rules.delivered):
        findings.notes.append("LATE")


def _check_equivalence(values: Mapping[str, str], rules: RowRules, findings: Findings, content: dict[str, Any]) -> None:
    """An equivalence names the foreign proof, and nothing else does (D7)."""
    text, is_equivalence = values.get("gelijkwaardig_met", ""), content.get("bewijstype") == "Gelijkwaardigheid"
    if not text:
        if is_equivalence:
            findings.fault("EQUIV_NO_PROOF")
        return
    if not is_equivalence:
        findings.fault("EQUIV_WRONG_TYPE")
        return
    title, institution, country, date = (*text.split("|"), "", "", "", "")[:4]
    if text.count("|") != 3 or not title or not institution or (date and not is_date(date)):
        findings.fault("VALUE_INVALID:gelijkwaardig_met")
    elif country not in rules.codes.countries:
        findings.fault("CODE_UNKNOWN:gelijkwaardig_met")
    foreign = {"titel": rules.text(title, findings), "instelling": rules.text(institution, findings)}
    foreign["land"] = rules.codes.countries.get(country, "")
    content["gelijkwaardig_met"] = foreign | ({"datum": date} if date else {})
    findings.notes.append("EQUIV_OK")
