"""The values Attune speaks of: entries, children, people, plans, labels and suggestions. Frozen and validated."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

import msgspec

MAX_RECORD_LENGTH: Final = 50_000
"""The most characters (code points) one entry's record or reflection holds."""

MAX_REASON: Final = 200
"""The most characters that are asked for as the reason of a change or of a late entry: one line."""

PLACEMENT_KINDS: Final = (
    "emergency",
    "short-term",
    "long-term",
    "respite",
    "parent-and-child",
    "kinship",
    "other",
)
"""The kinds of placement on offer, in carers' own names."""

WEEK: Final = "week"
"""The detail of an entry that is a week's page: the Monday of that week, in ISO 8601."""

WEEK_FROM: Final = "from"
"""The detail of a week's page that is still being written: the ids of the entries it quotes."""

HALF_ANSWERED: Final = "another-way:"
"""How the name of a setting begins that holds answers to the four questions; the entry's id follows, or nothing."""

HALF_FILLED: Final = "half-filled:"
"""How the name of a setting begins that holds the half-filled forms of a child's page; the child's id follows."""

PLAN_HALF_WRITTEN: Final = "plan-half-written"
"""The setting that holds the sentence of a new plan that is not kept yet."""

LATE_AFTER: Final = timedelta(hours=24)
"""An entry first written longer than this after the event is a late entry, and says so wherever it is shown."""

Span = tuple[int, int]
"""Start and end of a run of words, in Unicode code points of the text it belongs to; end is exclusive."""


class Family(StrEnum):
    """The four groups of labels; `resources/help/labels.md` says what each means."""

    PROCESSES = "processes"
    APPROACH = "approach"
    SIGNS = "signs"
    SAFETY = "safety"


class Label(StrEnum):
    """What an entry may show. The processes are Levy & Orlans' clinical framework, not a validated scale."""

    MODELING = "modeling"
    INTERNALIZATION = "internalization"
    SYNCHRONY = "synchrony"
    SELF = "self"
    REASONING = "reasoning"
    LIMIT = "limit"
    THREAT = "threat"
    HARSH = "harsh"
    PROSOCIAL = "prosocial"
    ANTISOCIAL = "antisocial"
    DISCLOSURE = "disclosure"
    CRISIS = "crisis"

    @property
    def family(self) -> Family:
        """The group this label belongs to."""
        return _FAMILY_OF[self]

    @property
    def bit(self) -> int:
        """This label's bit in a set of labels kept as one number: 1 for the first declared, then 2, 4, 8 …"""
        return _BIT_OF[self]


LABELS_OF: Final[dict[Family, tuple[Label, ...]]] = {
    Family.PROCESSES: (Label.MODELING, Label.INTERNALIZATION, Label.SYNCHRONY, Label.SELF),
    Family.APPROACH: (Label.REASONING, Label.LIMIT, Label.THREAT, Label.HARSH),
    Family.SIGNS: (Label.PROSOCIAL, Label.ANTISOCIAL),
    Family.SAFETY: (Label.DISCLOSURE, Label.CRISIS),
}
"""Each family's labels, in the order in which they are shown."""

_FAMILY_OF: Final = {label: family for family, labels in LABELS_OF.items() for label in labels}
_BIT_OF: Final = {label: 1 << position for position, label in enumerate(Label)}


class Kind(StrEnum):
    """What sort of record an entry is; each kind has its own optional fields."""

    MOMENT = "moment"
    DAILY = "daily"
    FAMILY_TIME = "family_time"
    INCIDENT = "incident"
    MEETING = "meeting"


class By(StrEnum):
    """Whose conduct an approach label is about. Asked, never assumed."""

    ME = "me"
    CARER = "carer"
    OTHER = "other"


class Decision(StrEnum):
    """What the caregiver said of a label on an entry."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


class PlanState(StrEnum):
    """Where a plan stands."""

    OPEN = "open"
    TRIED = "tried"
    DROPPED = "dropped"


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every value: immutable, compared by content."""


class Went(StrEnum):
    """How trying a plan went, in the caregiver's own word."""

    HELPED = "helped"
    PARTLY = "partly"
    NOT_THIS_TIME = "not_this_time"


class EventKind(StrEnum):
    """What sort of change in a child's life a life event is."""

    MOVE = "move"
    SCHOOL_START = "school_start"
    NEW_BABY = "new_baby"
    LOSS = "loss"
    OTHER = "other"


class PromptMark(StrEnum):
    """What a caregiver said of a prompt for good: to be found again, or never to be shown again."""

    SAVED = "saved"
    NOT_FOR_US = "not_for_us"


class Suggestion(Value, frozen=True):
    """One label that a text seems to show, with the words that show it.

    `score` is a probability from 0 to 1; `shown` is False where it lies under the label's threshold. `by` is whose
    conduct it was, where the words say so: a hint for the question, never its answer.
    """

    label: Label
    score: float
    spans: tuple[Span, ...] = ()
    shown: bool = True
    by: By | None = None

    @property
    def family(self) -> Family:
        """The group the label belongs to."""
        return self.label.family


class Answers(Value, frozen=True):
    """How often the caregiver agreed with what was suggested, disagreed, or added a label that was not suggested."""

    confirmed: int = 0
    dismissed: int = 0
    added: int = 0


class Person(Value, frozen=True):
    """Someone who writes in the journal. An empty name stands for the journal's owner."""

    id: str
    name: str = ""


class Child(Value, frozen=True):
    """A child in the caregiver's care."""

    id: str
    name: str
    born: date | None = None

    def age_on(self, day: date) -> int | None:
        """Age in whole years on `day`, or None where the birth date is unknown or later."""
        if self.born is None or day < self.born:
            return None
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


class EntryContent(Value, frozen=True):
    """What a caregiver writes in one entry.

    `happened_at` is local wall time with its UTC offset. `child_ids` and `author_id` name children and people.
    `record` is what happened, `reflection` is the writer's alone. Moods run from 1 (hard) to 5 (good).
    `details` holds the optional fields of the kind, by field name.
    """

    happened_at: datetime
    record: str
    reflection: str = ""
    kind: Kind = Kind.MOMENT
    child_ids: tuple[str, ...] = ()
    author_id: str = ""
    setting: str = ""
    child_mood: int | None = None
    carer_mood: int | None = None
    details: dict[str, str] = {}
    trashed: bool = False


class LabelDecision(Value, frozen=True):
    """A label the caregiver confirmed, dismissed or took back, with the quoted words and the model that saw them."""

    id: str
    entry_id: str
    label: Label
    decision: Decision
    quote: str = ""
    by: By | None = None
    model: str = ""


class Entry(Value, frozen=True):
    """An entry as it stands now, projected from its latest revision.

    `recorded_at` (UTC) is when it was first written, `edited_at` when it was last changed, or None.
    """

    id: str
    content: EntryContent
    recorded_at: datetime
    edited_at: datetime | None
    revision_id: str
    labels: tuple[LabelDecision, ...] = ()
    reason: str = ""
    """Why it was written late or last changed, where the writer said so."""

    @property
    def late(self) -> bool:
        """Whether it was first written more than 24 hours after the event."""
        return self.recorded_at - self.content.happened_at > LATE_AFTER


class EntryLine(Value, frozen=True):
    """One row of a list of entries: enough to draw it, no more.

    `place` is where it stands in time: a whole number, larger for later. `opening` is the start of the record or,
    in a search, the passage around the words found, which `highlights` point out.
    """

    place: int
    id: str
    happened_at: datetime
    kind: Kind
    opening: str
    child_ids: tuple[str, ...] = ()
    confirmed: tuple[Label, ...] = ()
    highlights: tuple[Span, ...] = ()
    late: bool = False
    edited: bool = False


class Version(Value, frozen=True):
    """One earlier or present state of an entry: when it was written, what it said and, where given, why it changed.

    An erased version says nothing any more.
    """

    revision_id: str
    recorded_at: datetime
    content: EntryContent
    reason: str = ""
    erased: bool = False


class Enclosure(Value, frozen=True):
    """A photo or file kept with an entry. `size` counts bytes; `digest` is the SHA-256, in hexadecimal, of the
    encrypted file as it lies in the journal's folder. One that was removed can be put back."""

    id: str
    entry_id: str
    name: str
    media_type: str
    size: int
    stored_as: str
    digest: str
    removed: bool = False


class Placement(Value, frozen=True):
    """A child's time with these carers, from `began` to `ended` (None: still), both days included.

    `kind` is a word such as "short-term" or "respite", `name` says where or with whom, `ending` how it ended.
    """

    id: str
    child_id: str
    began: date
    ended: date | None = None
    kind: str = ""
    name: str = ""
    ending: str = ""


class LifeEvent(Value, frozen=True):
    """Something that changed a child's life on a day, in the caregiver's `words`; `child_ids` empty: for all."""

    id: str
    kind: EventKind
    day: date
    words: str = ""
    child_ids: tuple[str, ...] = ()


class Try(Value, frozen=True):
    """One time that a plan was tried (UTC), and how it went."""

    at: datetime
    went: Went
    words: str = ""


class Plan(Value, frozen=True):
    """What a caregiver means to say or do next time, in one sentence.

    `occasion` is a setting such as "bedtime", or empty; `hour` (0 to 23, local) is the time of day it is for, and
    `child_ids` whom it is for, where known. `tries` are in the order in which they were told. `outcome` says how it
    went in a journal that knew no tries yet.
    """

    id: str
    sentence: str
    made_at: datetime
    entry_id: str | None = None
    occasion: str = ""
    child_ids: tuple[str, ...] = ()
    hour: int | None = None
    state: PlanState = PlanState.OPEN
    tries: tuple[Try, ...] = ()
    outcome: str = ""


class Draft(Value, frozen=True):
    """Text not yet saved as an entry. `entry_id` is None for a new entry, else the entry being edited.

    `began_from` is the revision that the edit began from, or empty. `reason` is why it changes, or is written late.
    """

    content: EntryContent
    entry_id: str | None = None
    began_from: str = ""
    reason: str = ""


class Shelf(StrEnum):
    """Where entries are listed from."""

    JOURNAL = "journal"
    BIN = "bin"
    UNFINISHED = "unfinished"
    """Those outside the bin with an edit that was begun and not saved."""


class WaitingFile(Value, frozen=True):
    """A file handed over for an entry that is not saved yet: where it lies, or else what is in it."""

    name: str
    path: str = ""
    content: bytes = b""


class Filters(Value, frozen=True):
    """Which entries to list. Empty fields filter nothing; days are local dates, both ends included."""

    shelf: Shelf = Shelf.JOURNAL
    words: str = ""
    child_id: str | None = None
    label: Label | None = None
    kind: Kind | None = None
    first_day: date | None = None
    last_day: date | None = None


class Change(Value, frozen=True):
    """What one operation changed, by id, so that each screen refreshes only what concerns it."""

    entries: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    """Ids of the entries whose labels changed."""
    children: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    plans: frozenset[str] = frozenset()
    story: frozenset[str] = frozenset()
    """Ids of the placements and life events that changed."""
    enclosures: frozenset[str] = frozenset()
    """Ids of the entries whose enclosures changed."""
    settings: frozenset[str] = frozenset()
    """Names of the settings that changed."""


class Move(Value, frozen=True):
    """One thing's way from a revision (None: it was not there) to another."""

    entity: str
    entity_id: str
    before: str | None
    after: str


class SettingMove(Value, frozen=True):
    """A setting's value before and after; None where it was not set."""

    name: str
    before: str | None
    after: str | None


class Deed(Value, frozen=True):
    """What one operation changed, so that it can be undone. It names revisions, and holds no entry's words."""

    change: Change
    moves: tuple[Move, ...] = ()
    settings: tuple[SettingMove, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was changed that could be undone."""
        return not self.moves and not self.settings
