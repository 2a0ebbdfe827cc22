"""A clock on the wall that goes when a test says so."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone


@dataclass
class WallClock:
    """Shows Swedish time on the day of an interview."""

    seconds: int = 0
    hours: int = 1
    """The offset from UTC."""

    def now(self) -> str:
        """What the clock shows."""
        zone = timezone(timedelta(hours=self.hours))
        start = datetime.fromisoformat("2026-11-23T10:00:00+01:00")
        return (start + timedelta(seconds=self.seconds)).astimezone(zone).isoformat()

    def goes(self, seconds: int) -> None:
        """Let time go by."""
        self.seconds += seconds
