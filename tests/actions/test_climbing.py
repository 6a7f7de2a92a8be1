"""The worker climbs what the rules compute: once, whoever runs, and whenever it is killed."""

import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier, Event, Thread
from uuid import UUID

import pytest
from sqlalchemy import select

from casework import ledger
from casework.actions.climbing import climb, read_notices, take_lease, to_climb
from casework.actions.handoff import accept, offer, recall, send_back
from casework.actions.opening import open_summary, visit
from casework.actions.roster import NewTurn, enter_turn
from casework.database import Scope
from casework.ladder_check import disagreeing
from casework.lookups.door import who_was_quicker
from casework.lookups.naming import Names
from casework.lookups.notices import Sent, climbed_to, notices_of
from casework.office import Clock, Office
from casework.records.cases import Case
from casework.records.handoffs import Handoff
from casework.records.notices import Climb, Lease, Notice
from casework.records.trace import Entry
from casework.silences import calendar_of, lately, silent
from casework.transaction import Overtaken, perform, perform_as_job
from casework.worker import work, work_once
from tests.actions.folder import Folder, received
from tests.actions.paths import placed
from tests.actions.town import Town, town_in
from workflows.silence import Rung, Silence
from workflows.terms import Act, SendBackGround

HOUR = timedelta(hours=1)
UNSEEN, UNANSWERED, UNACTED, NO_WORD, UNCONFIRMED = Silence
DUTY, DEPUTY, HEADS, BOTH = Rung
ROOT = Path(__file__).parents[2]


@pytest.fixture
def own(address_of_new_database: Callable[[], str], tmp_path: Path) -> Iterator[Town]:
    """A town of this test alone: a worker works for the whole office."""
    with town_in(address_of_new_database(), tmp_path) as town:
        yield town


def office(town: Town, at: datetime) -> Office:
    """The office at that moment."""
    return Office(town.database, town.keyring, Clock(real=lambda: at))


def brought(town: Town, to: str = "commune") -> tuple[Folder, Handoff]:
    """A person offered to a commune: the ladder climbs by the hour."""
    folder = received(town, "post")
    made = folder.goes("post", offer, Act.BRING_TO_COMMUNE, town.units[to])
    return folder, made


def climbs(town: Town) -> list[tuple[Silence, Rung]]:
    with town.database.reading(Scope.of_job("test")) as session:
        rows = session.scalars(select(Climb).order_by(Climb.reached_at, Climb.id)).all()
    return [(row.silence, row.rung) for row in rows]


def told(town: Town) -> dict[str, int]:
    """How many notices each officer has, by where they work."""
    names = {actor.officer_id: key for key, actor in town.actors.items()}
    with town.database.reading(Scope.of_job("test")) as session:
        return dict(Counter(names[n.officer_id] for n in session.scalars(select(Notice))))


def everything(town: Town) -> tuple[set[tuple[UUID, str, str, datetime]], set[str]]:
    """All that workers have written, without ids and the moments at which they came by."""
    with town.database.reading(Scope.of_job("test")) as session:
        rungs = session.scalars(select(Climb)).all()
        notices = session.scalars(select(Notice)).all()
    assert all(notice.sent_at is not None for notice in notices)
    written = {(row.handoff_id, row.silence.value, row.rung.value, row.reached_at) for row in rungs}
    assert len(written) == len(rungs)
    return written, {notice.dedupe for notice in notices}


def computed(town: Town, now: datetime) -> set[tuple[UUID, str, str, datetime]]:
    """The same from nothing: records, rule and calendar."""
    with town.database.reading(Scope.of_job("test")) as session:
        return {
            (one.subject_id, rung.silence.value, rung.rung.value, rung.at)
            for one in silent(session, lately(now))
            for rung in one.climbed(now, calendar_of(session))
        }


def entries(town: Town) -> list[dict[str, str]]:
    """What the trace says of climbing."""
    with town.database.reading(Scope.of_job("test")) as session:
        found = session.scalars(select(Entry).where(Entry.event == "handoff.climbed"))
        return [json.loads(entry.body)["details"] for entry in found]


# --- one worker ---


def test_each_rung_is_written_and_told_once(own: Town) -> None:
    folder, made = brought(own)
    later = office(own, folder.now + 3 * HOUR)

    first, second = work_once(later), work_once(later)

    assert climbs(own) == [(UNSEEN, DUTY), (UNSEEN, DEPUTY), (UNSEEN, HEADS)]
    assert told(own) == {"commune.head": 3}  # without a roster the head stands in
    assert (first, second) == (6, 0)
    assert [each["handoff"] for each in entries(own)] == [made.id.hex] * 3


def test_who_is_on_duty_is_told_first_and_the_giver_last(own: Town) -> None:
    head, officer = own.actors["commune.head"], own.actors["commune"]
    folder, _ = brought(own)
    turn = NewTurn(officer.officer_id, head.officer_id, folder.now - HOUR, folder.now + 9 * HOUR)
    perform(own.database, head, lambda s: enter_turn(s, head, folder.now, turn) and None)

    work_once(office(own, folder.now + 5 * HOUR))

    assert told(own) == {"commune": 1, "commune.head": 3, "post.head": 1}


def test_a_notice_says_nothing_but_the_code(own: Town) -> None:
    folder, _ = brought(own)
    work_once(office(own, folder.now))

    with own.database.reading(Scope.of_job("test")) as session:
        code = session.get_one(Case, folder.file_id).code
        notice = session.scalars(select(Notice)).one()

    assert notice.code == code
    assert set(Notice.__table__.columns.keys()) == {
        "id", "file_id", "dedupe", "handoff_id", "duty_notice_id", "officer_id", "unit_id",
        "code", "silence", "rung", "due_at", "attempts", "claimed_until", "sent_at", "read_at",
        "version",
    }  # fmt: skip


def test_a_look_begins_the_next_silence(own: Town) -> None:
    folder, made = brought(own)
    folder.goes("commune", open_summary, made)

    work_once(office(own, folder.now + 3 * HOUR))

    assert climbs(own) == [(UNSEEN, DUTY), (UNANSWERED, DUTY), (UNANSWERED, DEPUTY)]


def test_the_look_at_one_handoff_is_no_look_at_another(own: Town) -> None:
    folder, made = brought(own)
    other, second = brought(own)
    folder.goes("commune", open_summary, made)

    with own.database.reading(Scope.of_job("test")) as session:
        seen = {one.subject_id: one.course.seen_at for one in silent(session, lately(folder.now))}

    assert seen == {made.id: folder.now, second.id: None}
    assert other.file_id != folder.file_id


def test_nothing_climbs_once_the_receiver_accepted_and_opened_the_case(own: Town) -> None:
    folder, made = brought(own)
    folder.goes("commune", accept, made)
    folder.goes("commune", visit)

    work_once(office(own, folder.now + 300 * HOUR))

    assert climbs(own) == [(UNSEEN, DUTY)]


def test_what_was_accepted_and_left_lying_climbs_to_both_sides(own: Town) -> None:
    folder, made = brought(own)
    folder.goes("commune", accept, made)

    work_once(office(own, folder.now + 300 * HOUR))

    assert climbs(own)[1:] == [
        (UNACTED, DUTY),
        (UNACTED, DEPUTY),
        (UNACTED, HEADS),
        (UNACTED, BOTH),
    ]


def test_nothing_climbs_after_a_recall(own: Town) -> None:
    folder, made = brought(own)
    folder.goes("post", recall, made)

    work_once(office(own, folder.now + 300 * HOUR))

    assert climbs(own) == [(UNSEEN, DUTY)]


def test_nothing_climbs_after_a_file_was_sent_back(own: Town) -> None:
    folder = placed(own)
    made = folder.goes("owner", offer, Act.TRANSFER_LEAD, own.units["second_owner"])
    ground = SendBackGround.NOT_OUR_PLACE
    folder.goes("second_owner", send_back, made, ground, remarks="Không thuộc địa bàn.")

    with own.database.reading(Scope.of_job("test")) as session:
        (one,) = silent(session, Handoff.id == made.id)

    assert one.course.settled_at == folder.now
    assert one.silence(folder.now + 900 * HOUR) is None


def test_for_a_unit_off_the_system_the_giver_is_told(own: Town) -> None:
    folder, _ = brought(own, "far_commune")

    work_once(office(own, folder.now + 9 * HOUR))

    assert climbs(own) == [(NO_WORD, DUTY), (NO_WORD, DEPUTY), (NO_WORD, HEADS)]
    assert told(own) == {"post.head": 3}


def test_an_offer_that_nobody_answers_never_lapses(own: Town) -> None:
    folder, made = brought(own)
    much_later = folder.now + timedelta(days=3000)
    work_once(office(own, much_later))

    with own.database.reading(Scope.of_unit(own.units["commune"])) as session:
        waits = climbed_to(session, own.actors["commune.head"], much_later)

    assert [each.subject for each in waits] == [made.public_id]


# --- what an officer sees ---


def test_the_page_computes_what_climbed_where_no_worker_ran(own: Town) -> None:
    folder, made = brought(own)
    at = folder.now + 5 * HOUR

    with own.database.reading(Scope.of_unit(own.units["post"])) as session:
        giver = climbed_to(session, own.actors["post.head"], at)
    with own.database.reading(Scope.of_unit(own.units["commune"])) as session:
        officer = climbed_to(session, own.actors["commune"], at)

    assert [(each.subject, each.silence) for each in giver] == [(made.public_id, UNSEEN)]
    assert officer == []  # the head stands in, while nobody is on duty


def test_the_worker_is_never_the_one_who_was_quicker(own: Town) -> None:
    folder, _ = brought(own)
    work_once(office(own, folder.now + 5 * HOUR))
    actor = own.actors["commune"]

    with own.database.reading(Scope.of_unit(actor.unit_id)) as session:
        names = Names(session, actor, folder.file_id)
        quicker = who_was_quicker(session, names, folder.file_id)

    assert quicker is not None
    assert quicker.unit == "Đơn vị post Mẫu"


def test_a_notice_goes_with_the_reach_of_the_unit(own: Town) -> None:
    folder, made = brought(own)
    work_once(office(own, folder.now))
    head = own.actors["commune.head"]
    before = _notices(own, "commune.head")
    folder.goes("post", recall, made)

    after = _notices(own, "commune.head")

    assert (len(before), len(after)) == (1, 0)
    assert head.unit_id == own.units["commune"]


def test_a_colleague_reads_nobody_elses_notices(own: Town) -> None:
    folder, _ = brought(own)
    work_once(office(own, folder.now))

    assert _notices(own, "commune") == []


def test_reading_marks_the_officers_own_notices_alone(own: Town) -> None:
    folder, _ = brought(own)
    work_once(office(own, folder.now + 5 * HOUR))
    head = own.actors["commune.head"]

    read = perform(own.database, head, lambda s: read_notices(s, head, folder.now + 6 * HOUR))

    assert read == 4
    assert [each.read_at for each in _notices(own, "commune.head")] == [folder.now + 6 * HOUR] * 4
    assert [each.read_at for each in _notices(own, "post.head")] == [None]


# --- two workers, and one that is killed ---


def test_two_workers_at_once_write_each_rung_once(own: Town) -> None:
    folder = [brought(own)[0] for _ in range(5)][-1]
    at = folder.now + 5 * HOUR

    _together(2, lambda: work_once(office(own, at)))
    work_once(office(own, at))

    assert everything(own)[0] == computed(own, at)
    assert len(entries(own)) == 20


def test_two_that_climb_the_same_handoff_past_the_lease_write_it_once(own: Town) -> None:
    folder, made = brought(own)
    at = folder.now + 5 * HOUR

    def one() -> str:
        try:
            return str(perform_as_job(own.database, "test", lambda s: climb(s, at, made.id)))
        except Overtaken:
            return "too late"

    results = _together(4, one)

    assert results.count("4") == 1
    assert set(results) <= {"4", "0", "too late"}
    assert len(climbs(own)) == len(entries(own)) == 4


def test_a_lease_is_left_to_its_holder_until_it_runs_out(own: Town) -> None:
    first, second, at = UUID(int=1), UUID(int=2), datetime.fromisoformat("2026-03-02T09:00+00:00")

    def takes(who: UUID, moment: datetime) -> bool:
        return perform_as_job(own.database, "test", lambda s: take_lease(s, "climb", who, moment))

    taken = [takes(first, at), takes(second, at), takes(first, at), takes(second, at + HOUR)]

    assert taken == [True, False, True, True]


# How many commits of the worker come before the one at which it is killed.
@pytest.mark.parametrize("moment", ["before_commit", "after_commit"])
@pytest.mark.parametrize("commits", [1, 2, 3, 5, 6])
def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(
    own: Town, commits: int, moment: str
) -> None:
    folder = [brought(own)[0] for _ in range(3)][-1]
    at = folder.now + 5 * HOUR

    died = _killed_at(own, at, commits, moment)
    work_once(office(own, at + HOUR))  # its lease and its claims have run out

    assert died == -signal.SIGKILL
    written, notices = everything(own)
    assert written == computed(own, at + HOUR)
    assert len(notices) == 15  # four rungs for the commune, the last for the post too
    assert len(entries(own)) == 12


def test_a_worker_that_was_away_for_a_week_writes_the_same(own: Town) -> None:
    folder, _ = brought(own)
    for hour in range(9):
        work_once(office(own, folder.now + hour * HOUR))
    steady = everything(own)[0]

    assert steady == computed(own, folder.now + timedelta(days=7))


def test_a_worker_in_the_background_works_until_it_is_stopped(own: Town) -> None:
    folder, _ = brought(own)
    stop = Event()
    thread = Thread(target=work, args=(office(own, folder.now), stop))

    thread.start()
    _wait_for(lambda: climbs(own) == [(UNSEEN, DUTY)])
    stop.set()
    thread.join(10)

    assert not thread.is_alive()


# --- the doctor ---


def test_the_doctor_finds_what_was_reached_and_not_written(own: Town) -> None:
    folder, _ = brought(own)
    at = folder.now + 5 * HOUR

    before = _doctor(own, at)
    work_once(office(own, at))

    assert (before, _doctor(own, at)) == (1, 0)


def test_the_doctor_finds_a_rung_that_nobody_reached(own: Town) -> None:
    folder, _ = brought(own)
    work_once(office(own, folder.now))

    assert _doctor(own, folder.now) == 0
    with own.database.writing(Scope.of_job("test")) as session:
        notice = session.scalars(select(Notice)).one()
        notice.rung = BOTH
        session.commit()
    assert _doctor(own, folder.now) == 1


def test_the_trace_of_the_case_explains_every_rung(own: Town) -> None:
    folder, _ = brought(own)
    work_once(office(own, folder.now + 5 * HOUR))

    with own.database.reading(Scope.of_job("test")) as session:
        faults = ledger.verify_rows(session)
        left = to_climb(session, folder.now + 5 * HOUR)
        lease = session.get_one(Lease, "climb")

    assert faults == ()
    assert left == []
    assert lease.holder is None
    assert {each["rung"] for each in entries(own)} == {rung.value for rung in Rung}


def _notices(town: Town, who: str) -> list[Sent]:
    actor = town.actors[who]
    scope = Scope.of_officer(actor.officer_id, actor.unit_id)
    with town.database.reading(scope) as session:
        return list(notices_of(session, actor))


def _doctor(town: Town, at: datetime) -> int:
    with town.database.reading(Scope.of_job("test")) as session:
        return disagreeing(session, at)


def _together(many: int, act: Callable[[], object]) -> list[object]:
    barrier = Barrier(many)

    def at_once() -> object:
        barrier.wait()
        return act()

    with ThreadPoolExecutor(many) as pool:
        return [each.result() for each in [pool.submit(at_once) for _ in range(many)]]


def _killed_at(town: Town, at: datetime, commits: int, moment: str) -> int:
    """A worker in a process of its own, killed at one of its commits; how it ended."""
    program = ROOT / "tests" / "actions" / "dying_worker.py"
    call = [sys.executable, str(program), town.database.url, at.isoformat(), str(commits), moment]
    return subprocess.run(call, cwd=ROOT, check=False, timeout=60).returncode


def _wait_for(holds: Callable[[], bool]) -> None:
    pause = Event()
    for _ in range(100):
        if holds():
            return
        pause.wait(0.1)
    raise AssertionError("nothing happened")
