"""Seeds for what secures documents: tokens, envelopes, and the proofs of suites with selective disclosure."""

from functools import cache

from led_vc.did import did_key
from led_vc.encoding import (
    base64url_decode,
    multibase_decode,
    parse_json,
    parse_object,
)
from led_vc.securing.bbs_2023.values import DisclosureProof
from led_vc.securing.cryptosuite import SelectiveCryptosuite
from led_vc.securing.enveloped import cose_text, enveloped
from led_vc.securing.jose import ALGORITHMS, sign_bearer, sign_key_proof
from led_vc.securing.sd_jwt import digest_of, hash_named
from led_vc.securing.suites import EXPERIMENTAL_SUITES
from led_vc.securing.suites.bbs_2023 import BBS_2023
from tests import world
from tests.disclosed import MANDATORY, based, derived
from tests.envelopes import enveloped_in, key_bound
from tests.fuzz.seeds import AUDIENCE, KEYS, Seeds, documents, texts
from tests.register_desk import HIGHER

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
def bbs_proofs() -> Seeds:
    """Return a BBS proof."""
    shown = derived(BBS_2023)["proof"]["proofValue"]
    return (DisclosureProof.decode(multibase_decode(shown)).bbs_proof, b"\xc0" + bytes(47))


@cache
def envelopes() -> Seeds:
    """Return credentials and presentations in every kind of envelope, bare and as objects with a data URL."""
    issuer, holder, summary = world.provider(world.UNIVERSITY), world.GRADUATE, world.summary()
    jwt, cose = (enveloped_in(kind, summary, issuer) for kind in ("vc+jwt", "vc+cose"))
    hidden = enveloped_in(
        "vc+sd-jwt", summary, issuer, disclosable=["/credentialSubject/familyName"], confirmation=holder.public_key
    )
    inside = [enveloped("vc+jwt", jwt), enveloped("vc+cose", cose_text(cose)), enveloped("vc+sd-jwt", hidden)]
    document = {"@context": summary["@context"][:1], "type": "VerifiablePresentation", "verifiableCredential": inside}
    whole = [enveloped_in(kind, document, holder) for kind in ("vp+jwt", "vp+cose")]
    found = [jwt, hidden, key_bound(hidden, holder), whole[0], cose_text(cose)]
    return (*texts(found), cose, whole[1], *documents([*inside, enveloped("vp+jwt", whole[0])]))


@cache
def payloads() -> Seeds:
    """Return the payloads of tokens with disclosures, and these."""
    token = enveloped_in(
        "vc+sd-jwt", world.summary(), world.provider(world.UNIVERSITY), disclosable=["/credentialSubject/hasClaim"]
    )
    signed, *disclosures, _end = token.split("~")
    payload = parse_object(base64url_decode(signed.split(".")[1]))
    values = [parse_json(base64url_decode(one)) for one in disclosures]
    nested = {"_sd": [digest_of(one, hash_named("sha-256")) for one in disclosures], "list": [{"...": "x"}]}
    return documents([{**payload, "disclosures": values}, {**nested, "disclosures": values}])


@cache
def pointers() -> Seeds:
    """Return JSON pointers."""
    return texts(["", "/a/0/~0~1", *MANDATORY, "/~2", "a", "/" * 65])
