"""Who can log in at the demo: the sample's citizens, a provider's clerk and an officer, with ACM/IDM's claims.

The clerk and the officer have no national register number here: nothing of theirs is ever looked up by it.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

Account = Mapping[str, Any]

CLERK: Final[Account] = {
    "sub": "acm-clerk",
    "given_name": "Karim",
    "family_name": "Peeters",
    "vo_id": "vo-clerk",
    "vo_doelgroepcode": "OV",
    "vo_orgcode": "OVO001957-HogerOnderwijs",
    "vo_orgnaam": "Hoger onderwijs (demo)",
    "note": {"nl": "Levert gegevens aan LED", "en": "Delivers data to LED"},
}
OFFICER: Final[Account] = {
    "sub": "acm-officer",
    "given_name": "An",
    "family_name": "Maes",
    "vo_id": "vo-officer",
    "vo_doelgroepcode": "GID",
    "vo_orgcode": "OVO001958",
    "vo_orgnaam": "Agentschap (demo)",
    "note": {"nl": "Dossierbehandelaar", "en": "Case officer"},
}
_DUTCH: Final[Mapping[str, str]] = {
    "lotte": "Een bachelordiploma, een diploma secundair onderwijs en een eigen verklaring",
    "yusuf": "Alleen eigen verklaringen: daar komt geen attestering van",
    "marie": "Nog niets in LED",
}


def citizen(person: Mapping[str, Any]) -> Account:
    """Return the account of a citizen of the sample, who logs in as one."""
    login, story = str(person["login"]), str(person["story"])
    return {
        "sub": f"acm-{login}",
        "given_name": person.get("given_name"),
        "family_name": person["family_name"],
        "rrn": person["rrn"],
        "vo_id": f"vo-{login}",
        "vo_doelgroepcode": "BUR",
        "note": {"nl": _DUTCH.get(login, story), "en": story[:1].upper() + story[1:]},
    }


def demo_accounts() -> list[Account]:
    """Return everybody: the people that `python -m led_issuer.sample.people` prints, the clerk and the officer."""
    done = subprocess.run(
        [sys.executable, "-m", "led_issuer.sample.people"], check=True, capture_output=True, text=True
    )
    return [*map(citizen, json.loads(done.stdout)), CLERK, OFFICER]
