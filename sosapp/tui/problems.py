"""What the system refused, in our words."""

from pathlib import Path

from sosapp.errors import NotSaved, SosappError


def as_sosapp_error(error: SosappError | OSError) -> SosappError:
    """An error that can be told, with what happened and what to do."""
    if isinstance(error, SosappError):
        return error
    file = Path(error.filename).name if isinstance(error.filename, str) else "–"
    return NotSaved("not_saved", file=file, problem=error.strerror or str(error))
