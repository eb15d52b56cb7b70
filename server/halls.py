"""All meetings of one log: those that are open from the start, closed ones when somebody asks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from meeting import commands as c
from meeting.apply import replay
from meeting.decide import decide
from meeting.errors import Refused
from meeting.roles import Permission, Role, who_may
from meeting.state import Meeting, Status
from meeting.values import SERVER
from server import doors
from server.clock import MeetingClock
from server.config import Config
from server.doors import Doors
from server.errors import LogError, NoSuchMeeting
from server.first_answers import Answer
from server.hall import Hall
from server.log import Append, KeyHash, Log
from server.uncollected import uncollected

logger = logging.getLogger("handrail.server")

_EPOCH_BYTES = 8


CALLING = frozenset(who_may(Permission.KEEP_QUEUE))
"""The roles that a meeting without a host does not have."""


class Halls:
    """The halls of one server."""

    def __init__(self, log: Log, config: Config, broke: Callable[[LogError], None]) -> None:
        """Begin with no hall; `broke` is told when the log takes no more."""
        self._log = log
        self._config = config
        self._broke = broke
        self._halls: dict[str, Hall] = {}
        self._asleep: set[str] = set()
        self._waking = asyncio.Lock()

    def __iter__(self) -> Iterator[Hall]:
        """Yield the halls that are loaded."""
        return iter(self._halls.values())

    def load(self) -> None:
        """Load every meeting that is open.

        Raises:
            LogError: a meeting in the log is damaged.
        """
        old = self.forget_old()
        with uncollected():
            for row in self._log.meetings():
                if row.code in old:
                    continue
                if row.closed is None:
                    self._halls[row.code] = self._loaded(row.code)
                else:
                    self._asleep.add(row.code)

    def forget_old(self) -> frozenset[str]:
        """Delete every meeting whose time is over, and return their codes."""
        now = self._config.clocks.wall()
        rows = self._log.meetings()
        old = {row.code for row in rows if row.delete_at is not None and row.delete_at <= now}
        for code in old:
            self._halls.pop(code, None)
            self._asleep.discard(code)
            self._log.append(Append(code=code, forget=True, settled=_forgotten))
        return frozenset(old)

    async def find(self, code: str) -> Hall | None:
        """Return a meeting's hall; None where there is no such meeting."""
        async with self._waking:
            if code in self._asleep:
                hall = self._hall(code)
                kept = await asyncio.to_thread(lambda: list(self._log.read(code)))
                hall.load(kept, self._doors(code))
                self._halls[code] = hall
                self._asleep.remove(code)
        return self._halls.get(code)

    async def open(  # noqa: PLR0913 - all that a meeting is opened with
        self,
        title: str,
        language: str,
        agenda: Iterable[c.AddItem | c.AddTerms],
        *,
        purpose: str = "",
        keep_days: int = 0,
        amend_days: int = 0,
        regrets: tuple[str, ...] = (),
        no_host: bool = False,
    ) -> tuple[str, Mapping[Role, str]]:
        """Open a new meeting; return its code, and a secret for each role that it has.

        Raises:
            Refused: the title, the language or an agenda item is not right, or the disk is full.
        """
        code, utc = self._new_code(), self._config.clocks.wall()
        roles = (role for role in Role if not (no_host and role in CALLING))
        secrets = {role: self._config.secret() for role in roles}
        keys = [KeyHash(role, doors.hashed(secret)) for role, secret in secrets.items()]
        hall = self._hall(code)
        command = c.OpenMeeting(
            title=title,
            language=language,
            utc=utc,
            epoch=self._config.random(_EPOCH_BYTES).hex(),
            purpose=purpose,
            keep_days=keep_days,
            amend_days=amend_days,
            regrets=regrets,
            passing=no_host,
        )
        agenda = tuple(agenda)
        _rehearse(command, *agenda)
        clock = MeetingClock(self._config.clocks, utc)
        await answered(lambda answer: hall.room.open(command, keys, clock, answer))
        for item in agenda:
            await answered(partial(hall.room.note, item))
        self._halls[code] = hall
        return code, secrets

    def new_pin(self, code: str) -> str:
        """Return the second half of a new short code; one that was there opens nothing more.

        Raises:
            NoSuchMeeting: no meeting with that code is loaded.
        """
        hall = self._halls.get(code)
        if hall is None:
            raise NoSuchMeeting(code)
        pin = doors.code(self._config.random(doors.PIN_LENGTH))
        hall.doors.set_pin(pin)
        return pin

    async def change_lock(self, code: str, role: Role) -> str:
        """Return a new secret for a role; the old one, and links for one person, open nothing more.

        Raises:
            NoSuchMeeting: no meeting has that code.
            LogError: the new secret could not be kept; the old one still counts.
        """
        hall = await self.find(code)
        if hall is None:
            raise NoSuchMeeting(code)
        secret = self._config.secret()
        key = KeyHash(role, doors.hashed(secret))
        settled: asyncio.Future[LogError | None] = asyncio.get_running_loop().create_future()
        self._log.append(Append(code=code, links=[key], settled=settled.set_result))
        error = await settled
        if error:
            raise error
        hall.doors.change([key])
        if hall.room.state.status is Status.OPEN:
            for one in hall.room.state.invitations:
                if one.role is role:
                    wish = c.TakeBackInvitation(invitation=one.id)
                    await answered(partial(hall.room.note, wish))
        return secret

    def _hall(self, code: str) -> Hall:
        return Hall(code, self._log, self._config, self._broke)

    def _loaded(self, code: str) -> Hall:
        hall = self._hall(code)
        hall.load(self._log.read(code), self._doors(code))
        return hall

    def _doors(self, code: str) -> Doors:
        return Doors(self._log.links(code), self._log.sessions(code))

    def _new_code(self) -> str:
        while True:
            code = doors.code(self._config.random(doors.CODE_LENGTH))
            if code not in self._halls and code not in self._asleep:
                return code


def _forgotten(error: LogError | None) -> None:
    if error:
        logger.warning("a meeting could not be deleted: %s", error)


def _rehearse(*commands: c.Command) -> None:
    """Raise Refused where one of the commands would be, before any of them is written."""
    meeting = Meeting()
    for command in commands:
        meeting = replay(decide(meeting, command, SERVER, 0), meeting)


async def answered(ask: Callable[[Answer], None]) -> int:
    """Ask a room and wait for the answer; raises Refused where that is the answer."""
    outcome: asyncio.Future[int | Refused] = asyncio.get_running_loop().create_future()
    ask(partial(_settle, outcome))
    answer = await outcome
    if isinstance(answer, Refused):
        raise answer
    return answer


def _settle(outcome: asyncio.Future[int | Refused], answer: int | Refused) -> None:
    if not outcome.done():  # else nobody waits any more
        outcome.set_result(answer)
