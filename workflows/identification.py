"""The identification sheet: what each law lets an identification rest on. Never a score.

What is missing of a filled sheet says `workflows/answers.py`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar

from workflows.regime import Regime, Row
from workflows.regimes.documents import L53, L66, ND62, R, U, V
from workflows.source import Source
from workflows.terms import Act, Paper, Status, Term

RESTED_ON = frozenset(
    {Paper.VICTIM_PAPER, Paper.LEGALISED_PAPER, Paper.CONCLUSION, Paper.REVOCATION}
)
"""A legal status rests on these, so each is named by its number or shown by its scan (office)."""


def rested_on(
    regime: Regime, newest_first: Iterable[tuple[Act, Status | None]]
) -> frozenset[frozenset[Paper]]:
    """The papers on which the status rests now: what the act that set it asks for.

    Of each set one kind is enough. No row takes a status back for want of its paper: it is renewed
    by a second verification or by reopening, and a confirmation ends by its revocation. So such a
    paper holds while its status does.
    """
    for act, status in newest_first:
        setting = [row for row in regime.rows if row.act is act and row.sets and row.sets is status]
        if setting:
            return frozenset(kinds for row in setting for kinds in papers_asked(row))
    return frozenset()


def papers_asked(row: Row) -> Iterator[frozenset[Paper]]:
    """The kinds of paper that a row asks for; of each set any one is enough."""
    for need in row.needs:
        kinds = frozenset(fact for fact in need if isinstance(fact, Paper))
        if kinds == need:
            yield kinds


EARLIEST_PAPER: Final = date(1990, 1, 1)
"""No paper that proves the status is older: an earlier day is a slip of the hand (office)."""


class Evidence(Term):
    """Where what is known of a person may come from; which of them a law names is in `SHEETS`."""

    PROCEEDINGS = (
        "proceedings",
        "cơ quan, người tiến hành tố tụng cung cấp",
        "bodies that conduct proceedings",
    )
    RESCUER = "rescuer", "cơ quan giải cứu cung cấp", "the rescuing agency"
    MISSION = (
        "mission",
        "cơ quan đại diện Việt Nam ở nước ngoài cung cấp",
        "a Vietnamese mission abroad",
    )
    DOMESTIC = "domestic", "cơ quan, tổ chức khác trong nước cung cấp", "other bodies in Vietnam"
    FOREIGN = "foreign", "cơ quan nước ngoài cung cấp", "a foreign authority"
    PERSON = (
        "person",
        "lời khai, giấy tờ của người đang được xác định hoặc người thân thích",
        "statements and papers of the person or relatives",
    )
    PERPETRATOR = "perpetrator", "lời khai của người thực hiện hành vi", "the perpetrator"
    WITNESSES = (
        "witnesses",
        "lời khai của nạn nhân khác hoặc người biết việc",
        "other victims or people who know",
    )
    OTHER = "other", "tài liệu hợp pháp khác", "other lawful material"


class Deed(Term):
    """What was done to the person (hành vi); any one of them counts."""

    SOLD = (
        "sold",
        "bị coi như hàng hóa để trao đổi lấy tiền, tài sản hoặc lợi ích khác",
        "treated as goods, exchanged for money or other benefit",
    )
    TRANSFERRED = "transferred", "bị chuyển giao", "transferred"
    TAKEN_OVER = "taken_over", "bị tiếp nhận", "received by others"
    RECRUITED = "recruited", "bị tuyển mộ", "recruited"
    TRANSPORTED = "transported", "bị vận chuyển", "transported"
    HARBOURED = "harboured", "bị chứa chấp", "harboured"


class Means(Term):
    """How it was done (thủ đoạn)."""

    FORCE = "force", "dùng vũ lực", "force"
    THREAT = "threat", "đe dọa dùng vũ lực", "threat of force"
    DECEIT = "deceit", "lừa gạt", "deceit"
    OTHER = "other", "thủ đoạn khác", "other means"


class Purpose(Term):
    """To what end (mục đích)."""

    PROSTITUTION = "prostitution", "ép bán dâm", "forced prostitution"
    PORNOGRAPHY = "pornography", "ép sản xuất ấn phẩm đồi trụy", "pornographic production"
    PERFORMANCE = "performance", "ép biểu diễn", "forced performance"
    SEXUAL_SLAVERY = "sexual_slavery", "làm nô lệ tình dục", "sexual slavery"
    LABOUR = "labour", "cưỡng bức lao động", "forced labour"
    ORGANS = "organs", "lấy trái phép bộ phận cơ thể", "unlawful organ removal"
    BEGGING = "begging", "ép đi ăn xin", "forced begging"
    MARRIAGE = "marriage", "ép kết hôn", "forced marriage"
    CHILDBIRTH = "childbirth", "ép sinh con", "forced childbirth"
    CRIME = "crime", "ép phạm tội", "forced crime"
    OTHER = "other", "mục đích vô nhân đạo khác", "other inhuman purpose"


class Proof(Term):
    """How far the sources went."""

    PROVEN = "proven", "các nguồn đã xem cho phép kết luận", "the sources prove it one way"
    NEITHER_WAY = (
        "neither_way",
        "các nguồn đã xem không chứng minh được theo hướng nào",
        "the sources prove it neither way",
    )


class Sign(Term):
    """Fallback signs: they count only when proof fails and the background fits the statement."""

    FOUND_WITH_VICTIMS = (
        "found_with_victims",
        "được tìm thấy, giải cứu cùng nạn nhân khác",
        "found or rescued with other victims",
    )
    LIVED_WITH_VICTIMS = (
        "lived_with_victims",
        "từng ở cùng nạn nhân tại nơi họ bị giữ và bị đối xử như họ",
        "lived with victims where they were held and was treated alike",
    )
    TRACES = (
        "traces",
        "có biểu hiện về thể chất, tinh thần: bị bóc lột, ngược đãi, thương tích, sợ hãi, suy kiệt",
        "physical or mental signs: exploitation, abuse, injury, fear, weakness",
    )
    REPORTED_MISSING = (
        "reported_missing",
        "người thân thích đã trình báo mất tích vào lúc người đó vắng mặt",
        "relatives reported the disappearance when the person left",
    )
    OTHER = (
        "other",
        "thông tin hợp pháp khác là căn cứ để tin là nạn nhân",
        "other lawful information that gives reason to believe it",
    )


W = TypeVar("W", bound=Term)


@dataclass(frozen=True, slots=True)
class Listed(Generic[W]):
    """Words to tick, each with where it was read; and where it stands that one is needed."""

    words: Mapping[W, Source]
    needed: Source

    @property
    def is_read(self) -> bool:
        """Whether the whole list was read in the article; else its page says that it was not."""
        return all(source.confidence.is_law for source in self.words.values())


def listed(words: Iterable[W], source: Source, needed: Source | None = None) -> Listed[W]:
    """A list that stands in one article, which also asks for one of it unless `needed` does."""
    return Listed(dict.fromkeys(words, source), needed or source)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one law lets an identification rest on, in its order.

    `evidence` are the sources, by `source`. `whole` are deeds that need no purpose of the list;
    `no_means_below_18` says where a person under 18 needs no means. `signs.needed` is the article
    on when the signs count at all.
    """

    evidence: tuple[Evidence, ...]
    source: Source
    deeds: Listed[Deed]
    means: Listed[Means]
    purposes: Listed[Purpose]
    whole: frozenset[Deed]
    no_means_below_18: Source
    signs: Listed[Sign]


# fmt: off
SHEETS: Mapping[str, Sheet] = {
    "law_2024": Sheet(
        evidence=tuple(Evidence),
        source=L53("32.1", V),
        # Of Điều 2(1) only that no means are needed under 18 was read: its words are recalled.
        deeds=listed(Deed, L53("2.1", R)),
        means=Listed({
            Means.FORCE:  L53("2.1", V),
            Means.THREAT: L53("2.1", R),
            Means.DECEIT: L53("2.1", V),
            Means.OTHER:  L53("2.1", R),
        }, needed=L53("2.1", V)),
        purposes=listed(Purpose, L53("2.1", R)),
        whole=frozenset({Deed.SOLD}),
        no_means_below_18=L53("2.1", V),
        signs=Listed({
            Sign.FOUND_WITH_VICTIMS: L53("32.2", V),
            Sign.LIVED_WITH_VICTIMS: L53("32.2", V),
            Sign.TRACES:             L53("32.2", R),
            Sign.REPORTED_MISSING:   L53("32.2", R),
            Sign.OTHER:              L53("32.2", R),
        }, needed=L53("32.2", V)),
    ),
    "law_2011": Sheet(
        evidence=tuple(source for source in Evidence if source is not Evidence.DOMESTIC),
        source=ND62("5", V),
        deeds=listed(Deed, ND62("5", V)),
        # The article names deeds and purposes and no means; where those stand was not found.
        means=listed(Means, L66("", U)),
        purposes=listed(Purpose, ND62("5", V)),
        whole=frozenset({Deed.SOLD}),
        no_means_below_18=L66("", U),
        signs=listed(Sign, ND62("5.3", V)),
    ),
}
# fmt: on
"""By the key of the regime: nine sources since 2025, eight before ("other bodies" is new)."""
