"""The register of qualifications and its issuer: deliveries in, credentials out, and the lists that check them."""
