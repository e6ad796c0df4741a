"""How messages become bytes, scalars and points."""

import pytest

from led_vc.securing.bbs.expand_message import ExpandMessage, expand_message_xmd, expand_message_xof

XMD_DST, XOF_DST = b"QUUX-V01-CS02-with-expander-SHA256-128", b"QUUX-V01-CS02-with-expander-SHAKE256"


@pytest.mark.parametrize(
    ("message", "expanded"),
    [
        (b"", "68a985b87eb6b46952128911f2a4412bbc302a9d759667f87f7a21d803f07235"),
        (b"abc", "d8ccab23b5985ccea865c6c97b6e5b8350e794e603b4b97902f53a8a0d605615"),
    ],
)
def test_the_examples_of_rfc_9380_k1_are_expanded_with_sha_256(message: bytes, expanded: str) -> None:
    assert expand_message_xmd(message, XMD_DST, 32).hex() == expanded


@pytest.mark.parametrize(
    ("message", "expanded"),
    [
        (b"", "2ffc05c48ed32b95d72e807f6eab9f7530dd1c2f013914c8fed38c5ccc15ad76"),
        (b"abc", "b39e493867e2767216792abce1f2676c197c0692aed061560ead251821808e07"),
    ],
)
def test_the_examples_of_rfc_9380_k6_are_expanded_with_shake_256(message: bytes, expanded: str) -> None:
    assert expand_message_xof(message, XOF_DST, 32).hex() == expanded


@pytest.mark.parametrize("expand", [expand_message_xmd, expand_message_xof])
@pytest.mark.parametrize(("dst", "length"), [(b"x" * 256, 32), (b"x", 0), (b"x", 65536)])
def test_a_tag_or_a_length_out_of_bounds_is_refused(expand: ExpandMessage, dst: bytes, length: int) -> None:
    with pytest.raises(ValueError, match="gives 1 to"):
        expand(b"", dst, length)


def test_sha_256_expands_to_255_digests_and_no_more() -> None:
    assert len(expand_message_xmd(b"", b"x", 8160)) == 8160
    with pytest.raises(ValueError, match="8160"):
        expand_message_xmd(b"", b"x", 8161)
