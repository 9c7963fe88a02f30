"""Imports go one way, and the pure packages know nothing of Django. Read from the source, not from a running app."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "policycompare"

MAY_IMPORT: dict[str, set[str]] = {
    "vocabulary": set(),
    "readers": {"vocabulary"},
    "extraction": {"vocabulary"},
    "evaluation": {"vocabulary", "extraction"},
    "accounts": set(),
    "policies": {"vocabulary", "readers", "extraction", "evaluation", "accounts"},
    "search": {"vocabulary", "extraction", "accounts", "policies"},
    "comparisons": {"vocabulary", "extraction", "accounts", "policies"},
    "catalogue": {"vocabulary", "accounts", "policies", "comparisons"},
    "saved": {"accounts", "policies", "comparisons"},
    "reports": {"vocabulary", "accounts", "policies", "comparisons"},
}
PURE = ("vocabulary", "readers", "extraction", "evaluation")
NOT_IN_PURE = ("django", "psycopg", "axes", "whitenoise")


def imports(path: Path) -> Iterator[str]:
    """Full names of all that a module imports, wherever in it."""
    within = ("policycompare", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(within[: len(within) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (start, node.module) if part)
            yield from (f"{module}.{alias.name}" for alias in node.names)


def offences(package: str) -> list[str]:
    return [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in sorted((PACKAGE / package).rglob("*.py"))
        for name in imports(path)
        if not _allowed(package, name)
    ]


def _allowed(package: str, name: str) -> bool:
    parts = name.split(".")
    if parts[0] == "policycompare":
        return len(parts) > 1 and parts[1] in MAY_IMPORT[package] | {package}
    return not (package in PURE and parts[0].startswith(NOT_IN_PURE))


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_go_one_way(package: str) -> None:
    assert offences(package) == []


def test_every_package_has_its_place_in_the_order() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == set(MAY_IMPORT)
