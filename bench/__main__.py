"""All benchmarks, one after the other: `python -m bench`, or some of them: `python -m bench qr_sizes demo_steps`.

Each runs in a process of its own, so that none profits from what another has loaded, and one that fails stops no other.
What came out on one machine stands in docs/benchmarks.md.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

BENCHMARKS: Final = (
    "sign_and_verify",
    "qr_sizes",
    "qr_generators",
    "import_rows",
    "issue_credentials",
    "demo_steps",
    "camera_to_verdict",
)


def machine() -> str:
    """Return what this runs on and how busy it is: figures of a busy machine are figures of a busy machine."""
    models = [line.partition(":")[2].strip() for line in _lines(Path("/proc/cpuinfo")) if line.startswith("model name")]
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    processor = models[0] if models else "unknown processor"
    return f"{os.cpu_count()} x {processor}, Python {sys.version.split()[0]}, load {load}"


def _lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []


def main(names: list[str]) -> int:
    """Run the benchmarks of these names, or all; return how many failed."""
    if unknown := set(names) - set(BENCHMARKS):
        print(f"there is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    print(machine())
    failed = 0
    for name in names or BENCHMARKS:
        print(f"\n== {name}", flush=True)
        began = time.perf_counter()
        done = subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False)
        failed += done.returncode != 0
        print(f"-- {time.perf_counter() - began:.0f} s" + (", failed" if done.returncode else ""), flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
