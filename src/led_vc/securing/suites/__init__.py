"""The cryptosuites. To add one: a file, a line here, and its vectors."""

from collections.abc import Mapping
from types import MappingProxyType

from led_vc.ports import Signer
from led_vc.securing.cryptosuite import Cryptosuite, SelectiveCryptosuite, Suite
from led_vc.securing.suites.bbs_2023 import BBS_2023
from led_vc.securing.suites.ecdsa_jcs_2019 import ECDSA_JCS_2019
from led_vc.securing.suites.ecdsa_rdfc_2019 import ECDSA_RDFC_2019
from led_vc.securing.suites.ecdsa_sd_2023 import ECDSA_SD_2023
from led_vc.securing.suites.ed25519_signature_2020 import ED25519_SIGNATURE_2020
from led_vc.securing.suites.eddsa_jcs_2022 import EDDSA_JCS_2022
from led_vc.securing.suites.eddsa_rdfc_2022 import EDDSA_RDFC_2022
from led_vc.securing.suites.mldsa44_jcs_2024 import MLDSA44_JCS_2024
from led_vc.securing.suites.mldsa44_rdfc_2024 import MLDSA44_RDFC_2024

SUITES: Mapping[str, Cryptosuite] = MappingProxyType(
    {suite.name: suite for suite in (EDDSA_RDFC_2022, EDDSA_JCS_2022, ECDSA_RDFC_2019, ECDSA_JCS_2019)}
)
"""What the product signs with."""

SELECTIVE_SUITES: Mapping[str, SelectiveCryptosuite[Signer]] = MappingProxyType(
    {suite.name: suite for suite in (ECDSA_SD_2023,)}
)
"""What the product signs with where the holder may show a part."""

_DRAFTS: tuple[Cryptosuite, ...] = (MLDSA44_RDFC_2024, MLDSA44_JCS_2024)

DRAFT_SUITES: Mapping[str, Cryptosuite] = MappingProxyType({suite.name: suite for suite in _DRAFTS})
"""Suites whose specifications are drafts and may change: only for who asks for them."""

_VERIFIED: tuple[Suite, ...] = (*SUITES.values(), *SELECTIVE_SUITES.values(), BBS_2023, ED25519_SIGNATURE_2020)

VERIFIED_SUITES: Mapping[str, Suite] = MappingProxyType({suite.name: suite for suite in _VERIFIED})
"""What a verifier takes, unless it says otherwise."""

EXPERIMENTAL_SUITES: Mapping[str, Suite] = MappingProxyType(
    {suite.name: suite for suite in (*_VERIFIED, *DRAFT_SUITES.values())}
)
"""What a verifier takes that was asked to take drafts too."""
