"""One table of the official vectors: `python -m tests.vectors` (about a minute; `-q` for the table alone).

Runs the tests of this folder, and notes which files of ../shared/reference/vectors they open. A line says for a family
how many of its files were read, how many tests passed, how many of these hold that something is refused, and which
files nobody reads, with the reason. A file without a reader and without a reason makes the command fail, as does a
failed test.
"""

import fnmatch
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.paths import ROOT, VECTORS
from tests.vectors.unread import UNREAD

FAMILIES = (
    "vc-di-eddsa", "vc-di-ecdsa", "vc-di-bbs", "bbs-draft", "vc-jose-cose", "vc-data-model-2.0",
    "bitstring-status-list", "di-quantum-safe", "did-key", "did-jwk", "did-web", "multikey-cid", "sd-jwt", "sd-jwt-vc",
    "rdf-canon", "jcs", "json-ld-api", "wycheproof",
)  # fmt: skip
_REFUSALS = ("refused", "not_supported", "unsupported", "does_not_verify", "ends_at", "exits_1", "exits_3", "-fail")
_TESTS = ("tests/vectors", "tests/unit/cli/test_proof_only.py")


class Survey:
    """Watches a test run: which test passed for which family, and which files it opened."""

    def __init__(self) -> None:
        self.opened: set[Path] = set()
        self.passed: Counter[str] = Counter()
        self.refusals: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self._families: dict[str, set[str]] = defaultdict(set)
        self._running: str | None = None
        sys.addaudithook(self._audit)

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or not isinstance(arguments[0], str | Path):
            return
        path = Path(arguments[0])
        if not path.is_relative_to(VECTORS):
            return
        self.opened.add(path.relative_to(VECTORS))
        if self._running is not None:
            self._families[self._running].add(path.relative_to(VECTORS).parts[0])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Note whose files are opened from here on."""
        self._running = item.nodeid

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a test for the families that its name or its files tell."""
        if report.when != "call" and not report.failed:
            return
        families = {family for family in FAMILIES if family in report.nodeid} or self._families[report.nodeid]
        for family in families or {_family_of_module(report.nodeid)}:
            if report.failed:
                self.failed[family] += 1
            elif report.passed:
                self.passed[family] += 1
                self.refusals[family] += any(word in report.nodeid for word in _REFUSALS)


def _family_of_module(nodeid: str) -> str:
    """Return the family that a module is named for, where its tests read files before they run."""
    module = Path(nodeid.partition("::")[0]).stem.removeprefix("test_").replace("_", "-")
    told = {"bbs-2023": "vc-di-bbs", "ecdsa-sd-2023": "vc-di-ecdsa", "data-model": "vc-data-model-2.0"}
    told |= {"did": "did-key", "json-ld-to-rdf": "json-ld-api", "wycheproof-jose": "wycheproof", "jcs-numbers": "jcs"}
    return told.get(module, module)


def unread(family: str, opened: Iterable[Path]) -> tuple[dict[str, int], list[str]]:
    """Return how many files of a family nobody opened for each reason, and those for which there is none."""
    reasons: Counter[str] = Counter()
    unexplained = []
    known = set(opened)
    for file in sorted((VECTORS / family).rglob("*")):
        name = file.relative_to(VECTORS)
        if not file.is_file() or name in known:
            continue
        reason = next((why for pattern, why in UNREAD.items() if fnmatch.fnmatch(str(name), pattern)), None)
        if reason is None:
            unexplained.append(str(name))
        else:
            reasons[reason] += 1
    return dict(reasons), unexplained


def _print_line(family: str, survey: Survey) -> list[str]:
    """Print the line of a family, return its files that are unaccounted for."""
    reasons, unexplained = unread(family, survey.opened)
    files = sum(file.is_file() for file in (VECTORS / family).rglob("*"))
    read = files - sum(reasons.values()) - len(unexplained)
    counts = f"{survey.passed[family]:>8}{survey.refusals[family]:>10}{survey.failed[family]:>8}"
    why = "; ".join(f"{count}: {reason}" for reason, count in reasons.items())
    print(f"{family:<24}{files:>6}{read:>6}{counts}  {why}")
    return unexplained


def main(arguments: Sequence[str]) -> int:
    """Run the tests, print the table; return 1 if a test failed or a file is unaccounted for."""
    if not VECTORS.is_dir():
        print("the official vectors (../shared/reference/vectors) are not beside this checkout", file=sys.stderr)
        return 2
    survey = Survey()
    quiet = ["-qq", "--no-summary"] if "-q" in arguments else ["-q"]
    code = pytest.main([*quiet, "-p", "no:randomly", *(str(ROOT / test) for test in _TESTS)], plugins=[survey])
    print(f"\n{'family':<24}{'files':>6}{'read':>6}{'passed':>8}{'refusals':>10}{'failed':>8}  not read, and why")
    missing = [name for family in FAMILIES for name in _print_line(family, survey)]
    for name in missing:
        print(f"nobody reads {name}, and nothing says why", file=sys.stderr)
    return 1 if missing or code != pytest.ExitCode.OK else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
