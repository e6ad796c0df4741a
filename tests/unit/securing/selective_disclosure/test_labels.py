"""Labels that say nothing about what is not shown."""

import hashlib
import hmac

import pytest

from led_vc.encoding import base64url_encode
from led_vc.errors import ProofVerificationError
from led_vc.securing.selective_disclosure import given_labels, hmac_labels, shuffled_labels

KEY = bytes(range(32))
CANONICAL = [f"c14n{number}" for number in range(12)]


def test_an_hmac_label_is_the_hmac_of_the_canonical_label_in_multibase() -> None:
    digest = hmac.new(KEY, b"c14n3", hashlib.sha256).digest()
    assert hmac_labels(KEY)(CANONICAL)["c14n3"] == "u" + base64url_encode(digest)


def test_shuffled_labels_are_numbered_in_the_order_of_the_hmacs() -> None:
    hashed, shuffled = hmac_labels(KEY)(CANONICAL), shuffled_labels(KEY)(CANONICAL)
    by_number = sorted(CANONICAL, key=lambda label: int(shuffled[label][1:]))
    assert [hashed[label] for label in by_number] == sorted(hashed.values())
    assert sorted(shuffled.values()) == sorted(f"b{number}" for number in range(12))


@pytest.mark.parametrize("size", [0, 16, 31, 33, 64])
@pytest.mark.parametrize("factory", [hmac_labels, shuffled_labels])
def test_a_key_of_another_length_is_refused(factory: type, size: int) -> None:
    with pytest.raises(ProofVerificationError):
        factory(bytes(size))


def test_given_labels_name_each_blank_node() -> None:
    stated = {"c14n0": "ux", "c14n1": "uy"}
    assert given_labels(stated)(["c14n1", "c14n0"]) == stated


@pytest.mark.parametrize(
    "stated",
    [
        {},
        {"c14n0": "ux"},
        {"c14n0": "ux", "c14n2": "uy"},
        {"c14n0": "ux", "c14n1": "uy", "c14n2": "uz"},
        {"c14n0": "ux", "c14n1": "ux"},
    ],
)
def test_a_label_map_that_is_not_one_to_one_with_the_blank_nodes_is_refused(stated: dict[str, str]) -> None:
    with pytest.raises(ProofVerificationError):
        given_labels(stated)(["c14n0", "c14n1"])
