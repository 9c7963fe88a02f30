"""`manage.py extract`: clauses of files as JSON, without a database."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

POLICY = "Privacy policy\n\nWe never sell your personal data to anyone."


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "acme.txt"
    path.write_text(POLICY, encoding="utf-8")
    return path


def test_one_file_goes_to_standard_output(policy: Path) -> None:
    output = StringIO()
    call_command("extract", str(policy), stdout=output)
    result = json.loads(output.getvalue())
    assert result["language"] == "en"
    assert {"topic": "sale", "stance": "denies"}.items() <= result["clauses"][0].items()
    for clause in result["clauses"]:
        assert POLICY[clause["start"] : clause["end"]] == clause["quote"]
        assert clause["rule"]


def test_what_is_said_twice_is_one_clause_with_its_further_quote_behind_it(tmp_path: Path) -> None:
    text = "We never sell your personal data.\n\nWe do not sell your personal information to anyone."
    path = tmp_path / "twice.txt"
    path.write_text(text, encoding="utf-8")
    output = StringIO()
    call_command("extract", str(path), stdout=output)
    sales = [row for row in json.loads(output.getvalue())["clauses"] if row["topic"] == "sale"]
    assert [(row["stance"], row["further"]) for row in sales] == [("denies", False), ("denies", True)]
    assert {row["quote"] for row in sales} == set(text.split("\n\n"))


def test_many_files_each_become_one_in_the_folder(policy: Path, tmp_path: Path) -> None:
    other = tmp_path / "bolt.txt"
    other.write_bytes("Wij verkopen één ding.".encode("cp1252"))
    call_command("extract", str(policy), str(other), output=tmp_path / "new" / "folder")
    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == {"acme.json", "bolt.json"}
    assert json.loads((tmp_path / "new" / "folder" / "bolt.json").read_text(encoding="utf-8"))["language"] == "nl"


def test_what_cannot_be_read_is_named_after_the_others_are_done(policy: Path, tmp_path: Path) -> None:
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\0\1\2")
    missing = tmp_path / "missing.txt"
    with pytest.raises(CommandError) as failed:
        call_command("extract", str(binary), str(missing), str(policy), output=tmp_path / "out")
    assert f"{binary} is not a text file" in str(failed.value)
    assert f"{missing} cannot be read: No such file" in str(failed.value)
    assert (tmp_path / "out" / "acme.json").exists()


def test_many_files_need_a_folder(policy: Path) -> None:
    with pytest.raises(CommandError, match="--output"):
        call_command("extract", str(policy), "other.txt")


def test_files_of_the_same_name_are_not_written_over_each_other(policy: Path, tmp_path: Path) -> None:
    twin = tmp_path / "elsewhere" / "acme.md"
    with pytest.raises(CommandError, match=r"both become acme\.json"):
        call_command("extract", str(policy), str(twin), output=tmp_path)


def test_a_folder_that_cannot_be_written_is_named(policy: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("extract", str(policy), output=policy / "not a folder")
