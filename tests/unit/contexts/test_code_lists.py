"""LED's lists, the suppliers, countries and languages."""

import json
import re
from typing import Any

import pytest

from led_vc import contexts
from led_vc.contexts import QUALIFICATION_V1, SUMMARY_V1, code_lists, countries, languages, suppliers
from tests.paths import SHARED, requires_shared

SIZES = {
    "Authenticiteit": 5,
    "Bewijsstaat": 3,
    "Bewijstype": 25,
    "Categorie": 15,
    "Detailonderwerp": 0,
    "Graad": 61,
    "ISCEDNiveau": 13,
    "ISCEDStudiegebied": 89,
    "Instantie": 29,
    "Land": 2,
    "Leverancier": 14,
    "Onderwerp": 292,
    "Onderwijsvorm": 8,
    "Schooltype": 4,
    "Specialisatie": 0,
    "Studierichting": 0,
    "Taal": 2,
    "VKSNiveauBeroepskwalificatie": 11,
    "VKSNiveauOnderwijskwalificatie": 10,
}


def test_all_lists_of_led_are_there_and_none_of_the_pupil_enrolment() -> None:
    assert {name: len(one.labels) for name, one in code_lists().items()} == SIZES


@requires_shared
def test_every_code_and_iri_is_that_of_the_source() -> None:
    source = json.loads((SHARED / "reference" / "data" / "oslo" / "led-codelijsten.json").read_text())
    for name, one in code_lists().items():
        assert [one.uri(code) for code in one.labels] == [concept["uri"] for concept in source[name]["concepts"]]


def test_every_code_has_a_label_in_dutch_and_english() -> None:
    labels = [labels for one in code_lists().values() for labels in one.labels.values()]
    assert all(
        set(label) == {"nl", "en"} and all(text == text.strip() != "" for text in label.values()) for label in labels
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_two_codes_of_a_list_look_the_same_unless_the_source_has_them_so(language: str) -> None:
    double = {
        (name, label[language])
        for name, one in code_lists().items()
        for label in one.labels.values()
        if [other[language] for other in one.labels.values()].count(label[language]) > 1
    }
    # The source has ISCED 640 and 641 alike.
    assert {name for name, _ in double} == {"ISCEDStudiegebied"}


def test_the_bare_word_verified_is_no_label() -> None:
    labels = code_lists()["Authenticiteit"].labels
    assert not [label for label in labels.values() if re.search("verified", label["en"], re.IGNORECASE)]


def test_a_code_outside_its_list_has_no_iri() -> None:
    assert "Bachelor" not in code_lists()["Bewijstype"]
    with pytest.raises(KeyError):
        code_lists()["Bewijstype"].uri("Bachelor")


def _enums(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        found = [text for text in schema.get("enum", []) if isinstance(text, str)]
        return found + [text for inner in schema.values() for text in _enums(inner)]
    return [text for inner in schema for text in _enums(inner)] if isinstance(schema, list) else []


@pytest.mark.parametrize("url", [QUALIFICATION_V1, SUMMARY_V1])
def test_every_code_that_a_schema_allows_is_in_the_lists(url: str) -> None:
    known = {one.uri(code) for one in code_lists().values() for code in one.labels}
    allowed = [text for text in _enums(contexts.schema(url + "/schema.json")) if "Leercredential-" in text]
    assert len(allowed) > 20
    assert set(allowed) <= known


def test_the_suppliers_are_those_of_the_list() -> None:
    assert list(suppliers()) == list(code_lists()["Leverancier"].labels)


@pytest.mark.parametrize("supplier", suppliers().values(), ids=lambda supplier: supplier.code)
def test_a_supplier_delivers_categories_and_kinds_of_proof_of_the_lists(supplier: contexts.Supplier) -> None:
    assert supplier.categories
    assert supplier.categories <= set(code_lists()["Categorie"].labels)
    assert supplier.proof_types
    assert supplier.proof_types <= set(code_lists()["Bewijstype"].labels)


def test_own_declarations_come_from_one_supplier_and_it_delivers_nothing_else() -> None:
    assert [code for code, one in suppliers().items() if one.own_declarations_only] == ["OVO000078"]


def test_equivalences_come_from_one_supplier_and_it_delivers_nothing_else() -> None:
    assert [code for code, one in suppliers().items() if "Gelijkwaardigheid" in one.proof_types] == ["OVO000854"]
    assert suppliers()["OVO000854"].proof_types == {"Gelijkwaardigheid"}


def test_every_category_has_somebody_who_delivers_it() -> None:
    delivered = {
        category for one in suppliers().values() if not one.own_declarations_only for category in one.categories
    }
    assert set(code_lists()["Categorie"].labels) - delivered == {"NietBeschikbaar"}


@pytest.mark.parametrize(
    ("code", "authority"), [("BE", "BEL"), ("NL", "NLD"), ("DE", "DEU"), ("MA", "MAR"), ("XK", "1A0")]
)
def test_a_country_is_an_iri_of_the_eu(code: str, authority: str) -> None:
    assert countries()[code] == f"http://publications.europa.eu/resource/authority/country/{authority}"


@pytest.mark.parametrize(
    ("code", "authority"), [("nl", "NLD"), ("en", "ENG"), ("de", "DEU"), ("fr", "FRA"), ("cs", "CES")]
)
def test_a_language_is_an_iri_of_the_eu(code: str, authority: str) -> None:
    assert languages()[code] == f"http://publications.europa.eu/resource/authority/language/{authority}"


def test_no_two_countries_and_no_two_languages_are_one() -> None:
    assert len(set(countries().values())) == len(countries()) == 250
    assert len(set(languages().values())) == len(languages()) == 183


def test_what_is_shared_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        code_lists()["Graad"].labels["Koning"] = {}  # type: ignore[index]  # that it is no dictionary is the point
