"""Small Textual applications that the real one is compared with."""
