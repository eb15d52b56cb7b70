"""A meeting in another language: every word of it goes through the catalogue, or is somebody's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter

import msgspec
import pytest

from handrail.speaking import catalogue, languages
from meeting import asking, naming, needs, notices, reasons, summaries, time_words
from meeting.language import say, speaking
from meeting.moments import coming
from meeting.sentences import caption, record, too_fast
from meeting.state import Meeting
from meeting.values import Word
from tests import golden_text
from tests.meeting import story
from tests.meeting.asked import asked_meeting
from tests.meeting.play import Play
from tests.meeting.story import in_good_time, whole_meeting
from tests.meeting.test_sentences import as_lines, told
from tests.transcripts import samples
from transcripts.text import TEXT

PLAYS = {"whole": whole_meeting(), "time": in_good_time(), "asked": asked_meeting()}
READERS = range(7)


class Marking:
    """A language in which the words of every sentence stand in brackets, and its parts do not."""

    def gettext(self, message: str, /) -> str:
        """Return "{who} left." as "{who}⟦ left.⟧"."""
        pieces = Formatter().parse(message)
        return "".join(
            (f"⟦{words}⟧" if words else "") + (f"{{{part}}}" if part else "")
            for words, part, _, _ in pieces
        )

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        """Return the sentence for this number of things, marked."""
        return self.gettext(one if number == 1 else many)

    def info(self) -> Mapping[str, str]:
        """Return what it says of itself: no language that anybody has."""
        return {"language": ""}


@pytest.mark.parametrize("play", PLAYS.values(), ids=PLAYS)
def test_what_people_hear_is_theirs_or_comes_out_of_the_catalogue(play: Play) -> None:
    """No English word is left in the middle of another language."""
    with speaking(Marking()):
        texts = [one.text for you in READERS for _, one in told(play, you)]
        steps = zip(play.log, play.states, play.states[1:], strict=False)
        texts += [record(event, before, after) for event, before, after in steps]

    assert left_in_english(texts, play) == set()


@pytest.mark.parametrize("play", PLAYS.values(), ids=PLAYS)
def test_what_people_ask_for_is_theirs_or_comes_out_of_the_catalogue(play: Play) -> None:
    """The agenda, the queue, times, questions and all else that clients show at any moment."""
    with speaking(Marking()):
        texts = [
            text
            for meeting in play.states
            for you in (0, story.ASHA, story.BO)
            for text in shown(meeting, you)
        ]

    assert left_in_english(texts, play) == set()


def test_a_sentence_that_skips_the_catalogue_is_found() -> None:
    """The two tests above can fail: a bare English word stands out, also beside a name."""
    play = PLAYS["whole"]
    with speaking(Marking()):
        texts = [say("{who} left.", who="Bo"), f"{naming.named('Bo')} left.", "Dee raised a hand."]

    assert left_in_english(texts, play) == {" left.", " raised a hand."}


@pytest.mark.parametrize("language", languages()[1:])
@pytest.mark.parametrize(
    ("name", "play", "you"),
    [("meeting-participant", "whole", story.BO), ("time-writer", "time", story.DEE)],
)
def test_a_meeting_as_one_person_hears_it(language: str, name: str, play: str, you: int) -> None:
    """The golden text is what that person's client says in their language, for its speakers."""
    with speaking(catalogue(language)):
        golden_text.check(f"{language}/{name}.txt", as_lines(told(PLAYS[play], you)))


@pytest.mark.parametrize("language", languages()[1:])
def test_the_lists_as_one_person_reads_them(language: str) -> None:
    """The golden text is every list of the fullest moment of a meeting."""
    states = PLAYS["whole"].states
    fullest = max(states, key=lambda meeting: (len(meeting.queue), meeting.seq))
    with speaking(catalogue(language)):
        lines = dict.fromkeys((*shown(fullest, story.BO), *shown(states[-1], story.BO)))

    golden_text.check(f"{language}/lists.txt", "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize("language", languages()[1:])
def test_the_transcript_as_one_person_saves_it(language: str) -> None:
    """The golden text is the whole transcript; what people said stays in their own words."""
    with speaking(catalogue(language)):
        saved = TEXT.write(samples.told(PLAYS["whole"].log))

    golden_text.check(f"{language}/transcript.txt", saved.decode())


def shown(meeting: Meeting, you: int) -> Iterator[str]:
    """Yield what a client can show of a meeting as it stands."""
    yield from (summaries.now(meeting), summaries.floor(meeting, you), summaries.captions(meeting))
    yield from (summaries.place(meeting, you), summaries.card_counts(meeting))
    for several in (summaries.agenda, summaries.notes, summaries.written_down):
        yield from several(meeting)
    for to_you in (summaries.queue, summaries.people, summaries.unheard, reasons.why):
        yield from to_you(meeting, you)
    yield from (*asking.questions(meeting, you), *asking.polls(meeting, you))
    yield from (*asking.links(meeting), *notices.consent(meeting))
    yield from time_words.now(meeting, you, meeting.at, 0)
    yield from time_words.limits(meeting)
    yield from (time_words.hold(meeting), time_words.own(meeting, you))
    yield from time_words.spoken(meeting, you, meeting.at)
    for told_needs in meeting.needs.values():
        yield from needs.checklist(told_needs)
    yield from (moment.said.text for moment in coming(meeting, you))
    slow = too_fast(meeting, you)
    yield from (slow.text,) if slow else ()
    yield from (caption(one, meeting) for one in meeting.captions)


def left_in_english(texts: list[str], play: Play) -> set[str]:
    """Return the words that are neither marked nor somebody's own, nor commands, nor UTC."""
    own = sorted({*own_words(play.log)}, key=len, reverse=True)
    theirs = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in own))
    bare = (re.sub(r"⟦[^⟧]*⟧", "\0", text) for text in texts)
    parts = (part for text in bare for part in theirs.sub("\0", text).split("\0"))
    return {part for part in parts if re.search(r"[^\W\d_]", re.sub(r"/\w+|UTC", "", part))}


def own_words(thing: object) -> Iterator[str]:
    """Yield every text of people in some events: names, titles, captions; no values of Handrail.

    A caption's text is among them, its single words are not: any word could hide behind those.
    """
    if type(thing) is str:
        yield from (one for one in (thing, thing.rstrip(".")) if one)
    elif isinstance(thing, msgspec.Struct) and not isinstance(thing, Word):
        for name in thing.__struct_fields__:
            yield from own_words(getattr(thing, name))
    elif isinstance(thing, list | tuple):
        for one in thing:
            yield from own_words(one)
