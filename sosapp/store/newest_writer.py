"""A thread that writes the newest of what it is given, and nothing twice."""

import threading
from collections.abc import Callable
from typing import Final, Generic, TypeVar

SETTLING_SECONDS: Final = 0.01
"""How long the newest waits for the screen, and for something newer."""
RETRY_SECONDS: Final = 1.0

Kept = TypeVar("Kept")


class NewestWriter(Generic[Kept]):
    """Hands the newest thing to `write`, and again until the disk takes it.

    `report` is called from the thread with what the system refused, and with None once
    it is over.
    """

    def __init__(
        self,
        write: Callable[[Kept], None],
        report: Callable[[OSError | None], None] = lambda _: None,
    ) -> None:
        self._write = write
        self._report = report
        self._condition = threading.Condition()
        self._waiting: list[Kept] = []
        self._busy = False
        self._failing = False
        self._closing = False
        self._thread: threading.Thread | None = None

    def put(self, newest: Kept) -> None:
        """Take something in place of what has not been written yet."""
        with self._condition:
            self._waiting = [newest]
            self._condition.notify_all()
            if self._thread is None:
                run = threading.Thread(target=self._run, name="newest", daemon=True)
                self._thread = run
                run.start()

    @property
    def _is_done(self) -> bool:
        return not (self._waiting or self._busy)

    def wait(self, seconds: float) -> bool:
        """Wait until the newest is written; False if it is not by then."""
        with self._condition:
            return self._condition.wait_for(lambda: self._is_done, seconds)

    def close(self, seconds: float) -> bool:
        """Write what is left and end the thread; False if it was not written."""
        with self._condition:
            self._closing = True
            self._condition.notify_all()
        if self._thread is not None:
            self._thread.join(seconds)
        return self._is_done

    def _run(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._waiting or self._closing)
                if not self._waiting:
                    return
                self._condition.wait_for(lambda: self._closing, SETTLING_SECONDS)
                (newest,) = self._waiting
                self._waiting, self._busy = [], True
                last_time = self._closing
            if not self._has_written(newest):
                if last_time:
                    return
                with self._condition:
                    self._condition.wait_for(lambda: self._closing, RETRY_SECONDS)

    def _has_written(self, newest: Kept) -> bool:
        problem: OSError | None = None
        try:
            self._write(newest)
        except OSError as error:
            problem = error
        with self._condition:
            if problem is not None and not self._waiting:
                self._waiting = [newest]
            self._busy = False
            self._condition.notify_all()
        if problem is not None or self._failing:
            self._failing = problem is not None
            self._report(problem)
        return problem is None
