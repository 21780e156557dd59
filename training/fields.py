"""Skills as a field of a model: chosen in boxes, grouped by family."""

from typing import Any

from django import forms
from django.utils.text import capfirst

from directory.fields import TermsField
from directory.vocabularies import lazy_words
from training.skills import FAMILIES


def skill_choices() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """Each family with its skills, in the language being read when they are shown."""
    return [
        (lazy_words(family), [(skill.slug, lazy_words(skill)) for skill in family.skills])
        for family in FAMILIES.values()
    ]


class SkillsField(TermsField):
    """A list of slugs of ``training.skills``."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            choices=skill_choices,
            widget=forms.CheckboxSelectMultiple,
        )
