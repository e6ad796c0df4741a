"""Sound documents, as many unusual but legal ones as there are: what is refused must not be all there is."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from led_issuer.sample.pools import Pools
from led_vc import contexts
from led_vc.did import did_jwk
from led_vc.encoding import multibase_encode
from led_vc.keys import LocalSigner
from led_vc.present import present_credentials
from led_vc.qr import demo_table, encode_qr
from led_vc.qualification import Equivalence, Institution
from led_vc.securing.data_integrity import Meter
from led_vc.securing.data_integrity.hashing import HashedDocument
from led_vc.securing.enveloped import credential_text
from tests import world
from tests.corpus.signing import ECDSA_JCS, ECDSA_RDFC, EDDSA_JCS, EDDSA_RDFC, SIGNINGS, Signing
from tests.unit.verify.enveloping import MEDIA_TYPES, issue

Named = tuple[str, Any]
_HIDDEN = ("/credentialSubject/familyName", "/credentialSubject/hasClaim/title")
SUITES = tuple(SIGNINGS.values())


def credentials() -> Iterator[Named]:
    """Yield credentials as objects."""
    for by in SUITES:
        yield f"summary / {by.name}", by.issue()
        yield f"summary without birth date / {by.name}", by.issue(by.summary(birth_date=False))
        yield f"qualification / {by.name}", by.issue(by.qualification())
        yield f"a proof that ends later / {by.name}", by.forge(by.summary(), expires=world.VALID_UNTIL)
        yield f"the proof in a list / {by.name}", _with_proofs(by, 1)
        yield f"two proofs / {by.name}", _with_proofs(by, 2)
        yield f"eight proofs / {by.name}", _with_proofs(by, 8)
        yield f"created in another zone, with a fraction / {by.name}", _created(by, "2026-11-23T10:00:00.25+01:00")
        yield f"created as the day ends / {by.name}", _created(by, "2026-11-22T24:00:00Z")
        yield f"members in reverse / {by.name}", _reversed(by.issue())
        yield f"valid from a moment ahead / {by.name}", by.issue(_from(by, world.NOW + timedelta(minutes=4)))
    for number, (name, of) in enumerate(_records()):
        by = SUITES[number % len(SUITES)]
        yield f"{name} / {by.name}", by.issue((by.summary if number % 2 else by.qualification)(of))
    both = EDDSA_RDFC.issue()["proof"], EDDSA_JCS.issue()["proof"]
    yield "two proofs of two suites", {**EDDSA_RDFC.summary(), "proof": list(both)}


def texts() -> Iterator[Named]:
    """Yield credentials as text or bytes: other spellings of the same JSON."""
    for by in (EDDSA_RDFC, ECDSA_JCS):
        secured = by.issue()
        compact = json.dumps(secured, ensure_ascii=False, separators=(",", ":"))
        for name, text in (
            ("compact", compact),
            ("indented", json.dumps(secured, ensure_ascii=False, indent=4)),
            ("with tabs and carriage returns", json.dumps(secured, indent="\t").replace("\n", "\r\n")),
            ("sorted", json.dumps(secured, sort_keys=True)),
            ("in ASCII", json.dumps(secured)),
            ("every letter escaped", _escaped(secured)),
            ("every letter escaped, in capitals", _escaped(secured, "{:04X}")),
            ("solidus escaped", compact.replace("/", "\\/")),
            ("space around", f" \n{compact}\t\r\n"),
            ("as UTF-8", compact.encode()),
            ("with a letter beyond the first plane", json.dumps(by.issue(_beyond_the_first_plane(by)))),
        ):
            yield f"{name} / {by.name}", text


def presentations() -> Iterator[Named]:
    """Yield live presentations made at the moment of the world."""
    for by in SUITES:
        yield f"shown / {by.name}", world.show(by.issue(), holder=by.holder, suite=by.suite)
        full = by.issue(by.qualification())
        yield f"both shown / {by.name}", world.show(by.issue(), full, holder=by.holder, suite=by.suite)
    for by in (EDDSA_RDFC, ECDSA_JCS):
        for other in (EDDSA_JCS, SIGNINGS["ecdsa-rdfc-2019"]):
            shown = world.show(by.issue(other.summary()), holder=other.holder, suite=other.suite)
            yield f"signed by {by.name}, shown by {other.name}", shown
    key = world.key("holder with a did:jwk", "P-256")
    holder = LocalSigner(did_jwk.method_of(key.public_key), key)
    secured = EDDSA_RDFC.issue(world.summary(holder=holder))
    yield "shown by a did:jwk", world.show(secured, holder=holder, suite=SIGNINGS["ecdsa-rdfc-2019"].suite)
    yield "shown a minute ago", world.show(EDDSA_RDFC.issue(), at=world.NOW - timedelta(minutes=1))


def answer(challenge: str, domain: str, by: Signing) -> dict[str, Any]:
    """Return the answer to a verifier's challenge."""
    options: dict[str, Any] = {"created": world.NOW, "challenge": challenge, "domain": domain}
    return present_credentials(by.issue(), by.holder, by.suite, **options)


def codes() -> Iterator[Named]:
    """Yield QR texts, of a live presentation and of a print."""
    for by in SUITES:
        yield (
            f"live code / {by.name}",
            encode_qr(world.show(by.issue(), holder=by.holder, suite=by.suite), demo_table()),
        )
        yield f"print / {by.name}", encode_qr(by.issue(), demo_table())


def tokens() -> Iterator[Named]:
    """Yield credentials in envelopes, as text."""
    for by in (EDDSA_RDFC, ECDSA_RDFC, ECDSA_JCS):  # one for each kind of key
        for name, document in (("summary", world.summary()), ("qualification", world.qualification())):
            for media_type in MEDIA_TYPES:
                changes: dict[str, Any] = {"disclosable": _HIDDEN} if media_type == "vc+sd-jwt" else {}
                made = issue(media_type, document, signer=by.signer, **changes)
                yield f"{name} in {media_type} / {by.algorithm}", credential_text(made)


def _records() -> Iterator[tuple[str, Any]]:
    pools = Pools.load()
    family = [name for name in pools.family.values if not name.isascii() or not name.isalpha()]
    given = [name for name in pools.given.values if not name.isascii() or not name.isalpha()]
    for number, name in enumerate(family):
        first = given[number % len(given)]
        yield f"{first} {name}", world.record(voornamen=first, familienaam=name)
    for number, programme in enumerate(pools.programmes[::5]):
        title = programme.columns["titel_nl"]
        yield f"title {number}", world.record(titel_nl=title, titel_en=f"{title} (in English)")
    yield "one name alone", world.record(voornamen=None, familienaam="Supriyadi")
    for date in ("1983", "1983-02", "1983-02-28"):
        yield f"born {date}, awarded 2{date[1:]}", world.record(geboortedatum=date, uitreikingsdatum="2006" + date[4:])
    yield "no award date", world.record(uitreikingsdatum=None)
    yield "a joint degree", world.record(instellingen=(*world.record().instellingen, *_PARTNERS))
    foreign = Equivalence(titel="Magister inżynier", instelling="Uniwersytet Warszawski", land="POL", datum="1999-06")
    yield "an equivalence", world.record(bewijstype="Gelijkwaardigheid", gelijkwaardig_met=foreign)
    yield "an interim proof", world.record(bewijsstaat="Tussenbewijs", bewijstype="Deelcertificaat")
    yield "quotes and signs", world.record(titel_nl="Bachelor in “kunst & cultuur” – 'A/B\\C' 100 % €")
    yield "a title of 400 letters", world.record(titel_nl="x" * 399 + "é")


_PARTNERS = (
    Institution(naam="Maastricht University", klasse="BuitenlandseInstantie"),
    Institution(naam="Université de Liège", klasse="BuitenlandseInstantie"),
)


def _with_proofs(by: Signing, count: int) -> dict[str, Any]:
    secured = by.issue()
    return {**secured, "proof": [secured["proof"]] * count}


def _created(by: Signing, created: str) -> dict[str, Any]:
    """Return the summary with a proof that writes its moment in another way."""
    proof = {name: value for name, value in by.tampered(created=created)["proof"].items() if name != "proofValue"}
    hashed = HashedDocument(document=by.summary(), contexts=contexts.bundled(), meter=Meter())
    signature = by.signer.sign(hashed.data(by.suite, by.algorithm, proof))
    return {**by.summary(), "proof": {**proof, "proofValue": multibase_encode(signature, "z")}}


def _from(by: Signing, moment: Any) -> dict[str, Any]:
    return by.qualification() | {"validFrom": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}


def _beyond_the_first_plane(by: Signing) -> dict[str, Any]:
    return by.summary(world.record(familienaam="𠮷田", voornamen="𝒵oë"))


def _reversed(value: Any) -> Any:
    """Return `value` with the members of its objects in reverse; items of lists keep their order."""
    if isinstance(value, dict):
        return {name: _reversed(value[name]) for name in reversed(value)}
    return [_reversed(item) for item in value] if isinstance(value, list) else value


def _escaped(value: Any, digits: str = "{:04x}") -> str:
    """Return JSON in which every letter of every text is an escape, names of members included."""
    if isinstance(value, str):
        return '"' + "".join("\\u" + digits.format(ord(letter)) for letter in value) + '"'
    if isinstance(value, dict):
        return "{" + ",".join(f"{_escaped(name, digits)}:{_escaped(one, digits)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_escaped(one, digits) for one in value) + "]"
    return json.dumps(value)
