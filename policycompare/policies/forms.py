"""The upload form: one document, by file or pasted, of one vendor, known or new."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from policycompare.accounts.models import User
from policycompare.readers import Problem, UnreadableDocument
from policycompare.readers.limits import MAX_BYTES

from .models import Policy, PolicyVersion, Vendor
from .services import DuplicateText, Submission, add_policy_text

MEGABYTES = MAX_BYTES // 1024**2

UNREADABLE = {
    Problem.EMPTY: _("There is no text in it. Choose a file with the words of the policy, or paste them."),
    Problem.TOO_LARGE: _("It is larger than {limit} MB. Choose a file with the words of the policy alone."),
    Problem.TOO_LONG: _("It is longer than any policy. Choose or paste the words of the policy alone."),
    Problem.BINARY: _("This is not a text file, whatever its name says. Save the policy as plain text (.txt)."),
    Problem.UNSUPPORTED: _("Only plain text can be read: copy the words of the policy and paste them."),
    Problem.UNDECODABLE: _("Its characters cannot be read. Save it as plain text in UTF-8 and choose it again."),
}


class UploadForm(forms.Form):
    vendor = forms.ModelChoiceField(
        label=_("Vendor"),
        queryset=Vendor.objects.all(),
        to_field_name="slug",
        required=False,
        empty_label=_("A new vendor"),
    )
    new_vendor = forms.CharField(label=_("Name of the new vendor"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind of document"), choices=Policy.Kind.choices)
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=300,
        help_text=_("Left empty, it is the next version of the vendor's document of this kind."),
    )
    source_url = forms.URLField(label=_("Where it was found"), required=False, max_length=2000, assume_scheme="https")
    file = forms.FileField(
        label=_("Text file"), required=False, allow_empty_file=True, help_text=_("Plain text (.txt), at most 20 MB.")
    )
    text = forms.CharField(
        label=_("Or paste the text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 12})
    )

    def clean_new_vendor(self) -> str:
        return " ".join(self.cleaned_data["new_vendor"].split())

    def clean_file(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and file.size and file.size > MAX_BYTES:
            raise forms.ValidationError(_unreadable(Problem.TOO_LARGE))
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if "vendor" in cleaned and "new_vendor" in cleaned:
            self._one_vendor(cleaned["vendor"], cleaned["new_vendor"])
        if "file" in cleaned and "text" in cleaned:
            self._one_text(cleaned["file"], cleaned["text"])
        return cleaned

    def _one_vendor(self, vendor: Vendor | None, name: str) -> None:
        if vendor and name:
            self.add_error("new_vendor", _("Choose a vendor or name a new one, not both."))
        elif not vendor and not name:
            self.add_error("vendor", _("Choose a vendor, or name a new one."))
        elif name and (known := Vendor.objects.named(name).first()):
            self.add_error("new_vendor", _("“{name}” is there already: choose it above.").format(name=known.name))

    def _one_text(self, file: "UploadedFile[bytes] | None", text: str) -> None:
        if file is not None and text.strip():
            self.add_error("text", _("Choose a file or paste a text, not both."))
        elif file is None and not text.strip():
            self.add_error("file", _("Choose a file, or paste the text below."))

    def save(self, by: User) -> PolicyVersion | None:
        """The stored version; None, with the error at its field, where the document cannot be read or is known."""
        field = "file" if self.cleaned_data["file"] is not None else "text"
        try:
            return add_policy_text(by, self._submission())
        except UnreadableDocument as refused:
            self.add_error(field, _unreadable(refused.code))
        except DuplicateText as refused:
            self.add_error(field, _duplicate(refused.version))
        return None

    def _submission(self) -> Submission:
        cleaned = self.cleaned_data
        file: UploadedFile[bytes] | None = cleaned["file"]
        return Submission(
            vendor=cleaned["vendor"] or cleaned["new_vendor"],
            kind=Policy.Kind(cleaned["kind"]),
            title=cleaned["title"],
            content=file.read() if file is not None else cleaned["text"].encode(),
            filename=(file.name or "") if file is not None else "",
            media_type=_media_type(file) if file is not None else "text/plain; charset=utf-8",
            source_url=cleaned["source_url"],
        )


def _media_type(file: "UploadedFile[bytes]") -> str:
    return f"{file.content_type}; charset={file.charset or ''}"


def _unreadable(problem: Problem) -> str:
    return UNREADABLE[problem].format(limit=MEGABYTES)


def _duplicate(version: PolicyVersion) -> SafeString:
    link = format_html('<a href="{}">{}</a>', version.get_absolute_url(), version)
    return format_html(gettext("This text is here already: {link}."), link=link)
