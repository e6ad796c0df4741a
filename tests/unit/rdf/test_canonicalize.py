"""Documents and proof configurations as canonical statements, written out by hand."""

import pytest

from led_vc.contexts import CREDENTIALS_V2, QUALIFICATION_V1, SUMMARY_V1, bundled
from led_vc.rdf import canonicalize
from tests.unit.rdf.worlds import canonical, contexts_with, proof, statements, summary

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
VC = "https://www.w3.org/2018/credentials#"
SEC = "https://w3id.org/security#"


def test_a_summary_has_these_statements() -> None:
    assert statements(summary()) == [
        '<did:key:z6Mk> <http://xmlns.com/foaf/0.1/familyName> "Van de Casteele" .',
        '<did:key:z6Mk> <https://schema.org/birthDate> "1978"^^<http://www.w3.org/2001/XMLSchema#gYear> .',
        f"_:c14n0 {TYPE} <https://w3id.org/led-vc/ns#LedSummaryCredential> .",
        f"_:c14n0 {TYPE} <{VC}VerifiableCredential> .",
        f"_:c14n0 <{VC}credentialSubject> <did:key:z6Mk> .",
        f"_:c14n0 <{VC}issuer> <did:web:led.example:provider:11> .",
    ]


def test_a_proof_configuration_has_these_statements() -> None:
    configuration = {"@context": [CREDENTIALS_V2, SUMMARY_V1], **proof(created="2026-11-23T09:00:00Z")}
    assert statements(configuration) == [
        '_:c14n0 <http://purl.org/dc/terms/created> "2026-11-23T09:00:00Z"'
        "^^<http://www.w3.org/2001/XMLSchema#dateTime> .",
        f"_:c14n0 {TYPE} <{SEC}DataIntegrityProof> .",
        f'_:c14n0 <{SEC}cryptosuite> "eddsa-rdfc-2022"^^<{SEC}cryptosuiteString> .',
        f"_:c14n0 <{SEC}proofPurpose> <{SEC}assertionMethod> .",
        f"_:c14n0 <{SEC}verificationMethod> <did:web:led.example:provider:11#k1> .",
    ]


def test_titles_carry_the_language_that_their_term_fixes() -> None:
    claim = {"type": "LearningAchievement", "title": "Zoölogie", "titleEn": "Zoology", "foreignTitle": "Zoologie"}
    found = statements(
        {
            "@context": [CREDENTIALS_V2, QUALIFICATION_V1],
            "type": ["VerifiableCredential", "LedQualificationCredential"],
            "credentialSubject": {"id": "urn:s", "hasClaim": {"id": "urn:c", **claim}},
        }
    )
    titles = [line.split(" ", 2)[2] for line in found if "purl.org/dc/terms/title" in line]
    assert titles == ['"Zoologie" .', '"Zoology"@en .', '"Zoölogie"@nl .']


def test_control_characters_are_escaped_as_the_specification_says() -> None:
    found = statements(summary(credentialSubject={"id": "urn:s", "familyName": 'a\u0001\u007f\t"\\\u2028\uffff'}))
    assert found[0].endswith('"a\\u0001\\u007F\\t\\"\\\\\u2028\\uFFFF" .')


def test_a_language_tag_is_signed_in_lower_case() -> None:
    name = {"@value": "Fribourg", "@language": "fr-CH"}
    assert any(line.endswith('"Fribourg"@fr-ch .') for line in statements(summary(name=name)))


def test_a_status_list_has_a_statement_for_each_member() -> None:
    document = {
        "@context": [CREDENTIALS_V2],
        "id": "urn:list",
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": "urn:issuer",
        "validFrom": "2026-11-23T09:00:00Z",
        "credentialSubject": {
            "id": "urn:list#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": "uH4sI",
        },
    }
    assert len(statements(document)) == 8


def test_a_nested_scoped_context_knows_its_terms_and_no_others() -> None:
    message = {"status": "0x0", "message": "pending"}
    status = {"type": "BitstringStatusListEntry", "statusMessage": [message, {"status": "0x1", "message": "final"}]}
    found = statements(summary(credentialStatus=status))
    assert sum("credentials/status#message>" in line for line in found) == 2


def test_the_counters_and_the_way_are_reported() -> None:
    found = canonical(summary())
    assert (found.quads, found.hash_calls, found.tier) == (6, 0, "walker")


def test_equal_nodes_are_told_apart_with_counted_hash_calls() -> None:
    claims = [{"title": "Lasser"}, {"title": "Lasser"}]
    found = canonical(summary(credentialSubject={"id": "urn:s", "familyName": "x", "hasClaim": claims}))
    assert (found.quads, found.hash_calls) == (9, 2)


def test_labels_follow_the_hash_of_the_suite() -> None:
    bodies = [{"awardingBodyName": f"body {number}"} for number in range(8)]
    document = summary(credentialSubject={"id": "urn:s", "hasClaim": bodies})
    found = {canonicalize(document, bundled(), hash_algorithm=name).nquads for name in ("sha256", "sha384")}
    assert len(found) == 2


def test_the_document_is_not_changed() -> None:
    document = summary(proof=proof())
    before = repr(document)
    canonical(document)
    assert repr(document) == before


@pytest.mark.parametrize("context", [CREDENTIALS_V2, [CREDENTIALS_V2], [CREDENTIALS_V2, CREDENTIALS_V2]])
def test_a_context_may_stand_alone_or_in_a_list(context: object) -> None:
    document = {"@context": context, "id": "urn:x", "name": "x"}
    assert canonicalize(document, contexts_with({})).nquads == '<urn:x> <https://schema.org/name> "x" .\n'
