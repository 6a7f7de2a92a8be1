"""Reading: rows for a page, found through the officer. Nothing here changes anything."""
