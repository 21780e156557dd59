"""What somebody orders: skills of the table, their own words, or both."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from editorial.languages import language_name
from training.fields import SkillsField
from training.skills import known


class Order(models.Model):
    """The base of a wish, and of what is ordered in a workshop."""

    skills = SkillsField(_("skills"))
    words = models.CharField(_("in your own words"), max_length=300, blank=True)
    language = models.CharField(max_length=10, help_text="In which the words were written.")

    class Meta:
        abstract = True

    @property
    def title(self) -> str:
        """Its own words, else the names of its skills in the language being read."""
        return self.words or ", ".join(self.skill_names)

    @property
    def foreign_language(self) -> str:
        """The code of the language of its own words, where that is not the one being read."""
        return self.language if self.words and self.language != get_language() else ""

    @property
    def foreign_language_name(self) -> str:
        """« in English », for readers of another language; else empty."""
        code = self.foreign_language
        return gettext("in %(language)s") % {"language": language_name(code)} if code else ""

    @property
    def skill_names(self) -> list[str]:
        """Its skills in the language being read; what the table no longer knows is left out."""
        language = get_language() or ""
        return [skill.label(language) for skill in known(self.skills)]

    def clean(self) -> None:
        """An order without any wish is none."""
        if not self.skills and not self.words:
            raise ValidationError(_("Choose a skill, or say it in your own words."))
