"""Documents of the shapes that are signed, from our own small generator, and contexts that use more of JSON-LD."""

from typing import Any

from hypothesis import strategies as st

from led_vc.contexts import CREDENTIALS_V2, QUALIFICATION_V1, SUMMARY_V1, ContextSet, bundled_with_examples

EXAMPLES_V2 = "https://www.w3.org/ns/credentials/examples/v2"
FEATURES = "https://test.example/features"

CONTEXTS = bundled_with_examples().extended(
    {
        FEATURES: {
            "@context": {
                "@version": 1.1,
                "ex": "https://ex.example/",
                "id": "@id",
                "type": "@type",
                "value": "@value",
                "lang": "@language",
                "datatype": "@type",
                "xsd": "http://www.w3.org/2001/XMLSchema#",
                "plain": "ex:plain",
                "link": {"@id": "ex:link", "@type": "@id"},
                "word": {"@id": "ex:word", "@type": "@vocab"},
                "json": {"@id": "ex:json", "@type": "@json"},
                "double": {"@id": "ex:double", "@type": "xsd:double"},
                "integer": {"@id": "ex:integer", "@type": "xsd:integer"},
                "string": {"@id": "ex:string", "@type": "xsd:string"},
                "french": {"@id": "ex:plain", "@language": "fr"},
                "noLanguage": {"@id": "ex:noLanguage", "@language": None},
                "set": {"@id": "ex:set", "@container": "@set"},
                "list": {"@id": "ex:list", "@container": "@list"},
                "names": {"@id": "ex:names", "@container": "@language"},
                "graph": {"@id": "ex:graph", "@container": ["@graph", "@set"]},
                "reversed": {"@reverse": "ex:reversed"},
                "rightToLeft": {"@id": "ex:rtl", "@direction": "rtl"},
                "nothing": None,
                "Typed": {
                    "@id": "ex:Typed",
                    "@context": {
                        "plain": "ex:typedPlain",
                        "inner": {"@id": "ex:inner", "@type": "@id"},
                        "@language": "en",
                    },
                },
                "Lasting": {"@id": "ex:Lasting", "@context": {"@propagate": True, "lasting": "ex:lasting"}},
                "scoped": {
                    "@id": "ex:scoped",
                    "@type": "@vocab",
                    "@context": {"Word": "ex:ScopedWord", "plain": {"@id": "ex:scopedPlain", "@type": "@id"}},
                },
                "fresh": {"@id": "ex:fresh", "@type": "@id", "@context": None},
                "Word": "ex:Word",
            }
        }
    }
)

IRIS = ["did:web:led.example:provider:11", "https://led.example/institution/12", "urn:a:b", "did:key:z6Mk", "ex:short"]
TEXTS = [
    "Zoë", 'aanhaling "binnen"', "back\\slash", "nieuwe\nlijn\ttab\r", "\u0001\u000b\u001f\u007f", "\u2028\x85{}%<>",
    "\U0001f303 \ufffe\uffff", "", "2006-07-04", "x",
]  # fmt: skip

_iri = st.sampled_from(IRIS)
_text = st.one_of(st.sampled_from(TEXTS), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))


def _one_or_many(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(values, st.lists(values, min_size=1, max_size=3))


def _members(
    required: dict[str, st.SearchStrategy[Any]], optional: dict[str, st.SearchStrategy[Any]]
) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


PROOF = _members(
    {
        "type": st.just("DataIntegrityProof"),
        "cryptosuite": st.sampled_from(["eddsa-rdfc-2022", "ecdsa-rdfc-2019"]),
        "verificationMethod": _iri,
        "proofPurpose": st.sampled_from(["assertionMethod", "authentication"]),
    },
    {
        "created": st.just("2026-11-23T09:00:00Z"),
        "expires": st.just("2026-11-23T09:02:00Z"),
        "proofValue": st.just("z4gsEA6"),
        "domain": _one_or_many(_text),
        "challenge": _text,
        "id": _iri,
    },
)

STATUS = _members(
    {"type": st.just("BitstringStatusListEntry"), "statusPurpose": st.sampled_from(["revocation", "suspension"])},
    {"id": _iri, "statusListIndex": st.integers(0, 2**20).map(str), "statusListCredential": _iri},
)

_ACHIEVEMENT = _members(
    {"title": _text},
    {
        "id": _iri,
        "proofType": _iri,
        "level": _iri,
        "awardingBody": _one_or_many(_iri),
        "awardingBodyName": _one_or_many(_text),
        "awardingDate": st.just("2006-07-04"),
        "awardingYear": st.just("2006"),
    },
)

SUMMARY = _members(
    {
        "@context": st.just([CREDENTIALS_V2, SUMMARY_V1]),
        "type": st.just(["VerifiableCredential", "LedSummaryCredential"]),
        "issuer": _iri,
        "credentialSubject": _members(
            {"id": _iri, "familyName": _text},
            {"givenName": _text, "birthYear": st.just("1978"), "hasClaim": _ACHIEVEMENT},
        ),
    },
    {
        "id": _iri,
        "validUntil": st.just("2027-11-30T00:00:00Z"),
        "credentialStatus": _one_or_many(STATUS),
        "proof": _one_or_many(PROOF),
    },
)

_ORGANISATION = _members({"id": _iri, "type": st.just("Organisation")}, {"legalName": _text, "successor": _iri})

QUALIFICATION = _members(
    {
        "@context": st.just([CREDENTIALS_V2, QUALIFICATION_V1]),
        "type": st.just(["VerifiableCredential", "LedQualificationCredential"]),
        "issuer": _one_or_many(_iri),
        "credentialSubject": _members(
            {"id": _iri, "type": st.just("Person"), "birthMonth": st.just("1978-02")},
            {
                "hasClaim": _members(
                    {"type": st.just("LearningAchievement"), "title": _text, "titleEn": _text},
                    {
                        "id": _iri,
                        "awardedBy": _members(
                            {"type": st.just("AwardingProcess"), "awardingBody": _one_or_many(_ORGANISATION)},
                            {"country": _iri, "awardingMonth": st.just("2004-06")},
                        ),
                        "specifiedBy": _members({"type": st.just("Qualification")}, {"id": _iri, "degree": _iri}),
                        "creditReceived": _members({"type": st.just("CreditPoint")}, {"point": st.integers(1, 300)}),
                    },
                )
            },
        ),
    },
    {
        "evidence": _members({"type": st.just("LedRegisterRecord")}, {"recordVersion": st.integers(-9, 2**53 - 1)}),
        "credentialStatus": _one_or_many(STATUS),
        "credentialSchema": _members(
            {"type": st.just("JsonSchema")}, {"id": _iri, "jsonSchema": st.just({"b": [1, {"a": None}], "a": 1.0})}
        ),
        "proof": PROOF,
    },
)

EXAMPLE = _members(
    {
        "@context": st.just([CREDENTIALS_V2, EXAMPLES_V2]),
        "type": st.sampled_from([["VerifiableCredential", "AlumniCredential"], "VerifiableCredential"]),
        "credentialSubject": st.dictionaries(
            st.sampled_from(["alumniOf", "degree", "name", "id", "https://ex.example/absolute"]), _iri, min_size=1
        ),
        "issuer": _members(
            {"id": _iri}, {"name": st.sampled_from([{"@value": "Fribourg", "@language": "fr-CH"}, "F"])}
        ),
    },
    {"proof": PROOF, "cnf": _members({"kid": _iri}, {"jwk": st.just({"kty": "OKP", "x": ["y", None]})})},
)

STATUS_LIST = _members(
    {
        "@context": st.just([CREDENTIALS_V2]),
        "type": st.just(["VerifiableCredential", "BitstringStatusListCredential"]),
        "issuer": _iri,
        "credentialSubject": _members(
            {"type": st.just("BitstringStatusList"), "encodedList": st.just("uH4sIAAAAAAAAA-3BMQE")},
            {"id": _iri, "statusPurpose": st.just("revocation"), "ttl": st.integers(0, 10**9)},
        ),
    },
    {"id": _iri, "validFrom": st.just("2026-11-23T09:00:00Z")},
)

PRESENTATION = _members(
    {
        "@context": st.just([CREDENTIALS_V2]),
        "type": st.just("VerifiablePresentation"),
        "verifiableCredential": _one_or_many(st.one_of(SUMMARY, QUALIFICATION)),
    },
    {"holder": _iri, "proof": _one_or_many(PROOF), "id": _iri},
)

CONFIGURATION = PROOF.map(lambda proof: {"@context": [CREDENTIALS_V2, SUMMARY_V1], **proof})

_FEATURE_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "plain": _one_or_many(
        st.one_of(_text, st.booleans(), st.integers(-9, 2**53), st.floats(-(2.0**90), 2.0**90, width=32))
    ),
    "link": _one_or_many(_iri),
    "word": st.sampled_from(["Word", "ex:Word", "urn:a:b", "Typed"]),
    "json": st.sampled_from([{"b": 1, "a": [None, 1.5e3, True]}, [], "text", 1e21, {}]),
    "double": st.sampled_from([1, 0.5, "5.0E-1", 1e-7, 3]),
    "integer": st.sampled_from([1, 1.5, "1", True]),
    "string": st.sampled_from(["text", 1, False]),
    "french": _text,
    "noLanguage": _text,
    "set": _one_or_many(_text),
    "list": st.lists(st.sampled_from(["a", "b", 1, True, "a"]), min_size=1, max_size=4),
    "names": st.dictionaries(st.sampled_from(["nl", "en", "fr-BE"]), _one_or_many(_text), min_size=1, max_size=3),
    "scoped": st.sampled_from(["Word", {"plain": "urn:a:b"}, {"id": "urn:a:b"}]),
    "ex:compact": _text,
}


def _node(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    links = {name: _one_or_many(inner) for name in ("plain", "link", "set")}
    links |= {"scoped": inner, "graph": _one_or_many(inner), "fresh": st.just({"@type": "urn:a:Type"})}
    own = {"id": st.one_of(_iri, st.sampled_from(["_:b0", "_:b1"]))}
    return st.one_of(
        st.fixed_dictionaries({"type": st.sampled_from(["Word", "ex:Other"])}, optional={**own, **_FEATURE_VALUES}),
        st.fixed_dictionaries({"type": st.just("Typed"), "inner": inner}, optional={**own, **_FEATURE_VALUES, **links}),
        st.fixed_dictionaries(
            {"type": st.just(["Word", "Lasting"]), "lasting": _text}, optional={**own, "word": st.just("Word"), **links}
        ),
    )


_LEAF = st.one_of(
    st.fixed_dictionaries({"id": _iri}),
    st.fixed_dictionaries({"type": st.just("Word")}, optional=_FEATURE_VALUES),
)
FEATURE_DOCUMENT = _node(st.recursive(_LEAF, _node, max_leaves=6)).map(lambda node: {"@context": FEATURES, **node})

SIGNED: st.SearchStrategy[dict[str, Any]] = st.one_of(
    SUMMARY, QUALIFICATION, EXAMPLE, STATUS_LIST, PRESENTATION, CONFIGURATION
)


def contexts() -> ContextSet:
    """Return the closed set that these documents use."""
    return CONTEXTS
