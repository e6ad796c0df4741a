"""The data_model check, after the data model itself: the closed schema that the credential's type names."""

from led_vc.contexts import EXACT
from led_vc.encoding import JsonObject
from led_vc.errors import LedVcError
from led_vc.verify import report
from led_vc.verify.profiles import Profile
from led_vc.verify.report import Check
from led_vc.verify.schemas import check_schema


def check_data_model(document: JsonObject, profile: Profile | None, *, proof_only: bool) -> Check:
    """Return the check for a document that is a credential already.

    With `proof_only` a document whose contexts nobody vetted passes, and the check says so: other contexts give the
    same words another meaning.
    """
    vetted = profile is not None and document.get("@context") == list(EXACT[profile.type])
    if profile is not None and (vetted or not proof_only):
        try:
            check_schema(document, profile.schema)
        except LedVcError as error:
            return Check.of("data_model", error)
    if vetted or not proof_only:
        return Check(name="data_model", outcome="passed")
    detail = "the contexts are not those of a credential of this register: what the words mean is not vetted"
    return Check(name="data_model", outcome="passed", code=report.CONTEXT_NOT_VETTED, detail=detail)
