"""The nonce endpoint. https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-7"""

from dataclasses import dataclass
from typing import Any, Self

from led_vc.encoding import JsonObject
from led_vc.oid4vci import fields


@dataclass(frozen=True, slots=True)
class NonceResponse:
    """A nonce that a key proof must carry, so that no old proof can be used again."""

    c_nonce: str

    def to_json(self) -> dict[str, Any]:
        """Return the body."""
        return {"c_nonce": self.c_nonce}

    @classmethod
    def parse(cls, document: JsonObject) -> Self:
        """Read a body."""
        return cls(fields.text(document, "c_nonce"))
