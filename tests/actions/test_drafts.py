"""Drafts: kept for their officer alone, sealed, spent by sending, gone after their time."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.actions import drafts
from casework.actions.drafts import AlreadySent, Leaf, Origin, TooLong, TooManyDrafts
from casework.audit import Actor
from casework.database import Scope
from casework.keyring import Damaged
from casework.lookups.drafts import days_left, draft_of, drafts_of, fields_of, newest_at
from casework.policy import OutOfReach
from casework.records.drafts import Draft
from casework.records.submissions import Submission
from casework.records.trace import Entry
from casework.transaction import perform
from tests.actions.folder import MORNING
from tests.actions.town import Town

T = TypeVar("T")

TYPED = {"full_name": ["Người Mẫu Giấu Tên"], "needs": ["thuốc", "chỗ nghỉ"]}
MORE = {"full_name": ["Người Mẫu Giấu Tên"], "needs": ["thuốc"]}


def form(name: str = "") -> Origin:
    place = f"/mau/{name or uuid4().hex}"
    return Origin("intake.create", place, f"{place}/new")


def showing() -> Leaf:
    return Leaf(uuid4(), key=uuid4())


def done(town: Town, who: str, verb: Callable[[Session, Actor], T]) -> T:
    actor = town.actors[who]
    return perform(town.database, actor, lambda session: verb(session, actor))


def kept(
    town: Town,
    who: str = "commune",
    origin: Origin | None = None,
    leaf: Leaf | None = None,
    fields: drafts.Fields = TYPED,
    *,
    at: datetime = MORNING,
    is_left: bool = False,
) -> Draft:
    where, page = origin or form(), leaf or showing()
    return done(
        town,
        who,
        lambda session, actor: drafts.keep(
            session, actor, at, where, page, fields, is_left=is_left
        ),
    )


def asked(
    town: Town, who: str, question: Callable[[Session, Actor], T], *, officer: bool = True
) -> T:
    actor = town.actors[who]
    scope = Scope.of_officer(actor.officer_id, actor.unit_id)
    with town.database.reading(scope if officer else Scope.of_unit(actor.unit_id)) as session:
        return question(session, actor)


def waiting(town: Town, who: str, place: str, at: datetime = MORNING) -> list[dict[str, list[str]]]:
    return asked(
        town,
        who,
        lambda session, actor: [
            fields_of(session, draft)
            for draft in drafts_of(session, actor, at)
            if draft.place == place
        ],
    )


def entries(town: Town, who: str, event: str) -> list[dict[str, object]]:
    stream = f"unit:{town.actors[who].unit_id.hex}"
    with town.database.reading(Scope.of_job("test")) as session:
        of_event = select(Entry).where(Entry.stream == stream, Entry.event == event)
        return [json.loads(entry.body) for entry in session.scalars(of_event.order_by(Entry.seq))]


def test_a_draft_gives_back_every_field(town: Town) -> None:
    origin = form()
    kept(town, "commune", origin)

    found = waiting(town, "commune", origin.place)

    assert found == [TYPED]


def test_a_colleague_in_the_same_unit_does_not_find_it(town: Town) -> None:
    draft = kept(town, "commune")

    with pytest.raises(OutOfReach):
        asked(town, "commune.head", lambda s, actor: draft_of(s, actor, MORNING, draft.public_id))


def test_a_colleague_cannot_throw_it_away(town: Town) -> None:
    draft = kept(town, "commune")

    with pytest.raises(OutOfReach):
        done(
            town,
            "commune.head",
            lambda s, actor: drafts.discard(s, actor, MORNING, draft.public_id),
        )


def test_an_officer_who_left_the_unit_does_not_find_what_was_typed_there(town: Town) -> None:
    origin = form()
    kept(town, "commune", origin)
    moved = replace(town.actors["commune"], unit_id=town.units["owner"])

    with town.database.reading(Scope.of_officer(moved.officer_id, moved.unit_id)) as session:
        found = newest_at(session, moved, MORNING, origin.place)

    assert found is None


def test_what_is_stored_holds_nothing_that_was_typed(town: Town) -> None:
    draft = kept(town)

    stored = draft.body.stored

    assert "Giấu".encode() not in stored
    assert b"full_name" not in stored


def test_a_body_laid_into_the_draft_of_another_officer_does_not_open(town: Town) -> None:
    origin = form()
    theirs, ours = kept(town, "owner", origin), kept(town, "commune", origin)
    body = theirs.body

    ours.body = body

    with pytest.raises(Damaged):
        asked(town, "commune", lambda session, _actor: fields_of(session, ours))


@pytest.mark.parametrize(
    "name", ["csrf_token", "idempotency_key", "draft", "password", "new_password", "otp_code"]
)
def test_what_guards_a_form_or_proves_who_one_is_is_not_kept(town: Town, name: str) -> None:
    origin = form()
    kept(town, "commune", origin, fields={"note": ["ngắn"], name: ["bí mật"]})

    found = waiting(town, "commune", origin.place)

    assert found == [{"note": ["ngắn"]}]


def test_more_than_a_draft_holds_is_refused(town: Town) -> None:
    too_long = {"note": ["dài " * drafts.LARGEST]}

    with pytest.raises(TooLong):
        kept(town, fields=too_long)


def test_an_officer_has_no_more_drafts_than_one_may_have(town: Town) -> None:
    def fill(session: Session, actor: Actor) -> None:
        left = drafts.MOST - len(drafts_of(session, actor, MORNING))
        session.add_all(
            [drafts.keep(session, actor, MORNING, form(), showing(), TYPED) for _ in range(left)]
        )

    done(town, "facility", fill)

    with pytest.raises(TooManyDrafts):
        kept(town, "facility")


def test_the_same_page_goes_on_in_its_draft(town: Town) -> None:
    origin, leaf = form(), showing()
    kept(town, "commune", origin, leaf, MORE)

    kept(town, "commune", origin, leaf, TYPED, at=MORNING + timedelta(minutes=1))

    assert waiting(town, "commune", origin.place) == [TYPED]


def test_a_page_opened_from_a_draft_goes_on_in_it(town: Town) -> None:
    origin = form()
    before = kept(town, "commune", origin, fields=MORE)

    kept(town, "commune", origin, Leaf(before.public_id, before.version, uuid4()), TYPED)

    assert waiting(town, "commune", origin.place) == [TYPED]


def test_two_pages_of_one_draft_lose_nothing(town: Town) -> None:
    origin = form()
    before = kept(town, "commune", origin)
    one = Leaf(before.public_id, before.version, uuid4())
    other = Leaf(before.public_id, before.version, uuid4())
    kept(town, "commune", origin, one, {"note": ["ở máy này"]})

    kept(town, "commune", origin, other, {"note": ["ở máy kia"]})
    kept(town, "commune", origin, other, {"note": ["ở máy kia, thêm"]})

    found = waiting(town, "commune", origin.place)
    assert sorted(fields["note"][0] for fields in found) == ["ở máy kia, thêm", "ở máy này"]


def test_a_page_whose_draft_was_sent_from_elsewhere_begins_another(town: Town) -> None:
    origin = form()
    before = kept(town, "commune", origin)
    done(
        town,
        "commune",
        lambda s, actor: drafts.discard(s, actor, MORNING, before.public_id),
    )

    after = kept(town, "commune", origin, Leaf(before.public_id, before.version, uuid4()))

    assert after.public_id != before.public_id
    assert waiting(town, "commune", origin.place) == [TYPED]


def test_the_draft_of_a_form_that_was_sent_is_spent(town: Town) -> None:
    origin, leaf = form(), showing()
    kept(town, "commune", origin, leaf)

    done(town, "commune", lambda session, actor: drafts.spend(session, actor, leaf))

    assert waiting(town, "commune", origin.place) == []


def test_sending_one_form_leaves_what_was_typed_into_another_showing_of_it(town: Town) -> None:
    origin, leaf = form(), showing()
    kept(town, "commune", origin)

    done(town, "commune", lambda session, actor: drafts.spend(session, actor, leaf))

    assert waiting(town, "commune", origin.place) == [TYPED]


def test_nothing_is_kept_of_a_form_that_was_sent(town: Town) -> None:
    origin, leaf = form(), showing()
    done(town, "commune", lambda session, actor: session.add(sent(actor, leaf)))

    with pytest.raises(AlreadySent):
        kept(town, "commune", origin, leaf)


def test_a_saving_that_meets_the_sending_of_its_form_is_not_shown(town: Town) -> None:
    origin, leaf = form(), showing()
    kept(town, "commune", origin, leaf)

    done(town, "commune", lambda session, actor: session.add(sent(actor, leaf)))

    assert waiting(town, "commune", origin.place) == []


def sent(actor: Actor, leaf: Leaf) -> Submission:
    assert leaf.key
    return Submission(
        officer_id=actor.officer_id,
        key=leaf.key,
        route="intake.create",
        body_digest="",
        answer="/",
        at=MORNING,
    )


def test_a_draft_is_there_until_its_time_is_over(town: Town) -> None:
    origin = form()
    draft = kept(town, "commune", origin)

    just_before = waiting(town, "commune", origin.place, draft.expires_at - timedelta(seconds=1))
    after = waiting(town, "commune", origin.place, draft.expires_at)

    assert just_before == [TYPED]
    assert after == []


def test_saving_again_gives_a_draft_its_whole_time_anew(town: Town) -> None:
    origin, leaf = form(), showing()
    kept(town, "commune", origin, leaf)

    draft = kept(town, "commune", origin, leaf, at=MORNING + timedelta(days=10))

    assert draft.expires_at == MORNING + timedelta(days=10) + drafts.LASTS


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(days=3, seconds=1), None),
        (timedelta(days=3), 3),
        (timedelta(days=2, hours=1), 2),
        (timedelta(hours=5), 0),
    ],
    ids=["more than three days", "three days", "two days and an hour", "hours"],
)
def test_an_officer_is_warned_three_days_before(
    town: Town, left: timedelta, said: int | None
) -> None:
    draft = kept(town)

    assert days_left(draft, draft.expires_at - left) == said


def test_an_officers_own_old_drafts_go_when_something_is_kept(town: Town) -> None:
    draft = kept(town, "second_police")
    later = draft.expires_at + timedelta(minutes=1)

    kept(town, "second_police", at=later)

    with town.database.reading(Scope.of_job("test")) as session:
        assert session.get(Draft, draft.id) is None
    assert entries(town, "second_police", "draft.expired")[-1]["details"] == {"drafts": 1}


def test_a_job_lets_the_old_drafts_of_everybody_go(town: Town) -> None:
    draft = kept(town, "second_owner")
    later = draft.expires_at + timedelta(days=300)

    with town.database.writing(Scope.of_job("drafts")) as session:
        gone = drafts.expire_all(session, later)
        drafts.audit.write(session)
        session.commit()

    with town.database.reading(Scope.of_job("test")) as session:
        assert session.scalars(select(Draft)).all() == []
    assert gone >= 1


def test_the_trace_says_once_that_a_draft_was_begun(town: Town) -> None:
    leaf, origin = showing(), form()
    kept(town, "gate", origin, leaf)

    kept(town, "gate", origin, leaf)

    said = entries(town, "gate", "draft.kept")
    assert [entry["details"] for entry in said] == [
        {"draft": leaf.draft_id.hex, "form": "intake.create"}
    ]


def test_the_trace_says_that_a_draft_was_thrown_away(town: Town) -> None:
    draft = kept(town, "post")

    done(town, "post", lambda s, actor: drafts.discard(s, actor, MORNING, draft.public_id))

    assert entries(town, "post", "draft.discarded")[-1]["details"] == {
        "draft": draft.public_id.hex,
        "form": "intake.create",
    }


def test_what_was_left_at_the_end_of_a_sign_in_is_told_once(town: Town) -> None:
    origin = form()
    kept(town, "police", origin, is_left=True)

    first = done(town, "police", lambda s, actor: drafts.come_back(s, actor, MORNING))
    second = done(town, "police", lambda s, actor: drafts.come_back(s, actor, MORNING))

    assert first
    assert (first.place, second) == (origin.place, None)


def test_work_in_steps_keeps_one_draft(town: Town) -> None:
    origin = form()
    step_two = replace(origin, page=f"{origin.place}/2")

    done(town, "owner", lambda s, actor: drafts.keep_at(s, actor, MORNING, origin, MORE))
    last = done(town, "owner", lambda s, a: drafts.keep_at(s, a, MORNING, step_two, TYPED))

    assert waiting(town, "owner", origin.place) == [TYPED]
    assert last.page == step_two.page


def test_work_in_steps_that_is_on_record_leaves_no_draft(town: Town) -> None:
    origin = form()
    done(town, "owner", lambda s, actor: drafts.keep_at(s, actor, MORNING, origin, TYPED))

    done(town, "owner", lambda session, actor: drafts.spend_at(session, actor, origin.place))

    assert waiting(town, "owner", origin.place) == []
