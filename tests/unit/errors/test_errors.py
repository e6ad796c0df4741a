"""The error tree: stable codes, two families."""

import inspect
import re

import pytest

from led_vc import errors
from led_vc.errors import LedVcError, UnknownOutcomeError

ALL = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, LedVcError)]
CODED = [kind for kind in ALL if kind not in (LedVcError, UnknownOutcomeError)]


def test_every_error_has_a_code_of_its_own() -> None:
    assert len({kind.code for kind in CODED}) == len(CODED)


@pytest.mark.parametrize("kind", CODED)
def test_a_code_is_upper_snake_except_where_the_api_shows_it(kind: type[LedVcError]) -> None:
    pattern = r"[a-z_]+" if kind is errors.NotIssuableError else r"[A-Z_]+"
    assert re.fullmatch(pattern, kind.code)


def test_what_could_not_be_found_out_is_never_called_failed() -> None:
    unknown = {kind.__name__ for kind in CODED if kind.outcome == "unknown"}
    assert unknown == {
        "StatusRetrievalError",
        "StatusVerificationError",
        "StatusListLengthError",
        "RollbackError",
        "TrustListMissingError",
        "TrustListStaleError",
        "QrTableUnknownError",
        "UnsupportedFeatureError",
        "RetrievalError",
    }


def test_a_code_can_be_narrowed_for_one_error_without_touching_its_class() -> None:
    error = errors.NotIssuableError("withdrawn", code="record_withdrawn")
    assert (error.code, error.detail, errors.NotIssuableError.code) == (
        "record_withdrawn",
        "withdrawn",
        "record_not_issuable",
    )


def test_the_text_of_an_error_begins_with_its_code() -> None:
    assert str(errors.ExpiredError("since yesterday")) == "EXPIRED: since yesterday"
