"""Places kept up to date by the people who work there.

``claims``: « I work here », and who agrees. ``forms`` and ``editing``: what a manager changes, and
what becomes of it when somebody else did too. ``confirming``: twice a year, is it still right?
"""
