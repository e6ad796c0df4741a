"""How long each step of the demo takes, against the real services on loopback: `python -m bench.demo_steps [runs]`.

The median over the runs, each with a house of its own: databases, keys, a thousand rows. The steps are those that
`led-vc demo` tells; getting the house ready is the time before the first of them.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

_COMMAND = Path(sys.executable).with_name("led-vc")


def play() -> Iterator[dict[str, Any]]:
    """Give the steps of one demo as they end; the first is the time until the services answer."""
    began = time.perf_counter()
    with subprocess.Popen(
        [_COMMAND, "demo", "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as demo:
        for number, line in enumerate(demo.stdout or ()):
            step = json.loads(line)
            if number == 0:
                ready = (time.perf_counter() - began) * 1000 - step["ms"]
                yield {"step": "(getting ready)", "verdict": None, "ms": round(ready)}
            yield step
    if demo.returncode != 0:
        raise SystemExit(f"the demo ended with {demo.returncode}")


def main(runs: int = 3) -> None:
    """Print the median of each step."""
    played = [list(play()) for _ in range(runs)]
    print(f"{'step':<32}{'verdict':<15}{'median ms':>10}{'min':>8}{'max':>8}")
    for one_step in zip(*played, strict=True):
        times = [step["ms"] for step in one_step]
        first = one_step[0]
        print(
            f"{first['step']:<32}{first['verdict'] or '':<15}{round(median(times)):>10}{min(times):>8}{max(times):>8}"
        )
    totals = [sum(step["ms"] for step in steps) for steps in played]
    print(f"{'all':<47}{round(median(totals)):>10}{min(totals):>8}{max(totals):>8}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
