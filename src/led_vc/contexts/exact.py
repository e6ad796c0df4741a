"""Which contexts a document of each type has, exactly and in this order.

Another list, even of known contexts, can give the same words another meaning.
"""

from collections.abc import Mapping
from types import MappingProxyType

CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2"
QUALIFICATION_V1 = "https://w3id.org/led-vc/qualification/v1"
SUMMARY_V1 = "https://w3id.org/led-vc/summary/v1"

EXACT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "LedQualificationCredential": (CREDENTIALS_V2, QUALIFICATION_V1),
        "LedSummaryCredential": (CREDENTIALS_V2, SUMMARY_V1),
        "BitstringStatusListCredential": (CREDENTIALS_V2,),
        "VerifiablePresentation": (CREDENTIALS_V2,),
    }
)
