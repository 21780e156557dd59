"""The form that guides through a story: one page, a section a question."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from directory.models import Place
from members.models import Mediator
from stories.models import StoryPage
from stories.writing import pictures
from stories.writing.content import answers_of

# What the browser keeps to itself, or what is no answer.
NOT_KEPT = ("base", "version", "window", "picture")
NEEDED = ("happened", "changed")  # before it can be sent
LONGEST = 8_000  # characters of what a draft keeps of one answer


class StoryForm(forms.Form):
    """What somebody tells; ``base``, ``version`` and ``window`` see ``StoryWriting``.

    Kept for later, a title is enough; ``is_sent`` asks for all that a reader needs.
    """

    base = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    window = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    title = forms.CharField(
        max_length=120,
        label=_("Title"),
        help_text=_("For example: « The day when the printer spoke ». It can still change."),
    )
    place = forms.ModelChoiceField(
        Place.objects.none(),
        required=False,
        label=_("Where was it?"),
        empty_label=_("At none of my places"),
        help_text=_("The page of the place shows your story in return."),
    )
    happened = forms.CharField(
        max_length=6_000,
        label=_("What happened?"),
        help_text=_("As you would tell it to a colleague. Leave names out, or change them."),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    changed = forms.CharField(
        max_length=3_000,
        label=_("What did it change?"),
        help_text=_("For the person, for you, for the place. Small things count."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    motto = forms.CharField(
        max_length=140,
        required=False,
        label=_("A motto that goes with it"),
        help_text=_("One sentence, without quotation marks."),
    )
    picture = forms.FileField(
        required=False,
        label=_("Picture"),
        help_text=_("JPEG, PNG or WebP, 15 MB at most. Hands, things and places tell much too."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    picture_alt = forms.CharField(
        max_length=250,
        required=False,
        label=_("What the picture shows"),
        help_text=_("Read to people who do not see it."),
    )
    no_picture = forms.BooleanField(required=False, label=_("Remove the picture"))
    people_agreed = forms.BooleanField(
        required=False,
        label=_("The people who can be recognised agreed that it is shown, or there are none."),
    )

    def __init__(
        self, *args: Any, mediator: Mediator, has_picture: bool, is_sent: bool = False, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.mediator, self.has_picture, self.is_sent = mediator, has_picture, is_sent
        self.new_picture: bytes | None = None
        own = mediator.places.all()
        self.places: list[int] = [place.pk for place in own]
        self.fields["place"].queryset = Place.objects.filter(pk__in=self.places)  # type: ignore[attr-defined]
        label: Callable[[Any], str] = lambda place: f"{place.name}, {place.commune}"  # noqa: E731
        self.fields["place"].label_from_instance = label  # type: ignore[attr-defined]

    def full_clean(self) -> None:
        """Kept for later, a title is enough; what is needed to send it is still called so."""
        for name in NEEDED:
            self.fields[name].required = self.is_sent
        super().full_clean()
        for name in NEEDED:
            self.fields[name].required = True

    @property
    def has_any_picture(self) -> bool:
        """Whether there is a picture now, kept before or just sent."""
        return self.has_picture or self.new_picture is not None

    def clean_picture(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["picture"]
        if file:
            self.new_picture = pictures.reencoded(file)
        return file

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        shows = self.has_any_picture and not data.get("no_picture")
        if shows and not data.get("picture_alt", "").strip():
            self.add_error("picture_alt", _("Describe the picture in a few words."))
        if shows and self.is_sent and not data.get("people_agreed"):
            words = _("Ask the people shown first, or take the picture out.")
            self.add_error("people_agreed", words)
        return data


def initial_of(page: StoryPage | None, agreed: bool) -> dict[str, Any]:
    """The form's values for the newest state of the page."""
    if page is None:
        return {}
    places = [link.place_id for link in page.story_places.all()]
    return {
        **answers_of(page),
        "title": page.title,
        "place": places[0] if places else None,
        "picture_alt": page.cover_alt,
        "people_agreed": agreed,
    }


def initial_of_typed(kept: dict[str, list[str]]) -> dict[str, Any]:
    """The form's values for what was typed, right or wrong."""
    data = MultiValueDict(kept)
    return {
        name: field.widget.value_from_datadict(data, {}, name)
        for name, field in StoryForm.base_fields.items()
        if name not in NOT_KEPT
    }


def typed(data: Any) -> dict[str, list[str]]:
    """What a browser sent, as a draft keeps it: known fields, no more than a form holds."""
    return {
        name: [value[:LONGEST] for value in data.getlist(name)[:1]]
        for name in StoryForm.base_fields
        if name not in NOT_KEPT and name in data
    }
