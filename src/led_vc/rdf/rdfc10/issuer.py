"""Issue labels for blank nodes in order. https://www.w3.org/TR/rdf-canon/#issue-identifier"""


class IdentifierIssuer:
    """An identifier issuer: a prefix, and the labels issued so far in the order of issuing."""

    __slots__ = ("issued", "prefix")

    def __init__(self, prefix: str, issued: dict[str, str] | None = None) -> None:
        self.prefix = prefix
        self.issued: dict[str, str] = {} if issued is None else issued

    def issue(self, identifier: str) -> str:
        """Return the label of `identifier`, a new one if it has none."""
        label = self.issued.get(identifier)
        if label is None:
            label = self.issued[identifier] = f"_:{self.prefix}{len(self.issued)}"
        return label

    def copy(self) -> "IdentifierIssuer":
        """Return an issuer that goes on from here by itself."""
        return IdentifierIssuer(self.prefix, self.issued.copy())
