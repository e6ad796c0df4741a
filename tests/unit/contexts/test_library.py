"""The closed set: pinned, complete, and refused when a byte changes (attack corpus B11, B14)."""

import hashlib
import json
import shutil
from importlib.resources import files
from pathlib import Path

import jsonschema_rs
import pytest

from led_vc import contexts
from led_vc.contexts import CREDENTIALS_V2, EXACT, QUALIFICATION_V1, SUMMARY_V1, ContextSet, Library, bundled
from led_vc.errors import ContextNotAllowedError
from tests.paths import SHARED, VECTORS, requires_shared

EXAMPLES_V2 = "https://www.w3.org/ns/credentials/examples/v2"
PACKAGE = Path(str(files("led_contexts")))
INDEX = json.loads((PACKAGE / "index.json").read_text())["files"]


def _copy(to: Path) -> Path:
    return Path(shutil.copytree(PACKAGE, to / "led_contexts"))


def test_every_file_of_the_package_is_in_the_index() -> None:
    listed = {line["file"] for line in INDEX}
    there = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.json*")}
    assert there - {"index.json"} == listed


@pytest.mark.parametrize("line", INDEX, ids=lambda line: line["file"])
def test_every_line_says_where_a_file_comes_from_and_under_which_licence(line: dict[str, str]) -> None:
    assert all(line[member] for member in ("url", "kind", "file", "sha256", "source", "licence"))


@pytest.mark.parametrize("line", INDEX, ids=lambda line: line["file"])
def test_one_flipped_bit_is_refused_and_the_error_names_url_and_digest(line: dict[str, str], tmp_path: Path) -> None:
    copy = _copy(tmp_path)
    damaged = bytearray((copy / line["file"]).read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (copy / line["file"]).write_bytes(damaged)
    with pytest.raises(ContextNotAllowedError) as caught:
        Library.read(copy)
    assert line["url"] in caught.value.detail
    assert line["sha256"] in caught.value.detail


def test_an_unchanged_copy_is_read(tmp_path: Path) -> None:
    assert Library.read(_copy(tmp_path)).documents == contexts.library.library().documents


@pytest.mark.parametrize(
    ("url", "sha256"),
    [
        # Frozen at these bytes; the first is the one that everything stands on.
        (CREDENTIALS_V2, "8a9f494a89ecc51db093e90e84713e07e84d6d9204364a9b3c7868b21751236f"),
        (SUMMARY_V1, "63b5e7038c9ee71f3b7a74e7f9e0c5e7fe7ac294735f3dd87433bc8cd2183b43"),
        (QUALIFICATION_V1, "624bbdf2886e67336f1467aa13d310012604dccf8c1a0b002d1ec5b09ca7bd85"),
        (SUMMARY_V1 + "/schema.json", "37de65bae7e764c31dd046982ce86af2ed038cc60577d1da0dd525b26be7c670"),
        (QUALIFICATION_V1 + "/schema.json", "8600080e79fd12c270384d8632d0803f0dcc0f097e819fdeea5bab010952159b"),
    ],
)
def test_a_published_file_never_changes_under_its_url(url: str, sha256: str) -> None:
    assert contexts.digest(url) == sha256


@requires_shared
@pytest.mark.parametrize(
    ("url", "name"),
    [
        (CREDENTIALS_V2, "credentials-v2.final"),
        ("https://www.w3.org/2018/credentials/v1", "credentials-v1"),
        (EXAMPLES_V2, "credentials-examples-v2"),
    ],
)
def test_a_context_of_w3c_says_what_w3c_publishes(url: str, name: str) -> None:
    published = (VECTORS / "vc-data-model-2.0" / "contexts" / f"{name}.jsonld").read_text()
    # The order of members counts: CBOR-LD numbers terms, and JSON-LD reads contexts, member by member.
    assert json.dumps(contexts.bundled_with_examples().document(url)) == json.dumps(json.loads(published))


@requires_shared
@pytest.mark.parametrize("name", ["data_integrity_v1", "data_integrity_v2", "multikey_v1"])
def test_a_security_context_says_what_the_packages_say(name: str) -> None:
    published = json.loads((VECTORS / "contexts" / f"ctx-https_w3id_org_security_{name}.json").read_text())
    url = "https://w3id.org/security/" + name.replace("_v", "/v").replace("_", "-")
    assert bundled().document(url) == published


@requires_shared
@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://w3id.org/security/suites/ed25519-2020/v1", "security_suites_ed25519_2020_v1"),
        ("https://w3id.org/vdl/v1", "vdl_v1"),
        ("https://w3id.org/vdl/aamva/v1", "vdl_aamva_v1"),
        ("https://w3id.org/citizenship/v4rc1", "citizenship_v4rc1"),
    ],
)
def test_a_context_of_the_vectors_says_what_the_vectors_were_made_with(url: str, name: str) -> None:
    published = json.loads((VECTORS / "contexts" / f"ctx-https_w3id_org_{name}.json").read_text())
    # As text, since the order of members counts.
    assert json.dumps(contexts.bundled_with_examples().document(url)) == json.dumps(published)
    assert url not in bundled()


@requires_shared
def test_the_published_digests_are_those_of_the_published_files() -> None:
    published = VECTORS / "vc-data-model-2.0" / "contexts"
    for url, names in {
        CREDENTIALS_V2: ("credentials-v2.2024-07-20", "credentials-v2.final"),
        "https://www.w3.org/2018/credentials/v1": ("credentials-v1",),
        EXAMPLES_V2: ("credentials-examples-v2",),
    }.items():
        files = [(published / f"{name}.jsonld").read_bytes() for name in names]
        digests = [{"sha256": hashlib.sha256(file).digest(), "sha384": hashlib.sha384(file).digest()} for file in files]
        assert [dict(one) for one in contexts.published_digests()[url]] == digests


@requires_shared
@pytest.mark.parametrize("file", ["contexts/summary-v1.jsonld", "contexts/qualification-v1.jsonld"])
def test_our_contexts_are_the_agreed_ones(file: str) -> None:
    agreed = (SHARED / "credential" / file).read_bytes()
    assert (PACKAGE / "own" / Path(file).name).read_bytes() == agreed


@pytest.mark.parametrize("url", ["https://evil/ctx", "http://www.w3.org/ns/credentials/v2", CREDENTIALS_V2 + "/", ""])
def test_a_context_outside_the_set_does_not_exist(url: str) -> None:
    assert url not in bundled()
    with pytest.raises(ContextNotAllowedError):
        bundled().document(url)


def test_every_context_that_a_type_needs_is_in_the_set() -> None:
    assert all(url in bundled() for exact in EXACT.values() for url in exact)


def test_every_exact_list_begins_with_the_data_model() -> None:
    assert all(exact[0] == CREDENTIALS_V2 for exact in EXACT.values())


def test_no_context_of_the_set_gives_an_undefined_word_a_meaning() -> None:
    assert not [url for url, document in bundled().documents.items() if '"@vocab":' in json.dumps(document)]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.w3.org/ns/credentials/v2",
        "https://www.w3.org/2018/credentials/v1",
        "https://www.w3.org/ns/credentials/examples/v2",
        "https://www.w3.org/ns/credentials/undefined-terms/v2",
        "https://www.w3.org/ns/did/v1",
        "https://w3id.org/security/data-integrity/v1",
        "https://w3id.org/security/data-integrity/v2",
        "https://w3id.org/security/multikey/v1",
        "https://w3id.org/security/suites/ed25519-2020/v1",
        "https://w3id.org/vdl/v1",
        "https://w3id.org/vdl/aamva/v1",
        "https://w3id.org/citizenship/v4rc1",
    ],
)
def test_what_the_suites_of_w3c_use_is_held(url: str) -> None:
    assert url in contexts.bundled_with_examples()


def test_the_contexts_with_a_vocabulary_exist_only_with_the_examples() -> None:
    with_vocabulary = {
        url for url, one in contexts.bundled_with_examples().documents.items() if '"@vocab":' in json.dumps(one)
    }
    assert with_vocabulary == {EXAMPLES_V2, "https://www.w3.org/ns/credentials/undefined-terms/v2"}


def test_the_examples_context_exists_only_where_it_is_asked_for() -> None:
    assert EXAMPLES_V2 not in bundled()
    assert EXAMPLES_V2 in contexts.bundled_with_examples()


def test_a_larger_set_leaves_the_smaller_one_as_it_was() -> None:
    larger = bundled().extended({"https://test.example/v1": {"@context": {}}})
    assert "https://test.example/v1" in larger
    assert "https://test.example/v1" not in bundled()


def test_a_url_of_the_set_cannot_get_another_meaning() -> None:
    with pytest.raises(ValueError, match="another meaning"):
        bundled().extended({CREDENTIALS_V2: {"@context": {}}})


def test_a_set_does_not_follow_its_makers_dictionary() -> None:
    documents: dict[str, dict[str, object]] = {}
    made = ContextSet(documents)
    documents["https://test.example/v1"] = {}
    assert "https://test.example/v1" not in made


@pytest.mark.parametrize("url", [QUALIFICATION_V1, SUMMARY_V1])
def test_a_schema_lies_below_the_context_that_it_belongs_to(url: str) -> None:
    schema = contexts.schema(url + "/schema.json")
    jsonschema_rs.meta.validate(dict(schema))
    assert schema["$id"] == url + "/schema.json"
    assert schema["properties"]["@context"]["const"] == [CREDENTIALS_V2, url]


@pytest.mark.parametrize("url", [CREDENTIALS_V2, "https://evil/schema.json", ""])
def test_a_schema_outside_the_set_does_not_exist(url: str) -> None:
    with pytest.raises(ContextNotAllowedError):
        contexts.schema(url)


def test_a_digest_outside_the_set_does_not_exist() -> None:
    with pytest.raises(ContextNotAllowedError):
        contexts.digest("https://evil/ctx")
