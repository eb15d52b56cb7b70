"""A meeting with something in every pane, for tests and for the picture in the documents."""

from __future__ import annotations

from client import happenings as h
from meeting import commands as c
from meeting.roles import Role
from meeting.values import Kind, Sort
from tests.tui.acting import ActedLine

MINUTE = 60_000
ITEMS = (("Welcome", 5), ("What gets in the way", 15), ("Tea break", 10), ("What we try next", 20))

SPEECH = (
    "Good morning, and welcome. Captions are on the screen, and the record keeps them.",
    "Today we look at what keeps people out of meetings, and what we can do about it.",
    "If you want to speak, raise your hand. If you would rather write, that counts the same.",
    "My name is Ben. For me the hardest part is the speed.",
    "When three people talk at once, no captions in the world can help.",
    "So I would like us to agree on one thing: one person at a time.",
)


def begun(*roles: Role, purpose: str = "") -> ActedLine:
    """Return the line of Kim Lee, who has come into a meeting with an agenda and five others."""
    line = ActedLine()
    line.happens(
        c.OpenMeeting(
            title="Meetings for everybody", language="en", utc=0, epoch="e", purpose=purpose
        ),
        missed=True,
    )
    people: tuple[tuple[str, tuple[Role, ...]], ...] = (
        ("Ana Silva", (Role.HOST,)),
        ("Captions", (Role.CAPTIONER,)),
        *((name, (Role.PARTICIPANT,)) for name in ("Ben Okoro", "Cho Minji", "Dee Novak")),
        ("Kim Lee", roles or (Role.PARTICIPANT,)),
    )
    for name, held in people:
        line.happens(c.Join(name=name, roles=held), missed=True)
    host = line.person("Ana Silva")
    for title, minutes in ITEMS:
        item = c.AddItem(title=title, minutes=minutes, is_break="break" in title)
        line.happens(item, host, missed=True)
    line.happens(c.StartItem(item=line.meeting.agenda[0].id), host, missed=True)
    start = c.StartCaptions(language="en", engine="vosk small en")
    line.happens(start, line.person("Captions"), missed=True)
    missed = list(line.waiting())
    line.welcome(line.person("Kim Lee"))
    for happening in missed:
        line.put(happening)
    line.caught_up()
    return line


def busy(*roles: Role) -> ActedLine:
    """Return the same line seven minutes later: captions, hands, cards, chat, words being said."""
    line = begun(*roles)
    host, captioner = line.person("Ana Silva"), line.person("Captions")
    ben, cho, dee = map(line.person, ("Ben Okoro", "Cho Minji", "Dee Novak"))
    for text in SPEECH[:3]:
        line.caption(text)
    line.at = 6 * MINUTE
    line.happens(c.StartItem(item=line.meeting.agenda[1].id), host)
    line.happens(c.RaiseHand(), ben)
    line.happens(c.RaiseHand(kind=Kind.QUESTION, about="the budget for captions"), cho)
    line.happens(c.RaiseHand(), line.you)
    line.happens(c.RaiseHand(written=True), dee)
    line.happens(c.CallPerson(person=ben, ends=0), host)
    line.at = 7 * MINUTE
    for text in SPEECH[3:]:
        line.caption(text)
    line.happens(c.Chat(text="The slides are at the usual place."), dee)
    line.happens(c.ShowCard(sort=Sort.AGREE), cho)
    line.happens(c.ShowCard(sort=Sort.AGREE), dee)
    text = "And if somebody needs more time then we wait because waiting costs nothing"
    line.put(h.Heard(source=captioner, speaker=ben, text=text, stable=text.index("because")))
    return line
