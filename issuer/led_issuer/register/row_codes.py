"""The codes of a receipt: stable words for machines, with a sentence for people in Dutch and English.

The sentences lie beside this file. None has room for an INSZ, a name or a faulty value: `{column}` and `{n}` are all
that is filled in.
"""

import csv
from dataclasses import dataclass
from importlib.resources import files
from typing import Final, Literal, cast, get_args

Outcome = Literal["accepted", "superseded", "withdrawn", "ignored", "quarantined", "conflict", "rejected"]
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCode:
    """What a code makes of its row, and the sentence in two languages."""

    outcome: Outcome
    nl: str
    en: str


def sentence(code: str, locale: Literal["nl", "en"]) -> str:
    """Return the sentence for `CODE` or `CODE:parameter`, such as `CODE_UNKNOWN:graad`."""
    name, _, parameter = code.partition(":")
    row_code = ROW_CODES[name]
    text = row_code.nl if locale == "nl" else row_code.en
    return text.replace("{column}", parameter or "?").replace("{n}", parameter or "?")


def _read() -> dict[str, RowCode]:
    text = (files(__package__) / "row_codes.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter=";")
    return {row["code"]: RowCode(outcome=cast(Outcome, row["outcome"]), nl=row["nl"], en=row["en"]) for row in rows}


ROW_CODES: Final = _read()
