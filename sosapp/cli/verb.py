"""How a verb is declared: its help stands in the locale under its own name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from sosapp.cli.session import Session
from sosapp.cli.unlocking import passphrase_option

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

HELP_NAMES = ["--help", "-h"]
FOLDER = click.Path(path_type=Path)
FILE = click.Path(path_type=Path)

pass_session = click.make_pass_decorator(Session)
json_option = click.option("--json", "as_json", is_flag=True)


def folder_argument(verb: Decorated) -> Decorated:
    """Take the folder of a study, and the passphrase of a sealed one from a script."""
    named = click.argument("folder", type=FOLDER, required=False)
    with_folder: Decorated = named(passphrase_option(verb))
    return with_folder


class VerbContext(click.Context):
    """A context whose path has no gap where a folder opens without a verb."""

    @property
    def command_path(self) -> str:
        """The words that name the verb, such as `sosapp guides show`."""
        return super().command_path.strip()


class Verb(click.Command):
    """A command that speaks the language of its session."""

    context_class = VerbContext

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the verb is written."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        prefix = ctx.obj.text("cli.usage") + " "
        formatter.write_usage(ctx.command_path, pieces, prefix)

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """What the verb does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(ctx.obj.text(self._key(ctx)))

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """What each option means."""
        shown = ((p, p.get_help_record(ctx)) for p in self.get_params(ctx))
        rows = [
            (record[0], ctx.obj.text(f"cli.option.{_longest(parameter)}"))
            for parameter, record in shown
            if record
        ]
        with formatter.section(ctx.obj.text("cli.options")):
            formatter.write_dl(rows)

    def _key(self, ctx: click.Context) -> str:
        """`cli.guides.show` for `sosapp guides show`."""
        return ".".join(["cli", *(ctx.command_path.split()[1:] or ["open"])])


def _longest(parameter: click.Parameter) -> str:
    """`json` for `--json`, `output` for `-o` or `--output`."""
    return max(parameter.opts, key=len).lstrip("-")


class VerbGroup(Verb, click.Group):
    """A verb that has further verbs."""

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """What each option means, and what the further verbs do."""
        super().format_options(ctx, formatter)
        path = self._key(ctx)
        rows = [(name, ctx.obj.text(f"{path}.{name}")) for name in self.commands]
        with formatter.section(ctx.obj.text("cli.verbs").rstrip(":")):
            formatter.write_dl(rows)
