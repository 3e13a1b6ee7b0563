"""The command group: the files of `commands/`, each imported only when its command is called."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Annotated, Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from mouctl.cli.options import Lang
from mouctl.cli.speech import told
from mouctl.discovery import member, names
from mouctl.errors import UsageError
from mouctl.sentences import say

PACKAGE = "mouctl.cli.commands"


class _Spoken:
    """Says what Typer itself adds to a help page in the language of the run."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The usage line, as Click has it but for its first word."""
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]  # from the Click class it is mixed into
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=told(say("Usage: ")))

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help, whole: the list of commands wraps it."""
        told: str = self.help or ""  # type: ignore[attr-defined]  # from the Click class it is mixed into
        return told.partition(". ")[0].rstrip(".") + "."

    def get_params(self, ctx: Any) -> list[Any]:
        """The options and arguments, with a help text of ours for those that Typer adds."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if param.name in _ADDED_BY_TYPER:
                param.help = told(_ADDED_BY_TYPER[param.name])
        return params


_ADDED_BY_TYPER = {
    "help": say("Show this help and stop."),
    "install_completion": say("Set up completion with the tab key for this shell."),
    "show_completion": say("Show what sets up completion for this shell."),
}


class Command(_Spoken, TyperCommand):
    """A command of ours."""

    def invoke(self, ctx: Any) -> Any:
        """Runs it, unless its answer could not be shown."""
        if ctx.params.get("format_") or ctx.params.get("output"):
            from mouctl.cli.output import refuse_what_cannot_be_shown

            refuse_what_cannot_be_shown(ctx.params.get("format_"), ctx.params.get("output"))
        return super().invoke(ctx)


class Commands(_Spoken, TyperGroup):
    """A group that finds its commands as files of its package."""

    package: ClassVar[str] = PACKAGE

    def list_commands(self, ctx: Any) -> list[str]:
        """Every command's name, without importing any."""
        return [*super().list_commands(ctx), *names(self.package)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        if cmd_name not in names(self.package):
            return super().get_command(ctx, cmd_name)
        found = get_command(member(self.package, cmd_name, "app", typer.Typer))
        found.name = cmd_name
        return found

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command called. Raises UsageError with the nearest name for one that does not exist."""
        wanted = args[0]
        if not wanted.startswith("-") and wanted not in self.list_commands(ctx) and not ctx.resilient_parsing:
            near = get_close_matches(wanted, self.list_commands(ctx), n=2) or self.list_commands(ctx)
            raise UsageError(say("No command {name}.", name=wanted), say("There is: {names}", names=tuple(near)))
        return super().resolve_command(ctx, args)


def new_app() -> typer.Typer:
    """What a command's file builds its command on."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def _version(wanted: bool) -> None:
    if wanted:
        from mouctl import __version__

        typer.echo(f"mouctl {__version__}")
        raise typer.Exit


def main_app() -> Callable[..., Any]:
    """The whole command line."""
    app = typer.Typer(
        cls=Commands,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        help=told(say("Keeps agreements as TOML files and computes every date that follows from them.")),
    )

    @app.callback()
    def main(
        version: Annotated[
            bool,
            typer.Option("--version", callback=_version, is_eager=True, help=told(say("Show the version and stop."))),
        ] = False,
        lang: Lang = None,
        debug: Annotated[
            bool,
            typer.Option("--debug", help=told(say("If mouctl itself fails, show where."))),
        ] = False,
    ) -> None:
        pass

    return get_command(app)
