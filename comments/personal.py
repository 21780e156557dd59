"""In the admin: everything that was sent with one e-mail address, to be exported or erased."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from comments.erasing import erase, export
from comments.models import Comment


class AddressForm(forms.Form):
    """Whose comments. It is sent by POST, so that no log holds the address."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"))


class PersonalView(WagtailAdminTemplateMixin, FormView):
    """Search first; then export as a file, or erase: the answers of others stay."""

    template_name = "comments/admin/personal.html"
    page_title = gettext_lazy("Comments of an address")
    header_icon = "user"
    form_class = AddressForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm("comments.personal_comment"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def form_valid(self, form: AddressForm) -> HttpResponse:
        found = Comment.objects.by_address(form.cleaned_data["email"])
        action = self.request.POST.get("action", "")
        if action == "export":
            answer = JsonResponse(
                export(found), safe=False, json_dumps_params={"ensure_ascii": False, "indent": 2}
            )
            answer["Content-Disposition"] = 'attachment; filename="comments.json"'
            return answer
        if action == "erase":
            count = erase(found)
            sentence = ngettext("%(count)s comment erased.", "%(count)s comments erased.", count)
            messages.success(self.request, sentence % {"count": count})
            found = found.none()
        elif not found.exists():
            messages.warning(self.request, _("Nothing was sent with this address."))
        context = self.get_context_data(form=form, found=found.select_related("page"))
        return self.render_to_response(context)
