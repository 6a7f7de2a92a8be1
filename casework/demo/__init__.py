"""An invented office to try the system in. Nobody in it exists; only verbs change its records."""
