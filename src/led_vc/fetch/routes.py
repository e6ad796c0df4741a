"""Routes from https to loopback, for development and tests: the one way past the rule that only https is asked."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from led_vc.errors import UnsafeUrlError

_LOOPBACK = ("127.0.0.1", "[::1]", "localhost")


@dataclass(frozen=True, slots=True)
class Routes:
    """Where URLs that begin with a prefix are really reached: development and tests only."""

    prefixes: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `https://host[/path]=http://127.0.0.1:port`, comma separated; only loopback is a target."""
        pairs = []
        for item in filter(None, (part.strip() for part in text.split(","))):
            prefix, separator, target = item.partition("=")
            authority = urlsplit(target).netloc.rpartition(":")[0] or urlsplit(target).netloc
            if not separator or not prefix.startswith("https://") or authority not in _LOOPBACK:
                raise UnsafeUrlError(f"not a route from https to loopback: {item}")
            pairs.append((prefix.rstrip("/"), target.rstrip("/")))
        return cls(tuple(sorted(pairs, key=lambda pair: -len(pair[0]))))

    def apply(self, url: str) -> str | None:
        """Return the address behind `url`, or None when no prefix fits. The longest prefix wins."""
        for prefix, target in self.prefixes:
            if url == prefix or url.startswith((prefix + "/", prefix + "?")):
                path = urlsplit(prefix).path
                return target + path + url.removeprefix(prefix)
        return None
