"""A meeting in which people were asked: a yes, a no, another name, off the record, taken out."""

from __future__ import annotations

from meeting import commands as c
from meeting.roles import Role
from tests.meeting.play import Play

MINUTE = 60_000

ASHA, CAPTIONS, BO, CAI, DEE = 2, 3, 4, 5, 6

OFF, REFUSED, TAKEN, BEFORE, WITHDRAWN = (
    f"{word}-marker" for word in ("off", "refused", "taken", "unanswered", "withdrawn")
)
"""Words that no file may have."""

KEPT = "kept-marker"
"""A word that every file has."""

NO_NAME = "Cai-name-marker"
"""The name of who said no."""


def asked_meeting() -> Play:
    """Play it: Bo says yes under another name, Cai says no, Dee says yes and then no."""
    play = Play(title="Who is asked", purpose="so that people can read it again")
    play.join("Asha Rao", Role.HOST)
    play.join("Captions", Role.CAPTIONER)
    for name in ("Bo", NO_NAME, "Dee"):
        play.join(name)
    play.do(c.StartCaptions(language="en", engine="vosk small en"), CAPTIONS)
    turn = _speak(play, ASHA, 0, BEFORE)
    play.do(c.AnswerConsent(keep=True), ASHA)
    play.do(c.AnswerConsent(keep=True, name="A resident"), BO)
    play.do(c.AnswerConsent(keep=False), CAI)
    play.do(c.AnswerConsent(keep=True), DEE)
    turn = _speak(play, BO, turn, f"we want {KEPT} ramps")
    turn = _speak(play, CAI, turn, REFUSED)
    play.do(c.Chat(text=f"{REFUSED} in the chat"), CAI)
    play.do(c.RaiseHand(about=f"{REFUSED} in a hand"), CAI)
    play.do(c.ReplaceWords(caption=_said(play, REFUSED), old=REFUSED, new=f"{REFUSED} 2"), DEE)
    turn = _speak(play, DEE, turn, WITHDRAWN)
    play.do(c.Chat(text=f"{WITHDRAWN} in the chat"), DEE)
    for words, person in ((REFUSED, CAI), (WITHDRAWN, DEE)):
        play.do(c.ChooseAddress(words=words), person)
    play.do(c.ChangeLink(role=Role.PARTICIPANT, key="0" * 64), ASHA)
    turn = _speak(play, BO, turn, TAKEN)
    play.do(c.CorrectCaption(caption=_said(play, TAKEN), text=f"{TAKEN} again"), BO)
    play.do(c.GoOffRecord(), ASHA)
    play.do(c.AddCaption(text=OFF, start=play.at, end=play.at), CAPTIONS)
    play.do(c.Say(text=f"{OFF} typed"), BO)
    play.do(c.Chat(text=f"{OFF} in the chat"), BO)
    play.do(c.GoOnRecord(), ASHA, after=4 * MINUTE)
    play.do(c.Redact(said=_said(play, TAKEN), reason="it was private"), ASHA)
    play.do(c.AnswerConsent(keep=False), DEE)
    play.do(c.CloseMeeting(), ASHA)
    return play


def _speak(play: Play, person: int, ends: int, text: str) -> int:
    """Let somebody have the floor and say this; return their turn."""
    turn = play.do(c.CallPerson(person=person, ends=ends), ASHA)[-1].seq
    play.do(c.AddCaption(text=text, start=play.at, end=play.at + 2000), CAPTIONS, after=2000)
    return turn


def _said(play: Play, word: str) -> int:
    """Return the last caption with this word."""
    return max(one.id for one in play.meeting.captions if word in one.text)
