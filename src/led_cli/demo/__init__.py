"""`led-vc demo`: the whole chain against the real services, from a provider's delivery to a withdrawn diploma."""
