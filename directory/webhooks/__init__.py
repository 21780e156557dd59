"""Partners are told that places changed: which, and where to read them, by signed requests.

``messages`` says what is told, ``posting`` sends it, ``delivery`` decides when and again.
"""
