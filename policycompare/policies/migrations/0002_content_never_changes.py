from django.db import migrations

from policycompare.policies.triggers import install_all, remove_all


class Migration(migrations.Migration):
    """The database refuses a changed version, original or decision."""

    dependencies = [("policies", "0001_initial")]

    operations = [migrations.RunPython(install_all, remove_all)]
