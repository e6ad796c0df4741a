"""W3C Verifiable Credentials for the Flemish register of qualifications: issue, present, show as QR, verify.

Pure and synchronous: no clock, no sockets (but in `led_vc.fetch`), no state. Time, keys, contexts, status lists and
trust come in as values. These dozen names are the public face; the packages below hold what they are made of.
"""
