"""Bots: what they find, and that they find it again."""
