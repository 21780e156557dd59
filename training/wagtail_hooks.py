"""What the room of training adds to Wagtail's admin."""

from wagtail import hooks

from training.wishes import admin as wishes

hooks.register("register_admin_urls", wishes.urls)
hooks.register("register_reports_menu_item", wishes.menu_item)
