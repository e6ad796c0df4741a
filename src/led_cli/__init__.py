"""The command `led-vc`: thin commands over the library and the services."""
