"""Turns texts written in two languages into translations as wagtail-localize keeps them.

An editor then finds them in the translation editor, sentence by sentence, as if typed there.
"""

import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db.models import Model
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    String,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments, quote_path_component


def translate(source: Model, locale: Locale, change: Callable[[Any], None]) -> Any:
    """Publish ``source`` in ``locale``; ``change`` gives a copy of it the other language's texts.

    The copy must keep the source's form: the same blocks, paragraphs and links in the same order.
    ValueError where it does not. Returns the translated object.
    """
    record, _created = TranslationSource.update_or_create_from_instance(source)
    translation, _created = Translation.objects.get_or_create(source=record, target_locale=locale)
    wanted = record.as_instance()
    change(wanted)
    texts = _texts(wanted)
    for path, originals in _texts(record.as_instance()).items():
        if len(texts[path]) != len(originals):
            raise ValueError(
                f"{source} has {len(originals)} texts at {path}, its translation into "
                f"{locale.language_code} {len(texts[path])}: they must correspond"
            )
        context = TranslationContext.objects.get(object_id=record.object_id, path=path)
        for original, text in zip(originals, texts[path], strict=True):
            StringTranslation.objects.update_or_create(
                translation_of=String.from_value(record.locale, original.string),
                locale=locale,
                context=context,
                defaults={"data": text.string.data},
            )
            for address, other in _changed_links(original, text):
                _redirect(record, locale, f"{path}.{quote_path_component(address)}", other)
    translation.save_target()
    return record.get_translated_instance(locale)


def _texts(instance: Model) -> defaultdict[str, list[StringSegmentValue]]:
    """The translatable texts of an object by their path within it."""
    found = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment)
    return found


def _changed_links(original: StringSegmentValue, text: StringSegmentValue) -> list[tuple[str, str]]:
    """Pairs of addresses, where a link of ``original`` leads elsewhere in ``text``."""
    links, others = original.attrs or {}, text.attrs or {}
    if links.keys() != others.keys():
        raise ValueError(f"“{text.render_text()}” must have the links of its original")
    return [
        (link["href"], others[key]["href"])
        for key, link in links.items()
        if "href" in link and link["href"] != others[key]["href"]
    ]


def _redirect(record: TranslationSource, locale: Locale, path: str, address: str) -> None:
    """Let the link at ``path`` lead to ``address`` in the translation."""
    segment = OverridableSegment.objects.select_related("context").get(
        source=record, context__path=path
    )
    SegmentOverride.objects.update_or_create(
        locale=locale, context=segment.context, defaults={"data_json": json.dumps(address)}
    )
