"""The outbox: every mail of the portal is kept in the database until the mail server has it.

``backend`` takes mails from all senders, Django's and the libraries' among them, as they are all
sent by the mailer ``default``. ``delivery`` hands them to the mailer ``transport``.
"""

TRANSPORT = "transport"  # the mailer that carries mails away: SMTP, or files
