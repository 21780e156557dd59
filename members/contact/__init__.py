"""Writing to a mediator or a place without learning their address.

The message waits until its sender has confirmed their own address by a link; then it is relayed,
and answers go straight to the sender. Decisions: ``docs/decisions/contact.md``.
"""
