"""What is missing or different when a list is checked: opened, settled, confirmed, contested."""

from casework.actions.discrepancy import Found, agree, check, contest, settle
from casework.actions.handoff import accept, offer, record_acceptance
from casework.actions.packet import Packet
from casework.records.dues import Waits
from casework.records.handoffs import Handoff
from casework.records.packets import PacketItem
from casework.records.reaches import Tie
from tests.actions.folder import Folder, received
from tests.actions.packing import BAG, PHONE, items
from tests.actions.paths import told
from tests.actions.town import Town
from workflows.handoff import HandoffState
from workflows.handoff_packet import Check, ItemState, Settlement
from workflows.regime import Lack
from workflows.terms import Act

MISSING = Found(Check.MISSING, "Không thấy trong túi.")
IN_ORDER = Found(Check.AS_LISTED)
WORDS = "Đã để quên ở đồn."


def offered(town: Town, taker: str = "commune") -> tuple[Folder, Handoff]:
    """A person on the way, with a telephone and a bag."""
    folder = received(town, "post")
    packet = Packet(belongings=(PHONE, BAG))
    to = town.units[taker]
    return folder, folder.goes("post", offer, Act.BRING_TO_COMMUNE, to, packet=packet)


def accepted(town: Town, *found: Found) -> tuple[Folder, Handoff, list[PacketItem]]:
    """Taken in; what was found of the telephone first, then of the bag."""
    folder, made = offered(town)
    listed = items(folder, made)
    checked = {item.id: each for item, each in zip(listed, found, strict=False)}
    folder.goes("commune", accept, made, found=checked)
    return folder, made, list(listed)


def settled(town: Town) -> tuple[Folder, Handoff, PacketItem]:
    """The telephone was missing, and the giver has answered."""
    folder, made, (phone, _bag) = accepted(town, MISSING, IN_ORDER)
    folder.goes("post", settle, made, phone, Settlement.FOUND, words=WORDS)
    return folder, made, phone


def packets(folder: Folder) -> set[str]:
    """The units for which something of a list waits."""
    return {
        folder.town.key_of(item.unit_id)
        for item in folder.standing.due
        if item.waits is Waits.PACKET
    }


# --- checking ---


def test_an_acceptance_writes_down_what_was_found_of_each_item(town: Town) -> None:
    folder, made = offered(town)
    phone, bag = items(folder, made)

    folder.does("commune", accept, made, found={phone.id: MISSING, bag.id: IN_ORDER})

    states = [item.state for item in items(folder, made)]
    assert states == [ItemState.OPEN, ItemState.IN_ORDER]
    assert folder.reads(phone, "note") == "Không thấy trong túi."
    assert folder.events == ["packet.checked", "handoff.accepted"]
    details = {"handoff": made.id.hex, "checked": 2, "open": 1}
    assert folder.said[0].details == details


def test_what_is_missing_does_not_hold_up_the_acceptance(town: Town) -> None:
    folder, made, _ = accepted(town, MISSING, MISSING)

    assert folder.stored(made).state is HandoffState.ACCEPTED
    assert folder.stands[2] == "commune"


def test_what_is_missing_waits_for_the_giver(town: Town) -> None:
    folder, _, _ = accepted(town, MISSING, IN_ORDER)

    assert packets(folder) == {"post"}


def test_a_list_that_was_in_order_waits_for_nobody(town: Town) -> None:
    folder, _, _ = accepted(town, IN_ORDER, IN_ORDER)

    assert packets(folder) == set()


def test_an_offer_that_nobody_answered_has_no_list_to_check(town: Town) -> None:
    folder, _ = offered(town)

    assert packets(folder) == set()


def test_what_was_not_checked_waits_for_the_receiver(town: Town) -> None:
    folder, _, _ = accepted(town)

    assert packets(folder) == {"commune"}


def test_the_receiver_checks_later(town: Town) -> None:
    folder, made, (phone, bag) = accepted(town)

    folder.does("commune", check, made, {phone.id: IN_ORDER, bag.id: MISSING})

    assert folder.events == ["packet.checked"]
    assert packets(folder) == {"post"}


def test_the_giver_checks_nothing_for_a_receiver_on_the_system(town: Town) -> None:
    folder, made, (phone, _) = accepted(town)

    assert folder.refuses("post", check, made, {phone.id: IN_ORDER}) == {Lack.LEAD}


def test_nothing_is_checked_before_the_handoff_was_accepted(town: Town) -> None:
    folder, made = offered(town)
    phone, _ = items(folder, made)

    assert folder.refuses("commune", check, made, {phone.id: IN_ORDER}) == {Lack.NOT_ACCEPTED}


def test_an_item_is_checked_once(town: Town) -> None:
    folder, made, (phone, _) = accepted(town, MISSING)

    assert folder.has_no_such_move("commune", check, made, {phone.id: IN_ORDER})


# --- settling ---


def test_the_giver_settles_with_a_way_and_words(town: Town) -> None:
    folder, made, (phone, _) = accepted(town, MISSING, IN_ORDER)

    folder.does("post", settle, made, phone, Settlement.FOUND, words=WORDS)

    stored = folder.stored(phone)
    assert (stored.state, stored.how) == (ItemState.SETTLED, Settlement.FOUND)
    assert folder.reads(phone, "settlement") == WORDS
    details = {"handoff": made.id.hex, "item": phone.id.hex, "how": "found"}
    assert (folder.events, folder.said[0].details) == (["discrepancy.settled"], details)


def test_what_is_settled_waits_for_the_receiver_to_confirm(town: Town) -> None:
    folder, _, _ = settled(town)

    assert packets(folder) == {"commune"}


def test_the_receiver_does_not_settle_for_the_giver(town: Town) -> None:
    folder, made, (phone, _) = accepted(town, MISSING, IN_ORDER)

    lacks = folder.refuses("commune", settle, made, phone, Settlement.AS_IT_IS, words=WORDS)

    assert lacks == {Lack.LEAD}


def test_what_was_in_order_has_nothing_to_settle(town: Town) -> None:
    folder, made, (_, bag) = accepted(town, MISSING, IN_ORDER)

    assert folder.has_no_such_move("post", settle, made, bag, Settlement.LOST, words=WORDS)


def test_what_is_settled_is_not_settled_again_before_it_was_answered(town: Town) -> None:
    folder, made, phone = settled(town)

    assert folder.has_no_such_move("post", settle, made, phone, Settlement.LOST, words=WORDS)


# --- confirming ---


def test_the_receiver_confirms_and_nothing_waits_any_more(town: Town) -> None:
    folder, made, phone = settled(town)

    folder.does("commune", agree, made, phone)

    assert folder.stored(phone).state is ItemState.AGREED
    assert folder.events == ["discrepancy.agreed"]
    assert packets(folder) == set()


def test_the_giver_does_not_confirm_its_own_answer(town: Town) -> None:
    folder, made, phone = settled(town)

    assert folder.refuses("post", agree, made, phone) == {Lack.LEAD}


def test_the_receiver_objects_with_words_and_the_giver_answers_again(town: Town) -> None:
    folder, made, phone = settled(town)

    folder.does("commune", contest, made, phone, words="Chưa nhận được.")

    assert folder.reads(phone, "objection") == "Chưa nhận được."
    assert folder.events == ["discrepancy.contested"]
    assert packets(folder) == {"post"}


def test_before_it_is_settled_there_is_nothing_to_confirm(town: Town) -> None:
    folder, made, (phone, _) = accepted(town, MISSING, IN_ORDER)

    assert folder.has_no_such_move("commune", agree, made, phone)


# --- a receiver off the system ---


def accepted_on_paper(town: Town, *found: Found) -> tuple[Folder, Handoff, list[PacketItem]]:
    """A commune off the system accepted on paper, and said what it found."""
    folder, made = offered(town, "far_commune")
    listed = items(folder, made)
    checked = {item.id: each for item, each in zip(listed, found, strict=False)}
    folder.goes("post", record_acceptance, made, told(folder), found=checked)
    return folder, made, list(listed)


def test_the_giver_writes_down_what_a_receiver_off_the_system_found(town: Town) -> None:
    folder, _made, (phone, _) = accepted_on_paper(town, MISSING, IN_ORDER)

    assert folder.stored(phone).state is ItemState.OPEN
    assert packets(folder) == {"post"}


def test_what_a_receiver_off_the_system_did_not_check_reminds_nobody(town: Town) -> None:
    folder, _, _ = accepted_on_paper(town)

    assert packets(folder) == set()


def test_who_records_for_a_receiver_off_the_system_writes_down_that_it_agrees(town: Town) -> None:
    folder, made, (phone, _) = accepted_on_paper(town, MISSING, IN_ORDER)
    folder.goes("post", settle, made, phone, Settlement.LOST, words=WORDS)

    folder.does("post", agree, made, phone)

    assert folder.stored(phone).state is ItemState.AGREED


def test_a_unit_that_was_only_asked_has_no_part_in_the_list(town: Town) -> None:
    folder, made, (phone, _) = accepted(town, MISSING, IN_ORDER)
    folder.tie("police", Tie.ASKED)

    lacks = folder.refuses("police", settle, made, phone, Settlement.LOST, words=WORDS)

    assert lacks == {Lack.LEAD}
