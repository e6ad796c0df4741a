"""How the cost of canonicalization grows with claims and with blank nodes: `python -m bench.growth [FILE.svg]`.

Prints a line for each size, and draws them. What grows faster than the document is refused: look-alike blank nodes end
at a bound of counted work. https://www.w3.org/TR/rdf-canon/#dataset-poisoning
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

from led_vc.contexts import CREDENTIALS_V2, bundled_with_examples
from led_vc.errors import ComplexityLimitError
from led_vc.rdf import canonicalize

SIZES: Final = (10, 20, 50, 100, 200, 500, 1000)
_ROUNDS: Final = 9
_EXAMPLES: Final = "https://www.w3.org/ns/credentials/examples/v2"
_WIDTH, _HEIGHT, _MARGIN = 640, 360, 48

Document = dict[str, Any]


def claims(count: int) -> Document:
    """Return a credential with so many claims about one subject."""
    return _credential({"id": "urn:subject", **{f"claim{number}": f"value {number}" for number in range(count)}})


def blank_nodes(count: int) -> Document:
    """Return a credential with so many nodes without a name, each with a value of its own."""
    return _credential({"id": "urn:subject", "part": [{"serial": f"{number}"} for number in range(count)]})


def look_alikes(count: int) -> Document:
    """Return a credential with so many nodes that nothing tells apart."""
    return _credential({"id": "urn:subject", "part": [{"serial": "same"} for _ in range(count)]})


KINDS: Final[tuple[tuple[str, str, Callable[[int], Document]], ...]] = (
    ("claims", "#1b6ca8", claims),
    ("blank nodes", "#c8553d", blank_nodes),
    ("look-alike blank nodes", "#5b8c5a", look_alikes),
)


def _credential(subject: Document) -> Document:
    return {
        "@context": [CREDENTIALS_V2, _EXAMPLES],
        "type": ["VerifiableCredential"],
        "issuer": "urn:issuer",
        "credentialSubject": subject,
    }


def milliseconds(document: Document) -> float | None:
    """Return the processor's milliseconds, the median of some rounds; None where the document is refused."""
    contexts, taken = bundled_with_examples(), []
    for _ in range(_ROUNDS):
        began = time.process_time()
        try:
            canonicalize(document, contexts)
        except ComplexityLimitError:
            return None
        taken.append((time.process_time() - began) * 1000)
    return median(taken)


def main(file: Path | None) -> None:
    """Measure, print, draw."""
    found = {name: [(size, milliseconds(make(size))) for size in SIZES] for name, _, make in KINDS}
    for name, points in found.items():
        for size, taken in points:
            print(f"{name:<24}{size:>6}  {'refused' if taken is None else f'{taken:9.3f} ms'}")
    if file is not None:
        file.write_text(_svg(found))


def _svg(found: dict[str, list[tuple[int, float | None]]]) -> str:
    most = max(taken for points in found.values() for _, taken in points if taken is not None)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif"'
        ' font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<path d="M{_MARGIN} {_MARGIN / 2} V{_HEIGHT - _MARGIN} H{_WIDTH - _MARGIN / 2}" fill="none" stroke="#444"/>',
        _text(_WIDTH / 2, _HEIGHT - 10, "claims or nodes", "middle"),
        _text(_MARGIN + 6, _MARGIN / 2 + 4, f"{most:.1f} ms"),
        *(_text(_x(size), _HEIGHT - _MARGIN + 16, str(size), "middle") for size in (100, 200, 500, 1000)),
    ]
    for row, (name, colour, _) in enumerate(KINDS):
        drawn = [(size, taken) for size, taken in found[name] if taken is not None]
        lines.append(_line(drawn, colour, most))
        refused = [size for size, taken in found[name] if taken is None]
        said = f"{name}: refused from {refused[0]} on" if refused else name
        lines.append(_text(_MARGIN + 90, _MARGIN / 2 + 4 + 18 * row, said, colour=colour))
    return "\n".join([*lines, "</svg>", ""])


def _x(size: float) -> float:
    return _MARGIN + size / SIZES[-1] * (_WIDTH - 2 * _MARGIN)


def _line(points: Sequence[tuple[int, float]], colour: str, most: float) -> str:
    at = " ".join(
        f"{_x(size):.1f},{_HEIGHT - _MARGIN - taken / most * (_HEIGHT - 2 * _MARGIN):.1f}" for size, taken in points
    )
    return f'<polyline points="{at}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _text(x: float, y: float, said: str, anchor: str = "start", colour: str = "#444") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" fill="{colour}">{said}</text>'


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
