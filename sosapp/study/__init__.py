"""A study: its cases and participants, its interviews, and every change to them.

Plain frozen data and pure functions; importing it loads neither pydantic nor YAML.
"""
