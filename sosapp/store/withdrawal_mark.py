"""The mark of a withdrawal that has begun; it goes last, when nothing else is left.

It lies beside the interview and says who withdrew it when, so that a withdrawal which
was interrupted is finished as it was begun, with one line in the study's log.
"""

from sosapp.errors import BadFile
from sosapp.store.atomic import flush_folder
from sosapp.store.checked import FORMAT, check_format
from sosapp.store.envelope import Row
from sosapp.store.kept_file import KeptFile
from sosapp.store.study_files import StudyFiles, place_of
from sosapp.study.editing import Author
from sosapp.study.study import Study
from sosapp.study.withdrawing import line_of


class WithdrawalMark:
    """There from the first to the last step of a full withdrawal."""

    def __init__(self, files: StudyFiles, interview: str) -> None:
        self.path = files.withdrawal(interview)
        self._place = f"{place_of(interview)}/withdrawal"
        self._envelope = files.envelope
        self._author: Author | None = None
        self._lines = 0

    @property
    def is_there(self) -> bool:
        """Whether a withdrawal has begun and is not finished."""
        return self.path.exists()

    def begin(self, author: Author, study: Study) -> Author:
        """Make the mark, or take up the one that is there; whose withdrawal it is.

        Raises:
            OSError: the disk did not take it.
        """
        file = KeptFile(self.path, None, self._place, self._envelope)
        lines = study.log.count(line_of(author))
        row: Row = {"who": author.who, "when": author.when, "lines": lines}
        row["format"] = FORMAT
        try:
            tables = file.read()
            row = tables["withdrawal"]["1"] if tables else row
            check_format(row, self.path.name)
            author, lines = Author(str(row["who"]), str(row["when"])), int(row["lines"])
        except (BadFile, KeyError, TypeError, ValueError):
            # It is a mark all the same: the interview is not to be kept.
            tables = {}
        if tables is None:
            file.write({"withdrawal": {"1": row}})
        self._author, self._lines = author, lines
        return author

    def noted(self, study: Study) -> Study:
        """The study with the line in its log, once."""
        assert self._author is not None
        line = line_of(self._author)
        there = study.log.count(line) > self._lines
        return study if there else study.with_line(line)

    def end(self) -> None:
        """Take the mark away.

        Raises:
            OSError: it could not be removed.
        """
        self.path.unlink(missing_ok=True)
        flush_folder(self.path.parent)
