"""The register: what providers deliver, whom it concerns, and which records come of it.

A record changes only by a delivery of its own provider. Nothing is deleted here; an INSZ becomes a person's id at the
door and is found nowhere else.
"""
