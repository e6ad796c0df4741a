"""Three invented citizens that every sample holds, for the demo's login provider: `python -m led_issuer.sample.people`.

This is the single place where they are written down. Their numbers end in a sequence that is never given to people.
"""

import json
import sys
from dataclasses import asdict, dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCitizen:
    """What the login provider knows: ACM/IDM's claims `given_name`, `family_name` and `rrn`, and why to choose them."""

    login: str
    given_name: str
    family_name: str
    birth_date: str
    rrn: str
    story: str


GRADUATE: Final = DemoCitizen(
    login="lotte",
    given_name="Lotte",
    family_name="Vandenbroucke",
    birth_date="1998-04-12",
    rrn="98041299948",
    story="a bachelor's diploma, a secondary diploma and one own declaration",
)
DECLARANT: Final = DemoCitizen(
    login="yusuf",
    given_name="Yusuf",
    family_name="Şahin",
    birth_date="1985-11-03",
    rrn="85110399994",
    story="own declarations only: nothing here can be issued",
)
NEWCOMER: Final = DemoCitizen(
    login="marie",
    given_name="Marie-Louise",
    family_name="D'Hondt",
    birth_date="2003-01-25",
    rrn="03012599996",
    story="no proofs in the register",
)
CITIZENS: Final = (GRADUATE, DECLARANT, NEWCOMER)


def main() -> None:
    """Print the citizens as a JSON array."""
    json.dump([asdict(citizen) for citizen in CITIZENS], sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
