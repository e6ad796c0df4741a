"""What kind of proof it is: coded columns, and the rules D1 to D3 and D5 to D8 over them."""

import re
from collections.abc import Mapping
from typing import Any

from led_issuer.register.codes import NARIC, NEEDS_DEGREE, QUALIFYING
from led_issuer.register.columns import CODED
from led_issuer.register.dates import is_date
from led_issuer.register.findings import Findings, RowRules

_ALIASES = {"Geverifieerd": "EigenVerklaringGeverifieerd", "OpEer": "EigenVerklaringOpEer"}
_OWN_NOTES = {"EigenVerklaringOpEer": "OWN_HONOUR", "EigenVerklaringGeverifieerd": "OWN_SEEN"}
_POINTS = re.compile(r"[0-9]{1,4}([.,][0-9])?")
_TEXTS = ("titel_nl", "titel_en", "studierichting", "specialisatie", "vermelding")


def check_proof(values: Mapping[str, str], rules: RowRules, findings: Findings, content: dict[str, Any]) -> None:
    """Put every column about the proof itself into `content`."""
    for column in _TEXTS:
        if text := rules.text(values.get(column, ""), findings):
            content[column] = text
    for column in ("titel_nl", "categorie", "bewijstype"):
        if not values.get(column):
            findings.fault("VALUE_MISSING:" + column)
    lists = rules.codes.lists
    for column, code_list in CODED.items():
        if code := values.get(column):
            if code in lists[code_list]:
                content[column] = code
            else:
                findings.fault("CODE_UNKNOWN:" + column)
    _check_authenticity(values, rules, findings, content)
    _check_levels(values, rules, findings, content)
    _check_combinations(content, rules, findings)


def _check_authenticity(
    values: Mapping[str, str], rules: RowRules, findings: Findings, content: dict[str, Any]
) -> None:
    """VDAB delivers own declarations alone and nobody else does (L4, L6, D6); their bare names are its legacy."""
    value = values.get("authenticiteit", "")
    if value not in rules.codes.lists["Authenticiteit"]:
        findings.fault("CODE_UNKNOWN:authenticiteit" if value else "VALUE_MISSING:authenticiteit")
        return
    own, from_vdab = value != "Authentiek", rules.supplier.own_declarations_only
    if own and not from_vdab:
        findings.fault("OWN_NOT_ALLOWED")
    elif not own and from_vdab:
        findings.fault("AUTH_NOT_ALLOWED")
    content["authenticiteit"] = value = _ALIASES.get(value, value)
    if own:
        findings.notes.append(_OWN_NOTES[value])
    if seen := values.get("geverifieerd_op"):
        content["geverifieerd_op"] = seen
        if value != "EigenVerklaringGeverifieerd" or len(seen) != 10 or not is_date(seen):
            findings.fault("VALUE_INVALID:geverifieerd_op")


def _check_levels(values: Mapping[str, str], rules: RowRules, findings: Findings, content: dict[str, Any]) -> None:
    """Level, credits, country and language."""
    if level := values.get("vks_niveau"):
        content["vks_niveau"] = level
        vocational = content.get("bewijstype") in QUALIFYING
        code_list = "VKSNiveauBeroepskwalificatie" if vocational else "VKSNiveauOnderwijskwalificatie"
        if level not in rules.codes.lists[code_list]:
            findings.fault("CODE_UNKNOWN:vks_niveau")
    if points := values.get("studiepunten"):
        content["studiepunten"] = points.replace(",", ".")
        if not _POINTS.fullmatch(points):
            findings.fault("VALUE_INVALID:studiepunten")
    tables = (("land", rules.codes.countries, "Land"), ("taal", rules.codes.languages, "Taal"))
    for column, table, code_list in tables:
        if value := values.get(column):
            known = value if value in rules.codes.lists[code_list] else table.get(value)
            if known is None:
                findings.fault("CODE_UNKNOWN:" + column)
            content[column] = known


def _check_combinations(content: dict[str, Any], rules: RowRules, findings: Findings) -> None:
    category, kind, degree = content.get("categorie"), content.get("bewijstype"), content.get("graad")
    degree_known = "CODE_UNKNOWN:graad" not in findings.held
    if category is not None and degree_known:
        needed = category in NEEDS_DEGREE
        if (needed and degree in (None, "NietVanToepassing")) or (not needed and degree != "NietVanToepassing"):
            findings.fault("D1_GRAAD")
    form = content.get("onderwijsvorm")
    if form not in (None, "NietVanToepassing") and category not in (None, "SecundairOnderwijs"):
        findings.fault("D2_ONDERWIJSVORM")
    topic, field = content.get("onderwerp"), content.get("isced")
    # The list lost a leading zero: subject 10001 belongs to field 010.
    if topic is not None and field is not None and topic.zfill(6)[:3] != field:
        findings.fault("D3_ONDERWERP")
    if category is not None and category not in rules.supplier.categories:
        findings.fault("D5_CATEGORY")
    if kind == "Gelijkwaardigheid" and rules.supplier.code != NARIC:
        findings.fault("EQUIV_NOT_NARIC")
    elif kind is not None and kind not in rules.supplier.proof_types:
        findings.fault("D5_CATEGORY")
    if content.get("bewijsstaat") == "Tussenbewijs" and (
        kind == "Diploma" or "diploma" in content.get("titel_nl", "").casefold()
    ):
        findings.fault("D8_TUSSENBEWIJS")
