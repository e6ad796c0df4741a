"""Records that tell more than they say: special education reveals a disability, civic integration a migration.

Their codes never enter a W3C credential, but a title or the name of a school may tell the same.
"""

import re
from typing import Final

from led_vc.qualification import Record

_TELLING: Final = re.compile(
    r"buitengewoon|\bbuso\b|\bov[1-4]\b|inburgering|\bnt2\b|tweede taal|onthaalonderwijs|\bokan\b"
)


def is_sensitive(record: Record) -> bool:
    """Say whether the citizen should be warned before showing `record`."""
    if record.schooltype == "Buitengewoon" or record.categorie == "Inburgering":
        return True
    if (record.graad or "").casefold() in ("ov1", "ov2", "ov3"):
        return True
    texts = (record.titel_nl, record.studierichting, record.specialisatie, *(one.naam for one in record.instellingen))
    return any(_TELLING.search(text.casefold()) for text in texts if text)
