"""What an attack is: what arrives, which check must notice, by which code, and after how much work."""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from led_vc.environment import CheckName
from led_vc.verify import Outcome
from tests.corpus.signing import SIGNINGS, Signing

Tone = Literal["bad", "warn", "neu"]
Named = tuple[str, "Attack"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One attack on verification.

    `checked` is how many signatures may be verified at most. `tone` is the banner that an employer sees. `shown` says
    whose check notices when the holder shows it: the credential's, or the presentation's own. `documents` are
    controller documents that the Python API is given besides; a service has none, so that over HTTP the attack is
    held to be never green alone.
    """

    arrives: dict[str, Any] | str | bytes
    code: str
    check: CheckName = "proof"
    outcome: Outcome = "failed"
    checked: int = 1
    tone: Tone = "bad"
    shown: Literal["credential", "presentation", "cannot be"] = "credential"
    documents: Mapping[str, Any] = field(default_factory=dict)


def under_each_suite(attacks: Callable[[Signing], Iterable[Named]]) -> Iterator[Named]:
    """Yield the attacks under each suite, with the suite in their names."""
    for by in SIGNINGS.values():
        for name, attack in attacks(by):
            yield f"{name} / {by.name}", attack


def cases(attacks: Iterable[Named]) -> pytest.MarkDecorator:
    """Return the mark that runs a test for each attack. The corpus id comes first in its name."""
    return pytest.mark.parametrize("attack", [pytest.param(one, id=name) for name, one in attacks])


def case(name: str) -> pytest.MarkDecorator:
    """Return the mark for a case that is a test of its own; it takes the name as its parameter `case`."""
    return pytest.mark.parametrize("case", [name])


def put(document: dict[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    """Return a copy of `document` with `value` at `path`."""
    made = copy.deepcopy(document)
    target: Any = made
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return made
