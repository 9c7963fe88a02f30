"""The formats a comparison can be handed on in: one module each, all over the same report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from policycompare.reports.exporters import csv, json
from policycompare.reports.report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its media type, and what makes the file."""

    media_type: str
    export: Callable[[Report], bytes]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {"csv": Format(csv.MEDIA_TYPE, csv.export), "json": Format(json.MEDIA_TYPE, json.export)}
)
