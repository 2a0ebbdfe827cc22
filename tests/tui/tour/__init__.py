"""A tour of every screen and dialog, each shown with a full study."""
