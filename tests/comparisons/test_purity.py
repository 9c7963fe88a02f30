"""The table is made without the framework: it can be read, tested and moved by itself."""

import ast
from pathlib import Path

import pytest

from policycompare import comparisons

PURE = ("table", "cells", "matrix", "queries", "passages")


@pytest.mark.parametrize("module", PURE)
def test_what_makes_the_table_imports_neither_django_nor_models(module: str) -> None:
    source = (Path(comparisons.__file__).parent / f"{module}.py").read_text(encoding="utf-8")
    names = [node.module or "" for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    assert names
    assert [name for name in names if name.startswith("django") or ".policies" in name] == []
