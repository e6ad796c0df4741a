"""The tables of docs/settings.md, from the settings themselves: `python -m tests.docs.settings_table` prints them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from annotated_types import Ge, Gt, Le
from pydantic import SecretStr
from pydantic.fields import FieldInfo

from led_issuer.settings import IssuerSettings
from led_verifier.settings import VerifierSettings
from led_wallet.settings import WalletSettings
from led_web.settings import BaseServiceSettings

Row = tuple[str, str, str]
SECTIONS: Final[Mapping[str, type[BaseServiceSettings]]] = {
    "Every service": BaseServiceSettings,
    "Register, issuer and status lists": IssuerSettings,
    "Wallet": WalletSettings,
    "Verifier": VerifierSettings,
}
_WORDS: Final = {"None": "not set", "": "empty", "True": "`true`", "False": "`false`"}


def rows(settings: type[BaseServiceSettings]) -> list[Row]:
    """Return variable, default and meaning of each setting that this class has and the one below it has not."""
    shared = {} if settings is BaseServiceSettings else BaseServiceSettings.model_fields
    own = {name: field for name, field in settings.model_fields.items() if name not in shared}
    return [(f"`LED_{name.upper()}`", _default(field), _meaning(field)) for name, field in own.items()]


def _default(field: FieldInfo) -> str:
    value: Any = field.default
    text = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
    return _WORDS.get(text, f"`{text}`")


def _meaning(field: FieldInfo) -> str:
    bounds = " ".join(_bounds(field))
    return f"{field.description or ''} {bounds}".strip()


def _bounds(field: FieldInfo) -> Iterator[str]:
    for one in field.metadata:
        match one:
            case Ge(ge=least):
                yield f"At least {least}."
            case Gt(gt=below):
                yield f"More than {below}."
            case Le(le=most):
                yield f"At most {most}."


def variables() -> frozenset[str]:
    """Return the name of every variable."""
    return frozenset(row[0].strip("`") for settings in SECTIONS.values() for row in rows(settings))


def main() -> None:
    """Print the tables."""
    for title, settings in SECTIONS.items():
        print(f"## {title}\n\n| variable | default | meaning |\n|---|---|---|")
        print("\n".join("| " + " | ".join(row) + " |" for row in rows(settings)) + "\n")


if __name__ == "__main__":
    main()
