"""What a study adds up to: pure functions from interviews in memory to tables.

Nothing here opens a file, and nothing here names a record type: the instruments say
what is counted. Entries that are not for the record are left out everywhere.
"""
