"""The forms of a wish: ordering it, alone or in a workshop, and joining one."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.traps import TrappedForm
from directory.departments import department_choices
from training.fields import skill_choices
from training.models import Format, Level, Wish
from training.skills import FAMILIES

MOST_SKILLS = 8


class AddressForm(TrappedForm):
    """Who asks: an address that is confirmed by mail, unless ``known`` says whose it is."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We write to it to confirm, and when there is an answer. Nobody sees it."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, known: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        if known:
            del self.fields["email"]

    @property
    def address(self) -> str:
        """The address, in lower case."""
        return self.known or str(self.cleaned_data["email"]).lower()


class SkillsByFamily(forms.BaseForm):
    """A form with a field ``skills``, shown by family."""

    def families(self) -> list[dict[str, Any]]:
        """The skills to tick, by family: ``label``, ``options`` and how many are ``set``."""
        language = get_language() or ""
        ticked = set(self["skills"].value() or ())
        return [
            {
                "label": family.label(language),
                "options": [
                    {
                        "value": skill.slug,
                        "label": skill.label(language),
                        "checked": skill.slug in ticked,
                    }
                    for skill in family.skills
                ],
                "set": sum(skill.slug in ticked for skill in family.skills),
            }
            for family in FAMILIES.values()
        ]


class OrderForm(SkillsByFamily, TrappedForm):
    """What is ordered: skills, own words, or both."""

    skills = forms.MultipleChoiceField(required=False, choices=skill_choices)
    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("What would you like to be able to do? An editor reads it first."),
    )

    def clean_words(self) -> str:
        return " ".join(self.cleaned_data["words"].split())

    def clean_skills(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["skills"]
        if len(chosen) > MOST_SKILLS:
            words = _("At most %(most)s skills: make a second order of the others.")
            raise forms.ValidationError(words, params={"most": MOST_SKILLS})
        return chosen

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("skills") and not data.get("words") and not self.errors:
            self.add_error("words", _("Choose a skill, or say it in your own words."))
        return data


class RoomOrderForm(OrderForm):
    """An order in a workshop's room."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = _("All in the room read it, without your name.")


class WishForm(OrderForm, AddressForm):
    """An order with how, where and who asks."""

    level = forms.ChoiceField(
        label=_("Where do you stand?"),
        required=False,
        choices=[("", _("I would not say")), *Level.choices],
    )
    format = forms.ChoiceField(
        label=_("How would you like to learn?"),
        required=False,
        choices=[("", _("It does not matter")), *Format.choices],
    )
    department = forms.ChoiceField(
        label=_("In which département?"),
        required=False,
        choices=[("", _("Anywhere")), *department_choices()],
    )
    works = forms.BooleanField(
        label=_("I work as a mediator, or am about to."),
        error_messages={"required": _("Orders are for those who work as mediators.")},
    )

    field_order = [
        "skills", "words", "level", "format", "department", "email", "works", "website"
    ]  # fmt: skip

    def wish(self) -> Wish:
        """The wish as it would be kept."""
        names = ("skills", "words", "level", "format", "department")
        return Wish(
            language=get_language() or "", **{name: self.cleaned_data[name] for name in names}
        )
