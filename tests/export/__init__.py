"""What leaves, and to whom."""
