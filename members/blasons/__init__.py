"""Blasons on the portal: composed at an address of their own, kept as pictures, printed."""
