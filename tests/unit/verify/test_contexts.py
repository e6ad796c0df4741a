"""The exact list of contexts of each type. Contexts that give words another meaning: tests/corpus, group B."""

from typing import Any

import pytest

from tests import world
from tests.unit.verify.reading import outcome, verify

SECURED = world.issue(world.summary())
USUAL = SECURED["@context"]


@pytest.mark.parametrize("stated", [[], USUAL[0], None], ids=["no context", "one context as text", "null"])
def test_any_contexts_but_the_exact_list_are_not_allowed(stated: Any) -> None:
    report = verify({**SECURED, "@context": stated})
    assert outcome(report, "proof") == ("failed", "CONTEXT_NOT_ALLOWED")
    assert report.work.signature_checks == 0


def test_a_type_that_no_list_of_contexts_is_laid_down_for_is_not_allowed() -> None:
    report = verify({**SECURED, "type": ["VerifiableCredential"], "@context": USUAL[:1]})
    assert outcome(report, "proof") == ("failed", "CONTEXT_NOT_ALLOWED")
