"""The chain holds only for the very events that were written, in their order."""

from server import chain

EVENTS = [(1, "MeetingOpened", b"one"), (2, "ChatSaid", b"two"), (3, "ChatSaid", b"three")]


def end(epoch: str, events: list[tuple[int, str, bytes]]) -> bytes:
    """Return the last link over these events."""
    link = chain.beginning(epoch)
    for seq, kind, body in events:
        link = chain.link(link, seq, kind, chain.digest(body))
    return link


def test_the_same_events_give_the_same_end() -> None:
    """Whoever holds the events can check the chain."""
    assert end("e", EVENTS) == end("e", list(EVENTS))


def test_every_change_gives_another_end() -> None:
    """Another body, kind, number, order, length or meeting: none goes unseen."""
    changed = [
        [*EVENTS[:2], (3, "ChatSaid", b"threE")],
        [*EVENTS[:2], (3, "DecisionRecorded", b"three")],
        [*EVENTS[:2], (4, "ChatSaid", b"three")],
        [EVENTS[0], EVENTS[2], EVENTS[1]],
        EVENTS[:2],
    ]

    ends = {end("e", EVENTS), end("other", EVENTS), *(end("e", events) for events in changed)}

    assert len(ends) == 7


def test_a_body_can_go_while_the_chain_stays() -> None:
    """The link needs only the hash of the body, so erased words leave the chain whole."""
    link = chain.beginning("e")

    kept = chain.link(link, 1, "ChatSaid", chain.digest(b"words"))

    assert kept == end("e", [(1, "ChatSaid", b"words")])
