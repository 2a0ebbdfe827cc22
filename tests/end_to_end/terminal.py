"""A terminal for tests: runs a program on a real pseudo-terminal and reads its screen.

    with Terminal([sys.executable, "-m", "sosapp"], columns=100, rows=30) as terminal:
        terminal.wait_for("Welcome")
        terminal.type("Åsa")
        latency = terminal.wait_for("Åsa") - terminal.sent_at[-1][0]
        terminal.key("ctrl+q")
        assert terminal.wait() == 0

The program leads its own session, as in a terminal window. A thread feeds all output
to an emulator (pyte) and answers as a modern terminal without the kitty keyboard
protocol; a synchronized update shows only when whole, so no test sees half a frame.
Wait for the first screen before sending, then for what each step shows: never sleep.
"""

import contextlib
import os
import re
import select
import signal
import subprocess
import sys
import termios
import threading
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pyte
from wcwidth import iter_graphemes, wcswidth

KEYS = {
    "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "escape": "\x1b",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "delete": "\x1b[3~", "backspace": "\x7f",
    **{f"f{n}": f"\x1bO{final}" for n, final in enumerate("PQRS", 1)},
    **{f"f{n}": f"\x1b[{n + 10 + (n > 5) + (n > 10)}~" for n in range(5, 13)},
    **{f"ctrl+{chr(code + 96)}": chr(code) for code in range(1, 27)},
}  # fmt: skip
"""What a plain xterm sends for each key (ctrl+h, i and m are backspace, tab, enter)."""

ESCAPE_PAUSE = 0.3
"""Seconds after Escape before more is sent: sooner, Textual reads Alt plus a key."""

GRACE = 2.0
"""Seconds a program gets to end by itself when its terminal is left."""

_LAUNCHER = """
import fcntl, os, signal, sys, termios
for name in ("SIGHUP", "SIGINT", "SIGQUIT", "SIGPIPE", "SIGTERM"):
    signal.signal(getattr(signal, name), signal.SIG_DFL)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
_ENV = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
_NOT_KEPT = re.compile(
    "COLORTERM|COLUMNS|LINES|NO_COLOR|FORCE_COLOR|ESCDELAY|LANGUAGE|(LC_|TEXTUAL|TERM_).*"
)
_FRAME_START, _FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"
_UNFINISHED = re.compile(rb"\x1b(\[[0-?]*[ -/]*)?\Z")
_CSI = re.compile(rb"\x1b\[([<=>?]?)([0-?]*)([ -/]*)([@-~])")


class _Screen(pyte.Screen):
    """A pyte screen that keeps a grapheme, such as a joined emoji, together."""

    def draw(self, data: str) -> None:
        """Draw text where pyte alone drops what follows a variation selector."""
        for grapheme in [data] if data.isascii() else iter_graphemes(data):
            width = wcswidth(grapheme)
            if len(grapheme) == 1 or grapheme.isascii() or width < 1:
                super().draw(grapheme)
            else:
                super().draw("\u3000" if width == 2 else " ")
                line, x = self.buffer[self.cursor.y], self.cursor.x - width
                line[x] = line[x]._replace(data=grapheme)


class Terminal:
    """A program in a terminal: raw and sent_at hold (monotonic time, bytes)."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: str | Path | None = None,
    ) -> None:
        """Start the command, with env on top of this process's own environment."""
        self.raw: list[tuple[float, bytes]] = []
        self.sent_at: list[tuple[float, bytes]] = []
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._lock, self._writing = threading.Lock(), threading.Lock()
        self._news, self._closing = threading.Event(), threading.Event()
        self._updated, self._ended = time.monotonic(), False
        kept = {k: v for k, v in os.environ.items() if not _NOT_KEPT.fullmatch(k)}
        self._master, slave = os.openpty()
        try:
            termios.tcsetwinsize(slave, (rows, columns))
            os.set_blocking(self._master, False)
            self._process = subprocess.Popen(
                [sys.executable, "-ISc", _LAUNCHER, *command],
                stdin=slave,
                stdout=slave,
                stderr=slave,
                cwd=cwd,
                env=kept | _ENV | dict(env or {}),
                start_new_session=True,
            )
        except BaseException:
            os.close(self._master)
            raise
        finally:
            os.close(slave)
        self.pid = self._process.pid
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        """Return the terminal."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close the window, and after GRACE kill what still runs."""
        try:
            self.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(GRACE)
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
            self._process.wait()

    def send(self, data: bytes) -> None:
        """Send bytes to the program."""
        if self.sent_at and self.sent_at[-1][1] == b"\x1b":
            time.sleep(max(0.0, self.sent_at[-1][0] + ESCAPE_PAUSE - time.monotonic()))
        with self._writing:
            started = time.monotonic()
            self.sent_at.append((started, data))
            while data:
                try:
                    select.select([], [self._master], [], 0.1)
                    data = data[os.write(self._master, data[:1024]) :]
                except BlockingIOError:
                    if time.monotonic() > started + 10:
                        raise self._failure("the program reads no input") from None
                    time.sleep(0.001)
                except (OSError, ValueError) as error:
                    raise self._failure("cannot send: nobody reads") from error

    def type(self, text: str) -> None:
        """Type text at once, each line break as Enter."""
        self.send(text.replace("\n", "\r").encode())

    def key(self, *names: str) -> None:
        """Press keys, named as in KEYS, one after the other."""
        for name in names:
            self.send(KEYS[name].encode())

    def paste(self, text: str) -> None:
        """Paste as terminals do: bracketed, line breaks as CR, without ESC."""
        text = text.replace("\r\n", "\r").replace("\n", "\r").replace("\x1b", "")
        self.send(f"\x1b[200~{text}\x1b[201~".encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        with self._lock:
            self._screen.resize(rows, columns)
        termios.tcsetwinsize(self._master, (rows, columns))

    def screen(self) -> str:
        """Return the lines shown, without the blanks at their ends."""
        with self._lock:
            rows = [self._screen.buffer[y] for y in range(self._screen.lines)]
            columns = range(self._screen.columns)
            lines = ["".join(row[x].data for x in columns).rstrip() for row in rows]
        return unicodedata.normalize("NFC", "\n".join(lines).rstrip())

    @property
    def cursor(self) -> tuple[int, int]:
        """The cursor's column and row, counted from 0, even while it is hidden."""
        with self._lock:
            return self._screen.cursor.x, self._screen.cursor.y

    def shows(self, text: str) -> bool:
        """Tell whether a line shows the text, its accents composed or not."""
        return unicodedata.normalize("NFC", text) in self.screen()

    def shows_bold(self, text: str) -> bool:
        """Tell whether a line shows the text with every letter of it bold."""
        with self._lock:
            rows = [self._screen.buffer[y] for y in range(self._screen.lines)]
            cells = [[row[x] for x in range(self._screen.columns)] for row in rows]
        for row in cells:
            line = "".join(cell.data for cell in row)
            bold = [cell.bold for cell in row for _ in cell.data]
            at = line.find(text)
            if at >= 0 and all(bold[at : at + len(text)]):
                return True
        return False

    def wait_for(self, text: str, timeout: float = 10) -> float:
        """Wait until a line shows the text, and return when the last output came."""
        return self.wait_until(lambda: self.shows(text), timeout, f"no {text!r}")

    def wait_gone(self, text: str, timeout: float = 10) -> float:
        """Wait until no line shows the text, and return when the last output came."""
        return self.wait_until(lambda: not self.shows(text), timeout, f"still {text!r}")

    def wait_until(
        self,
        predicate: Callable[[], object],
        timeout: float = 10,
        problem: str = "condition not met",
    ) -> float:
        """Wait until the predicate is true, but once the program ended look only once.

        Returns when the last output came; half a frame does not count as output.
        """
        deadline = time.monotonic() + timeout
        while True:
            self._news.clear()
            last_look = self._ended or time.monotonic() > deadline
            if predicate():
                return self._updated
            if last_look:
                raise self._failure(f"{problem} within {timeout:g} s")
            self._news.wait(0.05)

    def kill(self, signal_number: int = signal.SIGKILL) -> None:
        """Send the program a signal."""
        self._process.send_signal(signal_number)

    def close(self) -> None:
        """Close the window: the program gets SIGHUP, and the screen stays as it is."""
        if not self._closing.is_set():
            self._closing.set()
            self._reader.join()
            os.close(self._master)
            self._master = -1

    def wait(self, timeout: float = 10) -> int:
        """Wait for the end and return the exit code, or minus the fatal signal."""
        try:
            code = self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise self._failure(f"not ended after {timeout:g} s") from None
        self._reader.join(1)
        return code

    def _failure(self, problem: str) -> AssertionError:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1 if self._ended else 0)
        code = self._process.returncode
        state = "runs" if code is None else f"ended with exit code {code}"
        sent = b"".join(data for _, data in self.sent_at)[-60:]
        silence = time.monotonic() - self._updated
        lines = enumerate(self.screen().split("\n"))
        return AssertionError(
            f"{problem}; the program {state}, was last sent {sent!r} and wrote"
            f" {silence:.1f} s ago; cursor at {self.cursor}; screen:\n"
            + "\n".join(f"{y:3} |{line}" for y, line in lines)
        )

    def _read(self) -> None:
        pending = b""
        while not self._ended and not self._closing.is_set():
            if select.select([self._master], [], [], 0.05)[0]:
                try:
                    data = os.read(self._master, 65536)
                except OSError:  # Linux says so, and macOS by b"", that all is closed
                    data = b""
                if data:
                    self.raw.append((time.monotonic(), data))
                pending = self._show(pending + data, whole=not data)
                self._ended = not data
                self._news.set()

    def _show(self, data: bytes, whole: bool) -> bytes:
        cut, frame = len(data), data.rfind(_FRAME_START)
        if not whole and frame > data.rfind(_FRAME_END):
            cut = frame
        elif not whole and (unfinished := _UNFINISHED.search(data)):
            cut = unfinished.start()
        shown = _CSI.sub(self._translate, data[:cut])
        with self._lock:
            self._stream.feed(shown)
            self._updated = self.raw[-1][0] if cut else self._updated
        return data[cut:]

    def _translate(self, match: re.Match[bytes]) -> bytes:
        prefix, mode, middle, final = match.groups()
        if (prefix, middle, final) == (b"?", b"$", b"p"):  # is this mode supported?
            answer = b"\x1b[?%b;%d$y" % (mode, 2 if mode == b"2026" else 0)
            with self._writing, contextlib.suppress(OSError):
                os.write(self._master, answer)
        if (prefix, mode) == (b"?", b"1049"):  # the other screen: pyte has only one
            return b"\x1b[2J\x1b[H"
        misread = middle or b":" in mode or prefix not in (b"", b"?")
        return b"" if misread or (prefix and final not in b"hlJK") else match[0]
