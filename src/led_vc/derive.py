"""Derive from a credential with a base proof what its holder shows: a part, and the issuer's proof over that part.

The base proof stays with the holder. Refuses pointers that match nothing. Does not verify what it derives from: whoever
is shown the part does. https://www.w3.org/TR/vc-di-ecdsa/#add-derived-proof-ecdsa-sd-2023
"""

import secrets
from collections.abc import Sequence
from typing import Any

from led_vc.contexts import ContextSet
from led_vc.encoding import JsonObject
from led_vc.ports import Randomness
from led_vc.securing.data_integrity import derive_proof


def derive_credential(
    secured: JsonObject,
    selective_pointers: Sequence[str],
    *,
    contexts: ContextSet,
    random: Randomness = secrets.token_bytes,
) -> dict[str, Any]:
    """Return the part of `secured` that is mandatory or selected by `selective_pointers` (RFC 6901), with its proof.

    `contexts` are those that the holder knows, such as `led_vc.contexts.bundled()`. Raises ProofGenerationError for a
    pointer that matches nothing, UnsupportedFeatureError where there is not one base proof to derive from.
    """
    return derive_proof(secured, contexts, selective_pointers=selective_pointers, random=random)
