"""« This is wrong »: what anybody may say of a place, and what an editor makes of it.

``subjects``: what may be wrong. ``reading`` and ``forms``: what was typed. ``views``: the pages.
``deciding``: accepted, it becomes an edit of the place. ``wording``: what the inbox shows.
``holding`` and ``keeping``: for how long, and what of it is personal.
"""
