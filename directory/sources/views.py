"""The imports of a source in the admin: begun, looked at, applied, undone."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic.base import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from directory.importing.findings import Kind
from directory.mapping.admin import MAPPING
from directory.models import ImportRun, Source

from . import runs, tasks, wording
from .admin import SourceViewSet, imports_url

RUN = "source-import"
REPORT = "source-import-report"
State = ImportRun.State


def may_preview(user: Any) -> bool:
    """Reading a file changes no place."""
    return bool(user.has_perm("directory.change_source"))


def may_apply(user: Any) -> bool:
    """What an import brings is public at once, so that it takes whoever publishes places."""
    return may_preview(user) and bool(user.has_perm("directory.publish_place"))


class _Page(WagtailAdminTemplateMixin, TemplateView):
    """What the pages share: who may see them, and the way back."""

    header_icon = "download"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_preview(request.user):
            raise PermissionDenied
        self.find(kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def find(self, pk: int) -> None:
        """Read what the page is about; 404 without it."""
        raise NotImplementedError

    def crumbs(self, *items: tuple[str, str]) -> list[dict[str, Any]]:
        """From the list of sources to here."""
        sources = reverse(SourceViewSet().get_url_name("list"))
        ways = [(sources, str(Source._meta.verbose_name_plural).capitalize()), *items]
        return [*self.breadcrumbs_items, *({"url": url, "label": label} for url, label in ways)]


class SourceImports(_Page):
    """All imports of a source; the button reads its file for a preview."""

    template_name = "directory/admin/source_imports.html"

    def find(self, pk: int) -> None:
        self.source = get_object_or_404(Source, pk=pk)

    def get_page_title(self) -> str:
        return _("Imports: %(source)s") % {"source": self.source}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse(SourceViewSet().get_url_name("edit"), args=[self.source.pk])
        return self.crumbs((edit, str(self.source)), ("", _("Imports")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.source.runs.select_related("by").defer("examples", "findings")[:50]
        return {
            **super().get_context_data(**kwargs),
            "source": self.source,
            "columns_url": reverse(MAPPING, args=[self.source.pk]),
            "runs": [
                {
                    "run": run,
                    "words": wording.told(run),
                    "url": reverse(RUN, args=[run.pk]),
                }
                for run in found
            ],
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin an import: its preview is read in the background."""
        try:
            run = runs.begin(self.source, request.user)
        except runs.Busy:
            messages.warning(request, _("An import of this source is being worked on already."))
            return HttpResponseRedirect(imports_url(self.source))
        tasks.preview.enqueue(run.pk)
        return HttpResponseRedirect(reverse(RUN, args=[run.pk]))


class ImportPage(_Page):
    """One import: what it would do or has done, and what can be done with it."""

    template_name = "directory/admin/import_run.html"

    def find(self, pk: int) -> None:
        self.run = get_object_or_404(ImportRun.objects.select_related("source"), pk=pk)
        runs.bury(self.run)

    def get_page_title(self) -> str:
        return _("Import: %(source)s") % {"source": self.run.source}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        back = imports_url(self.run.source)
        return self.crumbs((back, str(self.run.source)), ("", _("Import")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = self.run
        share = 100 * run.position // run.size if run.size else 0
        return {
            **super().get_context_data(**kwargs),
            "run": run,
            "state": wording.told(run),
            "percent": min(share, 100),
            "fault": wording.fault(run),
            "counts": wording.counts(run),
            "findings": wording.findings(run),
            "added": run.examples.get("added", []),
            "changed": wording.changed(run),
            "gone": run.examples.get("gone", []),
            "rejected": wording.noted(run, Kind.REJECTION),
            "kept": wording.noted(run, Kind.KEPT),
            "may_apply": may_apply(self.request.user),
            "imports_url": imports_url(run.source),
            "report_url": reverse(REPORT, args=[run.pk]) if run.report else "",
            "apply_again": run.state == State.FAILED and run.applied_at,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says, in the background."""
        here = HttpResponseRedirect(reverse(RUN, args=[self.run.pk]))
        act = request.POST.get("act")
        if not may_apply(request.user):
            raise PermissionDenied
        if act == "undo" and not self.run.can_be_undone:
            messages.error(request, _("This import cannot be undone any more."))
            return here
        try:
            if act == "apply":
                runs.move(self.run, State.APPLYING)
                tasks.apply.enqueue(self.run.pk)
            elif act == "undo":
                runs.move(self.run, State.UNDOING)
                tasks.undo_all.enqueue(self.run.pk)
            elif act == "dismiss":
                runs.move(self.run, State.DISMISSED)
        except runs.Busy:
            messages.warning(request, _("Somebody else was quicker: this is how it is now."))
        return here


def report(request: HttpRequest, pk: int) -> FileResponse:
    """The report of an import, as a file."""
    if not may_preview(request.user):
        raise PermissionDenied
    run = get_object_or_404(ImportRun, pk=pk)
    if not run.report:
        raise Http404
    return FileResponse(run.report.open("rb"), as_attachment=True, filename=f"import-{pk}.csv")
