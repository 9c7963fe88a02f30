"""ISO 8601 durations: read, compared and said in words.

Months and days are different units: "P3M" is never "P90D". Years are months and weeks are days.
"""

import re
from dataclasses import dataclass

from babel.lists import format_list

from policycompare.vocabulary.words import word

ISO_DURATION = re.compile(
    r"P(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<week>\d+)W)?(?:(?P<day>\d+)D)?"
    r"(?:T(?:(?P<hour>\d+)H)?(?:(?P<minute>\d+)M)?(?:(?P<second>\d+)S)?)?"
)
DAYS_A_MONTH = 30.4375


@dataclass(frozen=True, slots=True)
class Duration:
    """Amounts by unit, largest first, as the policy gives them: (("month", 3),)."""

    parts: tuple[tuple[str, int], ...]

    def _amount(self, unit: str) -> int:
        return dict(self.parts).get(unit, 0)

    @property
    def meaning(self) -> tuple[int, int]:
        """Months and seconds: equal for durations that mean the same."""
        days = self._amount("week") * 7 + self._amount("day")
        hours = days * 24 + self._amount("hour")
        seconds = (hours * 60 + self._amount("minute")) * 60 + self._amount("second")
        return self._amount("year") * 12 + self._amount("month"), seconds

    @property
    def days(self) -> float:
        """About how many days: for sorting only, never for printing or for equality."""
        months, seconds = self.meaning
        return months * DAYS_A_MONTH + seconds / 86_400


def parse_duration(text: str) -> Duration | None:
    """A duration such as "P3M" or "PT72H"; None for anything else, also for an empty "P"."""
    match = ISO_DURATION.fullmatch(text)
    if match is None:
        return None
    parts = tuple((unit, int(amount)) for unit, amount in match.groupdict().items() if amount)
    return Duration(parts) if parts else None


def duration_words(text: str, language: str, *, business_days: bool = False) -> str:
    """ "P3M" → "3 months", "3 maanden"; "P5D" in working days → "5 working days". Other text comes back as it is."""
    duration = parse_duration(text)
    if duration is None:
        return text
    said = [_part_words(unit, amount, language, business_days) for unit, amount in duration.parts]
    return format_list(said, style="standard", locale=language)


def _part_words(unit: str, amount: int, language: str, business_days: bool) -> str:
    name = "working_day" if business_days and unit == "day" else unit
    form = "one" if amount == 1 else "other"
    return word("durations", f"{name}_{form}", language=language).format(count=amount)
