"""What the three services share at their edge: settings, clock, secrets, database, problems, headers, words and pages.

It knows HTTP and files; it knows nothing of records, credentials or verdicts.
"""
