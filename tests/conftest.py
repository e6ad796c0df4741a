"""What every test of the project has: the canary that looks for a person's number in all it puts out."""

from tests.canary_watch import canary, canary_listens_to_http, pytest_runtest_makereport

__all__ = ["canary", "canary_listens_to_http", "pytest_runtest_makereport"]
