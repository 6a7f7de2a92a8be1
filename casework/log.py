"""The log of the office: names of events, ids and counts. Never a record, a message or a value."""

import logging
from collections.abc import Mapping, MutableMapping
from types import TracebackType
from typing import Any
from uuid import UUID

import structlog

# What a line may hold. A key that is not here is left out, whatever somebody passes.
ALLOWED = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "request_id",
        "endpoint",
        "method",
        "status",
        "error",
        "where",
        "officer_id",
        "sign_in_id",
        "unit_id",
        "file_id",
        "job",
        "count",
        "seconds",
    }
)

_LONGEST = 120  # characters

Line = MutableMapping[str, Any]  # structlog's own type for a line
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def keep_allowed(_: Any, __: str, line: Line) -> Mapping[str, Any]:
    """Keep only allowed keys, and only values that look like an id, a word or a number."""
    return {key: _plain(value) for key, value in line.items() if key in ALLOWED}


structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        keep_allowed,
        structlog.processors.JSONRenderer(),
    ],
    logger_factory=structlog.PrintLoggerFactory(),
    wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
)

_log = structlog.get_logger()


def say(event: str, **facts: Any) -> None:  # anything may be passed; only ids and words are kept
    """Write one line: an event's name and its ids."""
    _log.info(event, **facts)


def unexpected(error: BaseException, **facts: Any) -> None:  # as `say`
    """Write one line on an error that nobody foresaw: its kind and place, never its message."""
    _log.error("unexpected", error=type(error).__name__, where=_where(error), **facts)


def _where(error: BaseException) -> str:
    """Module and line in which the error was raised."""
    trace = error.__traceback__
    if trace is None:
        return "unknown"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__', 'unknown')}:{trace.tb_lineno}"


def _plain(value: Any) -> str | int | float | None:  # the closed set of things a line may hold
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, UUID):
        return value.hex
    text = value if isinstance(value, str) else ""
    return text if len(text) <= _LONGEST and text.isascii() and " " not in text else "left_out"
