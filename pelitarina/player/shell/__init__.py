"""The edge of the player: what reads a tree to people, and what does commands in the world."""
