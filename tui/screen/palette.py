"""The palette: find a command by a part of its name or of what it does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from meeting.language import say
from tui.commands import TABLE
from tui.content import content
from tui.entry import Entry
from tui.keymap import key_of
from tui.model import Model


class HasCommands(Protocol):
    """What the palette needs of the screen client."""

    @property
    def model(self) -> Model:
        """What is known of the meeting, and of you."""
        ...

    def chosen(self, entry: Entry) -> None:
        """Do what somebody chose, or ask for its words."""
        ...


class Commands(Provider):
    """Offers the rows of the table that your roles allow."""

    async def discover(self) -> Hits:
        """Yield every command, in the order of the help."""
        for one in self._open():
            yield DiscoveryHit(content(self._name(one)), self._choose(one), help=say(one.help))

    async def search(self, query: str) -> Hits:
        """Yield the commands that fit what is typed."""
        matcher = self.matcher(query)
        for one in self._open():
            score = max(matcher.match(one.name), matcher.match(say(one.help)))
            if score > 0:
                yield Hit(score, content(self._name(one)), self._choose(one), help=say(one.help))

    @property
    def _client(self) -> HasCommands:
        return cast("HasCommands", self.app)

    def _open(self) -> Iterator[Entry]:
        return (one for one in TABLE if one.open_to(self._client.model))

    def _name(self, one: Entry) -> str:
        key = key_of(one, self._client.model.settings)
        if not key.strip():
            return one.usage
        return say("{usage}  (key: {key})", usage=one.usage, key=key)

    def _choose(self, one: Entry) -> partial[None]:
        return partial(self._client.chosen, one)
