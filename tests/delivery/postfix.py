"""A Postfix of the tests' own: its folder, its port, and a maildir that takes whatever comes to contoh.go.id."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pwd import getpwnam
from time import sleep
from typing import NamedTuple

MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
myhostname = surat.contoh.go.id
mydestination =
alias_maps =
local_recipient_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
virtual_mailbox_domains = contoh.go.id
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = static:inbox/
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
smtpd_tls_security_level = encrypt
smtpd_tls_chain_files = {folder}/chain.pem
smtpd_relay_restrictions = reject_unauth_destination
"""
MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
tlsmgr unix - - n 1000? 1 tlsmgr
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
postlog unix-dgram n - n - 1 postlogd
"""
PATIENCE = 60.0
"""Seconds after which something that has not come will not come."""


class Postfix(NamedTuple):
    """A running Postfix."""

    folder: Path
    port: int

    def arrived(self, count: int) -> list[bytes]:
        """The mails in the maildir, once so many are there, or the queue is empty, or patience is over."""
        for _ in range(int(PATIENCE / 0.1)):
            found = list(self.folder.glob("mail/inbox/new/*"))
            if len(found) >= count and not any(self._queued()):
                break
            sleep(0.1)
        return [file.read_bytes() for file in self.folder.glob("mail/inbox/new/*")]

    def _queued(self) -> Iterator[Path]:
        for name in ("maildrop", "incoming", "active", "deferred"):
            yield from (path for path in (self.folder / "queue" / name).rglob("*") if path.is_file())


def why_not() -> str:
    """Why there can be no Postfix here; nothing where there can."""
    if shutil.which("postfix") is None or shutil.which("smtp-sink") is None:
        return "Postfix is not installed (Debian: apt-get install postfix)"
    return "" if os.geteuid() == 0 else "Postfix has to be started by root"


@contextmanager
def postfix(port: int, chain: bytes) -> Iterator[Postfix]:
    """A Postfix that shows this key and certificate."""
    folder = Path(tempfile.mkdtemp(prefix="mouctl-postfix-"))
    try:
        _lay_out(folder, port, chain)
        _told(folder, "start")
        yield Postfix(folder, port)
    finally:
        _told(folder, "abort", check=False)
        shutil.rmtree(folder)


def _lay_out(folder: Path, port: int, chain: bytes) -> None:
    owner = getpwnam("postfix")
    folder.chmod(0o755)
    for name in ("queue", "data", "mail"):
        (folder / name).mkdir()
    for name in ("data", "mail"):
        os.chown(folder / name, owner.pw_uid, owner.pw_gid)
    (folder / "chain.pem").write_bytes(chain)
    (folder / "chain.pem").chmod(0o600)
    main = MAIN.format(folder=folder, uid=owner.pw_uid, gid=owner.pw_gid)
    (folder / "main.cf").write_text(main, encoding="ascii")
    (folder / "master.cf").write_text(MASTER.format(port=port), encoding="ascii")


def _told(folder: Path, *words: str, check: bool = True) -> None:
    done = subprocess.run(["postfix", "-c", str(folder), *words], capture_output=True, check=False)
    log = (folder / "log").read_text() if (folder / "log").exists() else ""
    assert not check or done.returncode == 0, done.stderr.decode() + log
