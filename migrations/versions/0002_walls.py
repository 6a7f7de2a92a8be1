"""The walls: an append-only trace on both databases; roles, grants and row security on PostgreSQL.

Every table with a `file_id` belongs to a file and gets row security. A unit's session runs as
casework_app and says in the setting casework.unit (for one transaction) whose reach it has, and in
casework.officer whose drafts; jobs run as casework_jobs. The role that migrates owns the tables and should not be the one that serves.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APP, JOBS = "casework_app", "casework_jobs"
TRACE = "audit_entry"

# What verbs and doors delete; everything else is ended, voided or corrected, and stays.
DELETED_BY_VERBS = ("reach", "due", "attempt", "search_token", "search_finding", "draft")
DELETED_BY_JOBS = (*DELETED_BY_VERBS, "file_key", "submission", "sign_in", "search")
# Neither changes: tokens are added and removed, a finding lasts ten minutes.
NEVER_CHANGED = (TRACE, "search_token", "search_finding")

UNIT = "nullif(current_setting('casework.unit', true), '')::uuid"
OFFICER = "nullif(current_setting('casework.officer', true), '')::uuid"
REACHED = f"(SELECT reach.file_id FROM reach WHERE reach.unit_id = {UNIT})"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _guard_trace_on_sqlite()
        return
    _guard_trace_on_postgresql()
    _make_roles()
    _grant()
    _secure_rows()


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for trigger in ("entry_unchanged", "entry_kept", "entry_new", "head_forward", "head_kept"):
            op.execute(f"DROP TRIGGER audit_{trigger}")
        return
    for table in (*_secured(), "draft"):
        _drop_policies(table)
    for function in ("casework_may_tie", "casework_may_add", "casework_reaches"):
        op.execute(f"DROP FUNCTION {function}(uuid)")
    op.execute(f"DROP TRIGGER entry_unchanged ON {TRACE}")
    op.execute(f"DROP TRIGGER entry_kept ON {TRACE}")
    op.execute("DROP TRIGGER head_forward ON audit_head")
    op.execute("DROP TRIGGER head_kept ON audit_head")
    op.execute("DROP FUNCTION casework_refuse()")
    op.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA {_schema()} FROM {APP}, {JOBS}")
    op.execute(f"REVOKE USAGE ON SCHEMA {_schema()} FROM {APP}, {JOBS}")
    # The roles stay: they belong to the server, and its other databases use them.


def _guard_trace_on_sqlite() -> None:
    """INSERT OR REPLACE deletes in silence: the connection's recursive_triggers wakes entry_kept."""
    refuse = "BEGIN SELECT RAISE(ABORT, 'the trace cannot be changed'); END"
    for trigger in (
        f"audit_entry_unchanged BEFORE UPDATE ON {TRACE}",
        f"audit_entry_kept BEFORE DELETE ON {TRACE}",
        f"audit_entry_new BEFORE INSERT ON {TRACE} WHEN EXISTS (SELECT 1 FROM {TRACE} "
        "WHERE id = NEW.id OR (stream = NEW.stream AND seq = NEW.seq))",
        "audit_head_forward BEFORE UPDATE ON audit_head "
        "WHEN NEW.stream <> OLD.stream OR NEW.seq <= OLD.seq",
        "audit_head_kept BEFORE DELETE ON audit_head",
    ):
        op.execute(f"CREATE TRIGGER {trigger} {refuse}")


def _guard_trace_on_postgresql() -> None:
    """Also for the owner, whom no grant binds, and for a session that plays the replica."""
    op.execute(
        "CREATE FUNCTION casework_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the trace cannot be changed' USING ERRCODE = '42501'; END $$"
    )
    for table, name, when in (
        (TRACE, "entry_unchanged", "BEFORE UPDATE OR DELETE ON {} FOR EACH ROW"),
        (TRACE, "entry_kept", "BEFORE TRUNCATE ON {} FOR EACH STATEMENT"),
        ("audit_head", "head_forward", "BEFORE UPDATE ON {} FOR EACH ROW "
         "WHEN (NEW.stream <> OLD.stream OR NEW.seq <= OLD.seq)"),
        ("audit_head", "head_kept", "BEFORE DELETE OR TRUNCATE ON {} FOR EACH STATEMENT"),
    ):
        op.execute(
            f"CREATE TRIGGER {name} {when.format(table)} EXECUTE FUNCTION casework_refuse()"
        )
        op.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


def _make_roles() -> None:
    """Roles belong to the whole server: another database's migration may be making them now."""
    for role in (APP, JOBS):
        op.execute(
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN "
            f"CREATE ROLE {role} NOLOGIN NOBYPASSRLS; END IF; "
            "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        )
    op.execute(
        "DO $$ BEGIN IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN "
        f"GRANT {APP}, {JOBS} TO CURRENT_USER; END IF; END $$"
    )


def _grant() -> None:
    both = f"{APP}, {JOBS}"
    op.execute(f"GRANT USAGE ON SCHEMA {_schema()} TO {both}")
    op.execute(f"GRANT SELECT ON alembic_version TO {both}")
    for table in NEVER_CHANGED:
        op.execute(f"GRANT SELECT, INSERT ON {table} TO {both}")
    for table in _tables():
        if table not in (*NEVER_CHANGED, "alembic_version"):
            op.execute(f'GRANT SELECT, INSERT, UPDATE ON "{table}" TO {both}')
    for table in DELETED_BY_VERBS:
        op.execute(f"GRANT DELETE ON {table} TO {APP}")
    for table in DELETED_BY_JOBS:
        op.execute(f"GRANT DELETE ON {table} TO {JOBS}")


def _secure_rows() -> None:
    """One flattened table and no OR: measured at half the cost of a policy with sub-selects."""
    _make_questions_of_reach()
    for table in _secured():
        op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
        op.execute(f'CREATE POLICY jobs ON "{table}" TO {JOBS} USING (true) WITH CHECK (true)')
    for table in _secured(but=("file", "reach", TRACE)):
        _secure(table, f"file_id IN {REACHED}", "casework_may_add(file_id)")
    _secure("file", f"id IN {REACHED}", "true")
    _secure_trace()
    _secure_reach()
    _secure_drafts()


def _secure(table: str, reached: str, may_insert: str) -> None:
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY sees ON "{table}" FOR SELECT TO {APP} USING ({reached})')
    op.execute(f'CREATE POLICY adds ON "{table}" FOR INSERT TO {APP} WITH CHECK ({may_insert})')
    op.execute(
        f'CREATE POLICY changes ON "{table}" FOR UPDATE TO {APP} '
        f"USING ({reached}) WITH CHECK ({reached})"
    )
    op.execute(f'CREATE POLICY removes ON "{table}" FOR DELETE TO {APP} USING ({reached})')


def _secure_trace() -> None:
    """Whoever acts may always say so, also of what is out of reach (a refusal, a sign-in)."""
    op.execute(f"ALTER TABLE {TRACE} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY sees ON {TRACE} FOR SELECT TO {APP} USING (file_id IN {REACHED})")
    op.execute(f"CREATE POLICY adds ON {TRACE} FOR INSERT TO {APP} WITH CHECK (true)")


def _secure_reach() -> None:
    """Not forced: the functions read it as its owner, or the policy would ask itself.

    A unit's own rows first: a question about them then asks no function.
    """
    op.execute(
        f"CREATE POLICY sees ON reach FOR SELECT TO {APP} "
        f"USING (unit_id = {UNIT} OR casework_reaches(file_id))"
    )
    for name, command, condition in (
        ("adds", "INSERT", "WITH CHECK (casework_may_tie(file_id))"),
        ("changes", "UPDATE", f"USING (unit_id = {UNIT}) WITH CHECK (unit_id = {UNIT})"),
        ("removes", "DELETE", "USING (casework_may_tie(file_id))"),
    ):
        op.execute(f"CREATE POLICY {name} ON reach FOR {command} TO {APP} {condition}")


def _secure_drafts() -> None:
    """What an officer typed and did not send is nobody else's, not even the unit's."""
    op.execute("ALTER TABLE draft ENABLE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY jobs ON draft TO {JOBS} USING (true) WITH CHECK (true)")
    own = f"officer_id = {OFFICER} AND unit_id = {UNIT}"
    _secure("draft", own, own)


def _make_questions_of_reach() -> None:
    """Whether the unit reaches a file, may write into it, may tie units to it and untie them.

    Into a file that nobody reaches yet anybody may write: it is being opened. Whoever only
    oversees, was only told of a duty, or joins in a reception writes down what it did, and ties
    nobody.
    """
    reach = f"{_schema()}.reach"
    any_tie = f"EXISTS (SELECT FROM {reach} WHERE file_id = of_file"
    own = f"{any_tie} AND unit_id = {UNIT}"
    _make_question("casework_reaches", f"{own})")
    _make_question("casework_may_add", f"{own}) OR NOT {any_tie})")
    tying = f"{own} AND tie NOT IN ('oversees', 'notified', 'joins')"
    _make_question("casework_may_tie", f"{tying}) OR NOT {any_tie})")


def _make_question(name: str, answer: str) -> None:
    op.execute(
        f"CREATE FUNCTION {name}(of_file uuid) RETURNS boolean LANGUAGE sql STABLE "
        f"SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT {answer} $$"
    )
    op.execute(f"REVOKE EXECUTE ON FUNCTION {name}(uuid) FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION {name}(uuid) TO {APP}, {JOBS}")


def _drop_policies(table: str) -> None:
    for policy in ("jobs", "sees", "adds", "changes", "removes"):
        op.execute(f'DROP POLICY IF EXISTS {policy} ON "{table}"')
    op.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY')


def _secured(*, but: tuple[str, ...] = ()) -> list[str]:
    """`file`, and every table whose rows belong to one."""
    inspector = sa.inspect(op.get_bind())
    of_file = [
        table
        for table in _tables()
        if table == "file" or "file_id" in {c["name"] for c in inspector.get_columns(table)}
    ]
    return [table for table in of_file if table not in but]


def _tables() -> list[str]:
    return sa.inspect(op.get_bind()).get_table_names()


def _schema() -> str:
    """Quoted; where the tables are."""
    return op.get_bind().exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
