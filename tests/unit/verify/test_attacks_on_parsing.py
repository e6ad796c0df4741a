"""Corpus group A: what never gets as far as a signature."""

import json
from typing import Any

import pytest

from tests import world
from tests.unit.verify.reading import outcome, verify, verify_shown

SECURED = world.issue(world.summary())
TEXT = json.dumps(SECURED, ensure_ascii=False)


def with_claim(raw: str) -> str:
    """Put a member into the signed text."""
    return TEXT.replace('"hasClaim": {', '"hasClaim": {' + raw + ",", 1)


def test_the_text_itself_is_valid() -> None:
    assert verify(TEXT).verdict == "valid"
    assert verify(TEXT.encode()).verdict == "valid"


@pytest.mark.parametrize(
    "secured",
    [
        pytest.param(with_claim('"title": "Doctor"'), id="A01 duplicate member"),
        pytest.param(with_claim('"x": NaN'), id="A04 NaN"),
        pytest.param(with_claim('"x": Infinity'), id="A04 Infinity"),
        pytest.param(with_claim('"x": 1e999'), id="A04 1e999"),
        pytest.param(with_claim('"x": ' + "9" * 10_000), id="A06 ten thousand digits"),
        pytest.param("[" * 100_000, id="A07 a hundred thousand arrays"),
        pytest.param(with_claim('"x": "\\ud800"'), id="A09 half a surrogate pair"),
        pytest.param(TEXT.encode("utf-16"), id="A10 UTF-16"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), id="A10 byte order mark"),
        pytest.param(TEXT.encode().replace(b"/", b"\xc0\xaf", 1), id="A10 overlong"),
        pytest.param(b" " * 2**20 + TEXT.encode(), id="A11 over a mebibyte"),
        pytest.param({**SECURED, "x": "x" * 2**20}, id="A11 over a mebibyte, as an object"),
        pytest.param("", id="nothing"),
        pytest.param("[]", id="a list"),
        pytest.param(TEXT[:-1], id="cut short"),
        pytest.param(None, id="no document at all"),
    ],
)
def test_what_is_not_one_json_object_is_a_parsing_error(secured: Any) -> None:
    report = verify(secured)
    assert outcome(report, "proof") == ("failed", "PARSING_ERROR")
    assert report.work.signature_checks == 0
    assert verify_shown(secured).holder.code == "PARSING_ERROR"


def test_a05_an_integer_that_readers_disagree_about_is_out_of_range_as_text() -> None:
    assert outcome(verify(with_claim('"x": 9007199254740993')), "proof") == ("failed", "RANGE_ERROR")


@pytest.mark.parametrize("suite", [world.RDFC, world.JCS], ids=lambda suite: suite.name)
def test_a05_and_out_of_range_as_an_object(suite: Any) -> None:
    secured = world.issue(world.summary(), suite=suite)
    secured["credentialSubject"]["hasClaim"]["x"] = 9007199254740993
    assert outcome(verify(secured), "proof") == ("failed", "RANGE_ERROR")


def test_a13_a_name_in_another_normal_form_is_another_name() -> None:
    secured = world.issue(world.summary())
    secured["credentialSubject"]["givenName"] = "Zoe\u0308 Fatima-Zahra"
    assert outcome(verify(secured), "proof") == ("failed", "PROOF_VERIFICATION_ERROR")
