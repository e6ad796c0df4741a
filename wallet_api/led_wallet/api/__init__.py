"""The wallet's API, under /api/wallet: everything that the pages do, for a citizen who is logged in."""
