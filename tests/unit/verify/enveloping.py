"""Credentials and presentations in envelopes, as the university and the graduate make them, or as an attacker would."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import cbor2

from led_vc.encoding import base64url_decode, base64url_encode
from led_vc.issue import CredentialMediaType, issue_enveloped
from led_vc.keys import KeyAlgorithm, LocalSigner
from led_vc.ports import Signer
from led_vc.present import ChallengedPresentation, LivePresentation, present_enveloped
from led_vc.securing.enveloped import enveloped
from led_vc.securing.sd_jwt import bind_key
from led_vc.verify import Challenged
from tests import world

MEDIA_TYPES: tuple[CredentialMediaType, ...] = ("vc+jwt", "vc+sd-jwt", "vc+cose")
HIDDEN = ("/credentialSubject/familyName", "/credentialSubject/hasClaim/title", "/credentialSubject/birthDate")
EXPECTED = Challenged(challenge="a challenge", domain="https://employer.example")


def university(algorithm: KeyAlgorithm = "Ed25519") -> LocalSigner:
    return world.provider(world.UNIVERSITY, algorithm=algorithm)


def issue(media_type: CredentialMediaType, document: Mapping[str, Any] | None = None, **changes: Any) -> Any:
    """Return a credential as the register would issue it; of an SD-JWT three members can be left out."""
    usual: dict[str, Any] = {"created": world.ISSUED}
    if media_type == "vc+sd-jwt":
        usual |= {"disclosable": HIDDEN, "confirmation": world.GRADUATE.public_key}
    signer = changes.pop("signer", university())
    return issue_enveloped(document or world.summary(), signer, media_type, **usual | changes)


def bound(text: str, *, holder: Signer = world.GRADUATE, at: datetime = world.NOW, **changes: str) -> str:
    """Return an SD-JWT as the graduate shows it to the employer."""
    answer = {"nonce": EXPECTED.challenge, "audience": EXPECTED.domain} | changes
    return bind_key(text, "sha-256", holder, issued_at=at, **answer)


def show(secured: Any, media_type: Any = "vp+jwt", *, holder: Signer = world.GRADUATE, live: bool = False) -> Any:
    """Return a presentation in an envelope: live, or an answer to the employer."""
    occasion = (
        LivePresentation.at(world.NOW)
        if live
        else ChallengedPresentation(created=world.NOW, challenge=EXPECTED.challenge, domain=EXPECTED.domain)
    )
    return present_enveloped(secured, holder, media_type, occasion)


def parts(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return header and payload of a token."""
    header, payload = (json.loads(base64url_decode(part)) for part in token.partition("~")[0].split(".")[:2])
    return header, payload


def forge(header: Mapping[str, Any], payload: Any, *disclosures: str, signer: LocalSigner | None = None) -> str:
    """Return a token of any header and payload, signed by the university; with disclosures an SD-JWT."""
    data = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    signed = f"{base64url_encode(json.dumps(header).encode())}.{base64url_encode(data)}"
    token = f"{signed}.{base64url_encode((signer or university()).sign(signed.encode()))}"
    return "~".join((token, *disclosures, "")) if disclosures or str(header.get("typ")).endswith("sd-jwt") else token


def reforge(
    secured: str, *, header: Mapping[str, Any] | None = None, signer: LocalSigner | None = None, **payload: Any
) -> str:
    """Return the token with members changed and signed again by the university; `...` takes one away."""
    old_header, old_payload = parts(secured)
    tail = secured.partition("~")[2]
    changed = [
        {name: value for name, value in {**old, **new}.items() if value is not ...}
        for old, new in ((old_header, header or {}), (old_payload, payload))
    ]
    token = forge(changed[0], changed[1], signer=signer).rstrip("~")
    return f"{token}~{tail}" if "~" in secured else token


def recose(secured: bytes, *, payload: bytes | None = None, protected: Mapping[Any, Any] | None = None) -> bytes:
    """Return the message with its payload or its protected header changed and signed again by the university."""
    header, unprotected, old, _signature = cbor2.loads(secured).value
    merged = {k: v for k, v in {**cbor2.loads(header), **(protected or {})}.items() if v is not ...}
    header, data = cbor2.dumps(merged), old if payload is None else payload
    signature = university().sign(cbor2.dumps(["Signature1", header, b"", data]))
    return cbor2.dumps(cbor2.CBORTag(18, [header, unprotected, data, signature]))


def wrapped(media_type: Any, secured: Any) -> dict[str, Any]:
    """Return the object that holds a token inside JSON."""
    from led_vc.securing.enveloped import credential_text

    return dict(enveloped(media_type, credential_text(secured)))
