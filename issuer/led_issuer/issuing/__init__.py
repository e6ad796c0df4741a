"""Issuing: from an authorised request to a signed credential, and from a changed record to a revoked one."""
