"""The words of the pages: one PO file per language, keyed by the message's name, never by its Dutch."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Literal, cast, get_args

from babel.messages.pofile import read_po

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT: Language = "nl"
_FOLDER = Path(__file__).parent / "messages"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language."""

    language: Language
    messages: Mapping[str, str]

    def text(self, key: str, **values: object) -> str:
        """Return the message with `{name}` filled in; a missing key is a programming error (KeyError)."""
        message = self.messages[key]
        return Formatter().vformat(message, (), values) if values else message

    def plural(self, key: str, number: int, **values: object) -> str:
        """Return `key.one` or `key.other` for `number`."""
        return self.text(f"{key}.{'one' if number == 1 else 'other'}", **values)


@cache
def catalogue(language: Language) -> Catalogue:
    """Load the catalogue of `language`."""
    with (_FOLDER / f"{language}.po").open("rb") as file:
        entries = read_po(file, locale=language)
    messages = {str(entry.id): cast("str", entry.string) for entry in entries if entry.id}
    return Catalogue(language, messages)


def split_language(path: str) -> tuple[Language, str]:
    """Return the language of a path and the path without its prefix: `/en/mijn` is English, `/mijn` is Dutch."""
    for language in LANGUAGES:
        prefix = f"/{language}"
        if language != DEFAULT and (path == prefix or path.startswith(prefix + "/")):
            return language, path.removeprefix(prefix) or "/"
    return DEFAULT, path


def with_language(language: Language, path: str) -> str:
    """Return `path` in `language`."""
    return path if language == DEFAULT else f"/{language}{path}"
