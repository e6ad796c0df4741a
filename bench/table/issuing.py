"""Rows for the register's whole issuing path: planned, linted, signed, verified and stored, in two transactions."""

from collections.abc import Iterator
from functools import partial

from bench.issue_credentials import fill, holders
from bench.table.contest import Contest
from bench.table.ground import ground
from bench.table.peer import NodePeer, version
from bench.table.row import About
from bench.table.samples import QUALIFICATION
from bench.table.scratch import folder
from led_issuer.issuing.path import IssuingPath
from led_issuer.issuing.request import IssueRequest
from led_issuer.runtime import Runtime
from led_issuer.settings import IssuerSettings
from led_issuer.setup import set_up


def contests(peer: NodePeer | None) -> Iterator[Contest]:
    """Yield the rows: the peer does nothing but sign the same kind of credential."""
    directory = folder()
    settings = IssuerSettings(
        issuer_database_url=f"sqlite:///{directory / 'issuer.db'}",
        issuer_master_key_file=directory / "issuer.key",
        issuer_demo=True,
        allow_synthetic_insz=True,
    )
    runtime = Runtime.open(settings)
    set_up(runtime)
    rows, path = fill(runtime, directory / "sample"), IssuingPath(runtime)
    own = ground("eddsa-rdfc-2022", "Ed25519")
    turn = iter(range(10**9))

    def issue(text: str) -> None:
        row = rows[next(turn) % len(rows)]
        request = IssueRequest(
            record=row.id, person=row.person, profile="qualification", holders=tuple(text.split()), birth_date=True
        )
        path.issue(request)

    theirs = None if peer is None else peer.open("issue beside the path", "issue", own.options())

    for batch in (1, 16):
        said = "" if batch == 1 else f", {batch} in a request"
        yield Contest(
            about=About(
                name=f"issuing path eddsa-rdfc-2022, qualification{said}",
                peer=None if peer is None else version("@digitalbazaar/vc"),
                tier="shape",
                notes="ours: plan, lint, sign, verify, store with audit in SQLite; the peer signs alone",
            ),
            inputs=partial(_requests, batch),
            ours=issue,
            each=batch,
            peer=theirs,
            peer_inputs=QUALIFICATION.many,
        )


def _requests(batch: int, count: int) -> list[str]:
    return [" ".join(holders(batch)) for _ in range(count)]
