"""The signal between the two ways from a document to quads. It never leaves `led_vc.rdf`."""


class NotCoveredError(Exception):
    """Say that a document or context uses a feature that the walker leaves to the full JSON-LD processor."""
