"""The page of a policy: its words as they are, its clauses marked and named, safely."""

import re

import pytest
from django.test import Client

from policycompare.policies.models import Clause
from tests.factories import make_vendor, make_version

pytestmark = pytest.mark.django_db

TEXT = "Sale\n\nWe <b>never</b> sell your data. <script>alert(1)</script>\n\n• backups & logs: 90 days\n"
SAID = (
    ("sale", {"stance": "denies"}, "We <b>never</b> sell your data."),
    ("retention", {"data": "backups", "period": "P90D"}, "backups & logs: 90 days"),
    ("retention", {"data": "logs", "period": "P90D"}, "backups & logs: 90 days"),
)


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_words_of_a_policy_are_words_whatever_they_look_like(as_buyer: Client) -> None:
    page = html(as_buyer, make_version(make_vendor(), TEXT, SAID).get_absolute_url())
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "We &lt;b&gt;never&lt;/b&gt; sell your data." in page


def test_every_clause_has_its_anchor_once_and_a_note_that_leads_to_it(as_buyer: Client) -> None:
    version = make_version(make_vendor(), TEXT, SAID)
    page = html(as_buyer, version.get_absolute_url())
    for clause in version.clauses.all():
        assert page.count(f'id="clause-{clause.pk}"') == 1
        assert page.count(f'id="note-{clause.pk}" href="#clause-{clause.pk}"') == 1
    assert len(re.findall(r"<mark ", page)) == 2


def test_a_note_says_what_the_clause_means(as_buyer: Client) -> None:
    page = html(as_buyer, make_version(make_vendor(), TEXT, SAID).get_absolute_url())
    assert "Back-ups: <b>90 days</b>" in page
    assert "Logs: <b>90 days</b>" in page
    assert '<mark class="is-denied"' in page


def test_the_text_has_the_language_of_the_policy_and_a_quote_its_own(as_buyer: Client) -> None:
    version = make_version(make_vendor(), TEXT, SAID, language="nl")
    version.clauses.filter(topic="sale").update(language="en")
    page = html(as_buyer, version.get_absolute_url())
    assert '<article class="reading-text" lang="nl"' in page
    assert re.search(r'<mark class="is-denied"[^>]* lang="en">', page)


def test_what_a_reviewer_rejected_is_not_marked(as_buyer: Client) -> None:
    version = make_version(make_vendor(), TEXT, SAID)
    version.clauses.filter(topic="sale").update(review=Clause.Review.REJECTED)
    assert "is-denied" not in html(as_buyer, version.get_absolute_url())


def test_a_text_without_clauses_says_so(as_buyer: Client) -> None:
    page = html(as_buyer, make_version(make_vendor(), "Hello.", []).get_absolute_url())
    assert "No clause was found in this text." in page


def test_every_version_stays_readable_and_links_to_the_others(as_buyer: Client) -> None:
    vendor = make_vendor()
    first, second = make_version(vendor), make_version(vendor, "We keep nothing.", [])
    page = html(as_buyer, first.get_absolute_url())
    assert "We keep backups for 90 days." in page
    assert f'href="{second.get_absolute_url()}"' in page
