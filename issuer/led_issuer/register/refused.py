"""Why a whole delivery is refused: nothing of it was processed, and the provider can tell from the code what to do."""

from typing import Any


class DeliveryRefusedError(Exception):
    """A stable lower_snake code, a sentence, and the numbers that help (`expected`, `received`)."""

    def __init__(self, code: str, detail: str, **members: Any) -> None:
        """Take what the answer says; `members` never hold a value from a row."""
        super().__init__(f"{code}: {detail}")
        self.code, self.detail, self.members = code, detail, members
