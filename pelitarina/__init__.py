"""Pelitarina: story-games that a social worker and a customer play side by side."""

__version__ = "0.1.0"
