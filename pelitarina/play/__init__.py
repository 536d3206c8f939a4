"""What happens when a story is played: pure steps over frozen states, places to come back to, playthroughs."""
