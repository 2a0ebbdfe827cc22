"""A study as data: one table a thing, with ids as headers, for other programs."""
