"""The server that the suite brings along: it is real, it is shared, and templates are copied."""

from uuid import uuid4

import psycopg
import pytest

from tests.postgres import PostgresServer

pytestmark = pytest.mark.postgres


def test_the_server_is_a_real_postgresql_that_keeps_utc(postgres_server: PostgresServer) -> None:
    with psycopg.connect(postgres_server.admin_url) as admin:
        version, zone = admin.execute(
            "SELECT current_setting('server_version_num')::int, current_setting('timezone')"
        ).fetchone()

    assert version >= 160000
    assert zone == "UTC"


def test_a_database_is_a_copy_of_its_template(postgres_server: PostgresServer) -> None:
    name = f"copy_{uuid4().hex}"
    template = postgres_server.template("template_mau", _with_one_table)

    address = postgres_server.create_database(name, template)

    with psycopg.connect(address.replace("+psycopg", "")) as copy:
        assert copy.execute("SELECT ten FROM don_vi").fetchone() == ("Đơn vị Mẫu",)
    postgres_server.drop_database(name)


def test_a_template_is_built_once(postgres_server: PostgresServer) -> None:
    postgres_server.template("template_mau", _with_one_table)

    again = postgres_server.template("template_mau", _must_not_be_called)

    assert again == "template_mau"


def test_a_template_that_failed_is_not_taken_for_a_whole_one(
    postgres_server: PostgresServer,
) -> None:
    with pytest.raises(NotBuilt):
        postgres_server.template("template_hong", _must_not_be_called)

    with pytest.raises(NotBuilt):
        postgres_server.template("template_hong", _must_not_be_called)


class NotBuilt(Exception):
    """A build that should not have been asked for, or that fails on purpose."""


def _with_one_table(address: str) -> None:
    with psycopg.connect(address.replace("+psycopg", "")) as fresh:
        fresh.execute("CREATE TABLE don_vi (ten text)")
        fresh.execute("INSERT INTO don_vi VALUES ('Đơn vị Mẫu')")


def _must_not_be_called(address: str) -> None:
    raise NotBuilt(address)
