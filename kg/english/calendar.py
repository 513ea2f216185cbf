"""Words that tell times: days, months, units, and what stands before them."""

from __future__ import annotations

from types import MappingProxyType

from kg.english.tables import words

_DAYS = "monday mon. mon|tuesday tue. tues. tue tues|wednesday wed. wed|thursday thu. thur. thurs. thu thur thurs|friday fri. fri|saturday sat. sat|sunday sun. sun"
_MONTHS = (
    "january jan. jan|february feb. feb|march mar.|april apr. apr|may|june jun. jun|july jul. jul|august aug. aug|"
    "september sep. sept. sept|october oct. oct|november nov. nov|december dec. dec"
)
MONTHS = MappingProxyType({form: number for number, forms in enumerate(_MONTHS.split("|"), 1) for form in forms.split()})
"""Month as written, small -> its number; "mar" and "sep" alone are rather names."""
WEEKDAYS = MappingProxyType(
    {form: number for number, forms in enumerate(_DAYS.split("|")) for form in forms.split() if form.endswith(("day", "."))}
)
"""Weekday as written, small -> its number, Monday 0; abbreviations with their period only, for "sun" and "sat" are words of their own."""
DAY_WORDS = words("today yesterday tomorrow tonight")
TIME_UNITS = words(
    "day week month year decade century weekend quarter morning afternoon evening night midnight noon spring summer autumn fall winter "
    "hour minute second term season"
)
DATE_MODIFIERS = words(
    "last next this past previous coming following same early late earlier later mid that recent current first second third fourth"
)
