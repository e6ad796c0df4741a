"""The instances that there are: one for each suite and kind of key, and those that a suite of tests asks for by a tag.

A new cryptosuite has its instances as soon as it stands in `led_vc.securing.suites`.
"""

from dataclasses import dataclass

from led_vc.keys import KeyAlgorithm
from led_vc.securing.cryptosuite import SelectiveCryptosuite, Suite
from led_vc.securing.suites import EXPERIMENTAL_SUITES
from led_vc.securing.suites.eddsa_jcs_2022 import EDDSA_JCS_2022
from led_vc.securing.suites.eddsa_rdfc_2022 import EDDSA_RDFC_2022

VC_VERSIONS = ("1.1", "2.0")
HOLDER_TAG = "vcHolder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What an instance is: its name in URLs, how and with what key it signs, and the tags by which suites find it.

    One that `adds_status` gives every credential an entry in its own lists, since a request has no way to ask for it.
    """

    name: str
    suite: Suite
    key_type: KeyAlgorithm
    tags: tuple[str, ...]
    adds_status: bool = False

    @property
    def derives(self) -> bool:
        """Tell whether a holder can show a part of what this instance signs."""
        return isinstance(self.suite, SelectiveCryptosuite)


def _of_suite(suite: Suite) -> tuple[Kind, ...]:
    held = (HOLDER_TAG,) if isinstance(suite, SelectiveCryptosuite) else ()
    return tuple(
        Kind(
            name=suite.name if len(suite.algorithms) == 1 else f"{suite.name}-{key_type}",
            suite=suite,
            key_type=key_type,
            tags=(suite.name, *held),
        )
        for key_type in suite.algorithms
    )


_BY_TAG = (
    # jcs signs a document as it stands: the data model knows names with a direction, which RDF has no form for.
    Kind(name="vc2.0", suite=EDDSA_JCS_2022, key_type="Ed25519", tags=("vc2.0",)),
    Kind(name="vc-api", suite=EDDSA_RDFC_2022, key_type="Ed25519", tags=("vc-api",)),
    Kind(
        name="BitstringStatusList",
        suite=EDDSA_RDFC_2022,
        key_type="Ed25519",
        tags=("BitstringStatusList",),
        adds_status=True,
    ),
)

KINDS: tuple[Kind, ...] = (*(kind for suite in EXPERIMENTAL_SUITES.values() for kind in _of_suite(suite)), *_BY_TAG)
