"""Texts from outside: one form, and codes for what a diploma never says."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from led_issuer.register.texts import MAX_TEXT, TextChecks, check_text, fold


@pytest.mark.parametrize(
    "text",
    [
        *("Zoë", "Żaneta Łukasik", "Nguyễn Đình", "İlknur Şahin", "'t Kint", "D'Hondt", "Jean-Baptiste", "O'Neill"),
        *("Ó", "Київський національний університет", "Μουσική", "R&D; en meer", "x < y", "GO! atheneum", "A+", "C#"),
        *("Bachelor in de agro- en biotechnologie", "Niveau 2 (B1)", "Straße", "ÉCOLE « À LA CARTE »", "2005-2006"),
    ],
)
def test_names_and_titles_of_people_are_in_order(text: str) -> None:
    assert check_text(text).code is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("=HYPERLINK(1)", "TEXT_FORMULA"),
        ("+32", "TEXT_FORMULA"),
        ("@SUM(1)", "TEXT_FORMULA"),
        ("-", "TEXT_FORMULA"),
        ("  =1+1", "TEXT_FORMULA"),
        ("<script>", "TEXT_MARKUP"),
        ("a</b", "TEXT_MARKUP"),
        ("&lt;b&gt;", "TEXT_MARKUP"),
        ("&#60;b", "TEXT_MARKUP"),
        ("JavaScript:alert(1)", "TEXT_MARKUP"),
        ("a\u202eb", "TEXT_BIDI"),
        ("a\u2066b", "TEXT_BIDI"),
        ("a\u200fb", "TEXT_BIDI"),
        ("a\u200bb", "TEXT_CONTROL"),
        ("a\nb", "TEXT_CONTROL"),
        ("é\tb", "TEXT_CONTROL"),
        ("a\u007fb", "TEXT_CONTROL"),
        ("D\u0456ploma", "TEXT_HOMOGLYPH"),
        ("M\u03b1ster", "TEXT_HOMOGLYPH"),
        ("a\x00b", "TEXT_NUL"),
        ("x" * (MAX_TEXT + 1), "TEXT_LONG"),
        ("Bewijs 93051822361", "INSZ_ELSEWHERE"),
        ("nr. 93.05.18-223.61", "INSZ_ELSEWHERE"),
        ("a\ufffdb", "TEXT_MOJIBAKE"),
    ],
)
def test_what_a_diploma_never_says_has_a_code(text: str, code: str) -> None:
    assert check_text(text).code == code


@pytest.mark.parametrize("text", ["geïntegreerd", "Zoë", "Nguyễn", "İstanbul", "Łódź", "l’école", "Müller"])
@pytest.mark.parametrize("charset", ["cp1252", "latin-1"])
def test_utf8_that_was_read_as_another_character_set_is_noticed(text: str, charset: str) -> None:
    garbled = text.encode().decode(charset, "replace")
    assert check_text(garbled).code == "TEXT_MOJIBAKE"


def test_eleven_digits_that_are_no_number_are_only_digits() -> None:
    assert check_text("Bewijs 93051822362").code is None


@given(st.text(max_size=60))
def test_a_text_that_is_in_order_is_in_one_form_and_stays_so(text: str) -> None:
    checked = check_text(text)
    assert unicodedata.is_normalized("NFC", checked.value)
    if checked.code is None:
        again = check_text(checked.value)
        assert (again.value, again.code) == (checked.value, None)


@given(st.text(max_size=60))
def test_both_spellings_of_the_same_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_names_are_compared_without_case_marks_and_signs() -> None:
    assert fold("Łukasz  Ó'Neill-Çelik") == fold("lukasz oneill CELIK") == "lukaszoneillcelik"


def test_a_text_is_checked_once_and_the_memory_is_bounded() -> None:
    checks = TextChecks()
    assert checks.check("Zoë") is checks.check("Zoë")
    for number in range(100_005):
        checks.check(f"t{number}")
    assert len(checks._seen) <= 100_001
