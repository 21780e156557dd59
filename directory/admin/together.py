"""Two people edit the same thing in the admin, or one there and one in their space.

Wagtail warns with a script before a form that is behind replaces something newer, but saves it
when the script is missing or has not asked yet.
"""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.snippets.views.snippets import EditView


class EditViewThatAsks(EditView):
    """The form of a snippet: what is newer is replaced at the second press only."""

    def is_valid(self, form: Any) -> bool:
        """Not when somebody has saved since the form was opened: it comes back as it was typed."""
        if self.is_out_of_date and not self.expects_json_response:
            self.produced_error_message = _(
                "Somebody else has changed this since you opened it. Nothing is saved yet: what "
                "you typed is below, and the history shows what they saved. Save again to "
                "replace it."
            )
            return False
        valid: bool = super().is_valid(form)
        return valid
