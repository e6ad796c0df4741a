"""Status lists: a random bit per credential, taken when it is planned, and the signed lists that say how they stand."""
