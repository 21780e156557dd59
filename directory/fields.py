"""A list of texts in one column, stored as the standard's flat form stores it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst

from .standard import SEPARATOR
from .vocabularies import VOCABULARIES, lazy_words


class LineListField(forms.CharField):
    """A list typed one value a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


class TermsField(models.TextField):
    """A list of texts, ``["a", "b"]`` in Python and ``|a|b|`` in the database.

    The bars around every value let any database find one with a plain ``contains`` (see
    ``containing``), without a join or a JSON operator. With ``vocabulary``, the name of one of
    the standard's lists, forms offer its values as checkboxes.
    """

    # What the attribute takes and gives: names that the types' plugin reads.
    _pyi_private_set_type: Sequence[str]  # type: ignore[assignment] # the text field's are texts
    _pyi_private_get_type: list[str]  # type: ignore[assignment]

    def __init__(self, *args: Any, vocabulary: str = "", **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        if self.vocabulary:
            kwargs["vocabulary"] = self.vocabulary
        return name, path, args, kwargs

    @staticmethod
    def containing(value: str) -> str:
        """The text that a stored list contains when ``value`` is one of its values."""
        return f"{SEPARATOR}{value}{SEPARATOR}"

    def from_db_value(self, value: str | None, *args: Any) -> list[str]:
        return self.to_python(value)

    def to_python(self, value: Any) -> list[str]:
        if value is None:
            return []
        if isinstance(value, str):
            return [part for part in value.split(SEPARATOR) if part]
        return list(value)

    def get_prep_value(self, value: Any) -> str:
        if isinstance(value, str):
            return value
        values = [text.replace(SEPARATOR, " ") for text in value or ()]
        return f"{SEPARATOR}{SEPARATOR.join(values)}{SEPARATOR}" if values else ""

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> forms.Field:
        options: dict[str, Any] = {
            "required": False,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
        }
        if not self.vocabulary:
            return LineListField(**options)
        return forms.MultipleChoiceField(
            **options,
            choices=[(term.value, lazy_words(term)) for term in VOCABULARIES[self.vocabulary]],
            widget=forms.CheckboxSelectMultiple,
        )
