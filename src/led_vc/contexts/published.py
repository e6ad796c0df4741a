"""The digests under which resources of the closed set were published, held against those that a credential states.

https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources asks for an error when a resource that is used
has another digest. What is not held here is never fetched and never used, so there is nothing to compare.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from led_vc.contexts.library import library
from led_vc.errors import MalformedValueError
from led_vc.model import RelatedResource

_LIST = "https://w3id.org/led-vc/lists/context-digests"
_OWN = "own"
_ALGORITHMS = ("sha256", "sha384")

Digests = Mapping[str, bytes]
"""Algorithm -> digest, of one version."""


@cache
def published_digests() -> Mapping[str, tuple[Digests, ...]]:
    """Return the digests of every published version by URL, the one that is held last.

    Contexts of others are re-formatted here, so that their files' digests say nothing: the published ones are a list.
    """
    entries = library().entries.values()
    own = {entry.url: (_digests({"sha256": entry.sha256}),) for entry in entries if entry.source == _OWN}
    listed = library().documents[_LIST]["digests"]
    return MappingProxyType(own | {url: tuple(map(_digests, versions)) for url, versions in listed.items()})


def check_related_resources(resources: Sequence[RelatedResource], *, any_version: bool) -> None:
    """Raise MalformedValueError if a held resource is pinned by a digest that is not its own.

    With `any_version` an older published version counts as well: for conformance instances.
    """
    for resource in resources:
        versions = published_digests().get(resource.id, ())
        if versions and not any(_agrees(resource, one) for one in (versions if any_version else versions[-1:])):
            raise MalformedValueError("a related resource has another digest than the one that is stated")


def _agrees(resource: RelatedResource, version: Digests) -> bool:
    return all(version.get(digest.algorithm, digest.value) == digest.value for digest in resource.digests)


def _digests(stated: Mapping[str, str]) -> Digests:
    return MappingProxyType({name: bytes.fromhex(stated[name]) for name in _ALGORITHMS if name in stated})
