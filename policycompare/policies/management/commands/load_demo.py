"""`manage.py load_demo`: the demo's accounts and its five policies, through the same door as any upload."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from policycompare.accounts.models import User
from policycompare.policies.models import Policy
from policycompare.policies.services import DuplicateText, Submission, add_policy_text

VENDORS = ("Host-Tracker", "Nutshell", "nuTijd", "SharpSpring", "Vtiger")


class Command(BaseCommand):
    help = "Loads the demo: an account for each role, and five policies. What is there already stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        accounts = {role: _account(role) for role in User.Role}
        loaded = [name for name in VENDORS if _load(accounts[User.Role.ADMINISTRATOR], name)]
        self.stdout.write(f"Loaded {', '.join(loaded)}." if loaded else "The demo is loaded already.")


def _account(role: User.Role) -> User:
    """The demo's account of this role. It has no password: only the demo's sign-in page lets one in."""
    user, created = User.objects.get_or_create(username=f"demo-{role}", defaults={"role": role})
    if created:
        user.set_unusable_password()
        user.save()
    return user


def _load(by: User, name: str) -> bool:
    """Whether the vendor's policy was new."""
    path = settings.BASE_DIR / "fixtures" / "policies" / f"{name.lower()}.txt"
    submission = Submission(name, Policy.Kind.PRIVACY_POLICY, path.read_bytes(), filename=path.name)
    try:
        add_policy_text(by, submission)
    except DuplicateText:
        return False
    return True
