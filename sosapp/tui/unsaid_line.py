"""What is not yet said of a record, behind its title."""

from sosapp.locale import translate
from sosapp.study.entry import Entry
from sosapp.tui.form_fields import unsaid
from sosapp.tui.scene import Scene
from sosapp.tui.text import visible


def unsaid_line(entry: Entry, scene: Scene, room: int) -> str:
    """The names of as many fields as there is room for, and how many more there are.

    Where no name has room it is the number alone; empty if all is said.
    """
    kind = scene.record_type(entry.kind)
    names = (
        [visible(s.in_(scene.language)) for s in unsaid(entry, kind)] if kind else []
    )
    for shown in range(min(3, len(names)), 0, -1):
        more = len(names) - shown
        said = ", ".join(names[:shown]) + (f" +{more}" if more else "")
        line = "  " + translate("entry.unsaid", scene.language, names=said)
        if len(line) <= room:
            return line
    if not names:
        return ""
    return "  " + translate("entry.unsaid_count", scene.language, n=len(names))
