"""Coats of arms by rules, in plain Python: a small definition is validated, drawn and described.

``definition`` says what a blason is, ``drawing`` draws it as SVG, ``french`` and ``english`` blazon
it in words. Nothing here knows Django, so that all of it reads and tests by itself.
"""
