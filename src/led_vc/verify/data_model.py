"""The data_model check, after the data model itself: the closed schema of the credential's type, and what it pins."""

from led_vc.contexts import EXACT, check_related_resources
from led_vc.environment import Environment
from led_vc.errors import LedVcError
from led_vc.model import Credential
from led_vc.rdf import require_defined
from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.data_integrity import Opened
from led_vc.verify import report
from led_vc.verify.profiles import Profile
from led_vc.verify.report import Check
from led_vc.verify.schemas import check_schema, stated_schemas

_NOT_VETTED = "the contexts are not those of a credential of this register: what the words mean is not vetted"
_NOT_HELD_AGAINST = "whether the credential keeps to the schema of its type was not asked"


def check_data_model(
    credential: Credential, opened: Opened, profile: Profile | None, environment: Environment
) -> Check:
    """Return the check for a document that is a credential already.

    Under the policy `open` a document whose contexts nobody vetted passes, and the check says so: other contexts give
    the same words another meaning. Schemas are left out where the proof alone is asked for. A word without any meaning
    fails, whichever suite signed it: where no closed schema says so, the contexts do.
    """
    document = opened.document
    vetted = profile is not None and document.get("@context") == list(EXACT[profile.type])
    try:
        check_related_resources(credential.related_resources, any_version=environment.context_policy == "open")
        schemas = set[str]() if environment.proof_only else stated_schemas(credential)
        closed = {profile.schema} if profile is not None and vetted and not environment.proof_only else set[str]()
        for url in sorted(schemas | closed):
            check_schema(document, url)
        if not closed and _signed_as_text(opened, environment):
            require_defined(document, environment.known_contexts)
    except LedVcError as error:
        return Check.of("data_model", error)
    if environment.context_policy == "open" and not vetted:
        return Check(name="data_model", outcome="passed", code=report.CONTEXT_NOT_VETTED, detail=_NOT_VETTED)
    if environment.proof_only and profile is not None:
        return Check(name="data_model", outcome="passed", code=report.SCHEMA_NOT_CHECKED, detail=_NOT_HELD_AGAINST)
    return report.PASSED["data_model"]


def _signed_as_text(opened: Opened, environment: Environment) -> bool:
    """Tell whether only suites that sign canonical JSON held: over statements an undefined word fails by itself.

    An envelope may hold words that nobody defines: https://www.w3.org/TR/vc-jose-cose/ has its readers ignore them.
    """
    suites = [environment.suites.get(proof.cryptosuite) for proof in opened.proofs]
    return all(isinstance(one, Cryptosuite) and one.transformation.proof_carries_context for one in suites)
