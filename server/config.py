"""Everything that can be set about a server, with what it is when nobody sets it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from meeting.language import ENGLISH, Catalogue
from server.callers import LOOPBACK, MOST_OF_AN_ADDRESS, MOST_UNKNOWN, MOST_WAITING
from server.clock import Clocks
from server.doors import SECRET_BYTES
from server.limits import HANDSHAKES, JOINS, PER_PERSON, SHORT_CODES, WRONG_LINKS, Limit, Table
from server.measures import Measures

PORT = 8765


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How long the server waits, in seconds.

    Attributes:
        hello: for a new connection to say who it is.
        refused: for a connection without a place to ask for something, and hear so.
        grace: before it tells that somebody lost their line.
        restart_grace: the same, for everybody who was here before a restart.
        ping: without a sign of life before it asks for one.
        dead: without a sign of life before it hangs up.
        stalled: for a connection to take anything of what waits for it.
        close: for a connection to say goodbye back.
        tick: between two looks at every connection.
    """

    hello: float = 5
    refused: float = 0.5
    grace: float = 5
    restart_grace: float = 10
    ping: float = 20
    dead: float = 45
    stalled: float = 15
    close: float = 2
    tick: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a server is told when it starts.

    Attributes:
        log: the file that keeps the meetings; made where there is none.
        most_log_bytes: the size at which the log counts as full; 0 for as much as the disk has.
        host: the address to listen at.
        port: the port to listen at; 0 for any that is free.
        certificate: a PEM file with the certificate, to encrypt.
        key: a PEM file with the certificate's key; None where it is in the same file.
        plain_text: others than this computer may connect without encryption.
        names: host names under which people reach this server; the first one stands in links.
        most_connections: connections at a time.
        most_of_an_address: the same, of one address.
        most_unknown: connections of one address that have not said who they are.
        most_waiting: connections of all addresses that have not said who they are.
        handshakes: how many new connections may come from all addresses together.
        shared: addresses or networks that many people come from; the two limits of one address,
            and the one of new connections, are not for those.
        limits: what one person may ask for.
        wrong_links: how often one address may show a wrong secret.
        short_codes: how often wrong short codes may be tried at one meeting.
        joins: how many new people may come from one address.
        times: how long the server waits.
        clocks: where time comes from.
        catalogue: gives the sentences of a language by its tag; English where there is none.
        measures: where the server counts what it does.
        secret: makes a secret that nobody can guess.
        random: makes random bytes.
    """

    log: Path
    most_log_bytes: int = 0
    host: str = "127.0.0.1"
    port: int = PORT
    certificate: Path | None = None
    key: Path | None = None
    plain_text: bool = False
    names: tuple[str, ...] = ()
    most_connections: int = 2000
    most_of_an_address: int = MOST_OF_AN_ADDRESS
    most_unknown: int = MOST_UNKNOWN
    most_waiting: int = MOST_WAITING
    handshakes: Limit = HANDSHAKES
    shared: tuple[str, ...] = LOOPBACK
    limits: Table = field(default_factory=lambda: PER_PERSON)
    wrong_links: Limit = WRONG_LINKS
    short_codes: Limit = SHORT_CODES
    joins: Limit = JOINS
    times: Times = field(default_factory=Times)
    clocks: Clocks = field(default_factory=Clocks)
    catalogue: Callable[[str], Catalogue] = lambda _: ENGLISH
    measures: Measures = field(default_factory=Measures)
    secret: Callable[[], str] = lambda: secrets.token_urlsafe(SECRET_BYTES)
    random: Callable[[int], bytes] = secrets.token_bytes
