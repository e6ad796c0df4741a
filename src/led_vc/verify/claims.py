"""The few claims that a check depends on, read from either profile without trusting its shape.

https://w3id.org/led-vc/qualification/v1 and https://w3id.org/led-vc/summary/v1
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from led_vc.model import Credential, many

LED = "https://solid.data.vlaanderen.be/id/concept/Leercredential-"
AUTHENTIC = f"{LED}Authenticiteit/Authentiek"
_PROOF_TYPE = f"{LED}Bewijstype/"
_SERIAL = re.compile(r"[1-9][0-9]{0,9}\Z", re.ASCII)


def claim(credential: Credential) -> Mapping[str, Any]:
    """Return the achievement that the credential claims, or nothing if there is not exactly one."""
    found = credential.subjects[0].get("hasClaim") if len(credential.subjects) == 1 else None
    return found if isinstance(found, dict) else {}


def is_authentic(credential: Credential) -> bool:
    """Tell whether the claim says that it came straight from the provider."""
    return bool(claim(credential).get("authenticity") == AUTHENTIC)


def proof_type(credential: Credential) -> str | None:
    """Return the Bewijstype code, the last segment of its IRI."""
    found = claim(credential).get("proofType")
    return found.removeprefix(_PROOF_TYPE) if isinstance(found, str) and found.startswith(_PROOF_TYPE) else None


def institutions(credential: Credential) -> frozenset[int] | None:
    """Return the directory numbers of the awarding bodies; None if one is neither there nor a named partner.

    A partner without a number is named in the summary by `awardingBodyName`, and stands in the full profile as
    `<record>#partner-<n>`: it is no institution of the register, so the accreditation says nothing of it.
    """
    found = claim(credential)
    awarded = found.get("awardedBy")
    bodies = many(awarded.get("awardingBody") if isinstance(awarded, dict) else found.get("awardingBody"))
    directory, partner = _directory(credential.issuer), f"{found.get('id')}#partner-"
    iris = [body.get("id") if isinstance(body, dict) else body for body in bodies]
    return _numbers((iri for iri in iris if not (isinstance(iri, str) and iri.startswith(partner))), directory)


def _numbers(iris: Iterable[object], directory: str) -> frozenset[int] | None:
    numbers = set()
    for iri in iris:
        serial = iri.removeprefix(directory) if isinstance(iri, str) and iri.startswith(directory) else ""
        if not _SERIAL.match(serial):
            return None
        numbers.add(int(serial))
    return frozenset(numbers)


def _directory(issuer: str) -> str:
    """Return the directory's base, at the host of the issuer's did:web: the trust list vouches for that host."""
    parts = issuer.split(":")
    host = unquote(parts[2]) if len(parts) > 2 else ""
    return f"https://{host}/institution/"
