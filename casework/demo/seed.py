"""Filling an office that was just founded: agencies, officers, stories, batches and tips."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from random import Random
from uuid import UUID

from casework.demo import arrivals, byways, duty, handovers, inquiries, receptions, recovery, tips
from casework.demo.cast import Cast, SignInCard, gather
from casework.demo.story import Story
from casework.office import Office, vietnam_day
from casework.worker import work_once

SEED = "casework"
EARLIEST = datetime(2026, 2, 1, tzinfo=UTC)
"""The stories look back half a year, and the law of 2024 is in force since 01/07/2025."""

STORIES: Mapping[str, Callable[[Cast], Story]] = {
    "at the gate": arrivals.at_the_gate,
    "screened out": arrivals.screened_out,
    "signs at the gate": arrivals.signs_at_the_gate,
    "nameless": arrivals.nameless,
    "taken on paper": arrivals.taken_on_paper,
    "notice unanswered": arrivals.notice_unanswered,
    "check on time": inquiries.check_on_time,
    "check due": inquiries.check_due,
    "check late": inquiries.check_late,
    "waiting for police": inquiries.waiting_for_police,
    "draft to sign": inquiries.draft_to_sign,
    "not a victim": inquiries.not_a_victim,
    "undetermined": inquiries.undetermined,
    "foreigner": inquiries.foreigner,
    "under the old law": inquiries.under_the_old_law,
    "waiting for a place": recovery.waiting_for_a_place,
    "in the facility": recovery.in_the_facility,
    "child": recovery.child,
    "transfer offered": recovery.transfer_offered,
    "transfer sent back": recovery.transfer_sent_back,
    "at home": recovery.at_home,
    "settled": recovery.settled,
    "disputed": handovers.disputed,
    "last day of the old law": byways.last_day_of_the_old_law,
    "abroad": byways.abroad,
    "on the way to another state": byways.on_the_way_to_another_state,
    "revoked": byways.revoked,
    "died": byways.died,
}

BATCHES: tuple[Callable[[Cast], None], ...] = (receptions.handed_over, receptions.list_waits)


def seed(office: Office, now: datetime) -> tuple[list[SignInCard], dict[str, UUID]]:
    """Fill the office as it would stand at `now` (aware, not before `EARLIEST`).

    Returns the sign-ins, and the file of each story by its name. The same day gives the same
    people and the same acts; ids, case codes and passwords are new each time.
    """
    dice = Random(f"{SEED} {vietnam_day(now).isoformat()}")
    cast, cards = gather(office, now, dice)
    told = {name: tell(cast).file_id for name, tell in STORIES.items()}
    for receive in BATCHES:
        receive(cast)
    tips.told_by(cast, told)
    duty.put_on_duty(cast)
    work_once(office)
    return cards, told
