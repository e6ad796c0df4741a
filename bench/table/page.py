"""The rows as the table of docs/benchmarks.md: `led-vc bench --json > FILE`, then `python -m bench.table.page FILE`."""

import json
import sys
from pathlib import Path
from typing import Any, Final

_HEAD: Final = (
    "| work | ours, per s | peer | peer, per s | ratio (least, greatest) | of the bare signature | tier | statements |",
    "|---|---|---|---|---|---|---|---|",
)


def page(rows: list[dict[str, Any]]) -> str:
    """Return the table in Markdown."""
    return "\n".join([*_HEAD, *map(_line, rows)])


def _line(row: dict[str, Any]) -> str:
    ratio = "" if row["ratio"] is None else f"**{row['ratio']:.1f}** ({row['min']:.1f}, {row['max']:.1f})"
    share = "" if row["raw_ratio"] is None else f"{row['raw_ratio']:.0%}"
    cells = (
        row["name"], _rate(row["ours_per_s"]), row["peer"] or "", _rate(row["peer_per_s"]), ratio, share,
        row["tier"] or "", row["quads"] or "",
    )  # fmt: skip
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _rate(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if value >= 10 else f"{value:.2f}"


if __name__ == "__main__":
    print(page(json.loads(Path(sys.argv[1]).read_text())))
