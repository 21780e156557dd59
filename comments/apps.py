from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = _("Comments")

    def ready(self) -> None:
        """Give what waits to the editors' inbox, and say how long what is refused is kept."""
        from accounts import personal_data, retention
        from comments import moderation
        from comments.holding import OwnComments
        from comments.inbox import WaitingComments
        from members import inbox

        inbox.register(WaitingComments())
        personal_data.register(OwnComments())
        refused = _("Comments that were turned down: a month")
        retention.register(retention.Rule("comments", refused, moderation.forget_refused))
