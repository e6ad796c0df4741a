"""Credentials and presentations as the VC Data Model 2.0 names them: frozen views, never copies that drift.

A model reads from the document as it was received. It rewrites nothing, fills in no default and drops no member;
unknown members are carried along. It refuses what the data model forbids, and judges neither proof, nor issuer,
nor time. https://www.w3.org/TR/vc-data-model-2.0/
"""

from led_vc.model.credential import Credential
from led_vc.model.presentation import Presentation
from led_vc.model.received import own_copy
from led_vc.model.related_resources import Digest, RelatedResource
from led_vc.model.values import CREDENTIALS_V1, CREDENTIALS_V2, many
from led_vc.model.versions import ALL_VERSIONS, PRODUCT_VERSIONS, VCDM_1_1, VCDM_2_0, Version, version_of

__all__ = [
    "ALL_VERSIONS",
    "CREDENTIALS_V1",
    "CREDENTIALS_V2",
    "PRODUCT_VERSIONS",
    "VCDM_1_1",
    "VCDM_2_0",
    "Credential",
    "Digest",
    "Presentation",
    "RelatedResource",
    "Version",
    "many",
    "own_copy",
    "version_of",
]
