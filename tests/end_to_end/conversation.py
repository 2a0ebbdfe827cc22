"""What is said in the interview of the end-to-end test: hostile where it can be.

Every line is typed under its question as it stands in `typed`, or pasted; `kept` are
the texts that must come out of it unchanged, whatever they look like.
"""

from dataclasses import dataclass

LONG = "".join(f"Stycke {n}: åäö é = + - @ [b]{n}[/b] 😀 " for n in range(400))[:11_996]
LONG += "slut"

MANY_LINES = "Först möttes vi.\n  Sedan blev det en paus.\n\n=2+2\n\tOch så gick vi."


@dataclass(frozen=True)
class Line:
    """A line as it is typed, and the texts that are kept of it."""

    typed: str
    kept: tuple[str, ...]
    pasted: bool = False


def as_typed(*lines: str) -> tuple[Line, ...]:
    """Notes: what is typed is what is kept."""
    return tuple(Line(line, (line,)) for line in lines)


def pasted(text: str) -> Line:
    """A note that is pasted as one."""
    return Line(text, (text,), pasted=True)


def record(typed: str, *kept: str) -> Line:
    """A line with a sigil, and the texts of the record that it makes."""
    return Line(typed, kept)


BEGINNING: dict[str, tuple[Line, ...]] = {
    "O1": as_typed("Undrar vem som läser.", "Vi börjar kl. 09.05 – och slutar?"),
    "A1": as_typed(
        "Åse Öberg-Ärlig började på ön 1998, idé och café, Müller & Łukasz",
        "[/b]",
        "[Q1]",
        "=1+1",
        "+46",
        "-5 procent",
        "0509",
        "https://example.org/?a=1&b=[2]#c",
        "{not} a %s template \\n",
        "C:\\mapp\\",
        "😀 👍🏽 ❤️ 1️⃣",
    ),
    "A2": (
        pasted("👨‍👩‍👧 och 👩‍⚕️"),
        pasted(LONG),
        pasted(MANY_LINES),
        record("\\@ inte en post", "@ inte en post"),
    ),
    "B1": (
        record("@ex", "ex"),
        record("@ Granåker | socialjour | avtalssamverkan | 4", "Granåker"),
        record("/samarbete Région Ö", "Région Ö"),
        record("@ =SUM(A1) | om vad? [i]allt[/i]", "=SUM(A1)", "om vad? [i]allt[/i]"),
    ),
}
"""Until the window closes for the first time."""

MIDDLE: dict[str, tuple[Line, ...]] = {
    "C1": as_typed("Det mesta, men inte #barnavård.", "'0509", "<b>&amp;</b>"),
    "D1": (
        record("! Erfarna socialsekreterare | 5", "Erfarna socialsekreterare"),
        record("! +46 är inget nummer", "+46 är inget nummer"),
        *as_typed("+1 tjänst", "!!! viktigt"),
    ),
    "D2": (
        record(
            "*! Fler äldre, färre i arbetsför ålder",
            "Fler äldre, färre i arbetsför ålder",
        ),
        *as_typed("Det vet ingen."),
    ),
    "E1": (record("= Alla känner alla", "Alla känner alla"),),
    "E2": (
        record("+ Korta vägar", "Korta vägar"),
        record("+ Nära till beslut", "Nära till beslut"),
    ),
    "E3": (
        record("- Sårbart när någon slutar", "Sårbart när någon slutar"),
        record("- Få att fråga", "Få att fråga"),
    ),
}
"""Until the program is killed."""

END: dict[str, tuple[Line, ...]] = {
    "F1": as_typed("Jouren fungerar.", "Resten: sådär…"),
    "G2": (
        record("> Gemensam personalpool", "Gemensam personalpool"),
        record("? fråga om avtalet", "fråga om avtalet"),
        record("( hon suckade", "hon suckade"),
        *as_typed("sista\u00a0raden med hårt mellanslag"),
    ),
    "H1": (
        record('" Det märks på helgerna.', "Det märks på helgerna."),
        record("” =Citat@ med [sigill]", "=Citat@ med [sigill]"),
        *as_typed("Inget mer."),
    ),
}
"""Until the interview is finished."""
