"""The vectors whose documents define their own words: an inline `@vocab` in W3C's example of a windsurf race.

Source: w3c/vc-di-bbs, `TestVectors`.
"""

import json

import pytest

from led_vc import contexts
from led_vc.errors import ContextNotAllowedError
from led_vc.rdf import canonicalize
from tests.paths import VECTORS, requires_shared
from tests.vectors.data_integrity import load

pytestmark = requires_shared
FOLDER = VECTORS / "vc-di-bbs"


def test_the_document_of_the_race_has_the_published_statements() -> None:
    published = json.loads((FOLDER / "addBaseDocCanon.json").read_text())
    found = canonicalize(load(FOLDER / "windDoc.json"), contexts.opened(contexts.bundled_with_examples()))
    assert found.nquads == "".join(published)
    assert found.tier == "library"


def test_its_words_have_no_meaning_for_the_product() -> None:
    with pytest.raises(ContextNotAllowedError):
        canonicalize(load(FOLDER / "windDoc.json"), contexts.bundled())
