"""`led-vc issue`: sign a credential with a key of one's own, and look after what the register planned and issued."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from led_cli.exits import refuse
from led_cli.inputs import read_source
from led_cli.outputs import write_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Protocol

    from sqlalchemy import Connection

    from led_vc.keys import LocalSigner, PrivateKey

    class Change(Protocol):
        """What suspends or resumes records."""

        def __call__(self, connection: Connection, record_ids: Sequence[str], *, at: datetime) -> None:
            """Change the records."""


app = typer.Typer(name="issue", help="Issue credentials, and finish or suspend what was issued.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Record = Annotated[str, typer.Argument(help="The record's id: 30 letters.")]


@app.command()
def sign(
    file: Annotated[str, typer.Argument(help="An unsigned credential as JSON; - for stdin.")],
    key: Annotated[Path, typer.Option(help="A file with the secret key as Multikey (secretKeyMultibase).")],
    method: Annotated[
        str | None, typer.Option(help="The verification method; the key's did:key, if not given.", metavar="DID-URL")
    ] = None,
    suite: Annotated[str | None, typer.Option(help="Sign with this cryptosuite, such as ecdsa-rdfc-2019.")] = None,
    created: Annotated[str | None, typer.Option(help="The proof's moment; now, if not given.")] = None,
    experimental: Annotated[
        bool, typer.Option("--experimental", help="Allow a cryptosuite whose specification is a draft.")
    ] = False,
    mandatory: Annotated[
        list[str] | None,
        typer.Option(help="With ecdsa-sd-2023: never let this JSON pointer be left out.", metavar="POINTER"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="Write the credential to this file, or - for stdout.", metavar="FILE")
    ] = None,
) -> None:
    """Sign a credential of one of LED's types and print it. The key must be its issuer's.

    With ecdsa-sd-2023 it is the holder's secret, from which `led-vc derive` makes what is shown: it needs an --output.
    """
    from led_cli.signing import sign_document
    from led_cli.trust import moment
    from led_vc.encoding import parse_object
    from led_vc.errors import LedVcError

    selective = _is_selective(suite, experimental=experimental)
    if mandatory and not selective:
        refuse("--mandatory goes with a suite of selective disclosure")
    if selective and output is None:
        refuse("a base proof is the holder's secret: say with --output where it goes")
    try:
        document, signer = parse_object(read_source(file)), _signer(key, method)
        signed = sign_document(document, signer, suite, created=moment(created), mandatory=tuple(mandatory or ()))
    except LedVcError as error:
        refuse(str(error))
    write_document(signed, output)


@app.command()
def recover(as_json: Json = False) -> None:
    """Finish what the register planned and did not sign, after a crash: the same bytes, the same index."""
    from led_cli.register_at_hand import open_register
    from led_issuer.issuing.path import IssuingPath
    from led_issuer.issuing.plan import planned_credentials
    from led_web.database import reading

    with open_register() as runtime:
        recovered = IssuingPath(runtime).recover()
        with reading(runtime.engine) as connection:
            waiting = len(planned_credentials(connection))
    line = f"{recovered} finished, {waiting} still waiting"
    typer.echo(json.dumps({"recovered": recovered, "waiting": waiting}) if as_json else line)


@app.command()
def suspend(record: Record, as_json: Json = False) -> None:
    """Suspend a record: nothing is issued of it, summaries are revoked, full attestations suspended."""
    from led_issuer.issuing.revoke import suspend_records

    _change(record, suspend_records, "suspended", as_json=as_json)


@app.command()
def resume(record: Record, as_json: Json = False) -> None:
    """End a suspension: full attestations count again, summaries are fetched anew."""
    from led_issuer.issuing.revoke import resume_records

    _change(record, resume_records, "resumed", as_json=as_json)


def _change(record: str, change: "Change", done: str, *, as_json: bool) -> None:
    from led_cli.register_at_hand import open_register
    from led_issuer.issuing.records import find_record
    from led_issuer.status.publish import publish_changed
    from led_web.database import writing

    with open_register() as runtime:
        with writing(runtime.engine) as connection:
            if find_record(connection, record, lock=True) is None:
                refuse("there is no such record")
            change(connection, [record], at=runtime.now())
        publish_changed(runtime)
    typer.echo(json.dumps({"record": record, "state": done}) if as_json else f"{record} {done}")


def _is_selective(suite: str | None, *, experimental: bool) -> bool:
    """Tell whether a suite is one of selective disclosure; end the command if it is none."""
    from led_vc.securing.suites import DRAFT_SUITES, SELECTIVE_SUITES, SUITES

    known = [*SUITES, *SELECTIVE_SUITES]
    if suite in DRAFT_SUITES and not experimental:
        refuse(f"UNSUPPORTED_FEATURE: {suite} is a draft, and needs --experimental")
    if suite not in DRAFT_SUITES and suite is not None and suite not in known:
        refuse(f"unknown suite; known are {', '.join(known)}")
    return suite in SELECTIVE_SUITES


def _signer(file: Path, method: str | None) -> "LocalSigner":
    from led_vc.did import did_key
    from led_vc.keys import LocalSigner

    private_key = _private_key(file)
    return LocalSigner(method or did_key.method_of(private_key.public_key), private_key)


def _private_key(file: Path) -> "PrivateKey":
    from led_vc.errors import LedVcError
    from led_vc.keys import PrivateKey

    try:
        return PrivateKey.from_multikey(file.read_text("ascii").strip())
    except (OSError, UnicodeDecodeError, LedVcError):
        refuse(f"{file} does not hold a secret key as Multikey")  # and never what it does hold
