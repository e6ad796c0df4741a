"""SD-JWT: a token whose holder shows a part of what was signed. https://www.rfc-editor.org/rfc/rfc9901

Reads and makes the compact form. Whether the holder must sign as well is for the verifier to say (`KeyBinding`), and
never follows from what was sent.
"""

from led_vc.securing.sd_jwt.disclosed import disclose
from led_vc.securing.sd_jwt.disclosures import Disclosure, by_digest, digest_of, parse_disclosure, write_disclosure
from led_vc.securing.sd_jwt.key_binding import (
    KEY_BINDING_TYPE,
    KeyBinding,
    MustBePresentAndValid,
    MustNotBePresent,
    ShownBy,
    bind_key,
    require_key_binding,
)
from led_vc.securing.sd_jwt.limits import DEFAULT_HASH, MAXIMUM_DISCLOSURES, hash_named
from led_vc.securing.sd_jwt.presented import PresentedSdJwt
from led_vc.securing.sd_jwt.text import SdJwtText, joined, split

__all__ = [
    "DEFAULT_HASH",
    "KEY_BINDING_TYPE",
    "MAXIMUM_DISCLOSURES",
    "Disclosure",
    "KeyBinding",
    "MustBePresentAndValid",
    "MustNotBePresent",
    "PresentedSdJwt",
    "SdJwtText",
    "ShownBy",
    "bind_key",
    "by_digest",
    "digest_of",
    "disclose",
    "hash_named",
    "joined",
    "parse_disclosure",
    "require_key_binding",
    "split",
    "write_disclosure",
]
