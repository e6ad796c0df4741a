"""A verifier and a register of the corpus, started once; the tests of one group leave nothing behind for another's."""

from collections.abc import Iterator

import pytest

from tests.corpus.service import Employer
from tests.corpus.service import employer as running_verifier
from tests.services.oidc import login_provider

__all__ = ["login_provider"]


@pytest.fixture(scope="session")
def employer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Employer]:
    """Run the verifier that all attacks are posted to."""
    with running_verifier(tmp_path_factory.mktemp("employer")) as found:
        yield found
