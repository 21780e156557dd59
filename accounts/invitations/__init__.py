"""Invitations: editors and hubs ask people to make an account, one by one or by a table."""
