"""What a meeting knows: people, agenda and corrections become terms."""

from __future__ import annotations

from captions.known_terms import known
from captions.text.glossary import Heard
from meeting import commands as c
from meeting.roles import Role
from meeting.state import Meeting
from meeting.values import Mended, Origin
from tests.meeting.play import Play

HOST, ASHA, CAPTIONS = 2, 3, 4


def meeting(*said: str) -> Play:
    """Return a meeting with two people, and with captions."""
    play = Play()
    play.join("Ben Okoro", Role.HOST)
    play.join("Asha Rao")
    play.join("Captioner 1", Role.CAPTIONER)
    play.do(c.StartCaptions(language="en", engine="paper"), by=CAPTIONS)
    for text in said:
        play.do(c.AddCaption(text=text, start=0, end=0), by=CAPTIONS)
    return play


def read(state: Meeting, text: str, *, sure: float | None = None, language: str = "en") -> str:
    """Return words as the meeting's glossary has them."""
    glossary = known(state, language).glossary(language)
    return " ".join(one.text for one in glossary.mend([Heard(word, sure) for word in text.split()]))


def correct(play: Play, old: str, new: str) -> None:
    """Let the host mend the newest caption that has the words."""
    found = [one.id for one in play.meeting.captions if old in one.text]
    play.do(c.ReplaceWords(caption=found[-1], old=old, new=new), by=HOST)


def test_people_are_known_by_their_names_and_parts_of_them() -> None:
    """Who comes in later is known from then on; a captioner is a machine."""
    play = meeting()
    assert read(play.meeting, "Thanks Delamini") == "Thanks Delamini"

    play.join("Nkosi Dlamini")

    assert read(play.meeting, "Asher Rao and Delamini") == "Asha Rao and Dlamini"
    assert not [one for one in known(play.meeting, "en").terms if "Captioner" in one.text]


def test_a_new_name_takes_the_place_of_the_old_one() -> None:
    """Nobody is called what they are called no more."""
    play = meeting()

    play.do(c.Rename(name="Esha Rao"), by=ASHA)

    assert read(play.meeting, "Asher Rao") == "Esha Rao"


def test_the_agenda_gives_presenters_and_uncommon_words() -> None:
    """Common words of a title are no terms."""
    play = meeting()
    play.do(c.AddItem(title="Makaton and money", presenter="Olga Petrova"), by=HOST)

    texts = {one.text: one.origin for one in known(play.meeting, "en").terms}

    assert texts["Olga Petrova"] == texts["makaton"] == Origin.AGENDA
    assert not {"money", "and"} & texts.keys()


def test_a_corrected_name_counts_for_later_captions() -> None:
    """Whether a few words or the whole line were mended."""
    play = meeting("we saw chidy easy there", "and a v spoke")
    correct(play, "chidy easy", "Chidi Eze")
    last = [one.id for one in play.meeting.captions][-1]
    play.do(c.CorrectCaption(caption=last, text="and Avni spoke"), by=HOST)

    assert read(play.meeting, "then chidy easy left a v") == "then Chidi Eze left Avni"


def test_one_correction_of_common_words_teaches_nothing() -> None:
    """A "he" is not always "she", and fourteen is not always forty."""
    play = meeting("he paid fourteen pounds")
    correct(play, "he", "she")
    correct(play, "fourteen", "forty")

    assert read(play.meeting, "he paid fourteen pounds", sure=0.3) == "he paid fourteen pounds"


def test_another_name_is_no_mishearing() -> None:
    """Who said Ben and meant Asha was heard well."""
    play = meeting("thank you Ben", "thank you Ben")
    for _ in range(2):
        correct(play, "Ben", "Asha")

    assert read(play.meeting, "thank you Ben") == "thank you Ben"


def test_a_term_that_was_put_back_stays_out() -> None:
    """And putting it back is no lesson in the other direction."""
    play = meeting()
    mended = (Mended("Asher Rao", "Asha Rao", Origin.PEOPLE),)
    said = c.AddCaption(text="It is Asha Rao.", start=0, end=0, mended=mended)
    play.do(said, by=CAPTIONS)

    correct(play, "Asha Rao", "Asher Rao")

    assert read(play.meeting, "It is Asher Rao.") == "It is Asher Rao."
    assert read(play.meeting, "It is Asha Rao.") == "It is Asha Rao."


def test_what_is_taken_out_of_the_record_teaches_nothing() -> None:
    """Its words are gone here too."""
    play = meeting("and a v spoke")
    correct(play, "a v", "Avni")
    (caption,) = [one.id for one in play.meeting.captions]

    play.do(c.Redact(said=caption), by=HOST)

    assert read(play.meeting, "and a v spoke") == "and a v spoke"


def test_a_term_that_was_put_back_stays_out_though_it_stands_where_it_was_heard_rightly() -> None:
    """One place was put back; the other one is what somebody said."""
    play = meeting()
    mended = (Mended("Asher Rao", "Asha Rao", Origin.PEOPLE),)
    said = c.AddCaption(text="Asha Rao met Asha Rao.", start=0, end=0, mended=mended)
    play.do(said, by=CAPTIONS)

    correct(play, "Asha Rao", "Asher Rao")

    assert read(play.meeting, "It is Asher Rao.") == "It is Asher Rao."
