"""All services together on this machine: what `serve`, `demo` and the browser tests start and stop."""
