"""Expressions that mean the same to whoever searches, as editors keep them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

from search import synonyms
from search.analysis import is_stop_word, stems, words

LONGEST = 60  # letters of an expression
MOST_WORDS = 6
MOST = 20  # expressions of a group


def _shipped() -> list[tuple[str, str]]:
    """The groups that came with the portal, by their first expression, for a form to choose."""
    return [(group[0], ", ".join(group)) for group in synonyms.shipped()]


class SynonymGroup(PreviewableMixin, models.Model):
    """A group of its own, or one in the place of a shipped group; without expressions that is off.

    ``expressions`` stand one a line; ``replaces`` is the first expression of the shipped group.
    """

    expressions = models.TextField(
        _("expressions that mean the same"),
        blank=True,
        help_text=_(
            "One a line, such as “fablab” and “fab lab”. Capitals, accents and plurals make no "
            "difference. A search for one of them finds the others too."
        ),
    )
    replaces = models.CharField(
        _("in the place of"),
        max_length=LONGEST,
        blank=True,
        choices=_shipped,
        help_text=_(
            "A group that came with the portal. Write all of its expressions above that should "
            "stay; leave them empty to switch it off."
        ),
    )
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["expressions", "pk"]
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return ", ".join(self.lines) or str(_("without “%(name)s”") % {"name": self.replaces})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.expressions = "\n".join(self.lines)
        super().save(*args, **kwargs)

    @property
    def lines(self) -> list[str]:
        """The expressions."""
        return [" ".join(line.split()) for line in self.expressions.splitlines() if line.strip()]

    def clean(self) -> None:
        """Refuse what could not work, with a sentence that says what to do."""
        super().clean()
        if fault := _fault(self.lines, off=bool(self.replaces)):
            raise ValidationError({"expressions": fault})
        if self.is_active and (fault := self._taken()):
            raise ValidationError({"expressions": fault})
        if self.replaces and self._others().filter(replaces=self.replaces).exists():
            raise ValidationError(
                {"replaces": _("Another group already stands in the place of that one.")}
            )

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "directory/admin/synonyms_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from directory.synonyms import effect_of

        return {**super().get_preview_context(request, mode_name), "effect": effect_of(self)}

    def _others(self) -> models.QuerySet["SynonymGroup"]:
        return SynonymGroup.objects.exclude(pk=self.pk).filter(is_active=True)

    def _taken(self) -> str:
        """That an expression stands in another group that is in use; empty when none does."""
        mine = {tuple(stems(line)): line for line in self.lines}
        for group in groups_of(self._others(), also_off={self.replaces}):
            for line in group:
                if tuple(stems(line)) in mine:
                    return str(
                        _("“%(line)s” already stands in the group “%(group)s”: extend that one.")
                    ) % {"line": mine[tuple(stems(line))], "group": ", ".join(group)}
        return ""


def groups_of(rows: Iterable[SynonymGroup], also_off: Iterable[str] = ()) -> list[Sequence[str]]:
    """All the groups that hold with ``rows``: theirs, and the shipped ones they leave in place.

    ``also_off``: the first expressions of shipped groups to leave out.
    """
    rows = list(rows)
    replaced = {row.replaces for row in rows} | set(also_off)
    kept = [group for group in synonyms.shipped() if group[0] not in replaced]
    return [*kept, *(row.lines for row in rows if row.lines)]


def _fault(lines: Sequence[str], *, off: bool) -> str:
    """What is wrong with the expressions of a group; empty when nothing is."""
    if not lines and off:
        return ""
    if len(lines) < 2:
        return str(_("At least two expressions are needed, one a line."))
    if len(lines) > MOST:
        return str(_("At most %(most)d expressions make a group.")) % {"most": MOST}
    seen: dict[tuple[str, ...], str] = {}
    for line in lines:
        if len(line) > LONGEST or len(words(line)) > MOST_WORDS:
            return str(
                _("“%(line)s” is too long: %(words)d words and %(letters)d letters at most.")
            ) % {"line": line, "words": MOST_WORDS, "letters": LONGEST}
        if all(is_stop_word(word, "en") for word in words(line)):
            return str(_("“%(line)s” has no word that says anything by itself.")) % {"line": line}
        key = tuple(stems(line))
        if key in seen:
            return str(_("“%(one)s” and “%(other)s” are the same to the search.")) % {
                "one": seen[key],
                "other": line,
            }
        seen[key] = line
    return ""
