"""The profiles that are issued here, as templates: what `led_vc.qualification` and `led_vc.status` write, Open Badges
as this register makes them, presentations of our credentials, and the configurations of proofs over all of these.

A document that is a little different is no error: it takes the way of every other document.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from led_vc.contexts import CREDENTIALS_V2, QUALIFICATION_V1, SUMMARY_V1
from led_vc.rdf.shapes.template import AnyOf, Key, Node, Words, key_of, node

OPEN_BADGES_V3: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

MAXIMUM_DEPTH: Final = 8
"""No template has nodes that lie deeper in one another."""

_BIRTH: Final = ("birthDate?", "birthMonth?", "birthYear?")
_AWARDING: Final = ("awardingDate?", "awardingMonth?", "awardingYear?")

_ENTRY: Final = ("statusPurpose", "statusListIndex", "statusListCredential")
_STATUS = node("BitstringStatusListEntry", *_ENTRY)

_SUCCESSOR = node("Organisation", "legalName", "organisationClass?")
_BODY = node("Organisation", "legalName", "organisationClass?", ("successor?", _SUCCESSOR))
_AWARD = node("AwardingProcess", ("awardingBody*", _BODY), "country?", *_AWARDING)
_SPECIFICATION = node(
    "Qualification", "category", "eqfLevel?", "vksLevel?", "degree?", "studyProgramme?", "specialisation?",
    "subjectArea?", "iscedField?", "iscedLevel?", "educationForm?", "language*?",
)  # fmt: skip
_FOREIGN = node("LearningAchievement", "foreignTitle", "awardingBodyName?", "country?", *_AWARDING)
_ACHIEVEMENT = node(
    "LearningAchievement", "title", "titleEn?", "proofType", "completion?", "authenticity",
    ("awardedBy", _AWARD), ("specifiedBy", _SPECIFICATION),
    ("creditReceived?", node("CreditPoint", "framework", "point")), ("equivalentTo?", _FOREIGN),
)  # fmt: skip
_PERSON = node(
    "Person", "givenName?", "familyName", *_BIRTH, "givenNameAtAward?", "familyNameAtAward?", ("hasClaim", _ACHIEVEMENT)
)

QUALIFICATION: Final = node(
    ("VerifiableCredential", "LedQualificationCredential"), "issuer", "validFrom", "validUntil",
    ("credentialSubject", _PERSON),
    ("evidence", node("LedRegisterRecord", "supplier", ("recordVersion", "integer"))),
    ("credentialStatus*", _STATUS),
    ("credentialSchema", node("JsonSchema")),
    ("refreshService", node("LedRefreshService")),
    ("termsOfUse", node("LedTermsOfUse")),
    contexts=(CREDENTIALS_V2, QUALIFICATION_V1),
)  # fmt: skip

_CLAIM = node(
    None, "title", "proofType", "completion?", "authenticity", "level?", "awardingBody*?", "awardingBodyName*?",
    *_AWARDING, identified=False,
)  # fmt: skip

SUMMARY: Final = node(
    ("VerifiableCredential", "LedSummaryCredential"), "issuer", "validUntil",
    ("credentialSubject", node(None, "givenName?", "familyName", *_BIRTH, ("hasClaim", _CLAIM))),
    ("credentialStatus", node("BitstringStatusListEntry", *_ENTRY, identified=False)),
    identified=False, contexts=(CREDENTIALS_V2, SUMMARY_V1),
)  # fmt: skip

_BADGE = node(
    ("Achievement",), "achievementType", "name", "description",
    ("criteria", node(None, "narrative", identified=False)),
    "fieldOfStudy?", ("creditsAvailable?", "integer"), "inLanguage?",
    ("alignment*?", node(("Alignment",), "targetName", "targetUrl", "targetFramework?", identified=False)),
)  # fmt: skip

OPEN_BADGE: Final = node(
    ("VerifiableCredential", "OpenBadgeCredential"), "name", "awardedDate?", "validFrom", "validUntil?",
    ("issuer", node(("Profile",), "name")),
    ("credentialSubject", node(("AchievementSubject",), ("achievement", _BADGE))),
    ("credentialStatus?", _STATUS),
    contexts=(CREDENTIALS_V2, OPEN_BADGES_V3),
)  # fmt: skip

STATUS_LIST: Final = node(
    ("VerifiableCredential", "BitstringStatusListCredential"), "issuer", "validFrom", "validUntil?",
    ("credentialSubject", node("BitstringStatusList", "statusPurpose", "encodedList", ("ttl?", "integer"))),
    contexts=(CREDENTIALS_V2,),
)  # fmt: skip

_PURPOSE = ("proofPurpose", Words(("assertionMethod", "authentication")))
_PROOF = node(
    "DataIntegrityProof", "cryptosuite", "created?", "expires?", "verificationMethod", _PURPOSE, "domain*?",
    "challenge?", identified=False,
)  # fmt: skip
_MADE_PROOF = replace(_PROOF, members=(*_PROOF.members, *node(None, "proofValue").members))


def _secured(credential: Node) -> Node:
    return replace(credential, members=(*credential.members, *node(None, ("proof", _MADE_PROOF)).members))


PRESENTATION: Final = node(
    "VerifiablePresentation", "holder?",
    ("verifiableCredential*", AnyOf((_secured(SUMMARY), _secured(QUALIFICATION)))),
    identified=False, contexts=(CREDENTIALS_V2,),
)  # fmt: skip

_DOCUMENTS: Final = (QUALIFICATION, SUMMARY, OPEN_BADGE, STATUS_LIST, PRESENTATION)


def _configurations() -> dict[Key, Node]:
    """Return the configuration of a proof in the contexts of each document."""
    stated = {contexts for template in _DOCUMENTS if (contexts := template.contexts)}
    templates = (replace(_PROOF, contexts=contexts) for contexts in stated)
    return {key_of(template): template for template in templates}


TEMPLATES: Final[Mapping[Key, Node]] = MappingProxyType(
    {key_of(template): template for template in _DOCUMENTS} | _configurations()
)
