"""Who may award what: the providers, the signed trust list, their DID documents, and the verification bundle."""
