"""The cryptosuites that are accepted. To add one: a file, a line here, and its vectors."""

from collections.abc import Mapping
from types import MappingProxyType

from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.suites.ecdsa_jcs_2019 import ECDSA_JCS_2019
from led_vc.securing.suites.ecdsa_rdfc_2019 import ECDSA_RDFC_2019
from led_vc.securing.suites.eddsa_jcs_2022 import EDDSA_JCS_2022
from led_vc.securing.suites.eddsa_rdfc_2022 import EDDSA_RDFC_2022

SUITES: Mapping[str, Cryptosuite] = MappingProxyType(
    {suite.name: suite for suite in (EDDSA_RDFC_2022, EDDSA_JCS_2022, ECDSA_RDFC_2019, ECDSA_JCS_2019)}
)
