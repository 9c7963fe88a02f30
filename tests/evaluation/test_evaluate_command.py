"""`manage.py evaluate` on folders of gold."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command


def evaluate(*arguments: str) -> str:
    out = StringIO()
    call_command("evaluate", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shop.txt").write_text("We never sell your personal data.", encoding="utf-8")
    clauses = [
        {"topic": "sale", "stance": "denies", "quote": "We never sell your personal data."},
        {"topic": "right", "right": "erasure", "quote": "We never sell"},
    ]
    (tmp_path / "shop.json").write_text(json.dumps({"language": "en", "clauses": clauses}), encoding="utf-8")
    return tmp_path


def test_it_prints_figures_for_topics_languages_and_policies(folder: Path) -> None:
    printed = evaluate(str(folder))
    for name in ("sale", "right", "core en", "core together", "all together", "shop"):
        assert any(line.startswith(name) for line in printed.splitlines()), name


def test_it_lists_each_miss_with_its_quote(folder: Path) -> None:
    assert "shop  missed  right / erasure    «We never sell»" in evaluate(str(folder), "--errors")


def test_it_can_look_at_some_topics_only(folder: Path) -> None:
    assert "sale" not in evaluate(str(folder), "--topics", "right")


def test_an_unknown_topic_is_named(folder: Path) -> None:
    with pytest.raises(CommandError, match="No such topic: retenshun"):
        evaluate(str(folder), "--topics", "retenshun")


def test_a_folder_without_gold_says_what_belongs_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"put NAME\.txt and NAME\.json there"):
        evaluate(str(tmp_path))


def test_gold_without_its_text_says_which_is_missing(folder: Path) -> None:
    (folder / "shop.txt").unlink()
    with pytest.raises(CommandError, match=r"put shop\.txt beside it"):
        evaluate(str(folder))


def test_broken_gold_is_named(folder: Path) -> None:
    (folder / "shop.json").write_text('{"clauses": [{"topic": "horoscope"}]}', encoding="utf-8")
    with pytest.raises(CommandError, match=r"shop\.json is no gold file"):
        evaluate(str(folder))


def test_the_demo_policies_have_gold_of_their_own() -> None:
    printed = evaluate(str(settings.BASE_DIR / "fixtures" / "gold"))
    assert "5 policies" in printed
