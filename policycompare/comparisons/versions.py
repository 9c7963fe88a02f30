"""Versions chosen by hand: in an address "acme" is a vendor at its latest version, "acme@57" at that of this id."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from policycompare.comparisons.queries import ComparisonQuery

CHOSEN = re.compile(r"(?P<slug>[^@]+)@(?P<version>[0-9]{1,18})")


def split_key(key: str) -> tuple[str, int | None]:
    """The vendor and the version that a key stands for: ("acme", 57) for "acme@57", ("acme", None) for "acme"."""
    match = CHOSEN.fullmatch(key)
    return (match["slug"], int(match["version"])) if match else (key, None)


def version_key(slug: str, version: int) -> str:
    """The key of one version of a vendor, whatever comes later."""
    return f"{slug}@{version}"


def has_chosen(query: ComparisonQuery) -> bool:
    return any(split_key(key)[1] is not None for key in query.vendors)


def at_latest(query: ComparisonQuery) -> ComparisonQuery:
    """The same vendors, each at its latest version."""
    return _rekeyed(query, {key: (split_key(key)[0],) for key in query.vendors})


def at_versions(query: ComparisonQuery, versions: Mapping[str, Sequence[int]]) -> ComparisonQuery:
    """The vendors of a query at these versions of each; who has none is left out."""
    keys = {slug: tuple(version_key(slug, one) for one in versions.get(slug, ())) for slug in query.vendors}
    return _rekeyed(query, keys)


def _rekeyed(query: ComparisonQuery, keys: Mapping[str, Sequence[str]]) -> ComparisonQuery:
    def first(key: str) -> str:
        return next(iter(keys.get(key, ())), "")

    vendors: Iterable[str] = (new for old in query.vendors for new in keys[old])
    renamed = replace(query, baseline=first(query.baseline), pinned=first(query.pinned), opened="")
    return renamed.comparing(*dict.fromkeys(vendors))
