"""The wiring of the web application, in the order in which a request meets it."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Final

from flask import Blueprint, Flask
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from casework.i18n import init_i18n
from casework.office import Office
from casework.web.doors import allow_size, init_doors
from casework.web.errors import init_errors
from casework.web.headers import init_headers
from casework.web.sessions import init_sessions
from casework.web.typed import init_drafts
from config import Config, SettingWrong

ROOT: Final = Path(__file__).resolve().parents[1]
_SHORTEST_SECRET: Final = 32  # bytes

PAGES: Final = (
    "sign_in",
    "language",
    "passwords",
    "health",
    "desk",
    "drafts",
    "notices",
    "roster",
    "intake",
    "batches",
    "joint_units",
    "batch_minutes",
    "return_lists",
    "batch_rows",
    "screenings",
    "tips",
    "tip",
    "tip_cases",
    "tip_corrections",
    "cases",
    "people",
    "intake_steps",
    "companions",
    "merges",
    "acts",
    "visits",
    "handoffs",
    "person_first",
    "disputes",
    "handoff_groups",
    "requests",
    "conclusions",
    "recorded_conclusions",
    "recorded_acts",
    "duties",
    "duty_notices",
    "regime",
    "support",
    "measures",
    "clocks",
    "whereabouts",
    "papers",
    "blank_forms",
    "searches",
    "supervision",
    "ledger",
    "law",
    "parameters",
    "what_if",
    "places",
    "units",
    "officers",
    "account_changes",
    "calendar",
    "code_lists",
)
"""The modules of `casework/web` that hold pages; each has its blueprint under the name `pages`."""


class CaseworkApp(Flask):
    """Flask, except that a failure is logged by its kind and place only."""

    def log_exception(
        self,
        exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
    ) -> None:
        """Nothing: a traceback holds values. The error page writes the line (`web/errors.py`)."""


def create_app(office: Office, config: Config) -> Flask:
    """The office as a web application. Raises `SettingWrong` when the secret cannot be used."""
    app = CaseworkApp(
        "casework",
        root_path=str(ROOT / "casework"),
        template_folder=str(ROOT / "templates"),
    )
    secret = _secret(config)
    _configure(app, config, secret)
    https = not config.is_dev
    init_i18n(app)
    app.before_request(allow_size)
    CSRFProtect(app)
    init_sessions(app, secret, https=https)
    init_drafts(app)
    init_doors(app, office)
    init_headers(app, https=https)
    init_errors(app)
    for pages in _blueprints():
        app.register_blueprint(pages)
    if config.proxy_count:
        _trust_proxies(app, config.proxy_count)
    return app


def _configure(app: Flask, config: Config, secret: bytes) -> None:
    app.jinja_options = {
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    app.config.update(
        SECRET_KEY=secret,
        TRUSTED_HOSTS=list(config.trusted_hosts),
        TEMPLATES_AUTO_RELOAD=config.is_dev,
        BABEL_DEFAULT_LOCALE=config.lang.value,
        WTF_CSRF_TIME_LIMIT=None,  # the token lives as long as the sign-in
        WTF_CSRF_SSL_STRICT=False,  # it wants a referrer, and our pages send none
        demo=config.demo,
    )


def _secret(config: Config) -> bytes:
    try:
        secret = config.secret_file.read_bytes().strip()
    except OSError:
        secret = b""
    if len(secret) < _SHORTEST_SECRET:
        vi = f"tệp phải đọc được và có ít nhất {_SHORTEST_SECRET} byte"
        en = f"the file must be readable and hold at least {_SHORTEST_SECRET} bytes"
        raise SettingWrong("CASEWORK_SECRET_FILE", vi, en)
    return secret


def _blueprints() -> list[Blueprint]:
    names = (f"casework.web.{name}" for name in PAGES)
    return [import_module(name).pages for name in names if find_spec(name) is not None]


def _trust_proxies(app: Flask, count: int) -> None:
    """Believe the address and scheme that our own proxies add; never a forwarded host."""
    app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # how Flask takes a middleware
        app.wsgi_app, x_for=count, x_proto=count, x_host=0, x_port=0, x_prefix=0
    )
