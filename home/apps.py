from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home page and site")

    def ready(self) -> None:
        """Listen to what changes the menus."""
        from home import navigation

        navigation.connect()
