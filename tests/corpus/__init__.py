"""The attack corpus, case by case: each one through the Python API and over HTTP, with the answer that it must get.

A case carries its id of the corpus as the beginning of its parameter id, such as `B01 … / eddsa-jcs-2022`. Hostile
documents are signed with the keys of `signing`, so that they get past the signature where that is the point.
"""
