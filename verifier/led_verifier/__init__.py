"""The verifier: a page for employers that needs no account, and the check behind it. It keeps nothing."""
