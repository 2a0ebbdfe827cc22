"""The layouts that are shipped, and tests that they have their places."""
