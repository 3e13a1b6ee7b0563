"""Who logs in to a server, and where the password is found. The password itself stands in no file of a register."""

import os
import re
import stat
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from mouctl.delivery._paths import WholePath
from mouctl.errors import Fault
from mouctl.model.fields import Many, Record, Text
from mouctl.sentences import Sentence, mark, say
from mouctl.transport import Limit, Unreachable

_SOURCES = ("password_env", "password_file", "password_credential", "password_command")
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")
_CREDENTIAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_LONGEST = 4096


def _variable(text: str) -> str:
    if not _VARIABLE.fullmatch(text):  # not shown: it may be the password itself
        raise Fault(
            say("This is no name of an environment variable."),
            say("Write the name of a variable in capitals, such as “MOUCTL_SMTP_PASSWORD”, and the password into it."),
        )
    return text


def _credential(text: str) -> str:
    if not _CREDENTIAL.fullmatch(text):
        raise Fault(
            say("This is no name of a credential."),
            say("Write the name that stands in the service's LoadCredential=, such as “smtp-password”."),
        )
    return text


class Login(Record):
    """A user, and where the password is found."""

    user: Text | None = Field(None, description=mark("The user to log in as. Left out: nobody logs in."))
    password_env: Annotated[Text, AfterValidator(_variable)] | None = Field(
        None, description=mark("The environment variable with the password.")
    )
    password_file: WholePath | None = Field(
        None, description=mark("A file with the password, which nobody but its owner may read.")
    )
    password_credential: Annotated[Text, AfterValidator(_credential)] | None = Field(
        None, description=mark("The name of a credential of systemd (LoadCredential=) with the password.")
    )
    password_command: Many[Text] = Field(
        (), description=mark("A program with its arguments, the first line of whose output is the password.")
    )

    @model_validator(mode="before")
    @classmethod
    def _without_the_password(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and "password" in data:
            raise Fault(
                say("A password does not belong into the register, where everybody reads it who reads the register."),
                say("Delete it, change it, and name where it is: {keys}", keys=_SOURCES),
            )
        return data

    @model_validator(mode="after")
    def _one_source(self) -> "Login":
        given = tuple(key for key in _SOURCES if getattr(self, key))
        if self.user is None and given:
            raise Fault(say("There is a password, and no user."), say("Add the key “user”."))
        if self.user is not None and len(given) != 1:
            raise Fault(
                say("A user needs one place for the password."), say("Give one of these keys: {keys}", keys=_SOURCES)
            )
        return self


def password_of(login: Login, limit: Limit) -> bytes:
    """The password, from where it is. Raises Unreachable, which does not hold it."""
    found = _looked_up(login, limit).removesuffix(b"\n").removesuffix(b"\r")
    if not found or len(found) > _LONGEST or not set(b"\0\r\n").isdisjoint(found):
        raise Unreachable(say("What should be the password is empty, or more than one line."))
    return found


def _looked_up(login: Login, limit: Limit) -> bytes:
    if login.password_env:
        return _from_environment(login.password_env)
    if login.password_file:
        return _from_file(Path(login.password_file).expanduser(), private=True)
    if login.password_credential:
        return _from_credential(login.password_credential)
    return _from_command(login.password_command, limit)


def _from_environment(name: str) -> bytes:
    if name.encode() not in os.environb:
        raise Unreachable(say("The environment variable {name}, which is to hold the password, is not set.", name=name))
    return os.environb[name.encode()]


def _from_file(path: Path, *, private: bool) -> bytes:
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise Unreachable(say("{file}, which is to hold the password, is no file.", file=str(path)))
            if private and mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise Unreachable(_open_to_others(path))
            return file.read(_LONGEST + 3)
    except OSError as error:
        raise Unreachable(
            say("The password cannot be read from {file}: {reason}", file=str(path), reason=error.strerror)
        ) from None


def _open_to_others(path: Path) -> Sentence:
    return say(
        "Others than its owner may use {file}, which holds the password: chmod 600 takes that away.", file=str(path)
    )


def _from_credential(name: str) -> bytes:
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    if not folder:
        raise Unreachable(say("There are no credentials: the service needs LoadCredential={name}:FILE.", name=name))
    return _from_file(Path(folder) / name, private=False)  # systemd sees to who may read it


def _from_command(command: tuple[str, ...], limit: Limit) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  # the register's owner names the program, and no shell reads it
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # it may hold the password
            timeout=limit.left(),
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        raise Unreachable(
            say("{program}, which is to tell the password, failed or took too long.", program=command[0])
        ) from None
    return done.stdout.partition(b"\n")[0]
