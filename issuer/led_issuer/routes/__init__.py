"""The doors of the issuer: each file one resource, each answer documented, each error a problem document."""
