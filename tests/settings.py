"""The settings under test: the project's own, with nothing of the tester's environment but the database."""

import os
import tempfile
from pathlib import Path

for name in ("DEBUG", "DEMO", "PUBLIC_READ", "ALLOWED_HOSTS", "TIME_ZONE", "BEHIND_PROXY"):
    os.environ.pop(name, None)
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["HTTPS"] = "false"
# The browser tests' API runs an event loop in the thread that also asks the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from policycompare.settings import *  # noqa: E402, F403
from policycompare.settings import DATABASES, STORAGES  # noqa: E402

# Quick to make; real hashing has no part in what is tested.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Hashed names need collectstatic, and the live server answers 404 to them.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT = None
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that the live server's threads each have a connection of their own.
    DATABASES["default"]["TEST"] = {
        "NAME": str(Path(tempfile.gettempdir()) / f"policycompare-tests-{os.getpid()}.sqlite3"),
    }
