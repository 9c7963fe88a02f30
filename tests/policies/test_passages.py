"""The passages of a version: cut from its text, with the topics of its clauses, for the newest version only."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from policycompare.policies.models import Clause, Passage, PolicyVersion
from policycompare.policies.passages import MAX_LENGTH, index_version
from tests.conftest import AddVersion
from tests.factories import make_vendor, make_version

TEXT = "How long\n\nWe keep backups for 90 days.\n\nWe share data with:\n\n• partners\n• the police\n"


def said(version: PolicyVersion) -> list[str]:
    return [version.text[passage.start : passage.end] for passage in version.passages.all()]


def indexed(version: PolicyVersion) -> PolicyVersion:
    index_version(version)
    return version


def test_each_heading_paragraph_and_item_is_a_passage(db: None) -> None:
    version = indexed(make_version(make_vendor(), TEXT, ()))
    assert said(version) == [
        "How long",
        "We keep backups for 90 days.",
        "We share data with:",
        "partners",
        "the police",
    ]
    assert [one.kind for one in version.passages.all()] == ["heading", "paragraph", "paragraph", "item", "item"]
    assert [one.heading for one in version.passages.all()] == ["", *["How long"] * 4]


def test_a_passage_has_the_topics_of_the_clauses_in_it(db: None) -> None:
    backups = ("retention", {"data": "backups", "period": "P90D"}, "We keep backups for 90 days.")
    version = indexed(make_version(make_vendor(), TEXT, (backups,)))
    assert [one.topics for one in version.passages.all()] == [[], ["retention"], [], [], []]


def test_a_rejected_clause_gives_its_passage_no_topic(db: None) -> None:
    backups = ("retention", {"data": "backups", "period": "P90D"}, "We keep backups for 90 days.")
    version = make_version(make_vendor(), TEXT, (backups,))
    version.clauses.update(review=Clause.Review.REJECTED)
    index_version(version)
    assert not any(one.topics for one in version.passages.all())


def test_each_passage_has_the_language_of_its_own_words(db: None) -> None:
    text = "We keep your data for as long as we need it.\n\nWij bewaren uw gegevens zo lang als dat nodig is.\n"
    version = indexed(make_version(make_vendor(), text, ()))
    assert [one.language for one in version.passages.all()] == ["en", "nl"]


def test_a_long_paragraph_is_cut_between_sentences_and_nothing_of_it_is_lost(db: None) -> None:
    sentence = "We keep the data of our customers no longer than we need it. "
    version = indexed(make_version(make_vendor(), sentence * 100, ()))
    pieces = said(version)
    assert len(pieces) > 2
    assert all(len(piece) <= MAX_LENGTH and piece.endswith(".") for piece in pieces)
    assert " ".join(pieces) == version.text.strip()
    assert {one.block for one in version.passages.all()} == {0}


def test_a_text_that_comes_in_is_indexed(add_version: AddVersion) -> None:
    assert said(add_version("We keep backups for 90 days.")) == ["We keep backups for 90 days."]


def test_only_the_newest_version_of_a_policy_has_passages(add_version: AddVersion) -> None:
    old = add_version("We keep backups for 90 days.")
    new = add_version("We keep backups for 30 days.")
    assert said(old) == []
    assert said(new) == ["We keep backups for 30 days."]


def test_reindex_makes_the_passages_of_the_newest_versions_anew(
    add_version: AddVersion, capsys: pytest.CaptureFixture[str]
) -> None:
    add_version("We keep backups for 90 days.")
    new = add_version("We keep backups for 30 days.")
    Passage.objects.all().delete()
    call_command("reindex")
    assert capsys.readouterr().out == "1 policies, 1 passages.\n"
    assert said(new) == ["We keep backups for 30 days."]


def test_a_vendor_that_goes_takes_its_passages_along(add_version: AddVersion) -> None:
    add_version("We keep backups for 90 days.").policy.vendor.policies.all().delete()
    assert not Passage.objects.exists()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("passage_start_is_before_end", {"start": 5, "end": 5}),
        ("passage_is_in_its_block", {"block": 1}),
        ("passage_kind_is_known", {"kind": "poem"}),
        ("passage_language_is_known", {"language": "fr"}),
    ],
)
def test_the_database_holds_what_a_passage_must_obey(db: None, name: str, wrong: dict[str, object]) -> None:
    version = make_version(make_vendor())
    fields = {"kind": "paragraph", "start": 0, "end": 5, "block": 0, "language": "en", "terms": "ewe", **wrong}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Passage.objects.create(version=version, **fields)


def test_the_index_of_terms_stands_after_all_migrations(db: None) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'policies_passage'")
            names = {"passage_is_indexed", "passage_leaves_the_index", "passage_is_indexed_anew"}
        else:
            cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = 'policies_passage'")
            names = {"policies_passage_terms"}
        assert names <= {row[0] for row in cursor.fetchall()}
