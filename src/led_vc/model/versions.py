"""The two versions of the data model, and what sets them apart.

The product knows 2.0 alone. 1.1 is for conformance instances, and it is the caller who lets it in: a document cannot
choose the rules that it is read by.
"""

from dataclasses import dataclass
from typing import Literal

from led_vc.encoding import JsonObject
from led_vc.errors import MalformedValueError
from led_vc.model.values import CREDENTIALS_V1, CREDENTIALS_V2, many


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version: its base context, what it calls the ends of the validity period, and which of them must be there."""

    name: Literal["1.1", "2.0"]
    context: str
    valid_from: str
    valid_until: str
    valid_from_required: bool = False


VCDM_2_0 = Version(name="2.0", context=CREDENTIALS_V2, valid_from="validFrom", valid_until="validUntil")
"""https://www.w3.org/TR/vc-data-model-2.0/"""

VCDM_1_1 = Version(
    name="1.1",
    context=CREDENTIALS_V1,
    valid_from="issuanceDate",
    valid_until="expirationDate",
    valid_from_required=True,
)
"""https://www.w3.org/TR/2022/REC-vc-data-model-20220303/"""

PRODUCT_VERSIONS = (VCDM_2_0,)
ALL_VERSIONS = (VCDM_2_0, VCDM_1_1)


def version_of(document: JsonObject, allowed: tuple[Version, ...]) -> Version:
    """Return the version among `allowed` whose base context comes first in `document`, or raise MalformedValueError."""
    stated = many(document.get("@context"))
    for version in allowed:
        if stated and stated[0] == version.context:
            return version
    raise MalformedValueError(f"@context must start with {' or '.join(version.context for version in allowed)}")
