"""What the tables share: the metadata with its naming rules, and identifiers."""

from typing import Any, Final

from sqlalchemy import Column, MetaData, String

from led_web.columns import NAMING, Timestamp

__all__ = ["ID_LENGTH", "Timestamp", "letters", "metadata"]

ID_LENGTH: Final = 30

metadata: Final = MetaData(naming_convention=dict(NAMING))


def letters(name: str, *arguments: Any, **options: Any) -> Column[str]:
    """Return a column for an identifier of 30 letters."""
    return Column(name, String(ID_LENGTH), *arguments, **options)
