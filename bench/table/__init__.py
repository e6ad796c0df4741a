"""The table of issue and docs: ours beside the field, in one run.

Pieces of work take turns on both sides: the bare signature, ours, the peer's, and again. What is counted is processor
time, of this process and of one long-lived Node process; what a piece of work needs is made outside the count, anew for
every turn, so that no id and no value comes twice. Before a figure counts, ours verifies theirs, theirs verifies ours,
and both refuse a changed document.
"""
