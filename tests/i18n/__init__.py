"""Which words a reader gets."""
