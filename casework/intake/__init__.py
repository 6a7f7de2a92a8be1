"""Return lists: what stands in the file of a gate or a foreign side, row by row.

`read_sheet` reads the bytes, `propose` finds headings and columns, `rows_of` the persons as
written, `understand` what is clear of each, `faults_of` what is amiss in the list as a whole.

Everything here is a question to the bytes of a file. No database, no web, no keys and no clock:
who is entered, and what the office already knows of them, is decided elsewhere.
"""
