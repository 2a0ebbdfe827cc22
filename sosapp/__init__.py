"""Hold guided research interviews in the terminal, keep them, and sum them up."""

__version__ = "0.1.0"
