"""The instrument: guides, record types and vocabularies, as data.

Importing this package loads neither pydantic nor YAML; its modules do.
"""
