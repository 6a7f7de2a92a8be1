"""What an officer does, one file per verb family. The only place where records change.

A verb takes the session, the officer and the time. It asks the law, changes, records and returns;
it never commits. `ls` of this folder is the table of contents of the job.
"""
