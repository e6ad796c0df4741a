"""The paper holds: examples run, links lead somewhere, settings and commands are those that exist."""
