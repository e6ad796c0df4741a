"""The data_model check, after the data model itself: the closed schema that the credential's type names."""

from led_vc.contexts import EXACT
from led_vc.environment import Environment
from led_vc.errors import LedVcError
from led_vc.rdf import require_defined
from led_vc.securing.cryptosuite import Cryptosuite
from led_vc.securing.data_integrity import Opened
from led_vc.verify import report
from led_vc.verify.profiles import Profile
from led_vc.verify.report import Check
from led_vc.verify.schemas import check_schema


def check_data_model(opened: Opened, profile: Profile | None, environment: Environment) -> Check:
    """Return the check for a document that is a credential already.

    Under the policy `open` a document whose contexts nobody vetted passes, and the check says so: other contexts give
    the same words another meaning. A word without any meaning fails, whichever suite signed it.
    """
    document = opened.document
    is_open = environment.context_policy == "open"
    vetted = profile is not None and document.get("@context") == list(EXACT[profile.type])
    try:
        if profile is not None and (vetted or not is_open):
            check_schema(document, profile.schema)
        elif is_open and not _signed_as_statements(opened, environment):
            require_defined(document, environment.known_contexts)
    except LedVcError as error:
        return Check.of("data_model", error)
    if vetted or not is_open:
        return Check(name="data_model", outcome="passed")
    detail = "the contexts are not those of a credential of this register: what the words mean is not vetted"
    return Check(name="data_model", outcome="passed", code=report.CONTEXT_NOT_VETTED, detail=detail)


def _signed_as_statements(opened: Opened, environment: Environment) -> bool:
    """Tell whether a proof that held is over statements, which an undefined word would not have reached.

    An envelope is of no suite: it signs the text.
    """
    suites = [environment.suites[one.cryptosuite] for one in opened.proofs if one.cryptosuite in environment.suites]
    return any(not (isinstance(one, Cryptosuite) and one.transformation.proof_carries_context) for one in suites)
