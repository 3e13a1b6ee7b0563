"""A connection to a server, found while something is left of a limit.

Looking up a name has no time-out of its own, and each of the addresses found takes its time: so it is done beside, and
not waited for any longer than that.
"""

import socket
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeAlias

from mouctl.delivery._conversation import OUT_OF_TIME, Lost, broken
from mouctl.transport import Limit

_Found: TypeAlias = "SimpleQueue[socket.socket | Exception]"


def connected(host: str, port: int, limit: Limit) -> socket.socket:
    """A connection to the first address that answers. Raises Lost."""
    found: _Found = SimpleQueue()
    left = limit.left()
    if not left:
        raise Lost(OUT_OF_TIME)
    Thread(target=_look, args=(host, port, left, found), daemon=True).start()
    try:
        one = found.get(timeout=left)
    except Empty:
        raise Lost(OUT_OF_TIME) from None
    if isinstance(one, Exception):
        raise Lost(broken(one))
    return one


def _look(host: str, port: int, seconds: float, found: _Found) -> None:
    try:
        connection = socket.create_connection((host, port), seconds)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # the dot is not to wait for company
        found.put(connection)
    except (OSError, UnicodeError) as error:  # UnicodeError: a name that no name can be
        found.put(error)
