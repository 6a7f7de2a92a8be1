"""A worker that is killed at one of its commits. Run as a program: address, time, which, when."""

import os
import signal
import sys
from datetime import datetime
from itertools import count

from sqlalchemy import event

from casework.database import Database, OfficeSession
from casework.office import Clock, Office
from casework.worker import work_once


def main(address: str, at: str, commits: str, moment: str) -> None:
    """Work once, and die before or after that commit."""
    done = count(1)

    def die(_: OfficeSession) -> None:
        if next(done) == int(commits):
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(OfficeSession, moment, die)
    now = datetime.fromisoformat(at)
    work_once(Office(Database(address), None, Clock(real=lambda: now)))  # type: ignore[arg-type]


if __name__ == "__main__":
    main(*sys.argv[1:])
