"""Exchanges between peers: « j’offre / je cherche », until a day, by the form to the mediator."""
