"""The colours of the pages, by the contrast formula of WCAG 2. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""

import re
from typing import Literal

import pytest

from tests.paths import ROOT, SHARED, requires_shared

Theme = Literal["light", "dark"]
_CSS = (ROOT / "src/led_web/static/tokens.css").read_text()
_TEXT = (
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink-2", "paper"),
    ("ink-2", "surface"),
    ("ink-2", "surface-2"),
    ("link", "surface"),
    ("link", "paper"),
    ("link", "surface-2"),
    ("link", "brand-tint"),
    ("ink", "brand-tint"),
    ("brand-on", "brand"),
    ("brand-on", "btn"),
    *((f"{tone}-on", tone) for tone in ("ok", "warn", "bad", "todo", "neu")),
    *((f"{tone}-ink", f"{tone}-tint") for tone in ("ok", "warn", "bad", "todo", "neu")),
    ("ink", "todo-tint"),
)
_OUTLINES = (
    ("line-strong", "surface"),
    ("line-strong", "paper"),
    ("focus", "surface"),
    ("focus", "paper"),
    ("warn-line", "surface"),
    ("warn-line", "paper"),
)
_TONES = ("ok", "todo", "bad", "neu")
_THEMES: tuple[Theme, ...] = ("light", "dark")

themes = pytest.mark.parametrize("theme", _THEMES)


def _tokens(theme: Theme) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\n\s*\}", _CSS, re.DOTALL)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found if theme == "light" else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@themes
@pytest.mark.parametrize(("first", "second"), _TEXT, ids="-on-".join)
def test_text_has_a_contrast_of_at_least_four_and_a_half(first: str, second: str, theme: Theme) -> None:
    tokens = _tokens(theme)
    assert _contrast(tokens[first], tokens[second]) >= 4.5


@themes
@pytest.mark.parametrize(("first", "second"), _OUTLINES, ids="-on-".join)
def test_an_outline_has_a_contrast_of_at_least_three(first: str, second: str, theme: Theme) -> None:
    tokens = _tokens(theme)
    assert _contrast(tokens[first], tokens[second]) >= 3


@themes
@pytest.mark.parametrize("tone", _TONES)
def test_the_outline_of_a_banner_stands_out_from_the_page(tone: str, theme: Theme) -> None:
    """In the dark theme it takes the light ink of its tone, since the fill would be too close to the surface."""
    tokens = _tokens(theme)
    outline = tokens[tone if theme == "light" else f"{tone}-ink"]
    assert _contrast(outline, tokens["surface"]) >= 3
    assert _contrast(outline, tokens["paper"]) >= 3


def test_the_dark_theme_takes_the_ink_for_every_outline() -> None:
    assert re.search(r"prefers-color-scheme: dark\) \{\s*\[data-tone\] \{ --tb: var\(--ti\); \}", _CSS)


@requires_shared
def test_the_table_of_the_specification_is_recomputed() -> None:
    table = (SHARED / "pages.md").read_text().split("### 5.1")[1].split("### 5.2")[0]
    rows = re.findall(
        r"^\| ([\w-]+) on ([\w-]+) \| (#\w+) (#\w+) \| ([\d.]+) \| (#\w+) (#\w+) \| ([\d.]+) \|", table, re.MULTILINE
    )
    assert len(rows) > 25
    for first, second, *rest in rows:
        for theme, (a, b, ratio) in zip(_THEMES, (rest[:3], rest[3:]), strict=True):
            tokens = _tokens(theme)
            assert (tokens[first], tokens[second]) == (a, b), (first, second, theme)
            assert abs(_contrast(a, b) - float(ratio)) <= 0.1, (first, second, theme)
