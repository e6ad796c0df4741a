"""`led-vc verify`: what a credential or presentation is worth, in words or as JSON.

No network: without a bundle the issuer and the status stay unknown, and the answer is 3, never 0.
"""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from led_cli.exits import INDETERMINATE, INVALID, VALID, refuse
from led_cli.inputs import read_source, texts_in

if TYPE_CHECKING:
    from led_cli.judging import Request

_EXITS: Final = {"invalid": INVALID, "indeterminate": INDETERMINATE, "valid": VALID}


class Checks(StrEnum):
    """Which checks are asked for."""

    ALL = "all"
    PROOF = "proof"


def verify(
    file: Annotated[
        str,
        typer.Argument(
            help="What to verify: JSON, a token (JWT, SD-JWT, COSE), the text of a QR code, a PNG or JPEG, or a PDF; "
            "- reads standard input."
        ),
    ],
    bundle: Annotated[
        str | None, typer.Option(help="Judge issuer and status by this bundle of the register.", metavar="FILE")
    ] = None,
    root: Annotated[
        str | None,
        typer.Option(
            envvar="LED_TRUST_ROOT", help="Trust the bundle only if this did:key signed its trust list.", metavar="DID"
        ),
    ] = None,
    now: Annotated[str | None, typer.Option(help="Verify as at this moment, such as 2026-11-23T18:00:00Z.")] = None,
    checks: Annotated[
        Checks, typer.Option(help="With proof, look at form and signature alone, whoever signed.")
    ] = Checks.ALL,
    challenge: Annotated[str | None, typer.Option(help="Expect the answer to this challenge.")] = None,
    domain: Annotated[str | None, typer.Option(help="Expect a presentation that is for this verifier.")] = None,
    experimental: Annotated[
        bool, typer.Option("--experimental", help="Take cryptosuites whose specifications are drafts, too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Verify a credential or a presentation: signature, issuer, period, status, holder.

    The exit code is 0 when it is valid, 1 when a check failed, 2 when it cannot be read, and 3 when that could not be
    established.
    """
    if challenge is not None and domain is None:
        refuse("--challenge needs the --domain that it was made for")
    texts = texts_in(read_source(file), file, other_versions=checks is Checks.PROOF)

    from led_cli.judging import Request, judge_all
    from led_cli.trust import moment, open_trusted

    at = moment(now)
    request = Request(
        at=at,
        trusted=open_trusted(bundle, root, at),
        proof_only=checks is Checks.PROOF,
        experimental=experimental,
        challenge=challenge,
        domain=domain,
    )
    _answer(request, judge_all(texts, request), as_json=as_json)


def _answer(request: "Request", reports: "list[Any]", *, as_json: bool) -> None:
    from led_cli.judging import worst

    verdict = worst(reports)
    if as_json:
        documents = [report.to_json() for report in reports]
        answer = documents[0] if len(documents) == 1 else {"verdict": verdict, "reports": documents}
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        from led_cli.report_view import show

        show(reports, proof_only=request.proof_only, remark=request.remark)
    raise typer.Exit(_EXITS[verdict])
