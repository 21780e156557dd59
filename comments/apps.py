from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = _("Comments")

    def ready(self) -> None:
        """Give what waits to the editors' inbox."""
        from comments.inbox import WaitingComments
        from members import inbox

        inbox.register(WaitingComments())
