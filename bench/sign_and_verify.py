"""What the library's verbs cost, beside the bare signature: `python -m bench.sign_and_verify [seconds]`.

Processor time for one operation, the median over the rounds; verbs and bare signatures take turns, so that a busy
machine slows both. `x bare` is the ratio to a bare Ed25519 signature (for what signs) or verification (for what
verifies) of the same run.
Credential and presentation are those of the tests' world: a summary with its holder's live proof.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from led_vc.environment import Environment
from led_vc.qr import decode_qr, demo_table, encode_qr
from led_vc.verify import Live, verify_credential, verify_presentation
from tests import world

_SECONDS: Final = 10.0
_MESSAGE: Final = b"m" * 64
"""Data Integrity signs two SHA-256 digests."""


@dataclass(slots=True)
class Operation:
    """What is timed, and beside which bare operation it is put."""

    name: str
    work: Callable[[], object]
    beside: str | None = None
    times: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Do it once."""
        began = time.process_time_ns()
        self.work()
        self.times.append((time.process_time_ns() - began) / 1e6)


def operations() -> list[Operation]:
    """Return what is measured, bare signatures first; every verification is made sure to come out valid."""
    key, environment, table = world.key("graduate"), world.environment(), demo_table()
    signature = key.sign(_MESSAGE)
    summary, full = world.issue(world.summary()), world.issue(world.qualification())
    shown = world.show(summary)
    text = encode_qr(shown, table)
    return [
        Operation("bare signature", lambda: key.sign(_MESSAGE)),
        Operation("bare verification", lambda: key.public_key.verify(signature, _MESSAGE)),
        Operation("issue the full credential", lambda: world.issue(world.qualification()), "bare signature"),
        Operation("issue the summary", lambda: world.issue(world.summary()), "bare signature"),
        Operation("present the summary", lambda: world.show(summary), "bare signature"),
        Operation("verify the full credential", lambda: _credential(full, environment), "bare verification"),
        Operation("verify the live presentation", lambda: _presentation(shown, environment), "bare verification"),
        Operation("presentation to QR text", lambda: encode_qr(shown, table)),
        Operation("QR text to presentation", lambda: decode_qr(text, table)),
    ]


def _credential(secured: dict[str, object], environment: Environment) -> None:
    verdict = verify_credential(secured, environment).verdict
    if verdict != "valid":
        raise SystemExit(f"the credential is {verdict}")


def _presentation(secured: dict[str, object], environment: Environment) -> None:
    verdict = verify_presentation(secured, environment, expects=Live()).verdict
    if verdict != "valid":
        raise SystemExit(f"the presentation is {verdict}")


def main(seconds: float = _SECONDS) -> None:
    """Take turns for `seconds`, then print a line for each operation."""
    found, until = operations(), time.monotonic() + seconds
    while time.monotonic() < until:
        for operation in found:
            operation.run()
    middle = {operation.name: median(operation.times) for operation in found}
    print(f"{'operation':<32}{'median ms':>10}{'per second':>12}{'x bare':>8}   {len(found[0].times)} rounds")
    for operation in found:
        ms = middle[operation.name]
        ratio = "" if operation.beside is None else f"{ms / middle[operation.beside]:.1f}"
        print(f"{operation.name:<32}{ms:>10.3f}{1000 / ms:>12.0f}{ratio:>8}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else _SECONDS)
