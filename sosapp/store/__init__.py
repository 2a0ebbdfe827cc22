"""How a study is kept: a folder, a TinyDB database an interview, and a journal.

Importing it loads neither pydantic nor TinyDB; the modules that need them do.
"""
