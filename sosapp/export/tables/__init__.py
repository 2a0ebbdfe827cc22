"""The tables of a study in the words of a language: every format shows these.

Each is made from a summary and computes nothing; a number knows the records behind it.
"""
