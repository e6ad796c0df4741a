"""The documents: a full credential, a summary and a badge as this register issues them, and one of somebody else's."""

import json
import random
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from led_vc.contexts import ContextSet, bundled_with_examples
from led_vc.rdf.shapes.profiles import OPEN_BADGES_V3
from tests.paths import SHARED

DATA: Final = Path(__file__).resolve().parents[1] / "data"
CREDENTIAL_ID: Final = "tzwrqvnmkjhgfdspxcbtzwrqvnmkjh"
RECORD_ID: Final = "qvbnhjkmrtwzsdfgcpxyqvbnhjkmrt"
FAMILY_NAME: Final = "Van de Casteele"
INDEXES: Final = ("70412", "11873", "94567")
_REPLACED: Final = re.compile("|".join((CREDENTIAL_ID, RECORD_ID, FAMILY_NAME, *INDEXES)))
_LETTERS: Final = "bcdfghjkmnpqrstvwxyz"


@dataclass(slots=True)
class Sample:
    """A document of bench/data. Each text of it has ids, a name and places in status lists of its own."""

    name: str
    _text: str = field(init=False)
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        stated = json.loads((DATA / f"{self.name}.json").read_text())
        self._text = json.dumps(stated, ensure_ascii=False, separators=(",", ":"))
        self._random = random.Random(self.name)

    def fresh(self) -> str:
        """Return the document as text, like no other."""
        new = {CREDENTIAL_ID: self._id(), RECORD_ID: self._id()}
        new |= {FAMILY_NAME: f"{FAMILY_NAME} {self._random.randrange(10**6)}"}
        new |= {index: str(self._random.randrange(131_072)) for index in INDEXES}
        return _REPLACED.sub(lambda found: new[found[0]], self._text)

    def many(self, count: int) -> list[str]:
        """Return so many fresh texts."""
        return [self.fresh() for _ in range(count)]

    def document(self) -> dict[str, Any]:
        """Return a fresh document, parsed."""
        made: dict[str, Any] = json.loads(self.fresh())
        return made

    def _id(self) -> str:
        return "".join(self._random.choices(_LETTERS, k=30))


QUALIFICATION: Final = Sample("qualification")
SUMMARY: Final = Sample("summary")
OPEN_BADGE: Final = Sample("open-badge")
FOREIGN: Final = Sample("foreign")
SAMPLES: Final = (QUALIFICATION, SUMMARY, OPEN_BADGE, FOREIGN)


OFFICIAL: Final = SHARED / "reference" / "data" / "open-badges" / "context" / "ob-v3p0-context-3.0.3.json"
"""The context of Open Badges as 1EdTech publishes it, whose licence lets nobody carry it along."""


def contexts() -> ContextSet:
    """Return what all of them need. Without the official context of Open Badges, its terms that the badge uses."""
    badges = OFFICIAL if OFFICIAL.is_file() else DATA / "open-badge-context.json"
    return bundled_with_examples().extended({OPEN_BADGES_V3: json.loads(badges.read_text())})
