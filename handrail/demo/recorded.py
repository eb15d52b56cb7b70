"""The plan for somebody else's recording: one speaker on the floor, and people around."""

from pathlib import Path

from msgspec.structs import replace

from handrail.demo.plan import Cue, Plan, Planned, Player
from meeting.values import Kind, Sort

HOST, SPEAKER, ANA, TOMAS = "Asha Rao", "Recording", "Ana Silva", "Tomas Silva"

PEOPLE = (Player(HOST, "host"), Player(SPEAKER), Player(ANA), Player(TOMAS))

AGENDA = (
    Planned("Welcome", 1, "Everybody arrives."),
    Planned("The recording", 10, "We listen and read along."),
    Planned("Questions", 5, "Everybody can ask."),
)

CUES = (
    Cue(at=200, type="item starts", by=HOST, item="The recording"),
    Cue(at=300, type="turn begins", by=SPEAKER),
    Cue(at=6_000, type="hand", by=ANA, turn=Kind.QUESTION, about="The first point"),
    Cue(at=9_000, type="hand", by=TOMAS, about="My own example"),
    Cue(at=14_000, type="card", by=ANA, card=Sort.SLOW),
    Cue(at=18_000, type="chat", by=TOMAS, text="I can follow the captions."),
    Cue(at=24_000, type="card", by=TOMAS, card=Sort.AGREE),
)
"""What people do in the first half minute, whatever is said meanwhile."""

LONG = 60 * 60 * 1000
"""Milliseconds; a recording that does not tell its length may be as long."""

AFTER = (
    Cue(at=600, type="turn ends", by=SPEAKER),
    Cue(at=900, type="turn begins", by=ANA),
    Cue(at=2_400, type="turn ends", by=ANA),
    Cue(at=2_600, type="turn begins", by=TOMAS),
    Cue(at=3_000, type="chat", by=TOMAS, text="I have an example. I will send it here."),
    Cue(at=3_900, type="turn ends", by=TOMAS),
    Cue(at=4_200, type="item starts", by=HOST, item="Questions"),
    Cue(at=4_700, type="decision", by=HOST, text="We read the transcript again next week."),
)
"""What people do once the recording is over, in milliseconds from its end.

Nobody takes a written turn: among the captions stands only what is heard in the recording.
"""


def recorded_plan(recording: Path, language: str, length: int) -> Plan:
    """Return a plan for a recording of this length in milliseconds, 0 where nobody knows it."""
    length = length or LONG
    during = tuple(cue for cue in CUES if cue.at < length)
    after = tuple(replace(cue, at=cue.at + length) for cue in AFTER)
    return Plan(
        title=f"A recording: {recording.stem[:60]}",
        language=language,
        length=length,
        person=PEOPLE,
        agenda=AGENDA,
        sentence=(),
        cue=during + after,
    )
