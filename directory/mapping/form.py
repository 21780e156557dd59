"""The form in which an editor says what each column means, and what the words in it do."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.importing.headers import DAYS, POINT
from directory.models import Place
from directory.standard import COLUMN
from directory.vocabularies import VOCABULARIES, lazy_words

from . import kinds, words
from .draft import KEPT, Draft, Word

Choices = list[tuple[str, str | Promise]]

_LONGEST = 60  # characters of a choice

_GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (
        gettext_lazy("The place"),
        (
            "nom",
            "id",
            "pivot",
            "typologie",
            "structure_parente",
            "presentation_resume",
            "presentation_detail",
            "date_maj",
            "source",
        ),
    ),
    (
        gettext_lazy("Where it is"),
        (
            kinds.PACKED,
            "adresse",
            "complement_adresse",
            "code_postal",
            "commune",
            "code_insee",
            "latitude",
            "longitude",
            POINT,
            "itinerance",
        ),
    ),
    (
        gettext_lazy("How to reach it"),
        (
            "telephone",
            "courriels",
            "site_web",
            "prise_rdv",
            "fiche_acces_libre",
            "horaires",
            *DAYS,
        ),
    ),
    (
        gettext_lazy("What it offers"),
        (
            "services",
            "publics_specifiquement_adresses",
            "prise_en_charge_specifique",
            "frais_a_charge",
            "modalites_acces",
            "modalites_accompagnement",
            "dispositif_programmes_nationaux",
            "formations_labels",
            "autres_formations_labels",
        ),
    ),
)
_OWN_LABELS = {
    kinds.PACKED: gettext_lazy("Whole address: street, postcode and town"),
    POINT: gettext_lazy("Latitude and longitude in one cell"),
    "id": gettext_lazy("Identifier in the source"),
}
_LABELS = {field.name: field.verbose_name for field in Place._meta.fields}
# What a yes can be asked for: short lists that are not about the kind of place.
_ASKED = tuple(name for name in words.VOCABULARIES_GUESSED if name != "typologie")


def label_of(field: str) -> str:
    """What editors call a column of the standard."""
    if field in _OWN_LABELS:
        return str(_OWN_LABELS[field])
    if field in DAYS:
        return _("Hours: %(day)s") % {"day": WEEKDAYS[list(DAYS).index(field)]}
    return capfirst(str(_LABELS[COLUMN[field].attribute]))


def _terms(vocabulary: str, before: str = "") -> Choices:
    """The values of a list; their words cut, as a select is as wide as its longest."""
    return [
        (f"{before}{term.value}", Truncator(lazy_words(term)).chars(_LONGEST))
        for term in VOCABULARIES[vocabulary]
    ]


class MappingForm(forms.Form):
    """A select for each column and for each word that the standard does not have."""

    def __init__(self, draft: Draft, data: Any = None) -> None:
        super().__init__(data)
        self.draft = draft
        meanings = [(group, [(name, label_of(name)) for name in names]) for group, names in _GROUPS]
        self._columns = {f"column-{at}": name for at, name in enumerate(draft.sample.columns)}
        for key, column in self._columns.items():
            self.fields[key] = forms.ChoiceField(
                label=_("What “%(column)s” means") % {"column": column},
                choices=[("", _("Left out")), *self._special(column), *meanings],
                initial=draft.choice(column),
                required=False,
            )
        self._words = draft.words()
        for vocabulary, found in self._words.items():
            terms = [("", _("Nothing that the standard has")), *_terms(vocabulary)]
            for word in found:
                self.fields[word.name(vocabulary)] = forms.ChoiceField(
                    label=_("What “%(word)s” means") % {"word": word.text},
                    choices=terms,
                    initial=word.value,
                    required=False,
                )

    def _special(self, column: str) -> Iterable[tuple[str, Any]]:
        """Choices that only this column has."""
        if self.draft.choice(column) == KEPT:
            fields = ", ".join(map(label_of, self.draft.fields_of(column)))
            yield KEPT, _("As it is: %(fields)s") % {"fields": fields}
        if words.yes_or_no(self.draft.sample.columns[column].values):
            for vocabulary in _ASKED:
                group = _("Yes means, in “%(list)s”") % {"list": label_of(vocabulary)}
                yield group, _terms(vocabulary, f"{vocabulary}=")

    def columns(self) -> Iterable[dict[str, Any]]:
        """For the page: each column with its examples, its select and whether to look twice."""
        for key, name in self._columns.items():
            yield {
                "name": name,
                "examples": self.draft.sample.columns[name].examples,
                "select": self[key],
                "sure": self.draft.is_sure(name),
                "read": bool(self.draft.choice(name)),
            }

    def lists(self) -> Iterable[dict[str, Any]]:
        """For the page: each of the standard's lists with the words to be translated."""
        for vocabulary, found in self._words.items():
            yield {
                "name": vocabulary,
                "label": label_of(vocabulary),
                "words": [self._line(vocabulary, word) for word in found],
            }

    def _line(self, vocabulary: str, word: Word) -> dict[str, Any]:
        return {"text": word.text, "count": word.count, "select": self[word.name(vocabulary)]}

    def corrected(self) -> Draft:
        """The draft as the form says; words of columns that mean something else now not asked."""
        data: dict[str, str] = self.cleaned_data
        choices = {name: data[key] for key, name in self._columns.items() if key in data}
        return self.draft.with_choices(choices).with_words(data)
