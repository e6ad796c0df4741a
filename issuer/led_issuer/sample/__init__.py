"""A synthetic register: deliveries of invented people over the real code lists, and what an import must answer.

Seeded and repeatable to the byte. Nobody here exists: sequences 000 and 999 and months + 80 are never given to people.
"""
