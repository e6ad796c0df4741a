"""Rows for the first piece of work of a new process: started, loaded, done once, ended, as on the command line."""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from bench.table.contest import Contest
from bench.table.ground import given, ground
from bench.table.peer import INTEROP, NODE, SCRIPT, NodePeer, version
from bench.table.row import About
from bench.table.samples import QUALIFICATION
from bench.table.scratch import folder
from bench.table.shown import SIX, bbs_credential
from led_vc.encoding import format_datetime
from led_vc.status import StatusPurpose
from tests import world

_ROOT: Final = Path(__file__).resolve().parents[2]
_COMMAND: Final = (sys.executable, "-c", "from led_cli.app import main; main()", "verify", "-", "--json")
_NOW: Final = ("--now", format_datetime(world.NOW))


def contests(peer: NodePeer | None) -> Iterator[Contest]:
    """Yield a row for a credential of the register with its bundle, and one for a part under bbs-2023."""
    own = ground("eddsa-rdfc-2022", "Ed25519")
    numbers: tuple[tuple[int, StatusPurpose], ...] = ((3, "revocation"), (4, "suspension"), (12, "revocation"))
    lists = tuple(world.signed_status_list(number, purpose) for number, purpose in numbers)
    bundle = folder() / "bundle.json"
    bundle.write_text(json.dumps(world.Publication(status_lists=lists).bundle()))
    trusting = ("--bundle", str(bundle), "--root", world.did(world.ROOT))
    yield _contest(
        peer, "eddsa-rdfc-2022 verify, qualification", "eddsa-rdfc-2022", "@digitalbazaar/vc", trusting,
        lambda count: own.secured(QUALIFICATION, min(count, 2)),
        "ours verifies the signed bundle (trust list, three status lists) as well",
    )  # fmt: skip
    yield _contest(
        peer, "bbs-2023 verify, qualification, 6 disclosed", "bbs-2023", "@digitalbazaar/bbs-2023-cryptosuite",
        ("--checks", "proof"), lambda count: [bbs_credential(SIX) for _ in range(min(count, 2))], "proof alone",
    )  # fmt: skip


def _contest(
    peer: NodePeer | None, name: str, suite: str, package: str, options: Sequence[str], inputs: Any, notes: str
) -> Contest:
    questions = [
        {"task": "setUp", **given()},
        {"task": "open", "name": "cold", "kind": "verify", "options": {"suite": suite}},
    ]

    def theirs(text: str) -> None:
        asked = [*questions, {"task": "load", "name": "cold", "inputs": [text]}, {"task": "run", "name": "cold"}]
        answers = _run([str(NODE), str(SCRIPT)], "".join(json.dumps(one) + "\n" for one in asked), INTEROP)
        if "refusal" in answers:
            raise SystemExit(f"the peer refuses: {answers}")

    def ours(text: str) -> None:
        answer = _run([*_COMMAND, *_NOW, *options], text, _ROOT)
        if '"valid"' not in answer:
            raise SystemExit(f"a credential is not valid: {answer}")

    about = About(
        name=f"cold {name}",
        peer=None if peer is None else version(package),
        notes=f"processor time of a whole process, from its start to its end; {notes}",
    )
    return Contest(
        about=about, inputs=inputs, ours=ours, peer=None if peer is None else theirs, clock=_children, at_most=1
    )


def _run(command: list[str], text: str, at: Path) -> str:
    return subprocess.run(command, input=text, cwd=at, capture_output=True, text=True, check=False).stdout


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
