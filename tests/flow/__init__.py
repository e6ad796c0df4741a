"""The whole chain, as people and machines go through it."""
