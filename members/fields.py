"""Fields of this room's models: lists that forms offer as boxes, kept blasons, streams."""

import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail_localize.segments import StringSegmentValue

from directory.fields import TermsField
from members.blasons import pictures
from members.blasons.composing import FIELDS, compose, from_kept, query_of
from members.heraldry.definition import BadDefinition, load, write

type Options = Callable[[], Sequence[tuple[str, str | Promise]]]


class LinesField(TermsField):
    """A list of texts, one a line in forms; translators are given each by itself."""

    def get_translatable_segments(self, value: Sequence[str]) -> list[StringSegmentValue]:
        """What wagtail-localize asks for: each text under its place, from 0."""
        return [StringSegmentValue(str(place), text) for place, text in enumerate(value)]

    def restore_translated_segments(
        self, value: Sequence[str], segments: Sequence[StringSegmentValue]
    ) -> list[str]:
        """The texts of the source with those that are translated in their places."""
        texts = list(value)
        for segment in segments:
            texts[int(segment.path)] = segment.render_text()
        return texts


class TickedField(TermsField):
    """A list of values of which forms offer ``options()`` as boxes to tick."""

    def __init__(self, *args: Any, options: Options, **kwargs: Any) -> None:
        self.options = options
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "options": self.options}

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            required=False,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            choices=self.options,
            widget=forms.CheckboxSelectMultiple,
        )


class PlainStreamField(StreamField):
    """A stream of blocks that may change without a migration."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class BlasonInput(forms.Textarea):
    """A text box with the drawing of what it holds, and the way to the builder."""

    template_name = "members/admin/blason_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        try:
            blason = BlasonFormField().to_python(value) if isinstance(value, str) else None
        except ValidationError:
            blason = None
        drawn = from_kept(blason)
        return {
            **context,
            "drawing": mark_safe(pictures.svg(drawn)) if drawn else "",
            "blazon": pictures.blazon(drawn) if drawn else "",
            "builder_url": reverse("blason") + (query_of(drawn) if drawn else ""),
        }


class BlasonFormField(forms.CharField):
    """A blason as its definition (JSON) or as the address of the builder that holds it."""

    widget = BlasonInput(attrs={"rows": 3, "spellcheck": "false"})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return json.dumps(value, ensure_ascii=False)
        return value or ""

    def to_python(self, value: Any) -> dict[str, Any] | None:  # type: ignore[override]
        text = (value or "").strip()
        if not text:
            return None
        if text.startswith("{"):
            try:
                return write(load(text))
            except BadDefinition as fault:
                words = _("This is no coat of arms: %(why)s")
                raise ValidationError(words, params={"why": fault}) from fault
        query = dict(parse_qsl(urlsplit(text).query))
        if not any(query.get(name) for name in FIELDS):
            raise ValidationError(_("Paste the address of the builder, with all that follows “?”."))
        composed = compose(query)
        if composed.notices:
            raise ValidationError([*composed.notices])
        return write(composed.blason)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return (initial or None) != self.to_python(data)
        except ValidationError:
            return True


class BlasonField(models.JSONField):
    """The definition of a blason as ``heraldry.definition.write`` gives it; None without."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"null": True, "blank": True, **kwargs})

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if value is not None and from_kept(value) is None:
            raise ValidationError(_("This coat of arms cannot be drawn."))

    def formfield(self, **kwargs: Any) -> forms.Field:
        return BlasonFormField(
            required=False, label=capfirst(self.verbose_name), help_text=self.help_text
        )
