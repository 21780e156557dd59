"""What an import found, in words, as plain values for the templates."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.importing.findings import FileFault, Kind, Reason, UnreadableFile
from directory.importing.merging import column
from directory.importing.sentences import KINDS, REASONS, sentence_of
from directory.keeping.forms import in_words
from directory.models import ImportRun, Place
from directory.provenance import Hand, Origin

from .runs import UNEXPECTED

# In the order of the page; what the numbers of a summary are called.
COUNTS = {
    "read": gettext_lazy("Rows read"),
    "added": gettext_lazy("Places added"),
    "updated": gettext_lazy("Places changed"),
    "unchanged": gettext_lazy("Places unchanged"),
    "gone": gettext_lazy("Places gone from the source"),
    "returned": gettext_lazy("Places back in the source"),
    "rejected": gettext_lazy("Rows rejected"),
    "repeated": gettext_lazy("Rows repeated"),
    "kept": gettext_lazy("Fields edited by hand and kept"),
    "left": gettext_lazy("Added places kept, as somebody works with them"),
}
ALWAYS = ("read", "added", "updated", "unchanged", "gone", "rejected")
HANDS = {
    Hand.EDITOR: gettext_lazy("An editor, by hand"),
    Hand.MANAGER: gettext_lazy("A manager of the place, by hand"),
    Hand.READER: gettext_lazy("A reader’s correction"),
}


def told(run: ImportRun) -> str:
    """The state of an import and its day, on one line."""
    state = _("Interrupted") if run.has_died else run.get_state_display()
    return f"{state} · {date_format(localtime(run.begun_at), 'SHORT_DATETIME_FORMAT')}"


def counts(run: ImportRun) -> list[tuple[str, int]]:
    """Words and numbers of the summary; those that are rarely other than 0 only when they are."""
    found = run.summary
    return [
        (str(words), found.get(name, 0))
        for name, words in COUNTS.items()
        if name in found and (name in ALWAYS or found[name])
    ]


def fault(run: ImportRun) -> str:
    """Why the import failed; empty when it did not."""
    if not run.fault:
        return _("It was interrupted.") if run.state == ImportRun.State.FAILED else ""
    if run.fault == UNEXPECTED:
        return _("Something went wrong that is our fault; the portal’s log says more.")
    return sentence_of(UnreadableFile(FileFault(run.fault), run.detail))


def findings(run: ImportRun) -> list[dict[str, Any]]:
    """What was found in the rows: kinds, each with reasons and how often."""
    groups: list[dict[str, Any]] = []
    for kind in (Kind.REJECTION, Kind.REPAIR, Kind.LOSS, Kind.NOTICE):
        rows = [(str(REASONS[Reason(r)]), count) for k, r, count in run.findings if k == kind]
        if rows:
            groups.append({"label": KINDS[kind], "rows": rows})
    return groups


def changed(run: ImportRun) -> list[dict[str, Any]]:
    """The examples of changed places, values in words."""
    return [
        {
            "title": one["title"],
            "fields": [
                {"label": label(name), "old": in_words(name, old), "new": in_words(name, new)}
                for name, old, new in one["fields"]
            ],
        }
        for one in run.examples.get("changed", [])
    ]


def noted(run: ImportRun, kind: Kind) -> list[dict[str, Any]]:
    """The examples of findings of a kind."""
    return [{**one, "reason": REASONS[Reason(one["reason"])]} for one in run.examples.get(kind, [])]


def label(name: str) -> str:
    """How editors know a field."""
    return str(_LABELS[name]) if name in _LABELS else column(name)


_LABELS = {field.name: field.verbose_name for field in Place._meta.fields}


def source_in_words(origin: Origin) -> str:
    """A source's name, or whose hand it was."""
    if origin.by_hand:
        return str(HANDS[Hand(origin.source)])
    return origin.source or _("Not known")
