"""What a record says, as rows of a list of claims: labels of LED's code lists, in the order of every page.

A code that says "unknown" or "does not apply" is no claim (rules D9, D10), and an interim proof is never called a
diploma (D8).
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

from led_vc import contexts
from led_wallet.login import Claims
from led_wallet.pages.dates import in_words
from led_wallet.register import RegisterRecord
from led_web.catalogue import Catalogue, Language

_INTERIM: Final = "Tussenbewijs"
_NO_CLAIM: Final = frozenset({"NietBeschikbaar", "NietVanToepassing", "Nbs", "Nvt", "TeBepalen"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim: the name of its label (`claim.<key>`), its values one under another, and the language they are in."""

    key: str
    values: tuple[str, ...]
    lang: str | None = None


class ClaimRows:
    """Writes the claims of records in one language."""

    def __init__(self, words: Catalogue, who: Claims) -> None:
        """Take the words and the login, which knows the name of today."""
        self._words, self._who = words, who

    def rows(self, record: RegisterRecord, visible: Container[str] | None = None) -> list[Row]:
        """Return the rows of `record`; with `visible` only those."""
        return [row for row in self._all(record) if visible is None or row.key in visible]

    def kind(self, record: RegisterRecord) -> str:
        """Return kind and completion: "Diploma, eindbewijs"."""
        completion = label("Bewijsstaat", record.completion, self._words.language)
        kind = label("Bewijstype", record.proof_type, self._words.language)
        if kind is not None and record.completion == _INTERIM and "diploma" in kind.lower():
            kind = None
        both = [text for text in (kind, completion) if text is not None]
        return ", ".join([both[0], *(text.lower() for text in both[1:])]) if both else ""

    def interim(self, record: RegisterRecord) -> str | None:
        """Return the word that stands in the title line of an interim proof (D8)."""
        word = label("Bewijsstaat", record.completion, self._words.language)
        return word.lower() if word is not None and record.completion == _INTERIM else None

    def award(self, record: RegisterRecord) -> str:
        """Return who awarded it, and when."""
        where = " · ".join(body.name for body in record.institutions)
        when = in_words(record.awarding_date, self._words.language) if record.awarding_date else None
        return ", ".join(filter(None, (where, when)))

    def line(self, record: RegisterRecord) -> str:
        """Return the line under a title: institution, date, kind."""
        return ". ".join(filter(None, (self.award(record), self.kind(record)))) + "."

    def name(self, record: RegisterRecord) -> str:
        """Return the name that an attestation carries: today's, where the login knows it."""
        family, given = self._who.family_name, self._who.given_name
        if family is None:
            family, given = record.name.family_name, record.name.given_name
        return ", ".join(part for part in (family, given) if part)

    def _all(self, record: RegisterRecord) -> Iterator[Row]:
        language = self._words.language
        yield Row(key="title", values=(record.title,), lang="nl")
        yield Row(key="name", values=(self.name(record),))
        yield Row(key="birth_date", values=(in_words(record.birth_date, language),))
        if kind := self._kind_and_category(record):
            yield Row(key="kind", values=(kind,))
        if record.level is not None and record.level.isdecimal():
            yield Row(key="level", values=(self._words.text("verifier.claim.vks", n=record.level, eqf=record.level),))
        yield Row(key="awarded_by", values=tuple(self._institutions(record)))
        if record.awarding_date is not None:
            yield Row(key="awarded_on", values=(in_words(record.awarding_date, language),))
        if record.study_programme is not None:
            yield Row(key="subject", values=(record.study_programme,), lang="nl")
        if record.equivalent_to is not None:
            foreign = record.equivalent_to
            yield Row(key="equivalent_to", values=(f"{foreign.title}, {foreign.institution}",))

    def _kind_and_category(self, record: RegisterRecord) -> str:
        kind, category = self.kind(record), label("Categorie", record.category, self._words.language)
        return self._words.text("verifier.claim.kind", kind=kind, category=category) if kind and category else kind

    def _institutions(self, record: RegisterRecord) -> Iterator[str]:
        for body in record.institutions:
            if body.successor is None:
                yield body.name
            else:
                yield f"{body.name} ({self._words.text('verifier.claim.successor', successor=body.successor.name)})"


def label(code_list: str, code: str | None, language: Language) -> str | None:
    """Return the label of a code in LED's lists; None for a code that is no claim."""
    known = contexts.code_lists()[code_list].labels
    return None if code is None or code in _NO_CLAIM or code not in known else known[code][language]
