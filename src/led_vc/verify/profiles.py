"""What each credential type demands beyond the data model: its closed schema and its status entries."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from led_vc.encoding import JsonObject
from led_vc.model import many
from led_vc.status import StatusPurpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The demands of one type. `schema` is a URL in the closed set; `purposes` are the status entries it must have."""

    type: str
    schema: str
    purposes: frozenset[StatusPurpose]


QUALIFICATION = Profile(
    type="LedQualificationCredential",
    schema="https://w3id.org/led-vc/qualification/v1/schema.json",
    purposes=frozenset({"revocation", "suspension"}),
)
SUMMARY = Profile(
    type="LedSummaryCredential",
    schema="https://w3id.org/led-vc/summary/v1/schema.json",
    purposes=frozenset({"revocation"}),
)
_PROFILES: Mapping[str, Profile] = MappingProxyType({profile.type: profile for profile in (QUALIFICATION, SUMMARY)})


def profile_of(document: JsonObject) -> Profile | None:
    """Return the profile that the document's `type` names, if it names one."""
    return next(
        (_PROFILES[one] for one in many(document.get("type")) if isinstance(one, str) and one in _PROFILES), None
    )
