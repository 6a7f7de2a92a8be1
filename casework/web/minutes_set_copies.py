"""Copies of a set of minutes that leave the house: what stands on the paper, and as which file."""

from werkzeug.wrappers import Response

from casework.lookups.minutes_page import SignatureShown
from casework.lookups.minutes_set_copies import SetCopy
from casework.papers.layout import Printing
from casework.papers.minutes_set import SetMinutes, joint_minutes
from casework.papers.signed_minutes import Confirmation
from casework.web.words import named


def as_set_file(copy: SetCopy, content: bytes, media_type: str, ending: str) -> Response:
    """A download; its name says the code of the minutes and nothing else."""
    answer = Response(content, mimetype=media_type)
    name = f"{copy.version.short_code}-bien-ban.{ending}"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def set_paper_of(copy: SetCopy) -> SetMinutes:
    """The paper of the set, with the lines that this copy holds."""
    version = copy.version
    signed = {
        (party.side, place): [_confirmation(one) for one in party.signatures]
        for side in {party.side for party in version.parties}
        for place, party in enumerate(version.of(side), start=1)
    }
    printing = Printing(named(copy.printed_by), copy.printed_at, copy.copy)
    lines = [content for _line, content in version.open_lines]
    return joint_minutes(version.head, version.state, signed, lines, printing)


def _confirmation(one: SignatureShown) -> Confirmation:
    name = named(one.name) if one.name is not None else ""
    return Confirmation(one.side, one.stance, name, one.capacity or "", one.signed_at, one.key_id)
