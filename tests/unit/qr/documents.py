"""Seeded documents in the shape of the two profiles, for the codec: every combination of optional members, odd names,
partial dates, values inside and outside the tables. Their signatures are random bytes."""

import random
from typing import Any

from led_vc.encoding import multibase_encode

V2 = "https://www.w3.org/ns/credentials/v2"
SUMMARY = "https://w3id.org/led-vc/summary/v1"
QUALIFICATION = "https://w3id.org/led-vc/qualification/v1"
_LED = "https://solid.data.vlaanderen.be/id/concept/Leercredential-"
_LETTERS = "bcdfghjkmnpqrstvwxyz"
_GIVEN = ("Zoë Fatima-Zahra", "Jan", "Ἀθηνᾶ", "Łukasz", "D'Arcy", "王", "A", "🦉 Uil")
_FAMILY = ("Van de Casteele", "Özdemir", "Peeters", "X", "Vandenbroucke-Van Steenkiste", "N'Dour")
_TITLES = (
    "Master in de taal- en letterkunde: twee talen",
    "Bachelor",
    "Getuigschrift; graad 2",
    "VP1-R %$*",
    "revocation",
)


def summary(seed: int) -> dict[str, Any]:
    """Return a LedSummaryCredential."""
    rng = random.Random(f"summary {seed}")
    claim: dict[str, Any] = {"title": rng.choice(_TITLES), "proofType": f"{_LED}Bewijstype/Diploma"}
    if rng.random() < 0.8:
        claim["completion"] = f"{_LED}Bewijsstaat/{rng.choice(['Eindbewijs', 'Tussenbewijs'])}"
    claim["authenticity"] = f"{_LED}Authenticiteit/Authentiek"
    if rng.random() < 0.7:
        claim["level"] = f"http://data.europa.eu/snb/eqf/{rng.randint(1, 8)}"
    bodies = [f"https://led.example/institution/{rng.randint(1, 21000)}" for _ in range(rng.randint(1, 4))]
    claim["awardingBody"] = bodies if len(bodies) > 1 else bodies[0]
    if rng.random() < 0.2:
        claim["awardingBodyName"] = "Université de Namur"
    claim |= _dated(rng, "awarding")
    return _secured(rng, {
        "@context": [V2, SUMMARY],
        "type": ["VerifiableCredential", "LedSummaryCredential"],
        "issuer": f"did:web:led.example:provider:{rng.randint(1, 1100)}",
        "validUntil": f"20{rng.randint(27, 40)}-11-30T00:00:00Z",
        "credentialSubject": {"id": _holder(rng), **_named(rng), **_dated(rng, "birth"), "hasClaim": claim},
        "credentialStatus": _status(rng, "revocation"),
    })  # fmt: skip


def qualification(seed: int) -> dict[str, Any]:
    """Return a LedQualificationCredential."""
    rng = random.Random(f"qualification {seed}")
    record = f"https://led.example/record/{_identifier(rng)}"
    award: dict[str, Any] = {
        "id": f"{record}#award",
        "type": "AwardingProcess",
        "awardingBody": {
            "id": f"https://led.example/institution/{rng.randint(1, 20000)}",
            "type": "Organisation",
            "legalName": "Hogeschool Gent",
        },
        **_dated(rng, "awarding"),
        "country": "http://publications.europa.eu/resource/authority/country/BEL",
    }
    claim: dict[str, Any] = {
        "id": record,
        "type": "LearningAchievement",
        "title": rng.choice(_TITLES),
        "titleEn": "Master of Arts",
        "proofType": f"{_LED}Bewijstype/Getuigschrift",
        "authenticity": f"{_LED}Authenticiteit/Authentiek",
        "awardedBy": award,
        "specifiedBy": {
            "id": f"{record}#qualification",
            "type": "Qualification",
            "category": f"{_LED}Categorie/{rng.choice(['HogerOnderwijs', 'SecundairOnderwijs'])}",
            "studyProgramme": "taal- en letterkunde",
        },
    }
    if rng.random() < 0.3:
        claim["creditReceived"] = {"id": f"{record}#credit", "type": "CreditPoint", "point": str(rng.randint(3, 240))}
    return _secured(rng, {
        "@context": [V2, QUALIFICATION],
        "id": f"https://led.example/credential/{_identifier(rng)}",
        "type": ["VerifiableCredential", "LedQualificationCredential"],
        "issuer": f"did:web:led.example:provider:{rng.randint(1, 999)}",
        "validFrom": f"2026-11-{rng.randint(1, 30):02}T00:00:00Z",
        "validUntil": "2027-11-30T00:00:00Z",
        "credentialSubject": {
            "id": _holder(rng), "type": "Person", **_named(rng), **_dated(rng, "birth"), "hasClaim": claim,
        },
        "evidence": {
            "id": f"{record}#v{rng.randint(1, 9)}",
            "type": "LedRegisterRecord",
            "supplier": f"{_LED}Leverancier/OVO000001",
            "recordVersion": rng.choice([1, 2, 23, 24, 255, 65536]),
        },
        "credentialStatus": [
            _status(rng, "revocation"), {"id": "urn:uuid:" + _uuid(rng), **_status(rng, "suspension")},
        ],
        "credentialSchema": {"id": f"{QUALIFICATION}/schema.json", "type": "JsonSchema"},
        "termsOfUse": {"id": "https://w3id.org/led-vc/terms/v1", "type": "LedTermsOfUse"},
    })  # fmt: skip


def presentation(credential: dict[str, Any] | list[dict[str, Any]], seed: int) -> dict[str, Any]:
    """Return a presentation of `credential`, with and without challenge, domain, holder and milliseconds."""
    rng = random.Random(f"presentation {seed}")
    holder = _holder(rng)
    fraction = rng.choice(["", "", ".000", ".250"])
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": rng.choice(["eddsa-rdfc-2022", "ecdsa-rdfc-2019", "eddsa-jcs-2022", "a-suite-of-tomorrow"]),
        "created": f"2026-11-23T18:{rng.randint(0, 59):02}:00{fraction}Z",
        "expires": "2026-11-23T19:02:00Z",
        "verificationMethod": f"{holder}#{holder.removeprefix('did:key:')}",
        "proofPurpose": "authentication",
        "proofValue": multibase_encode(rng.randbytes(64), "z"),
    }
    if rng.random() < 0.4:
        proof |= {
            "challenge": "u" + _identifier(rng),
            "domain": rng.choice(["https://led.example", "https://x.example"]),
        }
    document = {"@context": [V2], "type": "VerifiablePresentation", "verifiableCredential": credential, "proof": proof}
    return document if rng.random() < 0.7 else document | {"holder": holder}


def _secured(rng: random.Random, document: dict[str, Any]) -> dict[str, Any]:
    return document | {
        "proof": {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-rdfc-2022",
            "created": f"2026-11-23T{rng.randint(0, 23):02}:00:00Z",
            "verificationMethod": f"{document['issuer']}#k{rng.randint(1, 18)}",
            "proofPurpose": "assertionMethod",
            "proofValue": multibase_encode(rng.randbytes(64), rng.choice(["z", "u"])),
        }
    }


def _status(rng: random.Random, purpose: str) -> dict[str, Any]:
    return {
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(rng.randint(0, 131071)),
        "statusListCredential": f"https://led.example/status/{rng.randint(1, 16100)}",
    }


def _named(rng: random.Random) -> dict[str, Any]:
    name = {"familyName": rng.choice(_FAMILY)}
    return {"givenName": rng.choice(_GIVEN), **name} if rng.random() < 0.9 else name


def _dated(rng: random.Random, what: str) -> dict[str, Any]:
    year, month, day = rng.randint(1901, 2026), rng.randint(1, 12), rng.randint(1, 28)
    return rng.choice([
        {f"{what}Date": f"{year}-{month:02}-{day:02}"},
        {f"{what}Date": f"{year}-{month:02}-{day:02}"},
        {f"{what}Month": f"{year}-{month:02}"},
        {f"{what}Year": f"{year}"},
    ])  # fmt: skip


def _holder(rng: random.Random) -> str:
    key = b"\xed\x01" + rng.randbytes(32) if rng.random() < 0.5 else b"\x80\x24\x02" + rng.randbytes(32)
    return "did:key:" + multibase_encode(key, "z")


def _identifier(rng: random.Random) -> str:
    return "".join(rng.choice(_LETTERS) for _ in range(30))


def _uuid(rng: random.Random) -> str:
    text = rng.randbytes(16).hex()
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:]}"
