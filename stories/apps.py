from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "stories"
    verbose_name = _("Stories and mottos")

    def ready(self) -> None:
        """Forget what is kept of themes, stories and mottos when they change."""
        from editorial.kept import forget_on
        from stories.models import Motto, StoryPage, Theme

        forget_on(Theme, Motto, StoryPage, StoryPage.themes.through)
