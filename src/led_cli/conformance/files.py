"""The file interface of the VC-JOSE-COSE suite: a document and a key come as files, and so does the answer.

https://github.com/w3c/vc-jose-cose-test-suite. The answer is written whatever it is; only what cannot be read at all
ends the command without one.
"""

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from led_cli.exits import refuse
from led_cli.inputs import read_source

if TYPE_CHECKING:
    from led_cli.conformance.judged import KeyFile

_MAXIMUM: Final = 2**20


class Feature(StrEnum):
    """What is issued or verified."""

    CREDENTIAL_JOSE = "credential_jose"
    CREDENTIAL_SDJWT = "credential_sdjwt"
    CREDENTIAL_COSE = "credential_cose"
    PRESENTATION_JOSE = "presentation_jose"
    PRESENTATION_SDJWT = "presentation_sdjwt"
    PRESENTATION_COSE = "presentation_cose"


Input = Annotated[str, typer.Option("--input", help="The document, or what secures it.", metavar="FILE")]
Key = Annotated[str, typer.Option("--key", help="A verification method with its JWK.", metavar="FILE")]
Wanted = Annotated[Feature, typer.Option("--feature", help="What it is, and how it is secured.")]
Output = Annotated[Path, typer.Option("--output", help="Where the answer goes.", metavar="FILE")]
Now = Annotated[str | None, typer.Option("--now", help="Let it be this moment, such as 2026-11-23T18:00:00Z.")]


def issue(
    input_: Input,
    key: Key,
    feature: Wanted,
    output: Output,
    sd: Annotated[
        str, typer.Option("--sd", help='What can be left out, such as ["credentialSubject.name"].', metavar="JSON")
    ] = "[]",
    now: Now = None,
) -> None:
    """Secure a document, verify what was made, and write the answer."""
    from led_cli.conformance.judged import issued, pointers
    from led_cli.trust import moment
    from led_vc.encoding import parse_object
    from led_vc.errors import LedVcError

    method, at = _key(key), moment(now)
    try:
        hidden = pointers(sd)
    except LedVcError as error:
        refuse(f"--sd: {error.detail}")
    source = read_source(input_, maximum=_MAXIMUM)
    _answer(output, lambda: issued(parse_object(source), method, feature.value, hidden, at))


def verify(input_: Input, key: Key, feature: Wanted, output: Output, now: Now = None) -> None:
    """Verify what secures a document, and write the answer with the document."""
    from led_cli.conformance.judged import verified
    from led_cli.trust import moment

    method, at = _key(key), moment(now)
    source = read_source(input_, maximum=_MAXIMUM)
    _answer(output, lambda: _written(verified(source, method, feature.value, at)))


def _key(name: str) -> "KeyFile":
    from led_cli.conformance.judged import KeyFile
    from led_vc.errors import LedVcError

    try:
        return KeyFile.parse(read_source(name, maximum=_MAXIMUM))
    except LedVcError as error:
        refuse(f"{name}: {error}")


def _answer(output: Path, question: Callable[[], str]) -> None:
    from led_vc.errors import LedVcError

    try:
        answer = {"result": "success", "data": question()}
    except LedVcError as error:
        answer = {"result": "failure" if error.outcome == "failed" else "indeterminate", "data": str(error)}
    try:
        output.write_text(json.dumps(answer, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        refuse(f"{output} cannot be written ({error.strerror})")


def _written(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
