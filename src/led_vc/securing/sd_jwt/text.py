"""An SD-JWT as text: the issuer's token, disclosures, and perhaps the holder's token, with `~` between them.

https://www.rfc-editor.org/rfc/rfc9901#section-4
"""

from dataclasses import dataclass

from led_vc.errors import ComplexityLimitError, ParsingError
from led_vc.securing.sd_jwt.limits import MAXIMUM_DISCLOSURES


@dataclass(frozen=True, slots=True, kw_only=True)
class SdJwtText:
    """The parts of an SD-JWT. `presented` is the text up to the last `~`, which a Key Binding JWT is over."""

    issuer_token: str
    disclosures: tuple[str, ...]
    key_binding: str | None
    presented: str


def split(text: str) -> SdJwtText:
    """Split `text`. Raises ParsingError, and ComplexityLimitError for more disclosures than anybody makes."""
    presented, separator, last = text.rpartition("~")
    if not separator:
        raise ParsingError("an SD-JWT ends with ~, or with a Key Binding JWT after it")
    token, *disclosures = presented.split("~")
    if len(disclosures) > MAXIMUM_DISCLOSURES:
        raise ComplexityLimitError(f"more than {MAXIMUM_DISCLOSURES} disclosures")
    if not token or not all(disclosures):
        raise ParsingError("an SD-JWT with an empty part")
    return SdJwtText(
        issuer_token=token,
        disclosures=tuple(disclosures),
        key_binding=last or None,
        presented=presented + separator,
    )


def joined(issuer_token: str, disclosures: tuple[str, ...] | list[str]) -> str:
    """Return the text of an SD-JWT without key binding."""
    return "~".join((issuer_token, *disclosures, ""))
