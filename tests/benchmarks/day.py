"""What officers do in a benchmark: one round does everything once around.

So a neighbour on the machine disturbs all kinds of request alike. Beside each real request stands
its bare page, asked for in the same moment.
"""

from collections import defaultdict
from collections.abc import Iterator

from tests.benchmarks.seeding import Seeded
from tests.benchmarks.visitor import Answer, Visitor
from workflows.terms import Act

BARE = ", bare"
_MOST = 40
"""The most requests of one kind in a round: enough for a steady mean, few enough to end soon."""

Round = dict[str, list[Answer]]
"""The answers of one round by kind."""


class Day:
    """The work of two provinces, at cases that nobody has opened before."""

    def __init__(self, visitor: Visitor, seeded: Seeded, rounds: int) -> None:
        first, second = seeded.scene.provinces[:2]
        self._visitor = visitor
        self._centre = seeded.scene.centre
        self._first, self._second = first, second
        half = len(seeded.codes[0]) // 2
        self._to_open: Iterator[str] = iter(seeded.codes[0][half:])
        self._to_hand_over: Iterator[str] = iter(seeded.codes[0][:half])
        self._times = max(1, min(_MOST, half // (rounds + 1)))
        self._models: dict[str, str] = {}

    def round(self) -> Round:
        """Everything once around. The first round takes the models of the bare pages."""
        found: Round = defaultdict(list)
        for _ in range(self._times):
            self._read_lists(found)
            self._open_case(found, next(self._to_open))
            self._hand_over(found, next(self._to_hand_over))
        return found

    def _read_lists(self, found: Round) -> None:
        self._get(found, "desk", "/desk", self._first.owner.token)
        self._get(found, "list", "/supervision", self._first.board.token)
        self._get(found, "whole list", "/supervision?of=all", self._centre.token)

    def _open_case(self, found: Round, code: str) -> None:
        page, token = f"/cases/{code}", self._first.owner.token
        found["visit"].append(self._visitor.post(f"{page}/visits", token))
        self._get(found, "overview", page, token)
        self._get(found, "person", f"{page}/person", token)

    def _hand_over(self, found: Round, code: str) -> None:
        giver, receiver = self._first.owner, self._second.owner
        act = f"/cases/{code}/acts/{Act.TRANSFER_LEAD.value}"
        offer = self._visitor.post(act, giver.token, to_unit_id=str(receiver.unit_id), message="")
        found["offer"].append(offer)
        self._get(found, "offered", f"{offer.location}?seen=offered", giver.token)
        acceptance = f"{offer.location}/acceptance"
        found["accept"].append(self._visitor.post(acceptance, receiver.token, remarks=""))
        self._get(found, "accepted", f"{offer.location}?seen=accepted", receiver.token)

    def _get(self, found: Round, kind: str, path: str, token: str) -> None:
        """A page, and the bare page whose model was the first of its kind."""
        found[kind].append(self._visitor.get(path, token))
        model = self._models.setdefault(kind, path)
        found[kind + BARE].append(self._visitor.bare(model, token))
