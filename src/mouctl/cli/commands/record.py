"""`mouctl record`."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from inspect import Parameter, Signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from mouctl.cli.app import Command, Commands, new_app
from mouctl.cli.clock import view
from mouctl.cli.options import AgreementId, AsOf, FormatName, Lang, RegisterFolder, Side
from mouctl.cli.output import say_aside
from mouctl.cli.recording import DryRun, FromFile, Work, Yes, go_through
from mouctl.cli.speech import told
from mouctl.errors import UsageError
from mouctl.sentences import say

if TYPE_CHECKING:
    from mouctl.loading.register import Register
    from mouctl.service.recording import Plan

EvidenceFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--evidence",
        metavar="FILE",
        show_default=False,
        help=told(say("A file that proves it, copied into the agreement's folder; give it again for more files.")),
    ),
]

_FROM = "--from"
_FROM_FILE = "from-file"
"""The command that stands behind the option."""


class EventTypes(Commands):
    """One command for each type of event, and one that takes the place of them all where a table is given."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The event types."""
        from mouctl.model.event import EVENT_TYPES

        return list(EVENT_TYPES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command that records an event of that type, or a table."""
        if cmd_name == _FROM_FILE:
            from mouctl.cli.record_from import app as from_file

            return _command(from_file, cmd_name)
        if cmd_name not in self.list_commands(ctx):
            return None
        typed = new_app()
        typed.command(cmd_name, cls=Command, help=_help(cmd_name))(_recorder(cmd_name))
        return _command(typed, cmd_name)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """With a table, everything belongs to its command, wherever in the line it stands."""
        is_table = any(each == _FROM or each.startswith(f"{_FROM}=") for each in args)
        return list(super().parse_args(ctx, [_FROM_FILE, *args] if is_table else args))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The type called. Raises UsageError with the nearest for one that does not exist."""
        if args[0] == _FROM_FILE:
            _refuse_types(args[1:])
            return f"{_FROM} FILE", self.get_command(ctx, _FROM_FILE), args[1:]
        wanted, types = args[0], self.list_commands(ctx)
        if not wanted.startswith("-") and wanted not in types and not ctx.resilient_parsing:
            near = get_close_matches(wanted, types, n=2) or types
            raise UsageError(say("No event type {name}.", name=wanted), say("There is: {names}", names=tuple(near)))
        return super().resolve_command(ctx, args)


def _refuse_types(args: list[str]) -> None:
    """A type stands first or last; what follows an option is the option's own."""
    from mouctl.model.event import EVENT_TYPES

    *_, before, last = ["", *args]
    if args[0] in EVENT_TYPES or (last in EVENT_TYPES and not before.startswith("-")):
        raise UsageError(
            say("With --from no type of event can be given."),
            say("Write the type of each event into the column “type” of the table."),
        )


def _command(made_of: typer.Typer, name: str) -> Any:
    from typer.main import get_command

    found = get_command(made_of)
    found.name = name
    return found


app = typer.Typer(
    cls=EventTypes,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    subcommand_metavar="TYPE AGREEMENT ...",
    help=told(say("Append what happened to an agreement's events; nothing is ever changed or deleted.")),
)


@app.callback()
def record(from_: FromFile = None) -> None:
    pass


def _title(kind: str) -> str:
    """What the type is called, as the beginning of a sentence."""
    from mouctl.model.event import EVENT_TITLES

    title = told(EVENT_TITLES[kind])
    return title[0].upper() + title[1:]


def _help(kind: str) -> str:
    return told(say("{what}. What is needed and not given is asked for at a terminal.", what=_title(kind)))


def _recorder(kind: str) -> Callable[..., None]:
    """The function of one event type's command, with an option for each of its fields."""
    from mouctl.cli.event_options import parameters

    def run(
        agreement: str,
        *,
        evidence: list[Path] | None = None,
        dry_run: bool = False,
        yes: bool = False,
        as_of: Any = None,
        side: str | None = None,
        lang: str | None = None,
        format_: str | None = None,
        register: Path | None = None,
        **given: Any,
    ) -> None:
        call = _Call(kind, agreement, given, evidence or [], dry_run=dry_run, yes=yes)
        _record(call, view(as_of, side=side), format_, register)

    shared = {
        "evidence": EvidenceFiles, "dry_run": DryRun, "yes": Yes, "as_of": AsOf, "side": Side, "lang": Lang,
        "format_": FormatName, "register": RegisterFolder,
    }  # fmt: skip
    defaults = {"dry_run": False, "yes": False}
    own = [Parameter("agreement", Parameter.POSITIONAL_OR_KEYWORD, annotation=AgreementId)]
    common = [
        Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind_, default=defaults.get(name))
        for name, kind_ in shared.items()
    ]
    signature = Signature([*own, *parameters(kind), *common])
    run.__signature__ = signature  # type: ignore[attr-defined]  # what Typer reads
    run.__annotations__ = {name: parameter.annotation for name, parameter in signature.parameters.items()}
    return run


class _Call(NamedTuple):
    """What the command was called with."""

    kind: str
    agreement: str
    given: dict[str, Any]
    evidence: Sequence[Path]
    dry_run: bool
    yes: bool


def _record(call: _Call, seen: Any, format_: str | None, folder: Path | None) -> None:
    from mouctl.service.opening import open_register
    from mouctl.service.recording import carry_out, effect

    register = open_register(folder, [call.agreement])
    work = Work(
        plan=lambda: _planned(_completed(call, register), register),
        preview=lambda planned: effect(planned, seen, recorded=False),
        carry_out=carry_out,
        answer=lambda done: effect(done, seen, recorded=True),
        done=lambda done: say("Recorded, as {events}.", events=done.ids),
    )
    go_through(work, dry_run=call.dry_run, yes=call.yes, format_=format_)


def _planned(call: _Call, register: "Register") -> "Plan":
    from mouctl.answers.record import misfit_report
    from mouctl.model.event_fields import event_of
    from mouctl.service.recording import Described, plan
    from mouctl.service.rehearsing import DoesNotFit

    try:
        described = Described(event_of(call.kind, call.given), tuple(call.evidence))
        return plan(register, call.agreement, [described])
    except DoesNotFit as misfit:
        say_aside(misfit_report(misfit.text, misfit.findings))
        raise


def _completed(call: _Call, register: "Register") -> _Call:
    """The call with what it lacks, asked for at a terminal: first what is needed, then what else can be told."""
    from mouctl.cli.questions import ask_for, ask_for_files, introduce, is_anybody_there
    from mouctl.model.event_fields import fields_of
    from mouctl.recording.evidence import refuse_unreadable
    from mouctl.service.recording import known_ids

    known = known_ids(register, call.agreement)
    lacking = [field for field in fields_of(call.kind) if call.given.get(field.name) is None]
    needed = [field for field in lacking if field.is_needed]
    if not needed:
        return call
    if not is_anybody_there():
        options = tuple(field.option for field in needed)
        raise UsageError(
            say("Missing: {options}.", options=options), say("See: mouctl record {kind} --help", kind=call.kind)
        )
    introduce(_title(call.kind))
    asked = needed if call.yes else [field for field in lacking if field.is_asked_for]
    given = {**call.given, **{field.name: ask_for(field, known) for field in asked}}
    files = call.evidence if call.yes or call.evidence else list(ask_for_files(refuse_unreadable))
    return call._replace(given=given, evidence=files)
