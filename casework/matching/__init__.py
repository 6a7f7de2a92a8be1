"""Whether two descriptions may be of one person. Pure: no database and no key."""
