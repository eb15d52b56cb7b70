"""Partials go out as what changed; whoever puts them together has the newest text."""

from hypothesis import given
from hypothesis import strategies as st

from meeting.wire import Partial, decode_server
from server.partials import Partials
from tests.server.stand_ins import unframed


def said(text: str, source: int = 7) -> Partial:
    """Return a partial as a room makes it."""
    return Partial(source=source, revision=0, text=text)


def read(frames: list[bytes]) -> list[Partial]:
    """Return the partials in these frames."""
    messages = [decode_server(payload) for payload in unframed(b"".join(frames))]
    return [message for message in messages if isinstance(message, Partial)]


def test_only_what_changed_goes_out() -> None:
    """The second partial keeps the beginning that the first one brought."""
    partials = Partials()
    partials.put(said("we need a"))
    first = read(partials.take())

    partials.put(said("we need a ramp"))
    second = read(partials.take())

    assert [(one.revision, one.keep, one.text) for one in first] == [(1, 0, "we need a")]
    assert [(one.revision, one.keep, one.text) for one in second] == [(2, 9, " ramp")]


def test_only_the_newest_waits() -> None:
    """What is replaced before it went out never goes out."""
    partials = Partials()

    partials.put(said("we"))
    partials.put(said("we need"))

    assert [one.text for one in read(partials.take())] == ["we need"]
    assert partials.take() == []


def test_who_comes_gets_the_whole() -> None:
    """The whole text has the revision of the part, so that the next part fits on both."""
    partials = Partials()
    for text in ("we need", "we need a ramp"):
        partials.put(said(text))
        partials.take()

    assert read(partials.whole()) == [Partial(source=7, revision=2, text="we need a ramp")]


def test_after_a_caption_nothing_is_kept() -> None:
    """Readers clear a source when its caption comes; so the next partial keeps nothing."""
    partials = Partials()
    partials.put(said("we need"))
    partials.take()

    partials.end(7)
    partials.put(said("we go"))

    assert partials.whole() == []
    assert [(one.keep, one.text) for one in read(partials.take())] == [(0, "we go")]


def test_a_caption_on_its_way_holds_partials_back() -> None:
    """What comes after the caption's words waits until the caption is out, and is not lost."""
    partials = Partials()
    partials.put(said("we need a ramp"))

    partials.hold(7)
    partials.put(said("and"))
    held = partials.take()
    partials.release(7)

    assert held == []
    assert [one.text for one in read(partials.take())] == ["and"]


def test_sources_do_not_mix() -> None:
    """Two captioners at once: each has its own text and revisions."""
    partials = Partials()
    partials.put(said("we", 7))
    partials.put(said("wir", 8))
    partials.take()

    partials.put(said("wir sind", 8))

    assert [(one.source, one.keep) for one in read(partials.take())] == [(8, 3)]


STEPS = st.lists(
    st.tuples(st.sampled_from([7, 8]), st.text("ab\U0001f600é", max_size=6), st.booleans())
)


@given(STEPS)
def test_readers_always_have_the_newest_text(steps: list[tuple[int, str, bool]]) -> None:
    """Whatever is said in whatever rhythm, parts put together are what was said last."""
    partials = Partials()
    texts: dict[int, str] = {}
    newest: dict[int, str] = {}

    for source, text, goes_out in steps:
        partials.put(said(text, source))
        newest[source] = text
        for part in read(partials.take()) if goes_out else ():
            texts[part.source] = texts.get(part.source, "")[: part.keep] + part.text
    for part in read(partials.take()):
        texts[part.source] = texts.get(part.source, "")[: part.keep] + part.text

    assert texts == newest
    assert {one.source: one.text for one in read(partials.whole())} == newest
