"""Fuzz one parser with Atheris: `python -m tests.fuzz.atheris_run TARGET --seconds N`.

Atheris (https://github.com/google/atheris) watches which code the bytes reach and keeps those that reach new code. What
it kept stays in the corpus folder for the next time; what broke a parser lies beside it as `crash-…`, and the exit
code is not 0. Seeds and the table of targets are those of the ordinary test run.
"""

import argparse
import os
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from random import Random

import atheris  # type: ignore[import-untyped]  # it has no types of its own

with atheris.instrument_imports(include=["led_vc", "led_issuer.register"]):
    from tests.fuzz.bytes import PIECES
    from tests.fuzz.structure import restructured
    from tests.fuzz.targets import TARGETS

_LONGEST = 8192
_MEBIBYTES = 1024
_SLOWEST_SECONDS = 5


def main(arguments: list[str]) -> None:
    """Fuzz until the time is over or a parser breaks; this never returns."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="how long (default: %(default)s)")
    parser.add_argument("--corpus", type=Path, help="folder that what was found is kept in")
    asked = parser.parse_args(arguments)
    target = TARGETS[asked.target]
    folder: Path = asked.corpus or Path(tempfile.gettempdir()) / "led-vc-fuzz" / asked.target
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (folder / "corpus" / sha256(seed).hexdigest()[:32]).write_bytes(seed)
    (folder / "words").write_text("".join(f'"{_escaped(piece)}"\n' for piece in PIECES))
    options = {
        "max_total_time": asked.seconds,
        "max_len": _LONGEST,
        "rss_limit_mb": _MEBIBYTES,
        "timeout": _SLOWEST_SECONDS,
        "dict": folder / "words",
        "artifact_prefix": f"{folder}{os.sep}",
        "print_final_stats": 1,
    }
    flags = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *flags, str(folder / "corpus")], target, custom_mutator=_mutated)
    atheris.Fuzz()


def _mutated(data: bytes, max_size: int, seed: int) -> bytes:
    """Change what the bytes say, or as often how they are spelt."""
    changed = restructured(data, Random(seed)) if seed % 2 else None
    return atheris.Mutate(data, max_size) if changed is None else changed[:max_size]


def _escaped(piece: bytes) -> str:
    """Write a word as libFuzzer's dictionaries have it."""
    return "".join(f"\\x{byte:02x}" for byte in piece)


if __name__ == "__main__":
    main(sys.argv[1:])
