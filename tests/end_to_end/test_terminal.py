"""Tests of the terminal that the end-to-end tests use."""

import fcntl
import signal
import sys
import time
from pathlib import Path

import pytest

from . import terminal as terminal_module
from .terminal import KEYS, Terminal

PROBE = """
import sys
from textual import events
from textual.app import App
from textual.widgets import Input, Static

class Probe(App):
    seen = []

    def compose(self):
        yield Input()
        yield Static("ready", id="log", markup=False)

    def log_text(self, text):
        self.screen.query_one("#log").update(text)

    async def on_event(self, event):
        if isinstance(event, events.Paste):
            self.seen.append(f"paste {len(event.text)} {event.text[-4:]!a}")
        elif isinstance(event, events.Key) and "keys" in sys.argv:
            self.seen.append(event.key)
        else:
            return await super().on_event(event)
        self.log_text(" ".join(self.seen) + ".")

    def on_input_changed(self, event):
        self.log_text(f"value {event.value!a}")

    def on_resize(self, event):
        if event.size.width == 50:
            self.log_text(f"now {event.size.width} x {event.size.height}")

Probe().run()
"""


@pytest.fixture
def probe(tmp_path: Path) -> list[str]:
    """Return the command of a small Textual application."""
    path = tmp_path / "probe.py"
    path.write_text(PROBE, encoding="utf-8")
    return [sys.executable, str(path)]


def python(code: str) -> list[str]:
    """Return the command that runs some Python code."""
    return [sys.executable, "-c", code]


def test_typed_text_arrives_and_shows(probe: list[str]) -> None:
    """Accents and emoji reach an Input and come back on the screen."""
    text = "åäö é ÅÄÖ 😀 👍🏽 ❤️ end"
    with Terminal(probe, columns=120) as terminal:
        terminal.wait_for("ready")
        terminal.type(text)
        terminal.wait_for(f"value {text!a}")
        shown = terminal.wait_for(f" {text} ")
        sent, data = terminal.sent_at[-1]
        assert data == text.encode()
        assert sent < shown < time.monotonic()
        terminal.key("home")
        terminal.wait_until(lambda: terminal.cursor == (3, 1))
        assert terminal.raw[-1][0] >= shown
        assert b"\x1b[?2026h" in b"".join(data for _, data in terminal.raw)


def test_every_key_arrives(probe: list[str]) -> None:
    """Each key arrives under its own name but three that terminals cannot tell."""
    same = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+m": "enter"}
    with Terminal([*probe, "keys"], columns=400) as terminal:
        terminal.wait_for("ready")
        terminal.key(*KEYS)
        terminal.wait_for(" ".join(same.get(name, name) for name in KEYS) + ".")
        with pytest.raises(KeyError):
            terminal.key("any")


def test_paste_arrives_as_one(probe: list[str]) -> None:
    """A paste of many lines and more than a pipe's worth is one event."""
    with Terminal(probe) as terminal:
        terminal.wait_for("ready")
        terminal.paste("åäö 😀\n" * 3000 + "\x1b[201~é")
        terminal.wait_for(f"paste {6 * 3000 + 6} '01~\\xe9'.")


def test_bold_can_be_told() -> None:
    """Bold text is told from text that is not, or only in part."""
    code = r"print('\x1b[1m😀 fet\x1b[0m smal', end='|', flush=True); input()"
    with Terminal(python(code)) as terminal:
        terminal.wait_for("|")
        assert terminal.shows_bold("fet")
        assert not terminal.shows_bold("fet smal")
        assert not terminal.shows_bold("smal")
        assert not terminal.shows_bold("annat")


def test_resize_reaches_the_program(probe: list[str]) -> None:
    """The program learns the window's new size."""
    with Terminal(probe) as terminal:
        terminal.wait_for("ready")
        terminal.resize(50, 12)
        terminal.wait_for("now 50 x 12")
        terminal.wait_gone("ready")


def test_end_of_a_textual_program(probe: list[str]) -> None:
    """Quitting gives the exit code, the first screen and no stray characters."""
    with Terminal(probe) as terminal:
        terminal.wait_for("ready")
        terminal.key("ctrl+q")
        assert terminal.wait() == 0
        assert terminal.screen() == ""


def test_hang_up_of_a_textual_program(probe: list[str]) -> None:
    """Closing the window ends a program that does not handle SIGHUP."""
    with Terminal(probe) as terminal:
        terminal.wait_for("ready")
        terminal.close()
        assert terminal.wait() == -signal.SIGHUP
        with pytest.raises(AssertionError, match="nobody reads"):
            terminal.type("too late")


def test_hang_up_can_be_handled(tmp_path: Path) -> None:
    """A program that handles SIGHUP can still finish its work."""
    done = tmp_path / "done"
    code = f"""
import pathlib, signal, time
def end(*_):
    pathlib.Path({str(done)!r}).write_text("saved")
    raise SystemExit(7)
signal.signal(signal.SIGHUP, end)
print("ready", flush=True)
time.sleep(60)
"""
    with Terminal(python(code)) as terminal:
        terminal.wait_for("ready")
        terminal.close()
        terminal.wait_until(done.exists)
        assert terminal.wait() == 7
    assert done.read_text() == "saved"


def test_failed_wait_says_why() -> None:
    """The error of a wait shows the text, the program's state and the screen."""
    with Terminal(python("print('a ö b', flush=True); input()")) as terminal:
        terminal.wait_for("a ö b")
        with pytest.raises(AssertionError) as missing:
            terminal.wait_for("c", timeout=0.1)
        with pytest.raises(AssertionError, match=r"still 'a' within 0\.1 s"):
            terminal.wait_gone("a", timeout=0.1)
        with pytest.raises(AssertionError, match=r"not ended after 0\.1 s"):
            terminal.wait(timeout=0.1)
        terminal.type("\n")
        assert terminal.wait() == 0
    message = str(missing.value)
    assert message.startswith("no 'c' within 0.1 s; the program runs")
    assert "  0 |a ö b" in message


def test_wait_fails_at_once_when_the_program_has_ended() -> None:
    """A program that has ended is not waited for."""
    with Terminal(python("print('no luck'); raise SystemExit(3)")) as terminal:
        started = time.monotonic()
        with pytest.raises(AssertionError, match="ended with exit code 3") as error:
            terminal.wait_for("ready", timeout=60)
        assert time.monotonic() - started < 30
        assert "  0 |no luck" in str(error.value)


def test_leaving_ends_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the program nor its child outlives the terminal."""
    monkeypatch.setattr(terminal_module, "GRACE", 0.1)
    code = """
import fcntl, os, signal, time
signal.signal(signal.SIGHUP, signal.SIG_IGN)
file = open("lock", "w")
fcntl.flock(file, fcntl.LOCK_EX)
if os.fork() == 0:
    print("locked", flush=True)
time.sleep(60)
"""
    with Terminal(python(code), cwd=tmp_path) as terminal:
        terminal.wait_for("locked")
    assert terminal.wait() == -signal.SIGKILL
    terminal.wait_until(lambda: is_free(tmp_path / "lock"))


def is_free(path: Path) -> bool:
    """Tell whether no process holds the file's lock."""
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def test_program_has_a_terminal_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Size, session, directory and environment are the terminal's, whatever ours."""
    monkeypatch.setenv("COLUMNS", "33")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("LC_ALL", "C")
    code = """
import os
names = "TERM", "COLORTERM", "LC_ALL", "LANG", "TEXTUAL_ANIMATIONS", "MINE"
print(*[os.environ.get(name) for name in names])
print(os.get_terminal_size(os.open("/dev/tty", os.O_RDWR))[:])
print(os.getsid(0) == os.tcgetpgrp(0) == os.getpid(), os.listdir(), end='|')
input()
"""
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "file").touch()
    with Terminal(
        python(code), columns=70, rows=9, env={"MINE": "yes"}, cwd=tmp_path / "here"
    ) as terminal:
        terminal.wait_for("|")
        assert terminal.screen().splitlines() == [
            "xterm-256color None None C.UTF-8 none yes",
            "(70, 9)",
            "True ['file']|",
        ]
        terminal.kill(signal.SIGTERM)
        assert terminal.wait() == -signal.SIGTERM


def test_frames_show_whole_and_odd_sequences_leave_no_trace() -> None:
    """Half a frame stays unseen, and what pyte misreads does not show."""
    code = r"""
import os, tty
tty.setcbreak(0)
write = lambda text: os.write(1, text)
write(b"\x1b[?2026$p\x1b[?2048$p")
answer = b""
while answer.count(b"y") < 2:
    answer += os.read(0, 99)
write(b"\x1b[<u\x1b[>25u\x1b[4:3m\x1b[?4m\x1b[!p" + ascii(answer).encode())
write("\r\n1️⃣ e\u0301 👍🏽|\x1b[?20".encode())
os.read(0, 99)
write(b"26h\x1b[1;1Hhalf")
os.read(0, 99)
write(b"\x1b[3;1H\x1b[?2026lwhole")
os.read(0, 99)
"""
    with Terminal(python(code)) as terminal:
        terminal.wait_for("|")
        first = terminal.screen()
        assert first == "b'\\x1b[?2026;2$y\\x1b[?2048;0$y'\n1️⃣ é 👍🏽|"
        assert terminal.cursor == (8, 1)
        terminal.wait_until(lambda: terminal.raw[-1][1].endswith(b"?20"))
        terminal.type("\n")
        terminal.wait_until(lambda: terminal.raw[-1][1].endswith(b"half"))
        assert terminal.screen() == first
        terminal.type("\n")
        terminal.wait_for("whole")
        assert terminal.screen().startswith("half")
        terminal.type("\n")
        assert terminal.wait() == 0
