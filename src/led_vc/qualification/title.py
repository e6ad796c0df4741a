"""The one line under which a proof is shown: its title, and whether it is final or interim (rule D8)."""

from typing import Literal

from led_vc.qualification.record import Record

_COMPLETION = {
    ("Eindbewijs", "nl"): "eindbewijs",
    ("Tussenbewijs", "nl"): "tussenbewijs",
    ("Eindbewijs", "en"): "final proof",
    ("Tussenbewijs", "en"): "interim proof",
}


def title_line(record: Record, locale: Literal["nl", "en"] = "nl") -> str:
    """Return the title with "(tussenbewijs)" or "(eindbewijs)" behind it; nothing is added where LED does not know."""
    word = _COMPLETION.get((record.bewijsstaat or "", locale))
    return record.titel_nl if word is None else f"{record.titel_nl} ({word})"
