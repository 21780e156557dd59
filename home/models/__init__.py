from .content import ContentPage
from .home import HomePage
from .menu import Menu, MenuItem
from .site import SiteIdentity, SiteSettings, SocialLink

__all__ = [
    "ContentPage",
    "HomePage",
    "Menu",
    "MenuItem",
    "SiteIdentity",
    "SiteSettings",
    "SocialLink",
]
