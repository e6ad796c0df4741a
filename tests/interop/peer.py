"""The Node process with Digital Bazaar's implementations, and what it says of a document.

One process answers all questions of a test run, in turn; it knows only what is in a question and the closed set of
contexts. It runs at the moment of `tests.world`, never at the machine's.
"""

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self

from led_vc.encoding import JsonObject, format_datetime
from led_vc.keys import KeyAlgorithm
from led_vc.verify import Challenged
from tests import world

INTEROP = Path(__file__).parent
NOW = format_datetime(world.NOW)


class PeerRefusedError(Exception):
    """The peer would not do it, and says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the peer found: verified or not, every reason that it gave, and the status bits that it read."""

    verified: bool
    errors: tuple[str, ...]
    statuses: tuple[tuple[str, int, bool], ...]

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> Self:
        """Read the answer of the process."""
        bits = ((one["purpose"], one["index"], one["set"]) for one in answer["statuses"])
        return cls(verified=answer["verified"], errors=tuple(answer["errors"]), statuses=tuple(bits))


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerKey:
    """A key of the peer's own making, as it exports it, under the name `id`."""

    algorithm: KeyAlgorithm
    id: str
    public: str
    secret: str

    @property
    def controller(self) -> str:
        """Return the DID that the key belongs to."""
        return self.id.partition("#")[0]

    def to_json(self) -> dict[str, str]:
        """Return the key as the process reads it."""
        return {
            "algorithm": self.algorithm,
            "id": self.id,
            "controller": self.controller,
            "publicKeyMultibase": self.public,
            "secretKeyMultibase": self.secret,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the peer verifies with: the suites that it accepts, who controls which keys, and status lists by URL."""

    suites: tuple[str, ...]
    controllers: Mapping[str, JsonObject]
    status_lists: Mapping[str, JsonObject]

    def to_json(self) -> dict[str, Any]:
        """Return the members of a question."""
        return {
            "suites": self.suites,
            "controllers": self.controllers,
            "statusLists": self.status_lists,
            "now": NOW,
        }


class Peer:
    """Asks the process, and waits for its answer."""

    def __init__(self, process: "subprocess.Popen[str]", contexts: Mapping[str, JsonObject]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._asked: IO[str] = process.stdin
        self._answers: IO[str] = process.stdout
        assert self.ask("contexts", contexts=dict(contexts)) == len(contexts)

    def ask(self, task: str, **question: Any) -> Any:
        """Return the answer to one question, or raise PeerRefusedError."""
        self._asked.write(json.dumps({"task": task, **question}) + "\n")
        self._asked.flush()
        line = self._answers.readline()
        assert line, f"the peer ended while it was asked to {task}"
        reply = json.loads(line)
        if "refusal" in reply:
            raise PeerRefusedError(reply["refusal"])
        return reply.get("answer")

    def verify_credential(self, credential: JsonObject, given: Given) -> Finding:
        """Return what `@digitalbazaar/vc` finds of a credential."""
        return Finding.of(self.ask("verifyCredential", credential=credential, **given.to_json()))

    def verify_challenged(self, presentation: JsonObject, given: Given, expects: Challenged) -> Finding:
        """Return what `@digitalbazaar/vc` finds of a presentation that answers a challenge."""
        asked = {"challenge": expects.challenge, "domain": expects.domain}
        return Finding.of(self.ask("verifyPresentation", presentation=presentation, **asked, **given.to_json()))

    def verify_live(self, presentation: JsonObject, given: Given) -> Finding:
        """Return what `@digitalbazaar/vc` finds of a live presentation, with a purpose of these tests' own."""
        return Finding.of(self.ask("verifyPresentation", presentation=presentation, **given.to_json()))

    def issue(self, credential: JsonObject, suite: str, key: PeerKey) -> dict[str, Any]:
        """Return `credential` as the peer secures it."""
        return self._made(
            "issue", credential=credential, suite=suite, key=key.to_json(), created=format_datetime(world.ISSUED)
        )

    def issue_base(
        self, credential: JsonObject, suite: str, key: PeerKey, mandatory_pointers: Sequence[str]
    ) -> dict[str, Any]:
        """Return `credential` with a base proof of the peer's."""
        return self._made(
            "issueBase", credential=credential, suite=suite, key=key.to_json(),
            created=format_datetime(world.ISSUED), mandatoryPointers=list(mandatory_pointers),
        )  # fmt: skip

    def derive(self, credential: JsonObject, suite: str, selective_pointers: Sequence[str]) -> dict[str, Any]:
        """Return what the peer derives from a credential with a base proof."""
        return self._made("derive", credential=credential, suite=suite, selectivePointers=list(selective_pointers))

    def present(self, credentials: Sequence[JsonObject], suite: str, key: PeerKey, **occasion: str) -> dict[str, Any]:
        """Return a presentation that the peer makes: with `expires` live, with `challenge` and `domain` an answer."""
        return self._made(
            "present", credentials=credentials, holder=key.controller, suite=suite, key=key.to_json(),
            created=NOW, **occasion,
        )  # fmt: skip

    def sign_presentation(self, presentation: JsonObject, suite: str, key: PeerKey, **occasion: str) -> dict[str, Any]:
        """Return `presentation` as it is, as the peer secures it for an occasion."""
        return self._made(
            "signPresentation", presentation=presentation, suite=suite, key=key.to_json(), created=NOW, **occasion
        )

    def new_key(self, algorithm: KeyAlgorithm, *, method: str | None = None) -> PeerKey:
        """Return a new key that the peer made, under the name `method`, or as a did:key."""
        key = self.ask("newKey", algorithm=algorithm)
        public = key["publicKeyMultibase"]
        return PeerKey(
            algorithm=algorithm,
            id=method or f"did:key:{public}#{public}",
            public=public,
            secret=key["secretKeyMultibase"],
        )

    def _made(self, task: str, **question: Any) -> dict[str, Any]:
        made: dict[str, Any] = self.ask(task, now=NOW, **question)
        return made
