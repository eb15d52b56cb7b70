"""A co-host takes over when the host's line drops, and gives back on return."""

from meeting import commands as c
from meeting import events as e
from meeting.roles import Role
from tests.meeting.play import Play


def a_play() -> tuple[Play, int, int, int]:
    """Return a meeting with a host and two co-hosts."""
    play = Play()
    host = play.join("Asha", Role.HOST)
    return play, host, play.join("Ben", Role.CO_HOST), play.join("Cho", Role.CO_HOST)


def roles(play: Play, person: int) -> tuple[Role, ...]:
    """Return what somebody is now."""
    return play.meeting.people[person].roles


def test_a_co_host_takes_over_and_gives_back() -> None:
    """Both happen by themselves, and both are events that everybody sees."""
    play, host, ben, _ = a_play()

    lost = play.do(c.LoseLine(person=host))
    stood_in = roles(play, ben)
    found = play.do(c.RegainLine(person=host))

    assert [type(event) for event in (*lost, *found)] == [
        e.LineLost, e.TookOver, e.LineRegained, e.GaveBack,
    ]  # fmt: skip
    assert stood_in == (Role.CO_HOST, Role.HOST)
    assert roles(play, ben) == (Role.CO_HOST,)


def test_another_host_is_enough() -> None:
    """While one host is on the line, nobody else gets more power."""
    play, host, _, _ = a_play()
    play.join("Dee", Role.HOST)

    assert [type(one) for one in play.do(c.LoseLine(person=host))] == [e.LineLost]


def test_a_stand_in_who_is_lost_has_a_stand_in() -> None:
    """When the host comes back, everybody gives back."""
    play, host, ben, cho = a_play()
    play.do(c.LoseLine(person=host))
    play.do(c.LoseLine(person=ben))
    assert Role.HOST in roles(play, cho)

    play.do(c.RegainLine(person=host))

    assert [roles(play, one) for one in (ben, cho)] == [(Role.CO_HOST,)] * 2
    assert roles(play, host) == (Role.HOST,)


def test_a_stand_in_who_comes_back_is_the_stand_in() -> None:
    """The host is still gone: the first stand-in has the role again, the second gives it back."""
    play, host, ben, cho = a_play()
    play.do(c.LoseLine(person=host))
    play.do(c.LoseLine(person=ben))

    play.do(c.RegainLine(person=ben))

    assert Role.HOST in roles(play, ben)
    assert roles(play, cho) == (Role.CO_HOST,)


def test_a_co_host_who_comes_in_while_the_host_is_gone_takes_over() -> None:
    """Nobody else was there to do it."""
    play = Play()
    host = play.join("Asha", Role.HOST)
    play.do(c.LoseLine(person=host))

    ben = play.join("Ben", Role.CO_HOST)

    assert roles(play, ben) == (Role.CO_HOST, Role.HOST)


def test_a_host_who_leaves_is_followed_by_a_co_host() -> None:
    """For good: who left does not come back as the same person."""
    play, host, ben, _ = a_play()

    play.do(c.Leave(), host)

    assert roles(play, ben) == (Role.CO_HOST, Role.HOST)


def test_a_host_who_comes_in_with_the_link_gets_the_role_back() -> None:
    """A new machine, a new person: the stand-in gives back all the same."""
    play, host, ben, _ = a_play()
    play.do(c.LoseLine(person=host))

    play.join("Asha again", Role.HOST)

    assert roles(play, ben) == (Role.CO_HOST,)


def test_without_a_co_host_nobody_takes_over() -> None:
    """Power comes only to who was named for it."""
    play = Play()
    host, ana = play.join("Asha", Role.HOST), play.join("Ana")

    play.do(c.LoseLine(person=host))

    assert roles(play, ana) == (Role.PARTICIPANT,)
