"""Seeds for what secures documents: tokens, envelopes, and the proofs of suites with selective disclosure."""

from base64 import b64encode
from functools import cache
from hashlib import sha256

from led_vc.did import did_key
from led_vc.encoding import (
    base64url_decode,
    multibase_decode,
    multibase_encode,
    parse_json,
    parse_object,
)
from led_vc.securing.bbs_2023 import BaseProof, DisclosureProof
from led_vc.securing.cryptosuite import SelectiveCryptosuite
from led_vc.securing.enveloped import cose_text, enveloped
from led_vc.securing.jose import ALGORITHMS, sign_bearer, sign_key_proof
from led_vc.securing.sd_jwt import digest_of, hash_named
from led_vc.securing.suites import EXPERIMENTAL_SUITES
from led_vc.securing.suites.bbs_2023 import BBS_2023
from tests import world
from tests.disclosed import ANYTHING, MANDATORY, based, derived, not_random
from tests.fuzz.seeds import AUDIENCE, KEYS, Seeds, documents, texts
from tests.register_desk import HIGHER
from tests.unit.verify.enveloping import bound, issue, show, wrapped

SELECTIVE_SUITES = tuple(suite for suite in EXPERIMENTAL_SUITES.values() if isinstance(suite, SelectiveCryptosuite))
SIGNING = tuple(key for key in KEYS if key.algorithm in ALGORITHMS.values())
"""Those that sign tokens."""


@cache
def tokens() -> Seeds:
    """Return key proofs and bearer tokens of each kind of key."""
    proofs = [
        sign_key_proof(
            key,
            verification_method=did_key.method_of(key.public_key),
            audience=AUDIENCE,
            nonce="n",
            issued_at=world.NOW,
        )
        for key in SIGNING
    ]
    bearers = [sign_bearer(key, issuer=HIGHER, audience=AUDIENCE, token_id="1", expires=world.NOW) for key in SIGNING]
    return texts([*proofs, *bearers, "e30.e30.", "..", "eyJhbGciOiJub25lIn0.e30."])


@cache
def signatures() -> Seeds:
    """Return signatures of something else."""
    return tuple(key.sign(b"something else") for key in SIGNING)


@cache
def disclosed() -> Seeds:
    """Return documents with the base proof of a suite with selective disclosure, and what is shown of them."""
    return documents([one for suite in SELECTIVE_SUITES for one in (based(suite), derived(suite))])


@cache
def proof_values() -> Seeds:
    """Return the values of those proofs."""
    found = [one["proof"]["proofValue"] for suite in SELECTIVE_SUITES for one in (based(suite), derived(suite))]
    return tuple(multibase_decode(value) for value in found)


@cache
def bbs_octets() -> Seeds:
    """Return the signature of a base proof of bbs-2023, and the proof of what is shown of it."""
    base, shown = (multibase_decode(one["proof"]["proofValue"]) for one in (based(BBS_2023), derived(BBS_2023)))
    return (BaseProof.decode(base).signature, DisclosureProof.decode(shown).bbs_proof)


@cache
def envelopes() -> Seeds:
    """Return credentials and presentations in every kind of envelope, bare and as objects with a data URL."""
    jwt, hidden, cose = issue("vc+jwt"), issue("vc+sd-jwt", random=not_random), issue("vc+cose")
    shown = show([jwt, hidden, cose])
    inside = [wrapped("vc+jwt", jwt), wrapped("vc+cose", cose), wrapped("vc+sd-jwt", hidden)]
    found = [jwt, hidden, bound(hidden), shown, cose_text(cose)]
    return (*texts(found), cose, show(jwt, "vp+cose"), *documents([*inside, enveloped("vp+jwt", shown)]))


@cache
def payloads() -> Seeds:
    """Return the payloads of tokens with disclosures, and these."""
    token = issue("vc+sd-jwt", disclosable=["/credentialSubject/hasClaim"], random=not_random)
    signed, *disclosures, _end = token.split("~")
    payload = parse_object(base64url_decode(signed.split(".")[1]))
    values = [parse_json(base64url_decode(one)) for one in disclosures]
    nested = {"_sd": [digest_of(one, hash_named("sha-256")) for one in disclosures], "list": [{"...": "x"}]}
    return documents([{**payload, "disclosures": values}, {**nested, "disclosures": values}])


@cache
def open_documents() -> Seeds:
    """Return documents with every member of the data model, of both versions."""
    thing = {"id": "https://example.org/x", "type": "Thing"}
    status = {"type": "BitstringStatusListEntry", "statusPurpose": "message", "statusListIndex": "1"}
    words = {"@value": "Naam", "@language": "nl", "@direction": "ltr"}
    messages = {"statusSize": 2, "statusMessage": [{"status": f"0x{n}", "message": "m"} for n in range(4)]}
    held = sha256(b"a picture").digest()
    multihash = multibase_encode(b"\x12\x20" + held, "u")
    pinned = {
        "id": "https://example.org/picture",
        "digestSRI": f"sha256-{b64encode(held).decode()}",
        "digestMultibase": multihash,
    }
    full = {
        **ANYTHING,
        "issuer": {"id": world.did(world.STRANGER), "name": [words, "Name"]},
        "name": [words],
        "description": words,
        "validUntil": "2030-01-01T00:00:00+01:00",
        "credentialStatus": [status | messages | {"statusListCredential": "https://led.example/status/9"}],
        "relatedResource": [pinned],
        **{name: [thing] for name in ("credentialSchema", "refreshService", "termsOfUse", "evidence", "renderMethod")},
    }
    first = "https://www.w3.org/2018/credentials/v1"
    older = {"@context": [first], "type": ["VerifiableCredential"], "issuer": world.did(world.STRANGER)}
    dated = {"issuanceDate": "2020-01-01T00:00:00Z", "credentialSubject": {"id": "urn:a:b"}}
    inline = {**ANYTHING, "@context": [*ANYTHING["@context"], {"room": "https://example.org/room"}], "room": "7"}
    return documents([full, {**older, **dated}, inline])


@cache
def pointers() -> Seeds:
    """Return JSON pointers."""
    return texts(["", "/a/0/~0~1", *MANDATORY, "/~2", "a", "/" * 65])
