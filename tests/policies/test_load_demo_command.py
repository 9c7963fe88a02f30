"""`manage.py load_demo`: five vendors through the usual door, and nothing twice."""

from io import StringIO

import pytest
from django.core.management import call_command

from policycompare.accounts.models import User
from policycompare.policies.models import Clause, PolicyVersion, Vendor


@pytest.mark.usefixtures("demo")
def test_five_policies_give_five_vendors_with_their_clauses() -> None:
    assert sorted(Vendor.objects.values_list("slug", flat=True)) == [
        "host-tracker",
        "nutijd",
        "nutshell",
        "sharpspring",
        "vtiger",
    ]
    for version in PolicyVersion.objects.all():
        assert version.clauses.count() > 20, version
        for clause in version.clauses.all():
            assert version.text[clause.start : clause.end] == clause.quote


@pytest.mark.usefixtures("demo")
def test_loading_again_loads_nothing_twice() -> None:
    before = [model.objects.count() for model in (User, Vendor, PolicyVersion, Clause)]
    call_command("load_demo", stdout=StringIO())
    assert [model.objects.count() for model in (User, Vendor, PolicyVersion, Clause)] == before


@pytest.mark.usefixtures("demo")
def test_each_role_has_an_account_without_a_password() -> None:
    accounts = User.objects.all()
    assert {account.role for account in accounts} == set(User.Role)
    assert not any(account.has_usable_password() for account in accounts)
