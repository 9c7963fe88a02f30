"""One form to save a comparison and to change a saved one."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from policycompare.accounts.models import User
from policycompare.comparisons.queries import ComparisonQuery

from .models import NAME_LENGTH, SavedComparison
from .services import NameTaken, change_comparison, save_comparison


class SavedComparisonForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=NAME_LENGTH)
    shared = forms.BooleanField(
        label=_("Share it with your organization"),
        required=False,
        help_text=_("Everyone with an account here can open it. Only you can change it."),
    )
    frozen = forms.BooleanField(
        label=_("Freeze it at its versions"),
        required=False,
        help_text=_(
            "It then shows the policies as they were, whatever changes later. Without this it shows the latest "
            "versions, and says what changed."
        ),
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def save(self, by: User, query: ComparisonQuery) -> SavedComparison | None:
        """The new one; None, with the error at its field, where the name is taken."""
        try:
            return save_comparison(by, query, **self.cleaned_data)
        except NameTaken:
            self._refuse_name()
        return None

    def change(self, by: User, pk: int) -> SavedComparison | None:
        """The changed one; None, with the error at its field, where the name is taken."""
        try:
            return change_comparison(by, pk, **self.cleaned_data)
        except NameTaken:
            self._refuse_name()
        return None

    def _refuse_name(self) -> None:
        self.add_error("name", gettext("You have another comparison of this name. Choose a different one."))
