"""Benchmarks: printed side by side with peers, never asserted in milliseconds."""
