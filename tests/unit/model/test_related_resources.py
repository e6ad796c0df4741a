"""Resources that a credential pins by digest, read from either way of writing a digest."""

import base64
import hashlib
from typing import Any

import pytest

from led_vc.contexts import check_related_resources
from led_vc.encoding import multibase_encode
from led_vc.errors import ComplexityLimitError, MalformedValueError
from led_vc.model import CREDENTIALS_V2, Digest
from led_vc.model.related_resources import MAXIMUM_RESOURCES, related_resources

URL = "https://example.org/image.png"
SHA256 = hashlib.sha256(b"image").digest()
SHA384 = hashlib.sha384(b"image").digest()
SHA512 = hashlib.sha512(b"image").digest()


def sri(algorithm: str, value: bytes) -> str:
    return f"{algorithm}-{base64.b64encode(value).decode()}"


def read(*resources: Any) -> Any:
    return related_resources({"relatedResource": list(resources)})


@pytest.mark.parametrize(
    ("members", "digest"),
    [
        ({"digestSRI": sri("sha256", SHA256)}, Digest(algorithm="sha256", value=SHA256)),
        ({"digestSRI": sri("sha384", SHA384)}, Digest(algorithm="sha384", value=SHA384)),
        ({"digestSRI": sri("sha512", SHA512)}, Digest(algorithm="sha512", value=SHA512)),
        (
            {"digestSRI": f"sha384-{base64.urlsafe_b64encode(SHA384).decode()}"},
            Digest(algorithm="sha384", value=SHA384),
        ),
        ({"digestMultibase": multibase_encode(SHA256, "u")}, Digest(algorithm="sha256", value=SHA256)),
        ({"digestMultibase": multibase_encode(b"\x12\x20" + SHA256, "u")}, Digest(algorithm="sha256", value=SHA256)),
        ({"digestMultibase": multibase_encode(b"\x20\x30" + SHA384, "z")}, Digest(algorithm="sha384", value=SHA384)),
        ({"digestMultibase": multibase_encode(b"\x13\x40" + SHA512, "u")}, Digest(algorithm="sha512", value=SHA512)),
    ],
)
def test_a_digest_is_the_same_however_it_is_written(members: dict[str, Any], digest: Digest) -> None:
    [found] = read({"id": URL, "mediaType": "image/png", **members})
    assert (found.id, found.digests) == (URL, (digest,))


def test_one_resource_needs_no_list_and_may_have_several_digests() -> None:
    stated = {"id": URL, "digestSRI": [sri("sha256", SHA256)], "digestMultibase": multibase_encode(SHA384, "u")}
    [found] = related_resources({"relatedResource": stated})
    assert [digest.algorithm for digest in found.digests] == ["sha256", "sha384"]


GOOD = {"id": URL, "digestSRI": sri("sha256", SHA256)}


@pytest.mark.parametrize(
    "resources",
    [
        [],
        [URL],
        [{}],
        [{"digestSRI": GOOD["digestSRI"]}],
        [{"id": "no url", "digestSRI": GOOD["digestSRI"]}],
        [{"id": [URL], "digestSRI": GOOD["digestSRI"]}],
        [{"id": URL}],
        [{"id": URL, "digestSRI": []}],
        [{**GOOD, "mediaType": 5}],
        [GOOD, {"id": URL, "digestMultibase": multibase_encode(SHA256, "u")}],
        [{"id": URL, "digestSRI": [GOOD["digestSRI"]] * 9}],
        [{"id": URL, "digestSRI": "md5-AAAA"}],
        [{"id": URL, "digestSRI": "sha256-AAAA"}],
        [{"id": URL, "digestSRI": "sha256-A"}],
        [{"id": URL, "digestSRI": sri("sha384", SHA256)}],
        [{"id": URL, "digestSRI": 5}],
        [{"id": URL, "digestSRI": f"{GOOD['digestSRI']}\n"}],
        [{"id": URL, "digestMultibase": 5}],
        [{"id": URL, "digestMultibase": "u"}],
        [{"id": URL, "digestMultibase": "m" + "A" * 43}],
        [{"id": URL, "digestMultibase": multibase_encode(SHA256[:31], "u")}],
        [{"id": URL, "digestMultibase": multibase_encode(b"\x12\x21" + SHA256, "u")}],
        [{"id": URL, "digestMultibase": "u" + "A" * 10_000}],
    ],
)
def test_what_pins_nothing_is_refused(resources: list[Any]) -> None:
    with pytest.raises(MalformedValueError):
        read(*resources)


def test_there_are_not_endlessly_many() -> None:
    many = [{**GOOD, "id": f"{URL}?{number}"} for number in range(MAXIMUM_RESOURCES + 1)]
    with pytest.raises(ComplexityLimitError):
        read(*many)


FINAL = bytes.fromhex("59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734")
OLDER = bytes.fromhex("24a18c90e9856d526111f29376e302d970b2bd10182e33959995b0207d7043b9")
OLDER_384 = "sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg"


def check(*digests: bytes | str, any_version: bool, url: str = CREDENTIALS_V2) -> None:
    texts = [one if isinstance(one, str) else sri("sha256", one) for one in digests]
    check_related_resources(read({"id": url, "digestSRI": texts}), any_version=any_version)


def test_the_final_version_counts_everywhere() -> None:
    check(FINAL, any_version=False)
    check(FINAL, any_version=True)


@pytest.mark.parametrize("digest", [OLDER, OLDER_384])
def test_an_older_published_version_counts_on_conformance_instances_alone(digest: bytes | str) -> None:
    check(digest, any_version=True)
    with pytest.raises(MalformedValueError):
        check(digest, any_version=False)


@pytest.mark.parametrize("digests", [(SHA256,), (FINAL, SHA256), (FINAL, OLDER), (OLDER, OLDER_384, SHA256)])
def test_every_digest_is_of_one_and_the_same_version(digests: tuple[bytes, ...]) -> None:
    with pytest.raises(MalformedValueError):
        check(*digests, any_version=True)


def test_our_own_files_are_pinned_by_their_own_digest() -> None:
    from led_vc.contexts import SUMMARY_V1, digest

    check(bytes.fromhex(digest(SUMMARY_V1)), any_version=False, url=SUMMARY_V1)
    with pytest.raises(MalformedValueError):
        check(SHA256, any_version=True, url=SUMMARY_V1)


def test_what_is_not_held_is_carried_and_compared_with_nothing() -> None:
    check(SHA256, any_version=False, url=URL)
