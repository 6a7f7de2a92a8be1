"""The office: records, secrets, trace, verbs and pages."""
