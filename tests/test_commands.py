"""The command line: exit codes, one sentence for what is wrong, and who may do what."""

import json
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from casework import migrate
from casework.actions.drafts import Leaf, Origin, keep
from casework.building import open_office
from casework.commands import main
from casework.database import NOBODY, Scope
from casework.demo.folder import ROOT_KEY, SECRET, DemoFolder
from casework.keyring import create_root_key
from casework.records.cases import Case
from casework.records.officers import Officer
from casework.records.trace import Entry
from casework.records.units import Unit
from casework.transaction import perform
from config import sqlite_url
from tests.office import make
from workflows.coordination import duties_of
from workflows.regimes import REGIMES
from workflows.terms import Rank, Stage

pytest_plugins = ["tests.demo.folders"]

RETURN_LIST = Path(__file__).parent / "intake" / "samples" / "return-list.csv"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORK_ENV", "dev")
    monkeypatch.delenv("CASEWORK_DATA_DIR", raising=False)


@pytest.fixture
def sign_in(
    a_copy: DemoFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    """Makes commands sign in as an officer of the demo, from a file."""

    def as_officer(user: str, *, second: bool = False) -> None:
        card = next(card for card in a_copy.cards if card.user == user)
        setting = "CASEWORK_SECOND_SIGN_IN" if second else "CASEWORK_SIGN_IN"
        file = tmp_path / f"{setting}.json"
        file.write_text(
            json.dumps({"user": user, "password": card.password, "secret": card.secret})
        )
        monkeypatch.setenv(setting, str(file))

    return as_officer


def run(*words: str | Path, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=typed)


def lose_the_key(folder: Path) -> None:
    (folder / ROOT_KEY).unlink()


def swap_the_key(folder: Path) -> None:
    (folder / ROOT_KEY).unlink()
    create_root_key(folder / ROOT_KEY)


def open_the_key_to_all(folder: Path) -> None:
    (folder / ROOT_KEY).chmod(0o644)


def lose_the_database(folder: Path) -> None:
    (folder / "casework.sqlite").unlink()


def go_half_a_step_back(folder: Path) -> None:
    migrate.downgrade(sqlite_url(folder), "0001")


def break_the_database(folder: Path) -> None:
    (folder / "casework.sqlite").write_bytes(b"this is no database, and never was one" * 100)


def lose_the_secret(folder: Path) -> None:
    (folder / SECRET).unlink()


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        pytest.param(lose_the_key, "CASEWORK_ROOT_KEY", id="no-key"),
        pytest.param(swap_the_key, "CASEWORK_ROOT_KEY", id="wrong-key"),
        pytest.param(open_the_key_to_all, "CASEWORK_ROOT_KEY", id="key-open-to-all"),
        pytest.param(lose_the_database, "casework migrate", id="no-database"),
        pytest.param(go_half_a_step_back, "casework migrate", id="half-migrated"),
        pytest.param(break_the_database, "CASEWORK_DATABASE_URL", id="no-sqlite-file"),
        pytest.param(lose_the_secret, "CASEWORK_SECRET_FILE", id="no-secret"),
    ],
)
def test_the_office_does_not_start_and_says_why_in_one_sentence(
    a_copy: DemoFolder, spoil: Callable[[Path], None], named: str
) -> None:
    spoil(a_copy.path)

    result = run("serve", "--dir", a_copy.path, "--port", "18999")

    assert result.exit_code == 1
    assert named in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert str(a_copy.path) not in result.output


def test_a_missing_setting_is_named() -> None:
    result = run("serve")

    assert result.exit_code == 1
    assert "CASEWORK_DATA_DIR" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("demo", "--now", "hôm qua"), id="no-time"),
        pytest.param(("demo", "--now", "2026-03-02T09:00"), id="no-offset"),
        pytest.param(("law", "draw", "law_1999"), id="no-such-law"),
        pytest.param(("nothing",), id="no-such-command"),
    ],
)
def test_a_command_wrongly_called_answers_2(words: tuple[str, ...]) -> None:
    result = run(*words)

    assert result.exit_code == 2


def test_the_demo_refuses_a_folder_with_real_data(tmp_path: Path) -> None:
    (tmp_path / "casework.sqlite").write_bytes(b"")

    result = run("demo", "--dir", tmp_path, "--reset", "--seed-only")

    assert result.exit_code == 1
    assert "no demo made" in result.stderr


def test_codes_are_printed_for_every_officer(demo_folder: DemoFolder) -> None:
    result = run("demo", "--dir", demo_folder.path, "--codes", "--json")

    codes = json.loads(result.stdout)
    assert codes.keys() == {card.user for card in demo_folder.cards}
    assert all(len(code) == 6 for code in codes.values())


def test_init_makes_an_office_with_two_administrators(tmp_path: Path) -> None:
    words = ("--unit", "Sở Mẫu", "--sector", "health", "--level", "province", "--province", "Mẫu")

    result = run("init", "--dir", tmp_path / "office", *words)

    assert result.exit_code == 0
    assert result.stdout.count("otpauth://") == 2
    assert run("doctor", "--dir", tmp_path / "office").exit_code == 0


def test_init_a_second_time_adds_nobody(a_copy: DemoFolder) -> None:
    key = (a_copy.path / ROOT_KEY).read_text()
    words = ("--unit", "Sở Mẫu", "--sector", "health", "--level", "province", "--province", "Mẫu")

    result = run("init", "--dir", a_copy.path, *words)

    assert result.exit_code == 1
    assert (a_copy.path / ROOT_KEY).read_text() == key


def test_migrate_brings_a_database_to_the_newest_step(a_copy: DemoFolder) -> None:
    lose_the_database(a_copy.path)

    result = run("migrate", "--dir", a_copy.path)

    assert result.exit_code == 0
    assert migrate.is_at_head(sqlite_url(a_copy.path))


def test_migrate_refuses_a_step_it_does_not_know(a_copy: DemoFolder) -> None:
    sql(a_copy, "UPDATE alembic_version SET version_num = '9999'")

    result = run("migrate", "--dir", a_copy.path)

    assert result.exit_code == 1
    assert "9999" in result.stderr


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        pytest.param("DELETE FROM due WHERE key = 'initial_info_check'", "due", id="due"),
        pytest.param("DELETE FROM reach WHERE tie = 'leads'", "lead", id="lead"),
        pytest.param("UPDATE search_token SET idx = idx % 5 + 1", "index", id="index"),
        pytest.param("UPDATE whereabouts SET until_at = since_at", "whereabouts", id="place"),
        pytest.param("DELETE FROM calendar_day WHERE day >= '2027'", "calendar", id="calendar"),
        pytest.param("DELETE FROM climb", "ladder", id="no rung climbed"),
        pytest.param("UPDATE notice SET code = 'ZZZZ9999'", "ladder", id="another code"),
    ],
)
def test_the_doctor_finds_what_the_verbs_did_not_do(
    a_copy: DemoFolder, statement: str, check: str
) -> None:
    sql(a_copy, statement)

    result = run("doctor", "--dir", a_copy.path, "--json")

    ill = [found["check"] for found in json.loads(result.stdout) if not found["is_well"]]
    assert result.exit_code == 1
    assert check in ill


def test_the_doctor_finds_a_secret_that_others_can_read(a_copy: DemoFolder) -> None:
    (a_copy.path / SECRET).chmod(0o644)

    result = run("doctor", "--dir", a_copy.path)

    assert result.exit_code == 1


def test_one_round_of_the_worker_writes_what_nobody_wrote(a_copy: DemoFolder) -> None:
    sql(a_copy, "DELETE FROM notice")
    sql(a_copy, "DELETE FROM climb")

    results = [run("worker", "--once", "--dir", a_copy.path) for _ in range(2)]

    doctor = json.loads(run("doctor", "--dir", a_copy.path, "--json").stdout)
    assert [result.exit_code for result in results] == [0, 0]
    assert results[1].stdout.startswith("Đã ghi 0 ")
    assert [found["is_well"] for found in doctor if found["check"] == "ladder"] == [True]


def test_a_trace_that_was_edited_is_found(a_copy: DemoFolder) -> None:
    sql(a_copy, "DROP TRIGGER audit_entry_unchanged")
    edited = "CAST(replace(CAST(body AS TEXT), 'case', 'cave') AS BLOB)"
    sql(a_copy, f"UPDATE audit_entry SET body = {edited} WHERE seq = 2")

    result = run("ledger", "verify", "--dir", a_copy.path)

    assert result.exit_code == 1
    assert "altered" in result.stdout


def test_an_export_of_the_trace_is_verified_without_the_office(
    demo_folder: DemoFolder, tmp_path: Path
) -> None:
    file = tmp_path / "trace.ledger"

    exported = run("ledger", "export", "--dir", demo_folder.path, file)
    verified = run("ledger", "verify", file, "--json")

    assert (exported.exit_code, verified.exit_code) == (0, 0)
    assert json.loads(verified.stdout)["faults"] == []


def test_an_export_overwrites_nothing(demo_folder: DemoFolder, tmp_path: Path) -> None:
    file = tmp_path / "trace.ledger"
    file.write_text("giữ lại")

    result = run("ledger", "export", "--dir", demo_folder.path, file)

    assert result.exit_code == 1
    assert file.read_text() == "giữ lại"


def test_a_file_that_is_no_export_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "trace.ledger"
    file.write_text("không phải")

    result = run("ledger", "verify", file)

    assert result.exit_code == 1


def test_the_tables_of_the_law_are_sound() -> None:
    result = run("law", "check")

    assert result.exit_code == 0
    assert "0 chưa rõ" not in result.stdout
    assert "commune_notice: 0 at_once" in result.stdout
    assert "full_verification: chưa nhập" in result.stdout


def test_the_check_names_every_duty_with_its_test() -> None:
    named = run("law", "check").stdout

    missing = [
        duty
        for regime in REGIMES
        for duty in duties_of(regime)
        if f"[{regime}-{duty.on}-{duty.act}]" not in named
    ]

    assert missing == []


@pytest.mark.parametrize(
    ("more", "start"),
    [
        pytest.param((), "<svg", id="svg"),
        pytest.param(("--mermaid",), "stateDiagram", id="mermaid"),
        pytest.param(("--path", "abroad"), "<svg", id="a path"),
        pytest.param(("--path", "abroad", "--sheet", "2"), "<svg", id="a sheet"),
    ],
)
def test_a_law_is_drawn_into_a_file(tmp_path: Path, more: tuple[str, ...], start: str) -> None:
    file = tmp_path / "law"

    result = run("law", "draw", "law_2024", "-o", file, *more)

    assert result.exit_code == 0
    assert file.read_text(encoding="utf-8").startswith(start)


def test_a_sheet_that_the_picture_does_not_have_is_refused() -> None:
    result = run("law", "draw", "law_2024", "--sheet", "99")

    assert result.exit_code == 1
    assert "sheets" in result.stderr


def test_two_laws_are_told_apart() -> None:
    result = run("law", "diff", "--lang", "en", "--json")

    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert {line["topic"] for line in told} >= {"act", "clock", "paper", "role"}


def test_a_law_is_not_told_apart_from_itself() -> None:
    result = run("law", "diff", "law_2024", "law_2024")

    assert (result.exit_code, result.stdout) == (0, "")


def test_the_law_explains_a_case_to_an_officer_of_its_unit(
    a_copy: DemoFolder, sign_in: Callable[..., None]
) -> None:
    sign_in("soyte-ls.canbo")

    result = run("law", "explain", code_in(a_copy, Stage.SUPPORT), "--dir", a_copy.path, "--json")

    acts = {line["act"]: line for line in json.loads(result.stdout)}
    assert result.exit_code == 0
    assert acts["begin_reintegration"]["source"].endswith("V")
    assert acts["begin_reintegration"]["mark"] == "đã đọc điều luật"
    assert "đơn vị chủ trì" in acts["begin_reintegration"]["met"]
    assert not acts["transfer_lead"]["reasons"]


def test_the_clocks_of_a_case_say_how_they_are_counted(
    a_copy: DemoFolder, sign_in: Callable[..., None]
) -> None:
    sign_in("donbp-mcai.canbo")

    result = run("law", "clocks", code_in(a_copy, Stage.RECEIPT), "--dir", a_copy.path)

    assert result.exit_code == 0
    assert "điểm b khoản 1 Điều 30" in result.stdout


def test_a_case_out_of_reach_is_not_told_apart_from_one_that_is_absent(
    a_copy: DemoFolder, sign_in: Callable[..., None]
) -> None:
    sign_in("songoaivu-ls.canbo")

    result = run("law", "explain", code_in(a_copy, Stage.SUPPORT), "--dir", a_copy.path)

    assert result.exit_code == 1
    assert "No such case" in result.stderr


def test_a_wrong_password_opens_nothing(a_copy: DemoFolder) -> None:
    typed = "soyte-ls.canbo\nsai mật khẩu này\n000000\n"

    result = run("law", "clocks", "AAAAAAAA", "--dir", a_copy.path, typed=typed)

    assert result.exit_code == 1
    assert "is wrong" in result.stderr


def test_an_administrator_adds_an_officer(a_copy: DemoFolder, sign_in: Callable[..., None]) -> None:
    sign_in("quantri1")
    sign_in("quantri2", second=True)

    result = run(*adding_an_officer(), "--dir", a_copy.path)

    assert result.exit_code == 0
    officer = officer_in(a_copy, "moi.canbo")
    assert (officer.rank, officer.password_is_told) == (Rank.OFFICER, True)
    assert "officer.added" in events_in(a_copy)


def test_one_administrator_alone_may_not_appoint(
    a_copy: DemoFolder, sign_in: Callable[..., None]
) -> None:
    sign_in("quantri1")
    sign_in("soyte-ls.lanhdao", second=True)

    result = run(*adding_an_officer(), "--dir", a_copy.path)

    assert result.exit_code == 1
    assert "rank" in result.stderr


def test_an_officer_appoints_nobody(a_copy: DemoFolder, sign_in: Callable[..., None]) -> None:
    sign_in("soyte-ls.lanhdao")

    result = run(*adding_an_officer(), "--dir", a_copy.path)

    assert result.exit_code == 1
    assert "rank" in result.stderr


def test_an_administrator_suspends_an_officer(
    a_copy: DemoFolder, sign_in: Callable[..., None]
) -> None:
    sign_in("quantri1")

    result = run("officer", "suspend", "soyte-ls.canbo", "--dir", a_copy.path)

    assert result.exit_code == 0
    assert officer_in(a_copy, "soyte-ls.canbo").suspended_at is not None
    assert "officer.suspended" in events_in(a_copy)


def test_an_administrator_gives_an_officer_a_new_password(
    a_copy: DemoFolder, sign_in: Callable[..., None]
) -> None:
    sign_in("quantri2")
    sign_in("quantri1", second=True)
    before = officer_in(a_copy, "soyte-ls.canbo").password_hash

    result = run("officer", "reset", "soyte-ls.canbo", "--dir", a_copy.path)

    assert result.exit_code == 0
    officer = officer_in(a_copy, "soyte-ls.canbo")
    assert officer.password_hash != before
    assert officer.password_is_told
    assert "officer.reset" in events_in(a_copy)


def test_two_administrators_always_remain(a_copy: DemoFolder, sign_in: Callable[..., None]) -> None:
    sign_in("quantri1")

    result = run("officer", "suspend", "quantri2", "--dir", a_copy.path)

    assert result.exit_code == 1
    assert "Two administrators must remain" in result.stderr
    assert officer_in(a_copy, "quantri2").suspended_at is None


def test_an_account_that_is_not_there_is_said(
    a_copy: DemoFolder, sign_in: Callable[..., None]
) -> None:
    sign_in("quantri1")

    result = run("officer", "suspend", "khong.co", "--dir", a_copy.path)

    assert result.exit_code == 1
    assert "No such account" in result.stderr


def test_an_administrator_adds_a_unit_once(
    a_copy: DemoFolder, sign_in: Callable[..., None]
) -> None:
    sign_in("quantri1")
    words = ("--sector", "committee", "--level", "commune", "--province", "Mẫu", "--off-system")

    result = run("unit", "add", "UBND xã Mới Mẫu", *words, "--dir", a_copy.path)

    assert result.exit_code == 0
    assert not unit_in(a_copy, "UBND xã Mới Mẫu").on_system


def test_a_name_of_a_unit_is_not_given_twice(
    a_copy: DemoFolder, sign_in: Callable[..., None]
) -> None:
    sign_in("quantri1")
    words = ("--sector", "committee", "--level", "commune", "--province", "Mẫu")

    result = run("unit", "add", "UBND xã Ba Sơn Mẫu", *words, "--dir", a_copy.path)

    assert result.exit_code == 1
    assert "exists" in result.stderr


def test_a_list_of_units_is_looked_at_and_then_entered(
    a_copy: DemoFolder, sign_in: Callable[..., None], tmp_path: Path
) -> None:
    sign_in("quantri1")
    units = tmp_path / "don-vi.csv"
    units.write_text(
        "Tên đơn vị,Ngành,Cấp,Tỉnh,Hoạt động từ ngày\n"
        "UBND xã Danh Sách Mẫu,Ủy ban nhân dân,cấp xã,Tỉnh Mẫu,01/07/2025\n"
        "Hải quan Mẫu,Hải quan,cấp xã,Tỉnh Mẫu,01/07/2025\n",
        encoding="utf-8",
    )

    looked = run("unit", "import", units, "--dry-run", "--dir", a_copy.path)
    sign_in("quantri2")  # a code is good for one sign-in
    entered = run("unit", "import", units, "--dir", a_copy.path)

    assert (looked.exit_code, entered.exit_code) == (0, 0)
    assert "Dòng (row) 3: ngành không có trong danh mục" in looked.stdout
    assert "Đã thêm (added): 1" in entered.stdout
    assert not unit_in(a_copy, "UBND xã Danh Sách Mẫu").on_system


def test_a_file_that_is_no_list_adds_no_unit(
    a_copy: DemoFolder, sign_in: Callable[..., None], tmp_path: Path
) -> None:
    sign_in("quantri1")
    paper = tmp_path / "giay.pdf"
    paper.write_bytes(b"%PDF-1.4\nmau\n%%EOF\n")

    result = run("unit", "import", paper, "--dir", a_copy.path)

    assert result.exit_code == 1
    assert "This is no list" in result.stderr


def test_drafts_past_their_time_are_let_go(a_copy: DemoFolder) -> None:
    kept = [a_draft(a_copy, age) for age in (timedelta(days=14, hours=12), timedelta(days=1))]

    done = run("drafts", "expire", "--dir", a_copy.path)

    with sqlite3.connect(a_copy.path / "casework.sqlite") as connection:
        left = [UUID(row[0]) for row in connection.execute("SELECT public_id FROM draft")]
    assert (done.exit_code, done.output) == (0, "Đã xóa 1 bản nháp (1 drafts deleted).\n")
    assert left == [kept[1]]
    assert "draft.expired" in events_in(a_copy)


def a_draft(folder: DemoFolder, age: timedelta) -> UUID:
    """What an officer of the demo typed so long ago."""
    office, leaf = open_office(folder.config), Leaf(uuid4())
    officer = officer_in(folder, "soyte-ls.canbo")
    actor, at = make.actor(officer), office.clock.now() - age
    origin = Origin("intake.create", "/intake", "/intake")
    perform(office.database, actor, lambda s: keep(s, actor, at, origin, leaf, {"note": ["Mẫu"]}))
    office.database.dispose()
    return leaf.draft_id


def adding_an_officer() -> tuple[str, ...]:
    unit = "Sở Y tế tỉnh Lạng Sơn Mẫu"
    return ("officer", "add", "moi.canbo", "--name", "Lê Văn Mới Mẫu", "--unit", unit)


def sql(folder: DemoFolder, statement: str) -> None:
    """Change the database behind the back of the office."""
    connection = sqlite3.connect(folder.path / "casework.sqlite")
    connection.execute(statement)
    connection.commit()
    connection.close()


def code_in(folder: DemoFolder, stage: Stage) -> str:
    office = open_office(folder.config)
    with office.database.reading(Scope.of_job("test")) as session:
        found = session.scalars(select(Case).where(Case.stage == stage).order_by(Case.file_id))
        return found.first().code


def officer_in(folder: DemoFolder, login: str) -> Officer:
    office = open_office(folder.config)
    with office.database.reading(NOBODY) as session:
        return session.scalars(select(Officer).where(Officer.login == login)).one()


def unit_in(folder: DemoFolder, name: str) -> Unit:
    office = open_office(folder.config)
    with office.database.reading(NOBODY) as session:
        return session.scalars(select(Unit).where(Unit.name == name)).one()


def events_in(folder: DemoFolder) -> set[str]:
    office = open_office(folder.config)
    with office.database.reading(Scope.of_job("test")) as session:
        return set(session.scalars(select(Entry.event)))


def test_a_return_list_is_looked_through_without_an_office() -> None:
    result = run("receive-list", RETURN_LIST, "--dry-run")

    assert result.exit_code == 0
    assert "Dòng (row) 9: Ngày sinh “30/02/2001” không có trong lịch" in result.output
    assert "Nhập được ngay (can enter): 32" in result.output


def test_a_return_list_enters_once(a_copy: DemoFolder, sign_in: Callable[..., None]) -> None:
    sign_in("donbp-hnghi.canbo")

    first = run("receive-list", RETURN_LIST, "--dir", a_copy.path, "--place", "Cửa khẩu Mẫu")
    sign_in("donbp-hnghi.lanhdao")
    again = run("receive-list", RETURN_LIST, "--dir", a_copy.path)

    assert (first.exit_code, again.exit_code) == (0, 1)
    assert "Đã lập hồ sơ (cases opened): 32" in first.output
    assert "đã nhập rồi" in again.output


def test_a_unit_without_a_gate_receives_no_list(
    a_copy: DemoFolder, sign_in: Callable[..., None]
) -> None:
    sign_in("soyte-ls.canbo")

    result = run("receive-list", RETURN_LIST, "--dir", a_copy.path)

    assert result.exit_code == 1
    assert "Luật số 53/2024/QH15" in result.output


def test_what_is_no_list_is_refused_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "la.csv"
    file.write_bytes(b"%PDF-1.7\n")

    result = run("receive-list", file, "--dry-run")

    assert result.exit_code == 1
    assert "danh sách" in result.output
