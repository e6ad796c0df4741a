"""How much of a document CBOR-LD takes on: counted, so that a code can cost no more than a code can say."""

from typing import Final

from led_vc.errors import ComplexityLimitError

MAXIMUM_DEPTH: Final = 20
MAXIMUM_OBJECTS: Final = 128
MAXIMUM_MEMBERS: Final = 64
MAXIMUM_ITEMS: Final = 64


class Budget:
    """What is left of the objects that one document may have."""

    __slots__ = ("_objects",)

    def __init__(self) -> None:
        self._objects = MAXIMUM_OBJECTS

    def enter_object(self, members: int, depth: int) -> None:
        """Count an object. Raises ComplexityLimitError."""
        self._objects -= 1
        if self._objects < 0 or members > MAXIMUM_MEMBERS or depth > MAXIMUM_DEPTH:
            raise ComplexityLimitError("more objects, members or depth than a QR code has")

    def enter_list(self, items: int, depth: int) -> None:
        """Look at a list. Raises ComplexityLimitError."""
        if items > MAXIMUM_ITEMS or depth > MAXIMUM_DEPTH:
            raise ComplexityLimitError("more items or depth than a QR code has")
