"""From documents to quads, in two ways: the walker, and the full JSON-LD processor for what it does not cover."""
