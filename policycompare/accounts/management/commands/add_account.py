"""`manage.py add_account NAME --role buyer`: an account, with a password that is asked for twice."""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from policycompare.accounts.models import User


class Command(BaseCommand):
    help = "Adds an account. `changepassword NAME` gives it another password later."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="what the person signs in with")
        parser.add_argument("--role", choices=User.Role.values, default=User.Role.BUYER.value)

    def handle(self, *args: Any, name: str, role: str, **options: Any) -> None:
        user = User(username=name, role=role)
        password = getpass("Password: ")
        if getpass("Again: ") != password:
            raise CommandError("The two passwords are not the same. Nothing was added.")
        user.set_password(password)
        try:
            validate_password(password, user)
            user.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user.save()
        self.stdout.write(f"{name} can sign in as {user.get_role_display()}.")
