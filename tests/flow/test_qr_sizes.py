"""The live code of a usual record fits a laptop's camera: measured over every record of the sample register."""

from collections import Counter

import pytest

from bench.qr_sizes import TARGET, distribution, issuable_texts
from led_vc.qr.image import LARGEST_VERSION

_ROWS = 1000


@pytest.fixture(scope="module")
def versions() -> Counter[int]:
    """Return how many live codes of the sample's records need each version at level M."""
    return distribution(issuable_texts(_ROWS))


def test_the_median_code_is_at_most_version_19(versions: Counter[int]) -> None:
    sizes = sorted(versions.elements())
    assert sizes[len(sizes) // 2] <= TARGET == 19


def test_no_code_is_beyond_version_25(versions: Counter[int]) -> None:
    assert max(versions) <= LARGEST_VERSION == 25


def test_every_issuable_record_of_the_sample_was_measured(versions: Counter[int]) -> None:
    assert 900 < versions.total() < _ROWS
