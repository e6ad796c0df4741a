"""A loopback OpenID provider with the claims of ACM/IDM, for the demo and the tests; never for real people."""
