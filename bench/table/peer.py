"""The long-lived Node process with the packages that we are measured against (tests/interop)."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

INTEROP: Final = Path(__file__).resolve().parents[2] / "tests" / "interop"
SCRIPT: Final = INTEROP / "benchmark.mjs"
NODE: Final = Path(sys.executable).parent / "node"


class PeerFailedError(Exception):
    """The peer could not do its work: then there is no figure."""


def missing() -> str | None:
    """Say why there is no peer, None if there is one."""
    if not NODE.exists():
        return "no Node beside this Python"
    if not (INTEROP / "node_modules" / "@digitalbazaar" / "vc").is_dir():
        return "the packages of tests/interop are not installed (tools/node-packages tests/interop)"
    return None


def version(package: str) -> str:
    """Return a package with its version: `@digitalbazaar/vc 7.3.0`."""
    stated = json.loads((INTEROP / "node_modules" / package / "package.json").read_text())
    return f"{package} {stated['version']}"


class NodePeer:
    """Asks the process, and waits for its answer."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [NODE, SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=INTEROP
        )

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait()

    def ask(self, task: str, **question: Any) -> Any:
        """Return the answer. Raises PeerFailedError."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"task": task, **question}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise PeerFailedError("the process ended")
        reply = json.loads(answer)
        if "refusal" in reply:
            raise PeerFailedError(f"{task}: {reply['refusal']}")
        return reply["answer"]

    def open(self, name: str, kind: str, options: Mapping[str, Any]) -> "NodeWork":
        """Return a piece of work with what is the same for all its inputs."""
        self.ask("open", name=name, kind=kind, options=dict(options))
        return NodeWork(self, name)


class NodeWork:
    """One kind of work of the process."""

    def __init__(self, peer: NodePeer, name: str) -> None:
        self._peer = peer
        self._name = name

    def time(self, inputs: Sequence[str]) -> float:
        """Return the seconds of the processor that one input took."""
        self._peer.ask("load", name=self._name, inputs=list(inputs))
        microseconds: int = self._peer.ask("run", name=self._name)["microseconds"]
        return microseconds / 1e6 / len(inputs)

    def outputs(self, inputs: Sequence[str]) -> list[str]:
        """Return what comes out."""
        self.time(inputs)
        made: list[str] = self._peer.ask("outputs", name=self._name)
        return made
