"""The distinct orderings of a list, one by one."""

from collections.abc import Iterable, Iterator


def distinct_permutations(items: Iterable[str]) -> Iterator[list[str]]:
    """Yield each distinct ordering of `items` once, in lexicographic order.

    A blank node that names the graph of k statements is related k times. All k! orderings are equal, and trying them
    would cost seconds for one ordinary presentation.
    """
    order = sorted(items)
    while True:
        yield order.copy()
        pivot = next((at for at in range(len(order) - 2, -1, -1) if order[at] < order[at + 1]), None)
        if pivot is None:
            return
        swap = next(at for at in range(len(order) - 1, pivot, -1) if order[at] > order[pivot])
        order[pivot], order[swap] = order[swap], order[pivot]
        order[pivot + 1 :] = reversed(order[pivot + 1 :])
