from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home page and site")

    def ready(self) -> None:
        """Listen to what changes the menus, and give content pages to the search."""
        from home import documents, navigation
        from home.models import ContentPage
        from members.indexing import follow_pages
        from search import registry

        navigation.connect()
        registry.register(registry.Source("page", documents.pages))
        follow_pages("page", ContentPage)
