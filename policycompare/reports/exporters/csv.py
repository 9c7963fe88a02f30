"""The comparison as a CSV file: one line per clause, and one per cell where nothing is stated."""

import csv
from collections.abc import Callable
from datetime import date, datetime
from io import StringIO

from policycompare.reports.report import Line, Report, lines

MEDIA_TYPE = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
# What a spreadsheet takes for a formula; full-width signs too, which some fold to the plain ones.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

type Content = str | int | bool | date | datetime | None

# The columns, in order: a name and where it comes from. Names do not change with the language of the words.
COLUMNS: tuple[tuple[str, Callable[[Line], Content]], ...] = (
    ("group", lambda line: line.group.label),
    ("row", lambda line: line.row.label),
    ("row_key", lambda line: line.row.key),
    ("article", lambda line: line.row.gdpr),
    ("differs", lambda line: "yes" if line.row.differs else "no"),
    ("vendor", lambda line: line.column.name),
    ("vendor_key", lambda line: line.column.key),
    ("state", lambda line: line.cell.state),
    ("value", lambda line: line.item.words if line.item else line.cell.words),
    ("qualifiers", lambda line: line.item.qualifier if line.item else ""),
    ("value_state", lambda line: line.item.state if line.item else line.cell.state),
    ("quote", lambda line: line.clause.quote if line.clause else None),
    ("quote_language", lambda line: line.clause.language if line.clause else None),
    ("heading", lambda line: line.clause.heading if line.clause else None),
    ("start", lambda line: line.clause.start if line.clause else None),
    ("end", lambda line: line.clause.end if line.clause else None),
    ("rule", lambda line: line.clause.rule if line.clause else None),
    ("review", lambda line: line.clause.review if line.clause else None),
    ("policy", lambda line: line.column.document),
    ("version", lambda line: line.column.version_number),
    ("effective_date", lambda line: line.column.effective_date),
    ("retrieved_at", lambda line: line.column.retrieved_at),
    ("source", lambda line: line.column.source_url),
    ("text_sha256", lambda line: line.column.text_sha256),
    ("engine_version", lambda line: line.column.engine_version),
)


def export(report: Report) -> bytes:
    """The whole file, in UTF-8 with a byte order mark."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([name for name, _ in COLUMNS])
    for line in lines(report):
        writer.writerow([_content(of(line)) for _, of in COLUMNS])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def safe(text: str) -> str:
    """The text so that a spreadsheet shows it and does not run it: "=1+1" becomes "'=1+1"."""
    begins = text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS)
    return f"'{text}" if begins else text


def _content(content: Content) -> str | int:
    if content is None:
        return ""
    if isinstance(content, date):
        return content.isoformat()
    return safe(content) if isinstance(content, str) else content
