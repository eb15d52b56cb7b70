"""One websocket: what the library gives, plus a direct way for frames that many readers share.

The library makes a frame anew for each connection; here bytes go straight to the transport. That is
sound as long as nothing is fragmented or compressed and nothing is written behind a close frame: as
soon as the library closes, the reader is taken out of the relay (see `send_data`).
"""

from __future__ import annotations

import asyncio

from msgspec import Struct
from msgspec.structs import replace
from websockets.asyncio.server import Server, ServerConnection
from websockets.frames import CloseCode
from websockets.protocol import Event, State
from websockets.server import ServerProtocol

from meeting.language import ENGLISH, say, speaking
from meeting.wire import Goodbye, encode
from server import frames
from server.callers import Callers
from server.config import Times
from server.handshakes import Handshakes
from server.limits import BYTES, FRAME_COST
from server.relay import Reader, Relay

FLOOD = Goodbye(why="You sent too much at once.", next="Send less, then come back.", again=5000)


class Connection(ServerConnection):
    """A connection that can read along in a relay."""

    def __init__(
        self,
        protocol: ServerProtocol,
        server: Server,
        *,
        times: Times,
        callers: Callers,
        handshakes: Handshakes,
        **settings: float | tuple[int, int] | None,
    ) -> None:
        """Make a connection as the library asks for one."""
        super().__init__(protocol, server, **settings)  # type: ignore[arg-type]
        self._times = times
        self._callers = callers
        self._handshakes = handshakes
        self._address = ""
        self._is_known = False
        self.has_place = False
        self._relay: Relay | None = None
        self._reader: Reader | None = None
        self._heard = self._asked = self._moved = self._counted = self.loop.time()
        self._budget: float = BYTES.burst
        self._left_over = 0
        self._leaving: asyncio.Task[None] | None = None
        self.catalogue = ENGLISH

    @property
    def is_open(self) -> bool:
        """Whether something can still be written."""
        return self.protocol.state is State.OPEN and not self.transport.is_closing()

    @property
    def is_leaving(self) -> bool:
        """Whether goodbye was said."""
        return self._leaving is not None

    @property
    def code(self) -> str:
        """The code of the meeting that the connection's address names."""
        path = self.request.path if self.request else ""
        return path.partition("?")[0].rpartition("/")[2].upper()

    def say(self, message: Struct) -> None:
        """Write a message now; drop it where the connection is closing."""
        if self.is_open:
            self.transport.write(frames.text(encode(message)))

    def read_along(self, relay: Relay, reader: Reader) -> None:
        """Hand over to the relay, which writes from now on; not where the line closed meanwhile."""
        if not self.is_open:
            return
        self._relay, self._reader = relay, reader
        reader.paused = self.paused
        relay.attach(reader)

    def identified(self) -> None:
        """Take note that it has said who it is: its place is one of those who did."""
        if self.has_place and not self._is_known:
            self._is_known = True
            self._callers.known(self._address)

    def stop_reading(self) -> None:
        """Take the connection out of its relay."""
        if self._relay and self._reader:
            self._relay.detach(self._reader)
        self._relay = self._reader = None

    def leave(self, goodbye: Goodbye, code: int = CloseCode.POLICY_VIOLATION) -> None:
        """Say goodbye and close; waiting for the other side to close goes on by itself."""
        if self._leaving is None:
            if self._relay:
                self._relay.flush()
            self.stop_reading()
            with speaking(self.catalogue):
                self.say(replace(goodbye, why=say(goodbye.why), next=say(goodbye.next)))
            if self.is_open:
                self.protocol.send_close(code)
                self.send_data()
            self._leaving = self.loop.create_task(self.close(code))

    def tick(self, now: float) -> None:
        """Once a second: hang up on who is gone or stuck, and ask for a sign of life.

        A close frame cannot pass a full line, so there the connection is cut; the client comes back
        by itself and gets what it missed.
        """
        silent = now - self._heard > self._times.dead
        if silent or (self.paused and self._is_stuck(now)):
            self.transport.abort()
        elif not self.paused and now - max(self._heard, self._asked) > self._times.ping:
            self._asked = now
            if self.is_open:
                self.transport.write(frames.PING)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a place; without one, there is time to hear so and no more."""
        super().connection_made(transport)
        peer = transport.get_extra_info("peername")
        self._handshakes.end(peer)
        self._address = str(peer[0]) if peer else ""
        self.has_place = self._callers.come(self._address)
        if not self.has_place:
            self.loop.call_later(self._times.refused, self.transport.abort)

    def pause_writing(self) -> None:
        """Tell the relay that the line is full."""
        super().pause_writing()
        self._moved = self.loop.time()
        self._left_over = 0  # looked at in `tick`: under TLS the transport is not there yet
        if self._relay and self._reader:
            self._relay.pause(self._reader)

    def resume_writing(self) -> None:
        """Tell the relay that the line is free."""
        super().resume_writing()
        if self._relay and self._reader:
            self._relay.resume(self._reader)

    def data_received(self, data: bytes) -> None:
        """Take note that the other side lives, and of how much it sends."""
        self._heard = self.loop.time()
        self._count(len(data))
        super().data_received(data)

    def process_event(self, event: Event) -> None:
        """Count the frame; empty ones cost us too."""
        self._budget -= FRAME_COST
        super().process_event(event)

    def send_data(self) -> None:
        """Write what the library has to write; behind a close frame comes nothing of ours."""
        super().send_data()
        if self.protocol.state is not State.OPEN:
            self.stop_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop reading along, and give the place back."""
        self.stop_reading()
        if self.has_place:
            self._callers.gone(self._address, known=self._is_known)
            self.has_place = False
        super().connection_lost(exc)

    def _is_stuck(self, now: float) -> bool:
        """Tell whether the other side has taken nothing for too long."""
        left_over = self.transport.get_write_buffer_size()
        if left_over < self._left_over:
            self._moved = now
        self._left_over = left_over
        return now - self._moved > self._times.stalled

    def _count(self, size: int) -> None:
        filled = self._budget + (self._heard - self._counted) * BYTES.rate
        self._counted = self._heard
        self._budget = min(filled, BYTES.burst) - size
        if self._budget < 0:
            self.leave(FLOOD)
