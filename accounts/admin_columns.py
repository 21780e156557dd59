"""Columns of the admin's reports."""

from typing import Any

from django.middleware.csrf import get_token
from wagtail.admin.ui.tables import Column


class FormColumn(Column):
    """A column of small forms; ``cell_template_name`` draws one for ``instance``."""

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "csrf_token": get_token(parent_context["request"])}
