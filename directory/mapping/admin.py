"""The assistant in Wagtail's admin: what the columns of a source's file mean."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path as at
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from directory.importing.applying import known_towns
from directory.importing.downloading import fetch
from directory.importing.findings import FileFault, UnreadableFile
from directory.importing.headers import own
from directory.importing.reading import Format, opened
from directory.importing.reading import Source as OpenFile
from directory.importing.sentences import sentence_of
from directory.models import Source

from .draft import Draft
from .form import MappingForm
from .preview import preview
from .rules import Mapping, Unfit
from .samples import Sample

MAPPING = "source-mapping"
MOST = 100_000_000  # bytes that an editor waits for
SECONDS = 60


class MappingView(WagtailAdminTemplateMixin, TemplateView):
    """Columns, words and what comes out of them, corrected until it is right, then saved."""

    template_name = "directory/admin/mapping.html"
    page_title = gettext_lazy("Columns and values")
    header_icon = "table"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For whoever may change sources."""
        if not request.user.has_perm("directory.change_source"):
            raise PermissionDenied
        self.source = get_object_or_404(Source, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.source.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @cached_property
    def draft(self) -> Draft:
        """What is saved, or a guess: for a new source, for one whose file has other columns now."""
        with _opened(self.source) as file:
            sample = Sample.of(file.rows)
        if not sample.rows:
            raise UnreadableFile(FileFault.NO_ROWS)
        return Draft.of(sample, None if "guess" in self.request.GET else _saved(self.source))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return self._page(MappingForm(self.draft))
        except UnreadableFile as error:
            return self._unreadable(error)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, or show what would come out."""
        try:
            form = MappingForm(self.draft, request.POST)
        except UnreadableFile as error:
            return self._unreadable(error)
        if not form.is_valid():
            messages.error(request, _("A choice is none of those offered; look at it again."))
            return self._page(form, status=400)
        corrected = form.corrected()
        if "save" not in request.POST:
            return self._page(MappingForm(corrected))
        if "nom" not in corrected.mapping.fields:
            messages.error(request, _("Say which column has the names of the places."))
            return self._page(MappingForm(corrected), status=400)
        self.source.mapping = corrected.mapping.to_json()
        self.source.save(update_fields=["mapping"])
        following = messages.button(
            reverse("source-imports", args=[self.source.pk]), _("Go on to the preview")
        )
        messages.success(
            request,
            _("What the columns mean is saved; the next import reads them so."),
            buttons=[following],
        )
        return HttpResponseRedirect(reverse(MAPPING, args=[self.source.pk]))

    def _page(self, form: MappingForm, status: int = 200) -> HttpResponse:
        context = self.get_context_data(
            form=form,
            preview=preview(form.draft, known_towns()),
            rows=len(form.draft.sample.rows),
            saved=self.source.mapping is not None,
        )
        return self.render_to_response(context, status=status)

    def _unreadable(self, error: UnreadableFile) -> HttpResponse:
        messages.error(self.request, sentence_of(error))
        return self.render_to_response(self.get_context_data(), status=400)


@contextmanager
def _opened(source: Source) -> Iterator[OpenFile]:
    """The source's file with its own names: the one of its last import, or what it has now."""
    form = cast(Format, source.form) if source.form else None
    last = source.runs.exclude(file="").first() if source.address else None
    kept = last.file if last else source.upload
    if kept and Path(kept.path).exists():
        with opened(kept.path, form, own) as file:
            yield file
        return
    if not source.address:
        raise UnreadableFile(FileFault.MISSING)
    with tempfile.TemporaryDirectory(prefix="blason-mapping-") as folder:
        path = Path(folder) / f"file{Path(urlsplit(source.address).path).suffix}"
        fetch(source.address, path, most=MOST, seconds=SECONDS)
        with opened(str(path), form, own) as file:
            yield file


def _saved(source: Source) -> Mapping | None:
    """What is saved; nothing when an older portal wrote it in a way that is not known any more."""
    if source.mapping is None:
        return None
    try:
        return Mapping.from_json(source.mapping)
    except Unfit:
        return None


URLS = [at("sources/<int:pk>/columns/", MappingView.as_view(), name=MAPPING)]
