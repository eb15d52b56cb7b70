"""How many connections one address holds, so that nobody takes every place.

Until somebody has said who they are, an address gets few places; all addresses together get some.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from ipaddress import IPv6Address, ip_address, ip_network

MOST_UNKNOWN = 10
"""Connections of one address that have not said who they are."""

MOST_OF_AN_ADDRESS = 50
"""Connections of one address."""

MOST_WAITING = 500
"""Connections of all addresses that have not said who they are."""

LOOPBACK = ("127.0.0.0/8", "::1")
"""This computer: a program that passes connections on, such as a tunnel, comes from there."""


class Callers:
    """The connections of a server, counted by address."""

    def __init__(
        self,
        shared: Iterable[str] = LOOPBACK,
        most_unknown: int = MOST_UNKNOWN,
        most: int = MOST_OF_AN_ADDRESS,
        most_waiting: int = MOST_WAITING,
        may_come: Callable[[], bool] = lambda: True,
    ) -> None:
        """Begin with none.

        Args:
            shared: addresses or networks behind which many people sit: only the limit of all
                addresses that have not said who they are is for those.
            most_unknown: connections of one address that have not said who they are.
            most: connections of one address.
            most_waiting: connections of all addresses that have not said who they are.
            may_come: whether one more may come now; asked once for each.
        """
        self._shared = [ip_network(one) for one in shared]
        self._most_unknown = most_unknown
        self._most = most
        self._most_waiting = most_waiting
        self._may_come = may_come
        self._all: Counter[str] = Counter()
        self._unknown: Counter[str] = Counter()
        self._waiting = 0

    def come(self, address: str) -> bool:
        """Count a new connection that has said nothing yet; False where there is no place for it.

        Whoever got a place gives it back with `gone`.
        """
        if self._waiting >= self._most_waiting:
            return False
        if not self._is_shared(address) and not self._has_room(address):
            return False
        self._all[address] += 1
        self._unknown[address] += 1
        self._waiting += 1
        return True

    def _has_room(self, address: str) -> bool:
        fits = self._all[address] < self._most and self._unknown[address] < self._most_unknown
        return fits and self._may_come()

    def known(self, address: str) -> None:
        """Take note that one of the address's connections has said who it is."""
        self._take(self._unknown, address)
        self._waiting -= 1

    def gone(self, address: str, *, known: bool) -> None:
        """Take note that a connection is over."""
        if not known:
            self.known(address)
        self._take(self._all, address)

    def _take(self, counts: Counter[str], address: str) -> None:
        counts[address] -= 1
        if not counts[address]:
            del counts[address]  # else every address that ever came would be remembered

    def _is_shared(self, address: str) -> bool:
        try:
            one = ip_address(address)
        except ValueError:
            return False
        if isinstance(one, IPv6Address) and one.ipv4_mapped:
            one = one.ipv4_mapped
        return any(one in network for network in self._shared)
