"""Files of any form, brought into the standard's by a mapping that is data.

``rules`` is a mapping: which columns give each of the standard's, cut, joined and translated how;
``packed`` takes addresses apart, ``applying`` turns a file's rows into the standard's, and
``known`` has the mappings of files that hubs really receive. ``kinds``, ``guessing`` and
``translating`` guess a mapping from a file's names and values. All is plain Python without Django.
"""
