"""The office's own application, with two things that only a benchmark needs.

It counts the SQL statements of each request (transaction control is not counted), and it has one
route more, `/bare`: any page again, from its own template with constant values, without a
sign-in and without the database. That page is the unit of every ratio.
"""

from typing import Any, Final

from flask import Flask, g, has_app_context, render_template, request, template_rendered
from jinja2 import Template
from sqlalchemy import event
from werkzeug.local import LocalProxy
from werkzeug.wrappers import Response

from casework.app import create_app
from casework.building import open_office
from casework.database import Database
from casework.web.doors import public
from casework.web.sessions import cookies
from config import Config

STATEMENTS: Final = "X-Statements"
SIGN_IN: Final = "X-Sign-In"
"""Headers: how many statements an answer took; whose page `/bare` shall keep as its model."""

_CONTROL: Final = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
_OF_THE_REQUEST: Final = ("g", "request", "session", "current_user")


def application() -> Flask:
    """The application for the office that the environment names, as a server runs it."""
    config = Config.from_environment()
    office = open_office(config)
    app = create_app(office, config)
    _count_statements(app, office.database)
    _add_bare(app)
    return app


def _add_bare(app: Flask) -> None:
    pages = Bare(app)

    @app.get("/bare")
    @public
    def bare() -> str:
        return pages.show()


class Bare:
    """Pages kept as template and values, taken once from the answer to a real request."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._kept: dict[str, tuple[str, dict[str, Any]]] = {}

    def show(self) -> str:
        """The page at the address `page`, rendered from what was kept of it."""
        page = request.args["page"]
        if page not in self._kept:
            self._kept[page] = self._taken(page, request.headers[SIGN_IN])
        template, values = self._kept[page]
        return render_template(template, **values)

    def _taken(self, page: str, token: str) -> tuple[str, dict[str, Any]]:
        rendered: list[tuple[str, dict[str, Any]]] = []

        def keep(_: Flask, template: Template, context: dict[str, Any], **__: Any) -> None:
            values = {key: _itself(context[key]) for key in context if key not in _OF_THE_REQUEST}
            rendered.append((str(template.name), values))

        client = self._app.test_client(use_cookies=False)
        with template_rendered.connected_to(keep, self._app):
            headers = {"Cookie": f"{cookies().sign_in}={token}"}
            client.get(page, headers=headers, base_url=request.host_url)
        return rendered[-1]


def _itself(value: Any) -> Any:  # whatever a page was given
    """A value that does not ask the request who is signed in."""
    return value._get_current_object() if isinstance(value, LocalProxy) else value


def _count_statements(app: Flask, database: Database) -> None:
    for engine in database.engines:
        event.listen(engine, "before_cursor_execute", _count)

    @app.after_request
    def tell(response: Response) -> Response:
        response.headers[STATEMENTS] = str(g.get("statements", 0))
        return response


def _count(_: Any, __: Any, statement: str, *___: Any) -> None:  # as SQLAlchemy calls it
    if has_app_context() and not statement.startswith(_CONTROL):
        g.statements = g.get("statements", 0) + 1
