"""The verbs gathered in one click group.

A first argument that is no verb is the folder of a study to open. A folder that is
named like a verb can be given as `./list`.
"""

import click

from sosapp import __version__
from sosapp.cli.backup import backup, restore, snapshots
from sosapp.cli.checking import check
from sosapp.cli.exchange import export, import_
from sosapp.cli.guides import guides
from sosapp.cli.help_page import help_page
from sosapp.cli.history import history
from sosapp.cli.listing import list_
from sosapp.cli.names import names
from sosapp.cli.opening import demo, new, open_
from sosapp.cli.sealing import code_key, decrypt, encrypt, passphrase
from sosapp.cli.session import Session
from sosapp.cli.summaries import summary
from sosapp.cli.verb import HELP_NAMES
from sosapp.cli.versions import versions
from sosapp.cli.withdrawing import withdraw


class CommandLine(click.Group):
    """The group of all verbs."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that the first argument names, else the opening of a folder."""
        if self.get_command(ctx, args[0]) is None:
            return "", open_, args
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The page that is also shown without click."""
        formatter.write(help_page(ctx.obj.language) + "\n")


@click.group(
    cls=CommandLine,
    commands=[
        *(demo, new, guides, list_, history, summary, export, import_),
        *(names, check, versions, withdraw, backup, restore, snapshots),
        *(encrypt, decrypt, passphrase, code_key),
    ],
    invoke_without_command=True,
    context_settings={"help_option_names": HELP_NAMES},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def commands(ctx: click.Context) -> int | None:
    """Open the study of the current folder if no verb is given."""
    return ctx.invoke(open_) if ctx.invoked_subcommand is None else None


def answered(arguments: list[str], session: Session) -> int:
    """Do what the arguments say; the exit code, with click's own for wrong usage."""
    # Not commands.main: it would answer for interruptions and closed pipes itself.
    try:
        with commands.make_context("sosapp", arguments, obj=session) as ctx:
            return int(commands.invoke(ctx) or 0)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
