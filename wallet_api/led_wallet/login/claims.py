"""What the wallet keeps of an ID token: who, by which means, and under which name. Nothing else is read.

ACM/IDM's claims: https://authenticatie.vlaanderen.be/docs/beveiligen-van-toepassingen/. `rrn` is not among them here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

from led_web.problems import ProblemError

CITIZEN: Final = "BUR"
WEAK_METHODS: Final = frozenset({"sms"})
ASKED_FOR: Final = ("acr", "given_name", "family_name", "vo_doelgroepcode", "ssm_mandaatgever")
"""The claims to ask for by name in the ID token (OpenID Connect Core, section 5.5)."""
_MAX_TEXT = 200
_MAX_SUBJECT = 255


class LoginRefusedError(ProblemError):
    """Somebody logged in who may not be here: for an organisation, or for somebody else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Who logged in. `subject` means something at the OpenID provider only."""

    subject: str = field(repr=False)
    method: str | None
    given_name: str | None = field(repr=False)
    family_name: str | None = field(repr=False)

    @classmethod
    def of_citizen(cls, claims: Mapping[str, Any]) -> Self:
        """Return the claims of a citizen for oneself. Raises LoginRefusedError for any other capacity."""
        if claims.get("vo_doelgroepcode") != CITIZEN:
            raise LoginRefusedError(403, "wrong_capacity", "Log in as a citizen.")
        if claims.get("ssm_mandaatgever"):
            raise LoginRefusedError(403, "mandate_refused", "Nobody sees another person's proofs.")
        subject = claims.get("sub")
        if not isinstance(subject, str) or not 0 < len(subject) <= _MAX_SUBJECT:
            raise ProblemError(502, "login_failed", "The login service named nobody.")
        return cls(
            subject=subject,
            method=_text(claims, "acr"),
            given_name=_text(claims, "given_name"),
            family_name=_text(claims, "family_name"),
        )

    @property
    def strong(self) -> bool:
        """Tell whether the means of login is good enough to have something issued."""
        return self.method is not None and self.method not in WEAK_METHODS

    @property
    def display_name(self) -> str:
        """Return the name to greet with."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)


def _text(claims: Mapping[str, Any], name: str) -> str | None:
    value = claims.get(name)
    return value if isinstance(value, str) and 0 < len(value) <= _MAX_TEXT else None
