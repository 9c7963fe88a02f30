"""The people who use an installation, and the role that each has."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    class Role(models.TextChoices):
        BUYER = "buyer", _("Buyer")
        PRIVACY_OFFICER = "privacy_officer", _("Privacy officer")
        ADMINISTRATOR = "administrator", _("Administrator")

    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.BUYER)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=["buyer", "privacy_officer", "administrator"]), name="user_role_is_known"
            ),
        ]

    @property
    def can_write(self) -> bool:
        """May bring policies in."""
        return self.is_active and (self.is_superuser or self.role == self.Role.ADMINISTRATOR)

    @property
    def can_review(self) -> bool:
        """May confirm, correct and reject what the extractor found."""
        return self.can_write or (self.is_active and self.role == self.Role.PRIVACY_OFFICER)
