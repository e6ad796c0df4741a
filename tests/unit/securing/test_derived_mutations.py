"""Whatever is done to one place of what a graduate shows, or of its proof value, it is invalid or says the same."""

from typing import Any

import pytest

from led_vc import contexts
from tests import world
from tests.disclosed import disclosed_edits
from tests.metamorphosis import Mechanism, as_statements, assert_no_edit_says_something_else
from tests.unit.securing.base_proofs import DEMANDED, base, derived, report_of

SHOWN = {
    "summary": derived("/credentialSubject/birthDate", secured=base(mandatory=DEMANDED["summary"])),
    "qualification": derived(
        "/credentialSubject/givenName",
        "/credentialSubject/hasClaim/specifiedBy/language",
        secured=base(world.qualification(), mandatory=DEMANDED["qualification"]),
    ),
}


def verified(secured: Any) -> Any:
    """Return the credential as an employer gets it, with every check on."""
    report = report_of(secured)
    return None if report.verdict != "valid" or report.credential is None else report.credential.document


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_no_change_at_one_place_says_something_else(shown: dict[str, Any]) -> None:
    normal = as_statements(contexts.bundled())
    assert_no_edit_says_something_else(
        Mechanism(secured=shown, verified=verified, normal=normal, edits=disclosed_edits)
    )
