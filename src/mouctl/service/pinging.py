"""Telling a dead-man service how a run ended: it raises the alarm when it is told of a failure, or of nothing at all.

It is asked for an address, and that is all that it learns: success is the address itself, failure the same with `/fail`
(as healthchecks.io has it). The address is as good as a password, so it is shown nowhere.
"""

from http.client import HTTPMessage
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, TypeAlias
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from mouctl.sentences import Sentence, say

LONGEST = 10
"""Seconds that a ping may take, whatever the other side does."""
_Answer: TypeAlias = "SimpleQueue[Sentence | None]"


class _NoRedirects(HTTPRedirectHandler):
    """An answer that leads elsewhere, which might not be encrypted, is no answer."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def ping(url: str, *, is_well: bool, seconds: float = LONGEST) -> Sentence | None:
    """Tells how it ended, and gives what went wrong with telling. Raises nothing, for nothing hangs on it."""
    answer: _Answer = SimpleQueue()
    address = url if is_well else failed(url)
    Thread(target=_ask, args=(address, seconds, answer), daemon=True).start()  # a name is looked up without a time-out
    try:
        return answer.get(timeout=seconds)
    except Empty:
        return say("no answer in {count} seconds", count=LONGEST)


def failed(url: str) -> str:
    """The address that tells of a failure."""
    parts = urlsplit(url)
    return parts._replace(path=f"{parts.path.rstrip('/')}/fail").geturl()


def _ask(address: str, seconds: float, answer: _Answer) -> None:
    try:
        request = Request(address, headers={"User-Agent": "mouctl"})  # noqa: S310  # https, or this machine
        proxies = () if request.type == "https" else (ProxyHandler({}),)  # what goes unencrypted stays on this machine
        with build_opener(_NoRedirects, *proxies).open(request, timeout=seconds):
            answer.put(None)
    except Exception as error:  # whatever a server or a proxy may do
        answer.put(_why(error))


def _why(error: Exception) -> Sentence:
    """What went wrong, without the address."""
    if isinstance(error, HTTPError):
        return say("it answered {code}", code=error.code)
    reason = error.reason if isinstance(error, URLError) else error
    said = getattr(reason, "strerror", None) or type(reason).__name__
    return say("The connection failed: {reason}", reason=str(said))
