"""The first page of help; it needs no click and so comes at once."""

from sosapp.locale import Language, translate

VERBS = (
    *("demo", "new", "guides", "list", "history", "summary", "export", "import"),
    *("names", "check", "versions", "withdraw"),
    *("backup", "restore", "snapshots"),
    *("encrypt", "decrypt", "passphrase", "code-key"),
)


def help_page(language: Language) -> str:
    """The verbs with a line on each."""
    lines = [translate("cli.usage_first", language), ""]
    lines += [translate("cli.about", language), "", translate("cli.verbs", language)]
    lines += [f"  {verb:12}{translate(f'cli.{verb}', language)}" for verb in VERBS]
    lines += ["", translate("cli.options", language) + ":"]
    for option in ("version", "help"):
        lines.append(f"  --{option:11}{translate(f'cli.option.{option}', language)}")
    return "\n".join([*lines, "", translate("cli.more", language)])
