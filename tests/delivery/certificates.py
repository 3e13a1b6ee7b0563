"""Certificates of an authority of the tests' own: good, for another name, expired, and one that signed itself."""

import ssl
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

import trustme


class Authority(NamedTuple):
    """An authority, and the file to trust it by."""

    ca: trustme.CA
    file: Path

    def server(self, *names: str, expired: bool = False) -> ssl.SSLContext:
        """What a server of these names shows."""
        until = datetime.now(UTC) - timedelta(days=1) if expired else None
        since = datetime.now(UTC) - timedelta(days=9) if expired else None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.ca.issue_cert(*names, not_before=since, not_after=until).configure_cert(context)
        return context


@cache
def _ca(number: int) -> trustme.CA:
    return trustme.CA()


def authority(folder: Path, number: int = 1) -> Authority:
    """The authority of that number; others are strangers to it."""
    file = folder / f"ca-{number}.pem"
    _ca(number).cert_pem.write_to_path(str(file))
    return Authority(_ca(number), file)
