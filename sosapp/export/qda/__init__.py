"""REFI-QDA: the exchange format of programs for qualitative analysis.

Specification 1.5 (2019), namespaces `urn:QDA-XML:project:1.0` and `…codebook:1.0`.
"""
