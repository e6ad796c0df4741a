"""The instances that there are: one for each suite and kind of key, and those that a suite of tests asks for by a tag.

A new cryptosuite has its instances as soon as it stands in `led_vc.securing.suites`.
"""

from dataclasses import dataclass
from typing import Final, get_args

from led_vc.issue import CredentialMediaType
from led_vc.keys import KeyAlgorithm
from led_vc.securing.cryptosuite import SelectiveCryptosuite, Suite
from led_vc.securing.enveloped import STRICT_ENVELOPES
from led_vc.securing.suites import EXPERIMENTAL_SUITES
from led_vc.securing.suites.eddsa_jcs_2022 import EDDSA_JCS_2022
from led_vc.securing.suites.eddsa_rdfc_2022 import EDDSA_RDFC_2022

HOLDER_TAG: Final = "vcHolder"


@dataclass(frozen=True, slots=True)
class Enveloping:
    """Securing by an envelope around the document. https://www.w3.org/TR/vc-jose-cose/"""

    media_type: CredentialMediaType

    @property
    def name(self) -> str:
        """Return how suites call it."""
        return self.media_type


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What an instance is: its name in URLs, how and with what key it signs, and the tags by which suites find it.

    One that `adds_status` gives every credential an entry in its own lists, since a request has no way to ask for it.
    One that `resolves` answers with the document of any did:key.
    """

    name: str
    mechanism: Suite | Enveloping
    key_type: KeyAlgorithm
    tags: tuple[str, ...]
    adds_status: bool = False
    resolves: bool = False

    @property
    def derives(self) -> bool:
        """Tell whether a holder can show a part of what this instance signs."""
        return isinstance(self.mechanism, SelectiveCryptosuite)

    @property
    def vc_versions(self) -> tuple[str, ...]:
        """Return the versions of the data model that it signs: envelopes are younger than 1.1."""
        return ("2.0",) if isinstance(self.mechanism, Enveloping) else ("1.1", "2.0")


def _embedded(suite: Suite) -> tuple[Kind, ...]:
    held = (HOLDER_TAG,) if isinstance(suite, SelectiveCryptosuite) else ()
    return tuple(
        Kind(
            name=suite.name if len(suite.algorithms) == 1 else f"{suite.name}-{key_type}",
            mechanism=suite,
            key_type=key_type,
            tags=(suite.name, *held),
        )
        for key_type in suite.algorithms
    )


def _enveloped(media_type: CredentialMediaType) -> tuple[Kind, ...]:
    return tuple(
        Kind(
            name=f"{media_type.replace('+', '-')}-{key_type}",
            mechanism=Enveloping(media_type),
            key_type=key_type,
            tags=(media_type,),
        )
        for key_type in dict.fromkeys(STRICT_ENVELOPES.algorithms.values())
    )


_BY_TAG: Final = (
    # jcs signs a document as it stands: the data model knows names with a direction, which RDF has no form for.
    Kind(name="vc2.0", mechanism=EDDSA_JCS_2022, key_type="Ed25519", tags=("vc2.0",)),
    Kind(name="EnvelopingProof", mechanism=Enveloping("vc+jwt"), key_type="Ed25519", tags=("EnvelopingProof",)),
    Kind(name="vc-api", mechanism=EDDSA_RDFC_2022, key_type="Ed25519", tags=("vc-api",)),
    Kind(
        name="BitstringStatusList",
        mechanism=EDDSA_RDFC_2022,
        key_type="Ed25519",
        tags=("BitstringStatusList",),
        adds_status=True,
    ),
    Kind(name="did-key", mechanism=EDDSA_JCS_2022, key_type="Ed25519", tags=("did-key",), resolves=True),
)

KINDS: tuple[Kind, ...] = (
    *(kind for suite in EXPERIMENTAL_SUITES.values() for kind in _embedded(suite)),
    *(kind for media_type in get_args(CredentialMediaType) for kind in _enveloped(media_type)),
    *_BY_TAG,
)
