"""Which messages of a signature are shown, and which are not."""

from collections.abc import Sequence


def are_ascending(indexes: Sequence[int], count: int) -> bool:
    """Say whether these are different indexes of `count` things, in ascending order.

    With an index that comes twice, one message would count as two, and the generators would no longer fit.
    """
    return all(low < high for low, high in zip((-1, *indexes), (*indexes, count), strict=True))


def others(indexes: Sequence[int], count: int) -> list[int]:
    """Return the indexes of `count` things that are not among `indexes`, in ascending order."""
    taken = frozenset(indexes)
    return [index for index in range(count) if index not in taken]
