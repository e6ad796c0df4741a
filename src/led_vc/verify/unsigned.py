"""Look at a presentation that nobody signed. It is never valid: whoever has the credentials can make one.

https://www.w3.org/TR/vc-data-model-2.0/#verifiable-presentations: the proof of a presentation is optional.
"""

from functools import reduce
from operator import add

from led_vc.environment import Environment
from led_vc.errors import LedVcError, MalformedValueError
from led_vc.model import Credential, Presentation, version_of
from led_vc.securing.work import NO_WORK
from led_vc.verify.credentials import judge
from led_vc.verify.intake import Secured, admit, check_contexts
from led_vc.verify.presentations import require_closed
from led_vc.verify.report import PRESENTATION_NOT_SIGNED, Check, PresentationReport


def examine_presentation(presented: Secured, environment: Environment) -> PresentationReport:
    """Return what was found about an unsigned presentation and each credential in it. Never raises for its input.

    At best it is indeterminate: the holder check is not run, and that is no excuse.
    """
    try:
        document = admit(presented)
        if "proof" in document:
            raise MalformedValueError("a presentation with a proof has to be verified")
        presentation = Presentation.from_document(document, version=version_of(document, environment.versions))
        require_closed(presentation, environment)
        check_contexts(document, environment)
    except LedVcError as error:
        return PresentationReport(at=environment.now, holder=Check.of("holder", error), test=environment.test)
    reports = tuple(judge(one, environment, _not_signed) for one in presentation.credentials)
    return PresentationReport(
        at=environment.now,
        holder=_NOT_SIGNED,
        credentials=reports,
        test=environment.test,
        work=reduce(add, (report.work for report in reports), NO_WORK),
    )


_NOT_SIGNED = Check(
    name="holder", outcome="not_run", code=PRESENTATION_NOT_SIGNED, detail="nobody signed the presentation"
)


def _not_signed(_credential: Credential) -> Check:
    return _NOT_SIGNED
