"""What the room of training adds to Wagtail's admin."""

from wagtail import hooks

from training import report
from training.wishes import admin as wishes
from training.wishes import comparing

hooks.register("register_admin_urls", comparing.urls)
for each in (report, wishes):
    hooks.register("register_admin_urls", each.urls)
    hooks.register("register_reports_menu_item", each.menu_item)
