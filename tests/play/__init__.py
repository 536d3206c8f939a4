"""What happens when a story is played."""
