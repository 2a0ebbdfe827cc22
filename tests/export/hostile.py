"""Strings that break programs which do not keep text and markup apart."""

from typing import Final

HOSTILE: Final = (
    '=HYPERLINK("http://x","y")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-5 procent",
    "'already quoted",
    "<script>alert(1)</script>",
    "</w:t></w:r><w:br/>",
    "]]> <!-- --> &amp; &lt; &#x1b;",
    "[/b] [bold red]x[/] [link=file:///etc/passwd]y",
    "**fet** _kursiv_ `kod` [länk](http://x) ![bild](y) <br> | cell | \\",
    "# rubrik\n- punkt\n1. ett\n> citat\n```\nkod",
    "\x1b[31mröd\x1b[0m \x07 \x00 \x9b31m",
    "\u202eomvänd\u202c \u200b \ufeff \u00ad",
    "e\u0301 å a\u030a 👩‍👩‍👧 🇸🇪 𝒳",
    "\ud800 halv \udfff",
    "../../etc/passwd",
    "C:\\Users\\x\nCON\nNUL",
    "{{study}} {{ results }} {% for x in y %}",
    "_x000D_ _x005F_x0041_",
    "\t\ttabb\r\nrad\rrad\u2028rad\u2029rad",
    'ett "citat", med; skilje|tecken\n\n\noch rader',
    "%s %d {0} {name} $HOME `id`",
    "a" * 5000,
    " ",
)
