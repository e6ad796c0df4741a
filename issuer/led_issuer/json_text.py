"""Signed documents as text: members in the order in which the profile lays them down, so that people can read them."""

import json

from led_vc.encoding import JsonObject


def json_text(document: JsonObject) -> str:
    """Return `document` as compact JSON."""
    return json.dumps(dict(document), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
