"""The map on other sites: a page that any of them may frame, and a page that gives its code.

``framed.py`` is what the frame shows, ``colours.py`` (plain Python) makes a host's colour readable;
``look.py`` is the form of the second page, ``code.py`` what is copied, ``making.py`` the page.
"""
