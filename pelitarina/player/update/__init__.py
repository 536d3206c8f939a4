"""What does a message change? ``update(model, message)`` gives the new model and what to ask of the world."""

from pelitarina.player.update.update import update

__all__ = ["update"]
