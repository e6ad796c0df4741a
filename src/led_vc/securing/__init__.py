"""How a document gets, and proves, its signature."""
