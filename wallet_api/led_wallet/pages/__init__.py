"""The pages of "Mijn bewijzen", under /mijn: server-rendered, in every language, over the same parts as the API."""
