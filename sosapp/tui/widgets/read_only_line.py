"""A line that stays while the study can only be read, and says why."""

from sosapp.locale import Language, translate
from sosapp.store.study_lock import Standing
from sosapp.tui.widgets.said import Said


class ReadOnlyLine(Said):
    """Takes no room while one may write."""

    DEFAULT_CSS = """
    ReadOnlyLine {
        display: none; height: auto; max-height: 3; padding: 0 1;
        background: $warning; color: $background; text-style: bold;
    }
    """

    def show_closed(self) -> None:
        """Say that the interviewee has withdrawn."""
        self.display = True
        self.say("error.interview_closed")

    def show(self, standing: Standing | None) -> None:
        """Say who writes in the study, or why nobody can."""
        self.display = standing is not None and not standing.may_write
        if standing is None or standing.may_write:
            return
        holder = standing.holder
        if holder is None:
            self.say("read_only.disk", problem=standing.problem)
        else:
            since = holder.since[11:16] or "–"
            self.say(
                "read_only.other",
                host=holder.host,
                process=holder.process,
                since=since,
            )


def why_not(standing: Standing | None, language: Language) -> str:
    """Why something is not done, in one line."""
    if standing is not None and standing.may_write:
        return translate("error.interview_closed", language)
    if standing is not None and standing.holder is not None:
        return translate("read_only.not_now", language)
    return translate("read_only.not_here", language)
