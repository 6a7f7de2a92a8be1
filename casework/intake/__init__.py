"""Return lists: what stands in the file of a gate or a foreign side, row by row.

Everything here is a question to the bytes of a file. No database, no web, no keys and no clock:
who is entered, and what the office already knows of them, is decided elsewhere.
"""
