"""Counts the TLS handshakes that have not ended, so that nobody fills the server with those.

Before the end of a handshake neither asyncio nor websockets tells who is there. So the socket that
people connect to counts them itself, by the same limits as connections that have said nothing yet.
"""

from __future__ import annotations

import socket

from server.callers import Callers

Peer = tuple[str, int] | tuple[str, int, int, int]
"""Address and port of the other side, as the socket gives them."""


class Handshakes:
    """The handshakes that go on, by the other side's address and port."""

    def __init__(self, callers: Callers) -> None:
        """Begin with none; `callers` counts them and knows the limits."""
        self._callers = callers
        self._open: set[Peer] = set()

    def begin(self, peer: Peer) -> bool:
        """Count one more; False where there is no place for it."""
        if not self._callers.come(peer[0]):
            return False
        self._open.add(peer)
        return True

    def end(self, peer: Peer) -> None:
        """Take note that it has come to an end, good or bad; the second end counts nothing."""
        if peer in self._open:
            self._open.discard(peer)
            self._callers.gone(peer[0], known=False)


class CountingSocket(socket.socket):
    """A listening socket that hangs up on whoever is one handshake too many."""

    def __init__(self, listening: socket.socket, handshakes: Handshakes) -> None:
        """Take over a socket that listens already."""
        super().__init__(fileno=listening.detach())
        self._handshakes = handshakes

    def accept(self) -> tuple[socket.socket, Peer]:
        """Take the next connection; see `socket.accept`.

        Raises:
            ConnectionAbortedError: it was one too many. asyncio knows that from the system.
        """
        peer: Peer
        accepted, peer = super().accept()
        if self._handshakes.begin(peer):
            return _CountedSocket(accepted, peer, self._handshakes), peer
        accepted.close()
        raise ConnectionAbortedError


class _CountedSocket(socket.socket):
    """A connection whose handshake is over at the latest when it is closed."""

    def __init__(self, accepted: socket.socket, peer: Peer, handshakes: Handshakes) -> None:
        super().__init__(fileno=accepted.detach())
        self._peer, self._handshakes = peer, handshakes

    def close(self) -> None:
        """Close it; see `socket.close`."""
        super().close()
        self._handshakes.end(self._peer)
