"""The places of Vietnam: two lists of them, what became of the old ones, and written addresses.

No page, no database and no key here. The mapping between the lists only proposes: a person decides.
"""
